public import Diagnostics

/// Where the text of a rule stands in a file.
///
/// The text may have been unfolded, unquoted or freed of its indentation since: places inside it
/// are found by matching it against the file again, white space against any white space.
public struct Origin: Sendable {
  /// The file.
  public let source: SourceText
  /// The line of the first character of the rule, from 1.
  public let line: Int
  /// Its column in Unicode scalars, from 1.
  public let column: Int

  /// Makes an origin.
  public init(source: SourceText, line: Int, column: Int) {
    self.source = source
    self.line = line
    self.column = column
  }

  /// The origin of a text that is no part of a file.
  public static func text(_ text: String, named name: String) -> Origin {
    Origin(source: SourceText(name: name, text: text), line: 1, column: 1)
  }

  /// The place of the scalars `range` of `text`.
  func place(of range: Range<Int>, in text: String) -> Place {
    let scalars = Array(text.unicodeScalars)
    let start = position(after: range.lowerBound, of: scalars)
    let end = position(after: max(range.lowerBound, range.upperBound - 1), of: scalars)
    let length = end.line == start.line ? end.column - start.column + 1 : 1
    return Place(source: source, line: start.line, column: start.column, length: length)
  }

  /// Where the scalar at `offset` stands in the file.
  private func position(after offset: Int, of text: [Unicode.Scalar]) -> (line: Int, column: Int) {
    var cursor = SourceCursor(source: source, line: line, column: column)
    for index in 0..<min(offset, text.count) {
      if text[index].isSpace {
        let next = index + 1 < text.count ? text[index + 1] : nil
        if next.map({ !$0.isSpace }) ?? true { cursor.skipSpace() }
      } else {
        cursor.step(over: text[index])
      }
    }
    if offset < text.count, !text[offset].isSpace { cursor.skipSpace() }
    return (cursor.line, cursor.column)
  }
}

/// A position that walks through a file.
private struct SourceCursor {
  let source: SourceText
  var line: Int
  var column: Int
  private var scalars: [Unicode.Scalar]

  init(source: SourceText, line: Int, column: Int) {
    self.source = source
    self.line = line
    self.column = column
    scalars = SourceCursor.scalars(source, line)
  }

  private static func scalars(_ source: SourceText, _ line: Int) -> [Unicode.Scalar] {
    source.lines.indices.contains(line - 1) ? Array(source.lines[line - 1].unicodeScalars) : []
  }

  private var current: Unicode.Scalar? {
    scalars.indices.contains(column - 1) ? scalars[column - 1] : nil
  }

  /// Moves over one scalar of the rule; an escape before it in the file is passed too.
  mutating func step(over scalar: Unicode.Scalar) {
    skipSpace()
    if current != scalar, current == "\\" || current == "'" { column += 1 }
    column += 1
  }

  /// Moves over white space and line ends; stays put at the end of the file.
  mutating func skipSpace() {
    let start = (line, column, scalars)
    while true {
      if let here = current {
        guard here.isSpace else { return }
        column += 1
      } else if line < source.lines.count {
        line += 1
        column = 1
        scalars = SourceCursor.scalars(source, line)
      } else {
        (line, column, scalars) = start
        return
      }
    }
  }
}
