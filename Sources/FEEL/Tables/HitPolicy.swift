/// What a decision table gives when several of its rules match.
public enum HitPolicy: String, Sendable, Hashable, CaseIterable {
  /// At most one rule matches.
  case unique = "UNIQUE"
  /// Several may match if they agree.
  case any = "ANY"
  /// The output that stands first in the list of output values.
  case priority = "PRIORITY"
  /// The first rule in the order of the table.
  case first = "FIRST"
  /// All outputs in the order of the rules.
  case ruleOrder = "RULE ORDER"
  /// All outputs in the order of the list of output values.
  case outputOrder = "OUTPUT ORDER"
  /// All outputs.
  case collect = "COLLECT"
  case collectSum = "COLLECT +"
  case collectMinimum = "COLLECT <"
  case collectMaximum = "COLLECT >"
  case collectCount = "COLLECT #"

  /// Reads the name, or the letter that DMN prints in the corner of a table.
  public init?(text: String) {
    let letters: [String: HitPolicy] = [
      "U": .unique, "A": .any, "P": .priority, "F": .first, "R": .ruleOrder, "O": .outputOrder,
      "C": .collect, "C+": .collectSum, "C<": .collectMinimum, "C>": .collectMaximum,
      "C#": .collectCount,
    ]
    guard let policy = HitPolicy(rawValue: text) ?? letters[text] else { return nil }
    self = policy
  }
}
