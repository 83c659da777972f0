/// Whole rows of a CSV file as they came.
public struct RowBlock: Sendable {
  /// Where one row stands.
  public struct Extent: Sendable, Hashable {
    /// The first byte, from the start of ``RowBlock/bytes``.
    public let start: Int
    /// One past the last byte, without the line end.
    public let end: Int
    /// The line of the file on which the row begins, from 1.
    public let line: Int
    /// The rows of the file up to this one, the header not counted.
    public let number: Int
    /// What is wrong with the row as a whole.
    public let fault: Fault?
  }

  /// Why bytes cannot be taken as a row.
  public enum Fault: Sendable, Hashable {
    /// A field begins with a quote that is never closed; the row is its first line only.
    case unclosedQuote
    /// Longer than a row may be; only its beginning is kept.
    case tooLong
  }

  /// How many bytes stand behind those of the rows where that saves a copy.
  static let padding = 128

  /// The bytes of the rows with their line ends, and perhaps some more.
  public internal(set) var bytes: [UInt8]
  /// The rows in order.
  public internal(set) var rows: [Extent]
}

extension RowBlock {
  /// The rows of CSV that has been made from something else, without a header; the first begins on
  /// `firstLine` of its file and is row `firstNumber` of it. Nil when there is none.
  init?(csv: [UInt8], firstLine: Int, firstNumber: Int) {
    var splitter = CSVSplitter(line: firstLine, number: firstNumber)
    splitter.append(csv)
    splitter.finish()
    guard let rows = splitter.takeRows() else { return nil }
    self = rows
  }

  /// The rows that begin on `line` or later; nil when there is none.
  public func dropping(before line: Int) -> RowBlock? {
    guard let first = rows.first, first.line < line else { return self }
    let rest = rows.filter { $0.line >= line }
    return rest.isEmpty ? nil : RowBlock(bytes: bytes, rows: rest)
  }
}

/// The first row of a file.
public struct HeaderLine: Sendable {
  /// The row as it came, without byte order mark and line end.
  public let bytes: [UInt8]
  /// The line of the file that it begins on, from 1.
  public let line: Int
  /// What is wrong with it as a whole.
  public let fault: RowBlock.Fault?

  /// Makes a header of its bytes.
  public init(bytes: [UInt8], line: Int = 1, fault: RowBlock.Fault? = nil) {
    self.bytes = bytes
    self.line = line
    self.fault = fault
  }
}
