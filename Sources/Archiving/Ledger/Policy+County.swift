internal import Records

extension Policy {
  /// The county's chain: seven steps, each with the tracks, kinds or grades that call for it.
  public static let county: Policy = {
    do {
      return try Policy(countyRules)
    } catch {
      preconditionFailure("the county's policy reads back: \(error)")
    }
  }()

  private static let scored: JSON = ["full", "short"]

  /// The chain with what holds for all of it: which roles are different persons, who signs for a
  /// leader whose own unit proposes, what a grade lets people conclude.
  private static let countyRules: JSON = [
    "chain": .array(countyChain),
    "conclusions": [
      "mildest": [
        "excellent": "recommend", "fail": "do_not_proceed", "good": "recommend",
        "pass": "recommend", "pass_evidence_insufficient": "after_changes",
        "pass_with_conditions": "after_changes", "veto": "do_not_proceed",
      ],
      "order": ["recommend", "after_changes", "do_not_proceed"],
    ],
    "conditions": ["pass_with_conditions"],
    "different-persons": [["assessor", "reviewer", "approver"]],
    "own-unit": ["roles": ["reviewer", "approver", "construction"], "signs": "other-lead"],
    "retention-years": 30,
    "v": 1,
  ]

  private static let countyChain: [JSON] = [
    ["act": "submit", "decisions": ["withdraw"], "quorum": 1, "role": "assessor"],
    [
      "act": "endorse", "decisions": ["endorse", "return", "withdraw"], "quorum": 1,
      "role": "proposer", "unit": "proposing",
    ],
    [
      "act": "consult", "decisions": ["endorse", "comment"], "quorum": 1, "role": "consulted",
      "silence": "no-reply", "tracks": scored, "unit": "responsible",
    ],
    [
      "act": "review", "decisions": ["endorse", "return"], "quorum": 1, "role": "reviewer",
      "tracks": scored,
    ],
    [
      "act": "approve", "concludes": true, "decisions": ["endorse", "return", "refuse"],
      "quorum": 1, "role": "approver", "tracks": scored,
    ],
    [
      "act": "accept", "decisions": ["endorse", "return", "verify"], "kinds": ["project"],
      "quorum": 1, "role": "construction", "tracks": scored,
    ],
    [
      "act": "decide", "concludes": true, "decisions": ["endorse", "return", "refuse"],
      "grades": ["fail", "pass_with_conditions", "veto"], "quorum": 1, "role": "decider",
      "tracks": scored,
    ],
  ]
}
