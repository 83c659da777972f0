public import Records

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

/// Who signs what, in which order: data of the registry, so that a county can have its own.
///
/// The value is kept as it was signed. What this version reads of it are the steps of the chain;
/// members that a later version adds are kept and passed over.
public struct Policy: Sendable, Hashable {
  /// One step of the chain.
  public struct Step: Sendable, Hashable {
    /// The act, such as `submit`.
    public let act: String
    /// The role that may do it.
    public let role: Role
    /// How many persons must have done it.
    public let quorum: Int
  }

  /// The policy as it stands in the registry.
  public let json: JSON
  /// The chain, in order.
  public let chain: [Step]

  /// Reads a policy.
  public init(_ json: JSON) throws(JSONProblem) {
    self.json = json
    var chain: [Step] = []
    for part in try JSONPart(json)["chain"].elements() {
      let role = try part["role"].parsed { Role(rawValue: $0) }
      chain.append(
        Step(act: try part["act"].code(), role: role, quorum: try part["quorum"].count(in: 1...99)))
    }
    self.chain = chain
  }

  private init(json: JSON, chain: [Step]) {
    self.json = json
    self.chain = chain
  }

  /// The role that may do `act`; nil when the policy does not have the act.
  public func role(for act: String) -> Role? {
    chain.first { $0.act == act }?.role
  }
}

extension Policy {
  /// The county's chain: seven steps, each with the tracks, kinds or grades that call for it.
  public static let county: Policy = {
    let steps: [(step: Step, more: [(String, JSON)])] = [
      (Step(act: "submit", role: .assessor, quorum: 1), []),
      (Step(act: "endorse", role: .proposer, quorum: 1), []),
      (
        Step(act: "consult", role: .consulted, quorum: 1),
        [("each", "responsible-unit"), ("silence", "no-reply"), ("tracks", scored)]
      ),
      (Step(act: "review", role: .reviewer, quorum: 1), [("tracks", scored)]),
      (Step(act: "approve", role: .approver, quorum: 1), [("tracks", scored)]),
      (
        Step(act: "accept", role: .construction, quorum: 1),
        [("kinds", ["project"]), ("tracks", scored)]
      ),
      (
        Step(act: "decide", role: .decider, quorum: 1),
        [("grades", ["fail", "pass_with_conditions", "veto"]), ("tracks", scored)]
      ),
    ]
    let chain = steps.map { entry in
      JSON.object(
        [
          ("act", .string(entry.step.act)), ("role", .string(entry.step.role.rawValue)),
          ("quorum", .count(entry.step.quorum)),
        ] + entry.more)
    }
    return Policy(json: rules(chain), chain: steps.map(\.step))
  }()

  private static let scored: JSON = ["full", "short"]

  /// The chain with what holds for all of it: which roles are different persons, who signs for a
  /// leader whose own unit proposes, which acts stop the chain.
  private static func rules(_ chain: [JSON]) -> JSON {
    [
      "chain": .array(chain),
      "conclusion": "never-milder",
      "different-persons": [["assessor", "reviewer", "approver"]],
      "own-unit": ["roles": ["reviewer", "approver", "construction"], "signs": "other-lead"],
      "stops": ["return", "refuse", "withdraw"],
      "v": 1,
    ]
  }
}
