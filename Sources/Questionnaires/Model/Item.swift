public import Diagnostics
public import FEEL

/// A node of the outline, after templates have been put in.
public indirect enum Item: Sendable {
  case group(Group)
  case question(Question.Index)
  case note(Note)
  /// The position of a repeat in ``Questionnaire/repeats``.
  case `repeat`(Int)
  /// The position of a calculation in ``Questionnaire/calculations``.
  case calculation(Int)
}

/// Items that belong together under one heading.
public struct Group: Sendable {
  /// The full name, unique in the questionnaire.
  public let name: String
  /// The heading and its help; nil for a group that only carries a rule.
  public let wording: Wording?
  /// The cell of its relevance; nil when it and all around it are always relevant.
  public let relevanceCell: Int?
  /// The template that it is a use of, such as `scored_item`.
  public let template: String?
  /// The scored item that its use of a template made, by position in ``Questionnaire/scoredItems``.
  public let scoredItem: Int?
  public let items: [Item]
}

/// A text that is shown where it stands, when relevant.
public struct Note: Sendable {
  public let name: String
  public let wording: Wording
  public let relevanceCell: Int?
}

/// Items that are answered as many times as needed.
public struct Repeat: Sendable {
  public let name: String
  public let wording: Wording
  /// How one instance is called in lists.
  public let instanceLabel: Text?
  public let relevanceCell: Int?
  /// The cell of the list of contexts, one for each instance, with its questions by local name.
  public let cell: Int
  public let minimum: Int
  public let maximum: Int
  /// The questions inside, in document order; their cells hold one instance at a time.
  public let questions: [Question.Index]
  /// The names of the questions inside, as rules write them.
  public let localNames: [String]
  /// How one instance is worked out.
  public let steps: [Step]
  public let items: [Item]
}

/// A named value that is worked out: a `calculate`, a measure or a decision table.
public struct Calculation: Sendable {
  /// How it is worked out.
  public enum Rule: Sendable {
    case expression(Expression)
    case table(DecisionTable)
  }

  /// How a figure is rounded before it is printed.
  public struct Rounding: Sendable {
    public let places: Int
    public let mode: FEEL.Rounding
  }

  public let name: String
  public let wording: Wording?
  public let rule: Rule
  /// The cell that rules read: the rounded value where there is a rounding.
  public let cell: Int
  /// The cell of the value before rounding; the same as `cell` without a rounding.
  public let exactCell: Int
  public let rounding: Rounding?
  /// The choice list whose labels name its values, if any.
  public let choiceList: Int?
  /// The relevance cell of the nearest group around it that has a rule.
  public let parentRelevanceCell: Int?
  public let place: Place
}
