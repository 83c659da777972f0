public import Diagnostics

/// What has become of the rows of a batch.
///
/// `rows == scored + rejected` always holds.
public struct BatchTally: Sendable {
  /// How many answers something happened to, and in how many of the rows that were scored.
  public struct Count: Sendable, Hashable {
    public internal(set) var answers = 0
    public internal(set) var rows = 0

    mutating func add(_ answers: Int) {
      guard answers > 0 else { return }
      self.answers += answers
      rows += 1
    }

    static func += (a: inout Count, b: Count) {
      a.answers += b.answers
      a.rows += b.rows
    }
  }

  /// Rows met, empty lines and the header not counted.
  public internal(set) var rows = 0
  public internal(set) var rejected = 0
  /// Required answers that are missing, those apart that make an item unknown.
  public internal(set) var missing = Count()
  /// Scored items that could not be worked out for want of an answer.
  public internal(set) var unknownItems = Count()
  /// Answers against which a rule of the questionnaire warns.
  public internal(set) var doubtful = Count()
  /// Answers to questions that are not relevant.
  public internal(set) var withheld = Count()
  /// The first rejections, at most ``mostExamples``.
  public internal(set) var examples: [Rejection] = []

  /// How many rejections are kept to be told.
  public static let mostExamples = 10

  /// Nothing yet.
  public init() {}

  /// Rows that were scored.
  public var scored: Int { rows - rejected }

  /// Adds what became of later rows.
  public static func += (a: inout BatchTally, b: BatchTally) {
    a.rows += b.rows
    a.rejected += b.rejected
    a.missing += b.missing
    a.unknownItems += b.unknownItems
    a.doubtful += b.doubtful
    a.withheld += b.withheld
    a.examples += b.examples.prefix(mostExamples - a.examples.count)
  }
}

/// A row that was not scored.
public struct Rejection: Sendable {
  /// One thing that is wrong with it.
  public struct Reason: Sendable {
    /// The column; nil where the row as a whole is wrong.
    public let column: String?
    /// What is wrong; never says the answer.
    public let message: Phrase
  }

  /// The line of the file on which the row begins, from 1.
  public let line: Int
  /// At least one.
  public let reasons: [Reason]
}
