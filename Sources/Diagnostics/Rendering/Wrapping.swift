/// Text broken into lines of a given width, by the rules of Chinese and of Latin text.
///
/// A line may end at a blank and on either side of a Chinese character, but no line begins with
/// closing punctuation, none ends with opening punctuation, and `——` and `……` stay whole. A word
/// that is wider than the line is cut. Line feeds in the text end lines; blanks at a line's end
/// are dropped. Rules: GB/T 15834-2011, 5.1; a small part of Unicode Standard Annex 14.
///
/// ```swift
/// Wrapping(width: 40, first: "1. ", hanging: "   ").text("…")
/// ```
public struct Wrapping: Sendable {
  /// The columns of a line, from 40 to 200.
  public let width: Int
  /// What stands before the first line; part of the width.
  public let first: String
  /// What stands before each further line; part of the width.
  public let hanging: String

  /// Wraps to `width` columns, which is brought between 40 and 200.
  public init(width: Int, first: String = "", hanging: String = "") {
    self.width = min(200, max(40, width))
    self.first = first
    self.hanging = hanging
  }

  /// The lines of `text`, at least one, each with its indent and without a line end.
  public func lines(of text: String) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: isLineEnd) {
      append(paragraph, to: &lines)
    }
    return lines
  }

  /// The lines of `text` joined by line feeds, with none at the end.
  public func text(_ text: String) -> String {
    lines(of: text).joined(separator: "\n")
  }

  private func isLineEnd(_ character: Character) -> Bool {
    character == "\n" || character == "\r\n"
  }

  private func append(_ paragraph: Substring, to lines: inout [String]) {
    let characters = Array(paragraph)
    var start = 0
    repeat {
      let indent = lines.isEmpty ? first : hanging
      // An indent that leaves no room would never end.
      let room = max(8, width - DisplayWidth.of(indent))
      let end = LineBreak.end(of: characters, from: start, room: room)
      lines.append(trimmed(indent + String(characters[start..<end])))
      start = end
      while start < characters.count && characters[start] == " " { start += 1 }
    } while start < characters.count
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}

/// Wraps `text` to `width` columns without indents; see ``Wrapping``.
public func wrapped(_ text: String, width: Int) -> String {
  Wrapping(width: width).text(text)
}
