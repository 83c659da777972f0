internal import FEEL

/// Writes rows of a batch as lines of CSV.
///
/// Why the pointers are safe: before each line there is room for the longest that it may become, and
/// before each cell of the input for that cell; codes and numbers come from ``ColumnMemory`` at a row
/// below its number of rows.
@safe final class ColumnWriter {
  // A class, because it owns memory that is freed with it.

  private enum Kind {
    case key, text, code, number, list
  }

  /// One column of the output: plain numbers, so that a line counts no references.
  @unsafe private struct Step {
    let kind: Kind
    /// Tells by 0 whether there is a cell, or its code.
    var codes: UnsafeMutablePointer<UInt8>?
    var numbers: UnsafeMutablePointer<Int>?
    var places = 0
    var isTrimmed = false
    /// The column of the input, or the position in ``cells``.
    var position = 0
    /// How many positions belong to a list.
    var count = 1
    var cells: OutputCells.Pointers?
  }

  private let memory: ColumnMemory
  private let keyColumn: Int?
  /// In memory of its own, so that a line counts no references.
  private let steps: UnsafeMutablePointer<Step>
  private let width: Int
  private var cells: [OutputCells] = []
  private var slots: [Int] = []
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var count = 0
  /// The most bytes of a line but for cells of the input.
  private var longest = 16
  /// The most bytes of a number: a sign, nineteen digits and a point, written from a word's end.
  private static let longestNumber = 40

  init(_ plan: ColumnPlan, _ memory: ColumnMemory, keyColumn: Int?) {
    self.memory = memory
    self.keyColumn = keyColumn
    capacity = 1 << 16
    unsafe buffer = UnsafeMutablePointer.allocate(capacity: capacity)
    width = plan.outputs.count
    unsafe steps = UnsafeMutablePointer.allocate(capacity: max(1, width))
    for (position, output) in plan.outputs.enumerated() {
      unsafe (steps + position).initialize(to: step(output))
    }
  }

  deinit {
    unsafe buffer.deallocate()
    unsafe steps.deallocate()
  }

  private func step(_ output: ColumnOutput) -> Step {
    switch output {
    case .key:
      longest += ColumnWriter.longestNumber
      return unsafe Step(kind: .key, position: keyColumn ?? 0)
    case .constant(let cell):
      let position = keep([cell], slot: nil)
      return unsafe Step(kind: .code, codes: nil, cells: cells[position].pointers)
    case .codes(let slot, let cells):
      let position = keep(cells, slot: slot)
      return unsafe Step(
        kind: .code, codes: memory.codes(of: slot), cells: self.cells[position].pointers)
    case .number(let register, let places, let slot, let isTrimmed):
      longest += ColumnWriter.longestNumber
      return unsafe Step(
        kind: .number, codes: slot.map { unsafe memory.codes(of: $0) },
        numbers: memory.numbers(of: register), places: places, isTrimmed: isTrimmed)
    case .text(let column, let slot):
      return unsafe Step(
        kind: .text, codes: slot.map { unsafe memory.codes(of: $0) }, position: column)
    case .list(let elements):
      let first = cells.count
      for element in elements { _ = keep(element.cells, slot: element.slot) }
      return unsafe Step(kind: .list, position: first, count: elements.count)
    }
  }

  private func keep(_ all: [[UInt8]], slot: Int?) -> Int {
    let kept = OutputCells(all)
    longest += max(8, kept.longest) + 2
    cells.append(kept)
    slots.append(slot ?? 0)
    return cells.count - 1
  }

  /// Hands over what has been written.
  func flush(to output: inout [UInt8]) {
    unsafe output.append(contentsOf: UnsafeBufferPointer(start: buffer, count: count))
    count = 0
  }

  /// Writes the line of a row whose cells stand in `bytes`; `number` is its key where the file has
  /// none.
  func write(_ row: Int, of bytes: UnsafePointer<UInt8>, number: Int) {
    reserve(longest + width)
    for position in 0..<width {
      if position > 0 { put(Byte.comma) }
      unsafe write(steps[position], row, bytes, number)
    }
    put(Byte.lineFeed)
  }

