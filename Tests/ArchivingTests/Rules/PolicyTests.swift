import Archiving
import Records
import Signing
import Testing

@Suite struct `a policy` {
  /// Another county: no consultation, no construction, two reviewers, its own conclusions.
  private func otherPolicy() throws -> Policy {
    try Policy([
      "chain": [
        ["act": "submit", "decisions": ["withdraw"], "quorum": 1, "role": "assessor"],
        ["act": "review", "quorum": 2, "role": "reviewer"],
        [
          "act": "decide", "concludes": true, "grades": ["red"], "quorum": 1, "role": "decider",
        ],
      ],
      "conclusions": ["mildest": ["red": "stop"], "order": ["go", "stop"]],
      "different-persons": [["assessor", "reviewer"]], "v": 1,
    ])
  }

  @Test func `with two reviewers and no construction works without a change of the program`()
    throws
  {
    var matter = try TestMatter(policy: try otherPolicy(), grade: "red", conclusion: "stop")
    #expect(matter.standing?.waiting == "reviewer")
    try matter.say(.reviewer) { $0.silent = [] }
    #expect(matter.standing?.status == "submitted")
    let again = try matter.signOff(
      .reviewer, .endorse, by: "wang-fang", for: "womens_federation")
    #expect(try matter.refusal(again) == .alreadyDone)
    try matter.say(.reviewer, by: "far-unit", for: "sports") { $0.silent = [] }
    #expect(matter.standing?.status == "reviewed")
    #expect(matter.standing?.waiting == "decider")
    let approval = try matter.signOff(
      .approver, .endorse, by: "sun-hua", for: "development_reform")
    #expect(try matter.refusal(approval) == .notInChain)
    try matter.say(.decider) { $0.conclusion = "stop" }
    #expect(matter.standing?.status == "decided")
    #expect(matter.standing?.waiting == "")
  }

  @Test func `steps that track, kind or grade do not call for are left out`() throws {
    var registered = try TestMatter(track: "registration", grade: "registered", conclusion: nil)
    try registered.say(.proposer)
    #expect(registered.standing?.waiting == "")
    let review = try registered.signOff(
      .reviewer, .endorse, by: "wang-fang", for: "womens_federation")
    #expect(try registered.refusal(review) == .notInChain)
    var plan = try TestMatter(kind: "plan", grade: "good", conclusion: "recommend")
    try plan.advance(to: .reviewed)
    try plan.say(.approver) { $0.conditions = [] }
    #expect(plan.standing?.status == "approved")
    #expect(plan.standing?.waiting == "")
  }

  @Test(arguments: [
    ("excellent", "recommend"), ("good", "recommend"), ("pass", "recommend"),
    ("pass_evidence_insufficient", "after_changes"), ("pass_with_conditions", "after_changes"),
    ("fail", "do_not_proceed"), ("veto", "do_not_proceed"), ("ungraded", "none"),
  ])
  func `lets nobody conclude more mildly than the grade`(grade: String, mildest: String) throws {
    let order = ["recommend", "after_changes", "do_not_proceed"]
    let limit = order.firstIndex(of: mildest) ?? order.count
    for (place, conclusion) in order.enumerated() {
      let isAllowed = place >= limit
      var matter = try TestMatter(grade: grade, conclusion: nil)
      try matter.advance(to: .reviewed)
      var approval = try matter.signOff(
        .approver, .endorse, by: "sun-hua", for: "development_reform")
      approval.conclusion = conclusion
      #expect(
        try matter.refusal(approval) == (isAllowed ? nil : .milderConclusion),
        "\(grade), \(conclusion)")
      let assessor = Result { try TestMatter(grade: grade, conclusion: conclusion) }
      #expect((try? assessor.get()) != nil || !isAllowed)
      if !isAllowed { #expect(throws: Refusal.milderConclusion) { try assessor.get() } }
    }
  }

  @Test func `whose leader's own unit proposes lets another task force's lead sign`() throws {
    let posts = TestCounty.posts.filter {
      !$0.post.roles.contains(.construction) || $0.person == "own-unit"
    }
    var matter = try TestMatter(registry: try TestCounty.registry(posts: posts))
    try matter.advance(to: .approved)
    let own = try matter.signOff(
      .construction, .endorse, by: "own-unit", for: TestCounty.proposing)
    #expect(try matter.refusal(own) == .ownUnit)
    let stranger = try matter.signOff(.construction, .endorse, by: "wu-min", for: "county")
    #expect(try matter.refusal(stranger) == .notPermitted)
    try matter.say(.construction, by: "wang-fang", for: "womens_federation")
    #expect(matter.standing?.status == "accepted")
  }

  @Test func `in which all leads step back lets nobody sign for the same person twice`() throws {
    let posts = TestCounty.posts.filter {
      !$0.post.roles.contains(.approver) || $0.person == "own-unit"
    }
    var matter = try TestMatter(registry: try TestCounty.registry(posts: posts))
    try matter.advance(to: .reviewed)
    let reviewer = try matter.signOff(
      .approver, .endorse, by: "wang-fang", for: "womens_federation")
    #expect(try matter.refusal(reviewer) == .samePerson)
    try matter.say(.approver, by: "zhou-qiang", for: "transport")
    #expect(matter.standing?.status == "approved")
  }

  @Test func `that could not tell two steps apart is refused`() throws {
    for chain: JSON in [
      [],
      [
        ["act": "submit", "quorum": 1, "role": "assessor"],
        ["act": "again", "quorum": 1, "role": "assessor"],
      ],
    ] {
      #expect(throws: JSONProblem.self) { try Policy(["chain": chain, "v": 1]) }
    }
  }
}
