public import Diagnostics
public import FEEL

/// An item that counts towards a score.
public struct ScoredItem: Sendable {
  /// What an answer that is missing does to the item. There is no default.
  public enum Unanswered: String, Sendable, CaseIterable {
    /// The item counts with the value 0.
    case zero
    /// The item is left out as if it did not apply.
    case exclude
    /// The item counts as unknown: a range instead of a grade.
    case unknown
  }

  /// The answer that takes an item out of the scoring.
  public struct NotApplicable: Sendable {
    public let question: Question.Index
    public let choice: Value
    /// The question that takes the reason.
    public let reason: Question.Index?
  }

  /// The name of the template use, such as `A1_1`.
  public let name: String
  public let wording: Wording
  /// The domain that it belongs to, by name.
  public let domain: String
  public let weight: Decimal
  /// The row of the `tasks` register that it comes from.
  public let task: String?
  public let unanswered: Unanswered
  /// Whether the item is rated or not applicable.
  public let applies: Expression
  /// What the item is worth.
  public let value: Expression
  /// The relevance cell of the group of its use.
  public let relevanceCell: Int?
  /// The questions of its use.
  public let questions: [Question.Index]
  /// How the item is marked as not applicable; nil where nobody can.
  public let notApplicable: NotApplicable?
  /// True when it is rated: applies and has a value.
  public let ratedCell: Int
  /// True when it may apply but has no value for want of an answer.
  public let unknownCell: Int
  /// The value where it is rated, else null.
  public let valueCell: Int
}

/// A line that must not be crossed.
public struct RedLine: Sendable {
  /// Such as `V3`.
  public let code: String
  public let wording: Wording
  /// The item that it is watched at; nil for the whole assessment.
  public let item: Int?
  /// Open where this gives true.
  public let rule: Expression
  /// True where it is open, else false.
  public let openCell: Int
}

/// A rule that makes a finding or a warning for the reviewer.
public struct FindingRule: Sendable {
  /// Whom it concerns.
  public enum Audience: Sendable {
    /// A finding of the assessment, on the record.
    case finding
    /// A warning for the reviewer.
    case warning
  }

  /// The name of the rule, such as `harm`.
  public let name: String
  public let audience: Audience
  public let wording: Wording
  /// The item that it is about, by position in ``Questionnaire/scoredItems``.
  public let item: Int?
  /// Fires where this gives true.
  public let when: Expression
  /// `red`, `orange`, `yellow` or `blue`.
  public let level: Expression?
  public let place: Place
}

/// A figure that is printed: in the session, in the record, in the report.
public struct FigureRule: Sendable {
  /// What a figure is for.
  public enum Role: String, Sendable, CaseIterable {
    case domain, total, index, count, grade
  }

  public let name: String
  public let role: Role
  public let wording: Wording
  /// The calculation that gives it, by position in ``Questionnaire/calculations``.
  public let calculation: Int
  /// The calculations of the ends of its range.
  public let low: Int?
  public let high: Int?
  /// What it is drawn against; nil where it is only printed.
  public let scale: Scale?

  /// A scale from 0 upwards.
  public struct Scale: Sendable {
    public let maximum: Decimal
    /// A figure below it is pointed out.
    public let mark: Decimal?
    /// What the mark means.
    public let markLabel: Text?
  }
}

/// A column of a batch.
public struct OutputColumn: Sendable {
  /// What a column holds.
  public enum Content: Sendable {
    /// The key of the row, written `id` in the questionnaire.
    case rowKey
    case value(Expression)
  }

  public let name: String
  public let content: Content
  /// Places after the point; nil prints the value as it is.
  public let places: Int?
}
