import Archiving
import Records
import Signing
import Testing

@Suite struct `admission` {
  /// A ledger with genesis and questionnaire.
  private func ledger() throws -> Ledger {
    var ledger = Ledger()
    for entry in try TestOffice.founding().entries { try ledger.admit(entry) }
    try ledger.admit(try questionnaireEntry())
    return ledger
  }

  private func questionnaireEntry(
    _ blob: [UInt8] = TestOffice.questionnaire(), record: String? = nil
  ) throws -> Entry {
    try entry(.questionnaire, record ?? Digest(of: blob).hex, blob)
  }

  private func entry(
    _ kind: Statement.Kind, _ record: String, _ blob: [UInt8], office: String = TestOffice.code
  ) throws -> Entry {
    let statement = try Statement(
      kind, office: office, record: record, blob: blob, time: TestOffice.time)
    return Entry(leaf: statement.bytes, blob: blob)
  }

  private func refusal(_ entry: Entry, by ledger: Ledger) -> Refusal? {
    var copy = ledger
    do throws(Refusal) {
      try copy.admit(entry)
      return nil
    } catch {
      return copy.root == ledger.root && copy.size == ledger.size ? error : nil
    }
  }

  private func refusal(_ draft: Draft, by ledger: Ledger) throws -> Refusal? {
    refusal(try entry(.assessment, draft.record, try draft.envelope()), by: ledger)
  }

  @Test func `a good assessment is admitted and counted`() throws {
    var ledger = try ledger()
    let draft = Draft()
    try ledger.admit(try entry(.assessment, draft.record, try draft.envelope()))
    #expect(ledger.size == 3)
    #expect(ledger.history(of: draft.record)?.versions.map(\.index) == [2])
  }

  @Test func `an edit follows the version before it`() throws {
    var ledger = try ledger()
    let first = try Draft().envelope()
    try ledger.admit(try entry(.assessment, Draft().record, first))
    var edit = Draft()
    edit.version = 2
    #expect(try refusal(edit, by: ledger) == .wrongPredecessor)
    edit.supersedes = Digest(of: [1]).hex
    #expect(try refusal(edit, by: ledger) == .wrongPredecessor)
    edit.supersedes = Digest(of: first).hex
    #expect(try refusal(edit, by: ledger) == nil)
    edit.version = 3
    #expect(try refusal(edit, by: ledger) == .wrongVersion(expected: 2))
    #expect(try refusal(Draft(), by: ledger) == .wrongVersion(expected: 2))
  }

