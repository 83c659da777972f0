public import Diagnostics
public import FEEL

/// One question with everything that decides whether and how it is asked.
public struct Question: Sendable {
  /// The full name: unique, with the name of the template use before it (`A1_1.rating`).
  public struct Name: Sendable, Hashable, CustomStringConvertible {
    /// The name as files and commands write it.
    public let text: String
    /// Takes `text` as it is.
    public init(_ text: String) { self.text = text }
    public var description: String { text }
  }

  /// The position of a question in ``Questionnaire/questions``.
  public struct Index: Sendable, Hashable, Comparable {
    /// From 0.
    public let position: Int
    /// Makes the index of `position`.
    public init(_ position: Int) { self.position = position }
    public static func < (a: Index, b: Index) -> Bool { a.position < b.position }
  }

  /// What kind of answer it takes.
  public enum Kind: Sendable {
    case boolean
    case integer
    case decimal
    case text(isMultiline: Bool)
    case date
    /// One choice of a list, given by its position in ``Questionnaire/choiceLists``.
    case selectOne(list: Int)
    /// Several choices of a list, in the list's order.
    case selectMultiple(list: Int)
    /// The path and SHA-256 of a file, kept as text `sha256:<hex> <size> <name>`.
    case attachment
  }

  /// A check of a value that is known by name.
  public enum Validator: String, Sendable, CaseIterable {
    /// GB 32100, 18 characters, with both check characters.
    case unifiedSocialCreditCode = "unified_social_credit_code"
    /// 24 characters `YYMM-RRRRRR-DD-TT-NNNNNC`; the form only.
    case investmentProjectCode = "investment_project_code"
    /// GB/T 2260, six digits, or nine with the township.
    case administrativeDivision = "administrative_division"
    /// Refuses 18-digit identity numbers and 11-digit telephone numbers.
    case noPersonalData = "no_personal_data"
  }

  /// A rule about an answer, with what to say when it is broken.
  public struct Constraint: Sendable {
    public let rule: Expression
    public let message: Text
    public let severity: Finding.Severity
  }

  /// Whether completion needs an answer.
  public enum Requirement: Sendable {
    case optional
    case required
    /// Required where the rule gives true.
    case when(Expression)
  }

  public let index: Index
  public let name: Name
  public let kind: Kind
  public let wording: Wording
  public let place: Place
  /// The cell of the effective value: the answer, or the default, or null, or unknown.
  public let cell: Int
  /// The cell of the relevance: true, false, or unknown.
  public let relevanceCell: Int
  /// The relevance cell of the nearest group around it that has a rule.
  public let parentRelevanceCell: Int?
  /// The question's own rule of relevance; nil is always.
  public let relevant: Expression?
  /// Whether the interview stops here by itself; nil is always. Never changes relevance.
  public let ask: Expression?
  public let requirement: Requirement
  public let requiredMessage: Text?
  public let constraints: [Constraint]
  public let validators: [Validator]
  public let defaultValue: Expression?
  /// Which rows of the list are offered; true keeps a row. One expression for each choice, with the
  /// columns of the row put in as constants.
  public let choiceFilter: [Expression]?
  public let isReadOnly: Bool
  public let isSensitive: Bool
  /// The repeat that the question stands in, by its position in ``Questionnaire/repeats``.
  public let repeatIndex: Int?
}
