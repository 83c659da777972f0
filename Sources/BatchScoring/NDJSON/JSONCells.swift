internal import Diagnostics

/// Reads the object on one line into cells of a row of CSV, strictly (RFC 8259): each key once, and
/// each value a text, a number, a truth value, `null`, or a list of texts and numbers.
///
/// A number is the text that it is written as, so that nothing is lost; `true` and `false` are
/// `yes` and `no`; a list is its elements with a space between, as several choices are in CSV;
/// `null` and the empty text are no answer. The cell then means what it means in CSV.
struct JSONCells {
  /// Why a line is no row, and the key that it was met at.
  struct Problem: Error {
    enum Reason {
      case notObject, syntax, unknownKey, repeatedKey, nested, tooLong
    }

    let reason: Reason
    /// Nil before the first key.
    var key: String?
    /// The byte of the line, from 1.
    var byte: Int?
  }

  private let columns: ColumnNames
  /// By column: where its text stands in ``text``.
  private(set) var cells: [Range<Int>]
  private(set) var text: [UInt8] = []
  private var isGiven: [Bool]
  private var scanner = JSONScanner(from: 0, to: 0)

  init(_ columns: ColumnNames) {
    self.columns = columns
    cells = Array(repeating: 0..<0, count: columns.count)
    isGiven = Array(repeating: false, count: columns.count)
  }

  /// Whether the line that was read has this key.
  func has(_ column: Int) -> Bool { isGiven[column] }

  /// Reads the line between `start` and `end`.
  mutating func read(_ bytes: Span<UInt8>, from start: Int, to end: Int) throws(Problem) {
    for column in cells.indices {
      cells[column] = 0..<0
      isGiven[column] = false
    }
    text.removeAll(keepingCapacity: true)
    scanner = JSONScanner(from: start, to: end)
    guard scanner.takes(UInt8(ascii: "{"), in: bytes) else { throw Problem(reason: .notObject) }
    try members(in: bytes, start)
    scanner.skipBlanks(in: bytes)
    guard scanner.isAtEnd else { throw syntax(nil, start) }
  }

  private mutating func members(in bytes: Span<UInt8>, _ start: Int) throws(Problem) {
    if scanner.takes(UInt8(ascii: "}"), in: bytes) { return }
    var expected = 0
    while true {
      let column = try key(in: bytes, expecting: expected, start)
      let from = text.count
      guard try value(in: bytes, at: column, start) else { throw syntax(columns[column], start) }
      cells[column] = from..<text.count
      expected = column + 1
      if scanner.takes(UInt8(ascii: "}"), in: bytes) { return }
      guard scanner.takes(Byte.comma, in: bytes) else { throw syntax(columns[column], start) }
    }
  }

  /// The column of the key that stands here; most often it is the one after the last.
  private mutating func key(
    in bytes: Span<UInt8>, expecting: Int, _ start: Int
  ) throws(Problem) -> Int {
    let from = text.count
    guard scanner.takes(Byte.quote, in: bytes), scanner.string(in: bytes, into: &text) else {
      throw syntax(nil, start)
    }
    defer { text.removeSubrange(from...) }
    guard let column = columns.column(named: text[from...], expecting: expecting) else {
      throw Problem(reason: .unknownKey, key: String(decoding: text[from...], as: UTF8.self))
    }
    guard !isGiven[column] else { throw Problem(reason: .repeatedKey, key: columns[column]) }
    isGiven[column] = true
    guard scanner.takes(UInt8(ascii: ":"), in: bytes) else { throw syntax(columns[column], start) }
    return column
  }

  /// Appends the text of the value that stands here; false where there is none.
  private mutating func value(
    in bytes: Span<UInt8>, at column: Int, _ start: Int
  ) throws(Problem) -> Bool {
    if scanner.takes(UInt8(ascii: "["), in: bytes) { return try list(in: bytes, at: column) }
    if scanner.takesWord("null", in: bytes) { return true }
    return try scalar(in: bytes, at: column)
  }

  private mutating func list(in bytes: Span<UInt8>, at column: Int) throws(Problem) -> Bool {
    if scanner.takes(UInt8(ascii: "]"), in: bytes) { return true }
    while try scalar(in: bytes, at: column) {
      if scanner.takes(UInt8(ascii: "]"), in: bytes) { return true }
      guard scanner.takes(Byte.comma, in: bytes) else { return false }
      text.append(Byte.space)
    }
    return false
  }

  private mutating func scalar(in bytes: Span<UInt8>, at column: Int) throws(Problem) -> Bool {
    if scanner.takes(Byte.quote, in: bytes) { return scanner.string(in: bytes, into: &text) }
    if scanner.takesWord("true", in: bytes) {
      text += "yes".utf8
    } else if scanner.takesWord("false", in: bytes) {
      text += "no".utf8
    } else if scanner.stands(at: [UInt8(ascii: "{"), UInt8(ascii: "[")], in: bytes) {
      throw Problem(reason: .nested, key: columns[column])
    } else {
      return scanner.number(in: bytes, into: &text)
    }
    return true
  }

  private func syntax(_ key: String?, _ start: Int) -> Problem {
    Problem(reason: .syntax, key: key, byte: scanner.position - start + 1)
  }
}

/// The columns that keys of an object may name, in order.
struct ColumnNames: Sendable {
  private let names: [String]
  private let bytes: [[UInt8]]
  private let positions: [[UInt8]: Int]

  init(_ names: [String]) {
    self.names = names
    bytes = names.map { Array($0.utf8) }
    positions = Dictionary(uniqueKeysWithValues: zip(bytes, bytes.indices))
  }

  var count: Int { names.count }
  var all: [String] { names }

  subscript(column: Int) -> String { names[column] }

  /// The column with this name, after a look at the one that is expected.
  func column(named name: ArraySlice<UInt8>, expecting column: Int) -> Int? {
    if column < bytes.count, bytes[column].elementsEqual(name) { return column }
    return positions[Array(name)]
  }
}