  @Test func `each wrong part of an assessment has its refusal`() throws {
    let ledger = try ledger()
    func refused(_ change: (inout Draft) -> Void) throws -> Refusal? {
      var draft = Draft()
      change(&draft)
      return try refusal(draft, by: ledger)
    }
    #expect(try refused { $0.type = .signoff } == .otherType)
    #expect(try refused { $0.office = "other" } == .otherOffice)
    #expect(try refused { $0.signer = 9 } == .unknownKey)
    #expect(try refused { $0.signer = 1 } == .unknownKey)
    #expect(try refused { $0.claimedSigner = 3 } == .otherSigner)
    #expect(try refused { $0.person = "wang-fang" } == .otherSigner)
    #expect(
      try refused {
        $0.signer = 3
        $0.person = "wang-fang"
      } == .notPermitted)
    #expect(try refused { $0.questionnaire = TestOffice.questionnaire(2) } == .unknownQuestionnaire)
    #expect(try refused { $0.version = 2 } == .wrongVersion(expected: 1))
    #expect(try refused { $0.supersedes = Digest(of: []).hex } == .wrongPredecessor)
    #expect(
      try refused { $0.nonce = "00" }
        == .badPayload(JSONProblem(.notAllowed, at: .path("nonce"))))
    #expect(
      try refused { $0.version = 0 }
        == .badPayload(JSONProblem(.notAllowed, at: .path("version"))))
  }

  @Test func `statement and blob must agree`() throws {
    let ledger = try ledger()
    let good = try entry(.assessment, Draft().record, try Draft().envelope())
    #expect(refusal(Entry(leaf: good.leaf, blob: nil), by: ledger) == .missingBlob)
    let other = try Draft.numbered(1).envelope()
    #expect(refusal(Entry(leaf: good.leaf, blob: other), by: ledger) == .otherBlob)
    #expect(
      refusal(try entry(.assessment, "another", try Draft().envelope()), by: ledger)
        == .otherRecord)
    let foreign = try entry(
      .assessment, Draft().record, try Draft().envelope(), office: "elsewhere")
    #expect(refusal(foreign, by: ledger) == .otherOffice)
    guard case .notStatement? = refusal(Entry(leaf: [], blob: other), by: ledger) else {
      Issue.record("an empty leaf was taken for something else")
      return
    }
  }

  @Test func `signatures are one, and that of the signer`() throws {
    let ledger = try ledger()
    let payload = try Draft().payload()
    let message = Envelope.signedBytes(payload, as: .assessment)
    func signature(_ seed: UInt8) throws -> Envelope.Signature {
      let key = try TestOffice.key(seed)
      return Envelope.Signature(key: key.publicKey.id, bytes: try key.sign(message))
    }
    func refused(_ signatures: [Envelope.Signature]) throws -> Refusal? {
      let envelope = try Envelope(payload: payload, type: .assessment, signatures: signatures)
      return refusal(try entry(.assessment, Draft().record, envelope.bytes), by: ledger)
    }
    #expect(try refused([signature(2)]) == nil)
    #expect(try refused([signature(2), signature(3)]) == .notOneSignature)
    let stolen = Envelope.Signature(key: try signature(2).key, bytes: try signature(3).bytes)
    #expect(try refused([stolen]) == .badSignature)
  }

  @Test func `a questionnaire is canonical, named by its digest, and there once`() throws {
    let ledger = try ledger()
    #expect(refusal(try questionnaireEntry(), by: ledger) == .repeatedQuestionnaire)
    #expect(refusal(try questionnaireEntry(TestOffice.questionnaire(2)), by: ledger) == nil)
    #expect(
      refusal(try questionnaireEntry(TestOffice.questionnaire(2), record: "x"), by: ledger)
        == .otherRecord)
    for text in ["", "[]", "{ }", #"{"b":1,"a":1}"#, "{\"a\":\"\u{0}\"}"] {
      guard
        case .badQuestionnaire? = refusal(
          try questionnaireEntry(Array(text.utf8)), by: ledger)
      else {
        Issue.record("\(text) was taken for a questionnaire")
        continue
      }
    }
  }

  @Test func `a genesis stands first, once, and is signed by its roots`() throws {
    let founding = try TestOffice.founding().entries[0]
    #expect(refusal(founding, by: Ledger()) == nil)
    #expect(refusal(founding, by: try ledger()) == .misplacedGenesis)
    #expect(refusal(try questionnaireEntry(), by: Ledger()) == .misplacedGenesis)
    let payload = try TestOffice.genesis().payload()
    func refused(_ seed: UInt8, _ type: PayloadType = .genesis) throws -> Refusal? {
      let envelope = try Envelope(signing: payload, as: type, with: try TestOffice.key(seed))
      return refusal(try entry(.genesis, "genesis", envelope.bytes), by: Ledger())
    }
    #expect(try refused(1) == nil)
    #expect(try refused(2) == .badRootSignatures)
    #expect(try refused(1, .notice) == .otherType)
  }

  @Test func `a registry that does not fit together is not written`() throws {
    let good = try TestOffice.registry()
    func payload(
      persons: [Person]? = nil, holdings: [Holding]? = nil, keys: [Enrolment]? = nil
    ) throws -> [UInt8] {
      let registry = Registry(
        office: good.office, persons: persons ?? good.persons, posts: good.posts,
        holdings: holdings ?? good.holdings, keys: keys ?? good.keys, policy: good.policy)
      return try Genesis(
        origin: TestOffice.origin, office: good.office, registry: registry,
        time: TestOffice.time, nonce: [UInt8](repeating: 0, count: 16)
      ).payload()
    }
    #expect(throws: Never.self) { try payload() }
    #expect(throws: JSONProblem.self) { try payload(persons: [good.persons[0]]) }
    #expect(throws: JSONProblem.self) { try payload(persons: good.persons + good.persons) }
    #expect(throws: JSONProblem.self) {
      try payload(holdings: [Holding(person: "li-ming", post: "none")])
    }
    #expect(throws: JSONProblem.self) { try payload(keys: good.keys + [good.keys[0]]) }
    #expect(throws: JSONProblem.self) { try payload(keys: Array(good.keys.dropFirst())) }
  }

  @Test func `the county's policy reads back as it was written`() throws {
    let genesis = try Genesis(reading: try TestOffice.genesis().payload())
    #expect(genesis == (try TestOffice.genesis()))
    #expect(genesis.registry.policy == .county)
    #expect(try Policy(Policy.county.json).chain == Policy.county.chain)
    #expect(
      Policy.county.chain.map(\.act) == [
        "submit", "endorse", "consult", "review", "approve", "accept", "decide",
      ])
    #expect(Policy.county.chain.map(\.role) == Role.allCases)
  }
}
