/// The values that a question with a list of choices can take: strings, numbers, or some of each.
public struct ChoiceType: Sendable, Hashable {
  /// The name of the list.
  public let name: String
  /// The values, in the order of the list.
  public let members: [Value]
  /// What each member is worth, which a rule reads as `question.score`; empty where the list says
  /// nothing, nil where only this member has none.
  public let scores: [Number?]

  /// Makes the type of a list of choices.
  public init(name: String, members: [Value], scores: [Number?] = []) {
    self.name = name
    self.members = members
    self.scores = scores
  }

  /// Whether some member is a number.
  var holdsNumbers: Bool { members.contains { $0.number != nil } }
  /// Whether some member is a string.
  var holdsStrings: Bool { members.contains { $0.string != nil } }
}
