import TestSupport
import Testing

extension Command {
  /// Records an issue unless the program ended with `status` and said what is wrong once, in a
  /// sentence for people that holds `words`: no stack trace, no foreign error, no answer.
  func expectRefusal(
    _ status: Int32, _ words: String..., keepingQuietAbout answers: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let said = errors + output
    #expect(exit == .status(status), "\(said)", sourceLocation: sourceLocation)
    for word in words {
      #expect(said.joined.contains(word.joined), "\(said)", sourceLocation: sourceLocation)
    }
    #expect(
      errors.split(separator: "child-impact: ", omittingEmptySubsequences: false).count <= 2,
      "\(errors)", sourceLocation: sourceLocation)
    for word in Command.foreign + answers {
      #expect(!said.contains(word), "\(said)", sourceLocation: sourceLocation)
    }
  }

  /// What nobody should have to read.
  private static let foreign = [
    "NSCocoa", "Error Domain", "Fatal error", "Backtrace", "Thread 0", "SQLite error",
    "DatabaseError",
    "Optional(", ".swift:",
  ]
}

extension String {
  /// Without the line breaks that fit a text to the width of a terminal.
  fileprivate var joined: String { filter { !$0.isWhitespace } }
}
