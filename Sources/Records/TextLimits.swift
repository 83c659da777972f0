internal import Diagnostics
internal import Questionnaires

/// How long texts of people may be; a record with a longer one is refused.
public enum TextLimits {
  /// Titles, names and whatever else stands on one line, in Unicode scalars.
  public static let line = RecordLimits.title
  /// Reasons, conditions and other prose, in bytes.
  public static let prose = RecordLimits.answer

  /// Whether a text may stand on one line: not empty, not too long, nothing hidden in it.
  public static func isLine(_ text: String) -> Bool {
    (1...line).contains(text.unicodeScalars.count) && Visible.firstHidden(in: text) == nil
      && !text.utf8.contains(0x0A)
  }

  /// Whether a text may be prose: not empty, not too long, nothing hidden in any of its lines.
  public static func isProse(_ text: String) -> Bool {
    (1...prose).contains(text.utf8.count)
      && text.split(separator: "\n", omittingEmptySubsequences: false).allSatisfy {
        Visible.firstHidden(in: String($0)) == nil
      }
  }
}

extension JSONPart {
  /// A text on one line, as people may write it.
  public func line() throws(JSONProblem) -> String {
    let text = try string()
    guard TextLimits.isLine(text) else { throw problem(.notAllowed) }
    return text
  }

  /// A text of any number of lines, as people may write it.
  public func prose() throws(JSONProblem) -> String {
    let text = try string()
    guard TextLimits.isProse(text) else { throw problem(.notAllowed) }
    return text
  }

  /// A list of texts.
  public func texts() throws(JSONProblem) -> [String] {
    try list { (part) throws(JSONProblem) in try part.string() }
  }
}
