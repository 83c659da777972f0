public import Diagnostics
public import FEEL
public import Questionnaires

extension Interview {
  /// Why a text is not taken, without repeating it.
  public struct NotTaken: Error, Sendable {
    public let phrase: Phrase
  }

  /// The value that a text means at a question, checked against its rules: for answers that come
  /// from a file. Nothing changes.
  public func reading(_ text: String, at address: Address) -> Result<Value, NotTaken> {
    let name = sheet.name(of: address)
    switch read(Typed.trimmed(text), at: address) {
    case .success(let value):
      let error = sheet.violations(of: value, at: address).first { $0.severity == .error }
      return error.map { .failure(NotTaken(phrase: phrase($0, name))) } ?? .success(value)
    case .failure(.notOffered), .failure(.ambiguous), .failure(.problem(.unknownChoice)):
      return .failure(
        NotTaken(
          phrase: Phrase(
            zh: "“\(name)”的选项中没有这一项", en: "“\(name)” has no such choice")))
    case .failure(.problem), .failure(.typing):
      return .failure(
        NotTaken(
          phrase: Phrase(zh: "“\(name)”不接受这样的答案", en: "“\(name)” takes another kind of answer")))
    }
  }

  private func phrase(_ violation: Violation, _ name: String) -> Phrase {
    switch violation.message {
    case .phrase(let phrase): phrase
    case .text(let text):
      Phrase(
        zh: "“\(name)”：\(text.string(in: .chinese))", en: "“\(name)”: \(text.string(in: .english))")
    }
  }
}
