/// What somebody does in the chain of sign-off.
public enum Role: String, Sendable, Hashable, CaseIterable {
  /// The proposing unit's official, who signs the assessment.
  case assessor
  /// The head of the proposing unit.
  case proposer
  /// A responsible unit that findings name.
  case consulted
  /// Who reviews the quality of the process.
  case reviewer
  /// Who approves grade and conditions.
  case approver
  /// Who accepts the conditions of a project, and later verifies them.
  case construction
  /// Who decides where the grade does not let the proposal pass as it is.
  case decider
}
