/// The values that a question with a list of choices can take: strings, numbers, or some of each.
public struct ChoiceType: Sendable, Hashable {
  /// The name of the list.
  public let name: String
  /// The values, in the order of the list.
  public let members: [Value]

  /// Makes the type of a list of choices.
  public init(name: String, members: [Value]) {
    self.name = name
    self.members = members
  }

  /// Whether some member is a number.
  var holdsNumbers: Bool { members.contains { $0.number != nil } }
  /// Whether some member is a string.
  var holdsStrings: Bool { members.contains { $0.string != nil } }
}
