/// A language that the product speaks to people.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case chinese = "zh"
  case english = "en"
}

/// One sentence in each language, made where the facts are known and chosen where it is printed.
public struct Phrase: Sendable, Hashable {
  /// The Chinese wording.
  public let zh: String
  /// The English wording.
  public let en: String

  /// Makes a phrase of its two wordings.
  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The wording in `language`.
  public func text(in language: Language) -> String {
    switch language {
    case .chinese: zh
    case .english: en
    }
  }
}