  @inline(__always)
  private func write(_ step: Step, _ row: Int, _ bytes: UnsafePointer<UInt8>, _ number: Int) {
    switch unsafe step.kind {
    case .code:
      let code = unsafe step.codes.map { unsafe $0[row] } ?? 0
      if let cells = unsafe step.cells { count &+= unsafe cells.write(code, to: buffer + count) }
    case .number:
      if let codes = unsafe step.codes, unsafe codes[row] != 0 { return }
      guard let numbers = unsafe step.numbers else { return }
      unsafe putNumber(numbers[row], step.places, step.isTrimmed)
    case .key:
      if keyColumn == nil {
        putNumber(number, 0, false)
      } else {
        unsafe putText(step.position, row, bytes)
      }
    case .text:
      if let codes = unsafe step.codes, unsafe codes[row] != 0 { return }
      unsafe putText(step.position, row, bytes)
    case .list: unsafe putList(step.position, step.count, row)
    }
  }

  // MARK: Bytes

  private func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    let larger = max(capacity * 2, count + more)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe moved.update(from: buffer, count: count)
    unsafe buffer.deallocate()
    unsafe buffer = moved
    capacity = larger
  }

  /// Writes a byte for which there is room.
  @inline(__always)
  private func put(_ byte: UInt8) {
    unsafe buffer[count] = byte
    count &+= 1
  }

  /// A cell of the input, which is in no need of quotes nor dangerous where it is plain.
  private func putText(_ column: Int, _ row: Int, _ bytes: UnsafePointer<UInt8>) {
    let ends = unsafe memory.ends(of: row) + column
    var (start, end) = unsafe (Int(ends[0] &+ 1), Int(ends[1]))
    let isQuoted = unsafe start < end && bytes[start] == Byte.quote
    if isQuoted { (start, end) = (start + 1, end - 1) }
    guard start < end else { return }
    if !isQuoted, unsafe CSVText.isHarmless(first: bytes[start]) {
      reserve(end - start + longest + width)
      unsafe (buffer + count).update(from: bytes + start, count: end - start)
      count += end - start
    } else {
      let text = unsafe UnsafeBufferPointer(start: bytes + start, count: end - start)
      var cell: [UInt8] = []
      CSVText.append(text: unsafe String(decoding: text, as: UTF8.self), to: &cell)
      reserve(cell.count + longest + width)
      for byte in cell { put(byte) }
    }
  }

  private func putList(_ first: Int, _ count: Int, _ row: Int) {
    var isFirst = true
    for position in first..<first + count {
      let code = unsafe memory.codes(of: slots[position])[row]
      let pointers = unsafe cells[position].pointers
      guard unsafe pointers.cells[Int(code)].length > 0 else { continue }
      if !isFirst { put(Byte.space) }
      self.count &+= unsafe pointers.write(code, to: buffer + self.count)
      isFirst = false
    }
  }

  // MARK: Numbers

  @inline(__always)
  private func putNumber(_ number: Int, _ places: Int, _ isTrimmed: Bool) {
    if number < 0 { put(Byte.minus) }
    let digits = number.magnitude
    if places == 2, digits < 100_000, !isTrimmed {
      putHundredths(UInt32(truncatingIfNeeded: digits))
    } else {
      putDigits(digits, places, isTrimmed)
    }
  }

  /// A number below 1000 with two places.
  @inline(__always)
  private func putHundredths(_ number: UInt32) {
    let (whole, part) = (number / 100, number % 100)
    let tens = whole / 10
    if whole >= 100 { put(Byte.zero &+ UInt8(truncatingIfNeeded: tens / 10)) }
    if whole >= 10 { put(Byte.zero &+ UInt8(truncatingIfNeeded: tens % 10)) }
    put(Byte.zero &+ UInt8(truncatingIfNeeded: whole &- tens &* 10))
    put(Byte.point)
    put(Byte.zero &+ UInt8(truncatingIfNeeded: part / 10))
    put(Byte.zero &+ UInt8(truncatingIfNeeded: part % 10))
  }

  /// Writes the digits from the last to the first, with a point before the last `places` of them.
  @inline(never)
  private func putDigits(_ number: UInt, _ places: Int, _ isTrimmed: Bool) {
    var (rest, places) = (number, places)
    while isTrimmed, places > 0, rest % 10 == 0 { (rest, places) = (rest / 10, places - 1) }
    let length = max(ColumnWriter.digits(of: rest), places + 1)
    let width = length + (places > 0 ? 1 : 0)
    var position = count + width
    for written in 0..<length {
      position -= 1
      if written == places, places > 0 {
        unsafe buffer[position] = Byte.point
        position -= 1
      }
      unsafe buffer[position] = Byte.zero &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += width
  }

  private static func digits(of number: UInt) -> Int {
    var (rest, digits) = (number / 10, 1)
    while rest > 0 { (rest, digits) = (rest / 10, digits + 1) }
    return digits
  }
}
