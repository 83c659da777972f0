import Diagnostics

/// What is wrong with a rule, with the scalars concerned; a finding once the origin is known.
struct SyntaxFault: Error {
  let code: String
  let message: Phrase
  let range: Range<Int>
  let help: Phrase?

  init(
    code: String = "syntax", zh: String, en: String, _ range: Range<Int>, help: Phrase? = nil
  ) {
    self.code = code
    message = Phrase(zh: zh, en: en)
    self.range = range
    self.help = help
  }

  /// The finding, given where the text stands.
  func finding(in text: String, at origin: Origin) -> Finding {
    Finding(code: code, message: message, place: origin.place(of: range, in: text), help: help)
  }
}

extension Phrase? {
  /// The help that names the nearest of `known`; nil when none is near.
  static func nearest(to name: String, among known: [String]) -> Phrase? {
    Suggestion.nearest(to: name, among: known).map {
      Phrase(zh: "是否想写 '\($0)'？", en: "did you mean '\($0)'?")
    }
  }
}
