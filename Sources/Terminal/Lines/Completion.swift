internal import Diagnostics

/// One thing that Tab can complete.
public struct Candidate: Sendable, Hashable {
  /// What is inserted: the choice's name or number, a question's name, a command.
  public let name: String
  /// What people know it by; shown beside the name.
  public let label: String
  /// Further words that find it: pinyin, initials, the label in another language.
  public let keys: [String]

  /// Makes a candidate.
  public init(_ name: String, label: String = "", keys: [String] = []) {
    self.name = name
    self.label = label
    self.keys = keys
  }

  /// The line that shows it in a list.
  var shown: String {
    label.isEmpty || label == name ? Visible.text(name) : Visible.text(name + "  " + label)
  }
}

/// What Tab does on a line.
public enum Completion: Sendable {
  /// Nothing.
  case none
  /// Completes paths of files.
  case files
  /// Completes the word before the cursor. The closure is given what stands before that word, so
  /// that `:goto ` can have other candidates than an empty line.
  case candidates(@Sendable (_ before: String) -> [Candidate])

  /// Completes each word of the line by the same candidates.
  public static func among(_ candidates: [Candidate]) -> Completion {
    .candidates { _ in candidates }
  }
}

/// What Tab found: the text that replaces what stands before the cursor, and what there is to
/// choose from when it is more than one.
struct CompletionResult: Equatable {
  let replacement: String
  let shown: [String]

  /// Completes `text` among the candidates that `provider` has; nil when none fits.
  ///
  /// A candidate fits when its name, its label or one of its keys begins with the word; when there is
  /// none, when its label holds the word. Letters are compared without case and full-width forms.
  init?(of text: String, _ provider: (String) -> [Candidate]) {
    let start =
      text.lastIndex(where: CompletionResult.separators.contains)
      .map(text.index(after:)) ?? text.startIndex
    let before = String(text[..<start])
    let word = String(text[start...])
    let fitting = CompletionResult.fitting(word, provider(before))
    guard !fitting.isEmpty else { return nil }
    shown = fitting.count == 1 ? [] : fitting.map(\.shown)
    let shared = CompletionResult.sharedBeginning(fitting.map(\.name))
    let extends = CompletionResult.folded(shared).hasPrefix(CompletionResult.folded(word))
    replacement = before + (fitting.count == 1 || extends ? shared : word)
  }

  /// What stands between two choices of an answer.
  private static let separators: Set<Character> = [" ", "\u{3000}", ",", "，", "、", ";", "；"]

  private static func fitting(_ word: String, _ candidates: [Candidate]) -> [Candidate] {
    let wanted = folded(word)
    // Commands are offered once their colon is there.
    let candidates = wanted.isEmpty ? candidates.filter { $0.name.first != ":" } : candidates
    let beginning = candidates.filter { candidate in
      ([candidate.name, candidate.label] + candidate.keys).contains {
        folded($0).hasPrefix(wanted)
      }
    }
    return beginning.isEmpty ? candidates.filter { folded($0.label).contains(wanted) } : beginning
  }

  private static func sharedBeginning(_ names: [String]) -> String {
    guard let first = names.first else { return "" }
    return names.dropFirst().reduce(first) { shared, name in
      String(zip(shared, name).prefix { $0 == $1 }.map(\.0))
    }
  }

  /// Lower case, and half-width for the full-width forms of ASCII (U+FF01 to U+FF5E).
  private static func folded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      let isFullWidth = 0xFF01...0xFF5E ~= scalar.value
      let value = isFullWidth ? scalar.value - 0xFEE0 : scalar.value
      result.append(Unicode.Scalar(value) ?? scalar)
    }
    return String(result).lowercased()
  }
}
