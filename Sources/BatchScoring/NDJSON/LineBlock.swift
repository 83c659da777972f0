/// Whole lines of a file of JSON objects, one a line, as they came.
public struct LineBlock: Sendable {
  /// One line.
  struct Line: Sendable {
    /// The first byte, from the start of ``LineBlock/bytes``.
    let start: Int
    /// One past the last byte, without the line end.
    let end: Int
    /// The line of the file, from 1.
    let number: Int
    /// Whether it is longer than a line may be; only its beginning is there.
    let isCut: Bool
  }

  /// The bytes of the lines with their line ends.
  let bytes: [UInt8]
  let lines: [Line]
  /// The rows of the file before these lines.
  let rowsBefore: Int

  /// The lines from `line` on; nil when there is none.
  public func dropping(before line: Int) -> LineBlock? {
    guard let first = lines.first, first.number < line else { return self }
    let dropped = lines.prefix { $0.number < line }
    let rows = dropped.count { RowLine.isRow(bytes.span, from: $0.start, to: $0.end) }
    let rest = Array(lines.dropFirst(dropped.count))
    return rest.isEmpty ? nil : LineBlock(bytes: bytes, lines: rest, rowsBefore: rowsBefore + rows)
  }
}

/// Which lines are rows.
enum RowLine {
  /// How the line begins that stands before a rejected one and says why.
  static let noteStart = Array(#"{"_line":"#.utf8)

  /// Whether there is more than blanks, and no note of this program on a rejected row.
  static func isRow(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    var first = start
    while first < end, isBlank(bytes[first]) { first += 1 }
    guard first < end else { return false }
    guard end - first >= noteStart.count else { return true }
    return !noteStart.indices.allSatisfy { bytes[first + $0] == noteStart[$0] }
  }

  /// The blanks of JSON that can stand inside a line.
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == Byte.space || byte == Byte.tab || byte == Byte.carriageReturn
  }
}
