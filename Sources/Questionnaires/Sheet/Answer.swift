public import FEEL

/// What a person has said to one question.
public enum Answer: Sendable, Hashable {
  /// Nothing yet: the default counts where there is one.
  case open
  /// Declared empty: counts as null, and no default takes its place.
  case skipped
  /// A value of the question's kind.
  case given(Value)
}

/// A question, and the instance of its repeat where it stands in one.
public struct Address: Sendable, Hashable {
  /// The question.
  public let question: Question.Index
  /// The instance of its repeat, from 0; nil outside repeats.
  public let instance: Int?

  /// Names a question, or one of its instances.
  public init(_ question: Question.Index, instance: Int? = nil) {
    self.question = question
    self.instance = instance
  }
}

/// Whether a question is part of the assessment at the moment.
public enum Relevance: Sendable, Hashable {
  case relevant
  /// Its answer, if any, is withheld.
  case notRelevant
  /// It depends on these cells, which are still open.
  case waiting(OpenCells)

  /// What a relevance cell says.
  init(_ cell: Value) {
    switch cell {
    case .boolean(true): self = .relevant
    case .unknown(let open): self = .waiting(open)
    default: self = .notRelevant
    }
  }
}
