public import Diagnostics

/// What a questionnaire says to people: a wording in each of its languages, with places where
/// answers are filled in.
public struct Text: Sendable {
  /// A piece of a wording.
  public enum Piece: Sendable {
    /// Words as written.
    case words(String)
    /// The label of the value of a cell, written `${name}` in the questionnaire.
    case cell(Int)
  }

  /// The pieces by language; every language of the questionnaire is there.
  public let wordings: [Language: [Piece]]

  /// Makes a text of its wordings.
  public init(_ wordings: [Language: [Piece]]) {
    self.wordings = wordings
  }

  /// Makes a text that is the same words in each language.
  public init(verbatim words: String) {
    self.wordings = Dictionary(
      uniqueKeysWithValues: Language.allCases.map { ($0, [.words(words)]) })
  }

  /// The wording in `language`, or in another one where it is missing, with each cell replaced by
  /// what `label` gives for it.
  public func string(in language: Language, filling label: (Int) -> String = { _ in "…" })
    -> String
  {
    let pieces = wordings[language] ?? wordings.values.first ?? []
    return pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .cell(let cell): label(cell)
      }
    }.joined()
  }
}

/// The texts that go with a question or another item.
public struct Wording: Sendable {
  /// What is asked.
  public var label: Text
  /// One line below the label: how to answer.
  public var hint: Text?
  /// Shown on `?`.
  public var help: Text?
  /// For reviewers, shown on `??`.
  public var guidance: Text?
  /// The legal ground or the county task that the item comes from.
  public var source: Text?

  /// Makes the texts of an item.
  public init(
    label: Text, hint: Text? = nil, help: Text? = nil, guidance: Text? = nil, source: Text? = nil
  ) {
    self.label = label
    self.hint = hint
    self.help = help
    self.guidance = guidance
    self.source = source
  }
}
