internal import Diagnostics

/// What a person sees of a program that writes to a terminal, without an end at the top.
///
/// Knows the few controls that readline uses: carriage return, line feed, backspace, cursor
/// movement, erasing, inserting and deleting; colours and modes are passed over.
public struct Screen: Sendable {
  /// One column; the second column of a wide character is empty.
  private typealias Cell = Character?

  private struct Row: Sendable {
    var cells: [Cell] = []
    /// Whether the row continues the one before it, which was full.
    var continues = false
  }

  private var rows = [Row()]
  private var row = 0
  private var column = 0
  private var waitsForWrap = false
  private var parser = EscapeParser()
  /// The columns of the terminal.
  public var columns: Int

  /// An empty screen.
  public init(columns: Int) { self.columns = columns }

  /// A place on the screen.
  public struct Mark: Sendable {
    var row = 0
    var column = 0

    /// The beginning.
    public init() {}

    init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  /// All that can be read, rows that were wrapped by the terminal in one line.
  public var text: String { text(from: Mark()) }

  /// What can be read from a place on.
  public func text(from mark: Mark) -> String { String(cells(from: mark).map(\.character)) }

  /// The place after the first occurrence of `text` behind `mark`; nil when there is none.
  public func end(of text: String, from mark: Mark) -> Mark? {
    let cells = cells(from: mark)
    let wanted = Array(text)
    guard !wanted.isEmpty, cells.count >= wanted.count else { return nil }
    for start in 0...(cells.count - wanted.count)
    where zip(wanted, cells[start...]).allSatisfy({ $0 == $1.character }) {
      return cells[start + wanted.count - 1].end
    }
    return nil
  }

  /// Shows text that a program wrote.
  public mutating func show(_ text: String) {
    for scalar in text.unicodeScalars {
      switch parser.take(scalar) {
      case .nothing: break
      case .print(let scalar): print(scalar)
      case .control(let control): obey(control)
      case .sequence(let final, let parameter): obey(final, max(1, parameter), parameter)
      }
    }
  }

  private func cells(from mark: Mark) -> [(character: Character, end: Mark)] {
    var result: [(character: Character, end: Mark)] = []
    for index in rows.indices.dropFirst(mark.row) {
      if index > mark.row && !rows[index].continues {
        result.append(("\n", Mark(row: index, column: 0)))
      }
      let skipped = index == mark.row ? mark.column : 0
      for (column, cell) in rows[index].cells.enumerated().dropFirst(skipped) {
        if let cell { result.append((cell, Mark(row: index, column: column + 1))) }
      }
    }
    return result
  }
}

extension Screen {
  private mutating func print(_ scalar: Unicode.Scalar) {
    let width = DisplayWidth.of(scalar)
    if width == 0 { return combine(scalar) }
    if waitsForWrap || column + width > columns { wrap() }
    fill(to: column + width)
    rows[row].cells[column] = Character(scalar)
    if width == 2 { rows[row].cells[column + 1] = nil }
    column += width
    waitsForWrap = column >= columns
  }

  private mutating func combine(_ scalar: Unicode.Scalar) {
    let before = rows[row].cells.prefix(column).lastIndex { $0 != nil }
    guard let before, let base = rows[row].cells[before] else { return }
    rows[row].cells[before] = Character(String(base) + String(scalar))
  }

  private mutating func wrap() {
    move(toRow: row + 1)
    rows[row].continues = true
    column = 0
  }

  private mutating func move(toRow target: Int) {
    row = max(0, target)
    while rows.count <= row { rows.append(Row()) }
    waitsForWrap = false
  }

  /// Makes sure that the row has cells up to a column.
  private mutating func fill(to end: Int) {
    while rows[row].cells.count < end { rows[row].cells.append(" ") }
  }

  private mutating func obey(_ control: Unicode.Scalar) {
    switch control {
    case "\n": move(toRow: row + 1)
    case "\r": column = 0
    case "\u{8}": column = max(0, column - 1)
    default: break
    }
    waitsForWrap = false
  }

  private mutating func obey(_ final: Unicode.Scalar, _ count: Int, _ parameter: Int) {
    waitsForWrap = false
    switch final {
    case "A": move(toRow: row - count)
    case "B": move(toRow: row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = count - 1
    case "K": erase(parameter)
    case "J": eraseBelow()
    case "P": deleteCells(count)
    case "@": insertCells(count)
    default: break
    }
  }

  private mutating func erase(_ parameter: Int) {
    switch parameter {
    case 0: rows[row].cells.removeLast(max(0, rows[row].cells.count - column))
    case 1: for index in 0..<min(column, rows[row].cells.count) { rows[row].cells[index] = " " }
    default: rows[row].cells = []
    }
  }

  private mutating func eraseBelow() {
    erase(0)
    rows.removeLast(rows.count - row - 1)
  }

  private mutating func deleteCells(_ count: Int) {
    fill(to: column + count)
    rows[row].cells.removeSubrange(column..<(column + count))
  }

  private mutating func insertCells(_ count: Int) {
    fill(to: column)
    rows[row].cells.insert(contentsOf: repeatElement(" ", count: count), at: column)
  }
}

/// Takes the escape sequences out of what a program writes.
struct EscapeParser: Sendable {
  enum Event {
    case nothing
    case print(Unicode.Scalar)
    case control(Unicode.Scalar)
    /// A control sequence: its last character and its first parameter, 0 when there is none.
    case sequence(Unicode.Scalar, Int)
  }

  private enum State {
    case text, escape, sequence, command
  }

  private var state = State.text
  private var parameter = 0
  private var takesDigits = true

  mutating func take(_ scalar: Unicode.Scalar) -> Event {
    switch state {
    case .text: takeText(scalar)
    case .escape: takeEscape(scalar)
    case .sequence: takeSequence(scalar)
    case .command: takeCommand(scalar)
    }
  }

  private mutating func takeText(_ scalar: Unicode.Scalar) -> Event {
    if scalar == "\u{1B}" { state = .escape; return .nothing }
    return scalar.value < 0x20 || scalar.value == 0x7F ? .control(scalar) : .print(scalar)
  }

  private mutating func takeEscape(_ scalar: Unicode.Scalar) -> Event {
    state = scalar == "[" ? .sequence : scalar == "]" ? .command : .text
    (parameter, takesDigits) = (0, true)
    return .nothing
  }

  private mutating func takeSequence(_ scalar: Unicode.Scalar) -> Event {
    if 0x40...0x7E ~= scalar.value { state = .text; return .sequence(scalar, parameter) }
    if 0x30...0x39 ~= scalar.value, takesDigits {
      parameter = min(9999, parameter * 10 + Int(scalar.value) - 0x30)
    } else {
      takesDigits = false
    }
    return .nothing
  }

  /// An operating system command, such as a window title; ends with BEL or ESC `\`.
  private mutating func takeCommand(_ scalar: Unicode.Scalar) -> Event {
    if scalar == "\u{7}" { state = .text }
    if scalar == "\u{1B}" { state = .escape }
    return .nothing
  }
}
