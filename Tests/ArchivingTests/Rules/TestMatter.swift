import Archiving
import Records
import Signing

/// A matter on its way through the chain of a ``TestCounty``.
struct TestMatter {
  static let record = "3f2b8c1e-5d64-4a0b-9c57-0e6f1d2a7b98"

  var ledger = Ledger()
  var version = 0
  var assessment = ""
  /// The envelopes of everything that was admitted on the record, in order.
  var envelopes: [(role: Role, blob: [UInt8])] = []
  private(set) var kind = "project"
  private(set) var track = "full"
  private(set) var grade = "pass_with_conditions"
  private(set) var conclusion: String? = "after_changes"
  private(set) var record = TestMatter.record

  /// A submitted assessment.
  init(
    policy: Policy = .county, registry: Registry? = nil, kind: String = "project",
    track: String = "full", grade: String = "pass_with_conditions",
    conclusion: String? = "after_changes", record: String = TestMatter.record
  ) throws {
    (self.kind, self.track, self.grade) = (kind, track, grade)
    (self.conclusion, self.record) = (conclusion, record)
    let registry = try registry ?? TestCounty.registry(policy: policy)
    for entry in try TestCounty.founding(registry) { try ledger.admit(entry) }
    let questionnaire = TestOffice.questionnaire()
    try ledger.admit(
      try TestCounty.entry(.questionnaire, Digest(of: questionnaire).hex, questionnaire))
    try submit()
  }

  /// Signs and admits the next version.
  mutating func submit() throws {
    let blob = try submission()
    try ledger.admit(try TestCounty.entry(.assessment, record, blob))
    version += 1
    assessment = Digest(of: blob).hex
    envelopes = []
  }

  /// The first version, as it was submitted.
  func assessmentEnvelope() throws -> [UInt8] {
    var first = self
    first.version = 0
    return try first.submission()
  }

  /// The next version of the assessment, signed by the assessor.
  func submission() throws -> [UInt8] {
    let key = try TestCounty.key("li-ming")
    let json: JSON = [
      "grade": .string(grade), "nonce": "000102030405060708090a0b0c0d0e0f",
      "office": .string(TestCounty.office),
      "questionnaire": [
        "id": "county", "sha256": .string(Digest(of: TestOffice.questionnaire()).hex),
        "version": "1",
      ],
      "record": .string(record),
      "signer": ["key": .string(key.publicKey.id.hex), "person": "li-ming"],
      "subject": [
        "conclusion": .optional(conclusion), "kind": .string(kind),
        "responsible": ["health", .string(TestCounty.proposing), "education"],
        "title": "新建幼儿园项目", "track": .string(track), "unit": .string(TestCounty.proposing),
      ],
      "supersedes": version == 0 ? nil : .string(assessment), "v": 1,
      "version": .count(version + 1),
    ]
    return try Envelope(signing: try json.canonicalBytes(), as: .assessment, with: key).bytes
  }

  /// What somebody says, with everything in it that the step calls for.
  func signOff(
    _ role: Role, _ decision: SignOff.Decision, by person: String, for unit: String,
    _ state: RuleColumns.Key = .good
  ) throws -> SignOff {
    let basis = envelopes.map { Digest(of: $0.blob).hex }
    var signOff = SignOff(
      record: record, version: version, office: TestCounty.office, assessment: assessment,
      basis: basis, role: role, decision: decision, unit: unit, time: TestOffice.time.text,
      nonce: "000102030405060708090a0b0c0d0e0f",
      signer: Assessment.Signer(
        key: try TestCounty.key(person, state).publicKey.id.hex, person: person))
    if [.comment, .return, .refuse, .withdraw].contains(decision) { signOff.reason = "理由" }
    if role == .reviewer, decision == .endorse {
      let isHeard = envelopes.contains { $0.role == .consulted }
      signOff.silent = isHeard ? ["education"] : ["health", "education"]
    }
    if [.approver, .decider].contains(role), decision == .endorse {
      signOff.conclusion = grade == "veto" || grade == "fail" ? "do_not_proceed" : "after_changes"
      signOff.conditions = [
        SignOff.Condition(
          text: "先建过街设施", unit: "transport", deadline: "2027-06-30", test: "验收单")
      ]
    }
    if decision == .verify {
      signOff.verifications = [SignOff.Verification(condition: 1, isMet: true)]
    }
    return signOff
  }

  /// The same, signed, as an entry.
  func entry(_ signOff: SignOff, _ state: RuleColumns.Key = .good) throws -> Entry {
    let key = try TestCounty.key(signOff.signer.person, state)
    let envelope = try Envelope(
      signing: try signOff.json.canonicalBytes(), as: .signoff, with: key)
    return try TestCounty.entry(.signoff, record, envelope.bytes)
  }

  /// What the log says to a sign-off: nil when it admits it.
  func refusal(_ signOff: SignOff, _ state: RuleColumns.Key = .good) throws -> Refusal? {
    refusal(try entry(signOff, state))
  }

  func refusal(_ entry: Entry) -> Refusal? {
    var copy = ledger
    do throws(Refusal) {
      try copy.admit(entry)
      return nil
    } catch {
      return error
    }
  }

  /// Admits what a holder of the role says, or another person.
  mutating func say(
    _ role: Role, _ decision: SignOff.Decision = .endorse, by person: String? = nil,
    for unit: String? = nil, changing change: (inout SignOff) -> Void = { _ in }
  ) throws {
    let holder = TestCounty.holders.first { $0.role == role }
    var signOff = try signOff(
      role, decision, by: person ?? holder?.person ?? "", for: unit ?? holder?.unit ?? "")
    change(&signOff)
    let entry = try entry(signOff)
    try ledger.admit(entry)
    if let blob = entry.blob { envelopes.append((role, blob)) }
  }

  /// Goes on until the record has a status.
  mutating func advance(to status: RecordStatus) throws {
    let steps: [(RecordStatus, Role)] = [
      (.endorsed, .proposer), (.reviewed, .reviewer), (.approved, .approver),
      (.accepted, .construction), (.decided, .decider),
    ]
    switch status {
    case .returned: try say(.proposer, .return)
    case .withdrawn: try say(.proposer, .withdraw)
    case .refused:
      try advance(to: .reviewed)
      try say(.approver, .refuse)
    case .submitted, .superseded, .disposed: break
    case .endorsed, .reviewed, .approved, .accepted, .decided:
      for (reached, role) in steps {
        try say(role)
        if reached == status { return }
      }
    }
  }

  /// Where the record stands now.
  var standing: Document.Standing? {
    var copy = ledger
    return copy.standing(of: record)
  }
}
