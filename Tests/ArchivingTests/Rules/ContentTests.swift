import Archiving
import Records
import Signing
import Testing

@Suite struct `what a sign-off says` {
  private func refusal(
    at status: RecordStatus, _ role: Role, _ decision: SignOff.Decision = .endorse,
    _ change: (inout SignOff) -> Void
  ) throws -> Refusal? {
    var matter = try TestMatter()
    try matter.advance(to: status)
    let holder = TestCounty.holders.first { $0.role == role }
    var signOff = try matter.signOff(
      role, decision, by: holder?.person ?? "", for: holder?.unit ?? "")
    change(&signOff)
    return try matter.refusal(signOff)
  }

  @Test func `rests on all that came before, and on nothing else`() throws {
    #expect(try refusal(at: .endorsed, .reviewer) { $0.basis = [] } == .missingBasis)
    #expect(
      try refusal(at: .endorsed, .reviewer) { $0.basis = [Digest(of: [1]).hex] }
        == .unknownBasis)
    #expect(
      try refusal(at: .reviewed, .approver) { $0.basis.removeLast() } == .missingBasis)
    #expect(
      try refusal(at: .endorsed, .reviewer) { $0.assessment = Digest(of: [1]).hex }
        == .otherVersion)
    #expect(try refusal(at: .endorsed, .reviewer) { $0.version = 2 } == .otherVersion)
  }

  @Test func `names exactly the units that are silent`() throws {
    #expect(try refusal(at: .endorsed, .reviewer) { $0.silent = [] } == .wrongSilence)
    #expect(
      try refusal(at: .endorsed, .reviewer) { $0.silent = ["education"] } == .wrongSilence)
    #expect(try refusal(at: .reviewed, .approver) { $0.silent = ["health"] } == .wrongSilence)
  }

  @Test func `gives a reason where it says no`() throws {
    for decision in [SignOff.Decision.return, .refuse] {
      #expect(try refusal(at: .reviewed, .approver, decision) { $0.reason = nil } == .noReason)
    }
    #expect(try refusal(at: .endorsed, .consulted, .comment) { $0.reason = nil } == .noReason)
    #expect(try refusal(at: .endorsed, .proposer, .withdraw) { $0.reason = nil } == .noReason)
  }

  @Test func `concludes, with conditions, where the step and the grade ask for it`() throws {
    #expect(try refusal(at: .reviewed, .approver) { $0.conclusion = nil } == .noConclusion)
    #expect(try refusal(at: .reviewed, .approver) { $0.conditions = [] } == .noConditions)
    #expect(
      try refusal(at: .endorsed, .reviewer) { $0.conclusion = "after_changes" }
        == .notCalledFor)
    #expect(try refusal(at: .accepted, .decider) { $0.conditions = [] } == nil)
  }

  @Test func `verifies conditions that there are`() throws {
    func verified(_ numbers: [Int]) throws -> Refusal? {
      try refusal(at: .accepted, .construction, .verify) {
        $0.verifications = numbers.map { SignOff.Verification(condition: $0, isMet: false) }
      }
    }
    #expect(try verified([1]) == nil)
    #expect(try verified([2]) == .wrongConditions)
    #expect(try verified([]) == .wrongConditions)
    #expect(try verified([1, 1]) == .wrongConditions)
  }

  @Test func `is signed by the one whom it names, for this office and record`() throws {
    #expect(try refusal(at: .submitted, .proposer) { $0.office = "other" } == .otherOffice)
    #expect(try refusal(at: .submitted, .proposer) { $0.record = "other" } == .otherRecord)
    let key = try TestCounty.key("wu-min").publicKey.id.hex
    #expect(try refusal(at: .submitted, .proposer) { $0.signer.key = key } == .otherSigner)
    #expect(
      try refusal(at: .submitted, .proposer) { $0.nonce = "00" }
        == .badPayload(JSONProblem(.notAllowed, at: .path("nonce"))))
  }

  @Test func `reads back as it was written, and in one spelling`() throws {
    var matter = try TestMatter()
    try matter.advance(to: .reviewed)
    var signOff = try matter.signOff(
      .approver, .endorse, by: "sun-hua", for: "development_reform")
    signOff.adjustments = ["第一处", "第二处"]
    let bytes = try signOff.json.canonicalBytes()
    #expect(try SignOff(JSONPart(try JSON.canonical(bytes))) == signOff)
    for (good, bad) in [
      ("2027-06-30", "2027-02-30"), ("\"role\":\"approver\"", "\"role\":\"king\""),
      ("\"v\":1", "\"v\":2"), ("\"version\":1", "\"version\":0"),
      ("第一处", "第一处\u{202E}"), ("\"nonce\"", "\"once\""),
    ] {
      let text = String(decoding: bytes, as: UTF8.self).replacing(good, with: bad)
      #expect(throws: JSONProblem.self, "\(bad)") {
        try SignOff(JSONPart(try JSON.canonical(Array(text.utf8))))
      }
    }
  }

  @Test func `stands once`() throws {
    var matter = try TestMatter()
    let entry = try matter.entry(
      try matter.signOff(.proposer, .endorse, by: "zhao-lei", for: TestCounty.proposing))
    try matter.ledger.admit(entry)
    #expect(matter.refusal(entry) == .repeatedEntry)
  }
}
