public import Questionnaires
public import Scoring

/// What a change would do, worked out before it is taken.
public struct Preview: Sendable {
  /// What the person wants to do.
  public enum Subject: Sendable, Hashable {
    case answer(Address, Answer)
    /// Scored items, by name, that are to be marked as not applicable.
    case notApplicable(items: [String])
    case addition(ofRepeat: Int)
    case removal(Int, ofRepeat: Int)
  }

  /// A figure that would change.
  public struct Movement: Sendable {
    public let before: Scorecard.Figure
    public let after: Scorecard.Figure
  }

  public let subject: Subject
  /// Given answers that would no longer count, in document order.
  public let withheld: [Address]
  /// Withheld answers that would count again.
  public let restored: [Address]
  /// Given answers that others would take the place of, the one that is asked about left out.
  public let replaced: [Address]
  /// Given answers that would be removed with their instance.
  public let removed: [Address]
  /// Answers that a rule would refuse from then on; they have to be changed before signing.
  public let refused: [Address]
  /// The figures that would change, as they are printed.
  public let movements: [Movement]
  /// Red lines that would be open, and that would no longer be.
  public let opened: [Scorecard.OpenRedLine]
  public let closed: [Scorecard.OpenRedLine]
  /// How many questions more would be asked; fewer, where it is negative.
  public let questions: Int

  /// Whether nothing at all would follow.
  public var isEmpty: Bool {
    withheld.isEmpty && restored.isEmpty && replaced.isEmpty && removed.isEmpty && refused.isEmpty
      && movements.isEmpty && opened.isEmpty && closed.isEmpty && questions == 0
  }
}

extension Preview.Movement {
  /// The movement between two states of a figure; nil when both are printed alike.
  init?(_ before: Scorecard.Figure, _ after: Scorecard.Figure) {
    guard before.text != after.text || before.range != after.range else { return nil }
    self.before = before
    self.after = after
  }
}
