import Archiving
import Records
import Signing
import TestSupport
import Testing

@Suite struct `entries that are neither assessment nor sign-off` {
  private let later = Timestamp(secondsSince1970: 1_795_000_000 + 31 * 366 * 86_400)

  private func disposal(
    of matter: TestMatter, _ contents: [Digest]? = nil, at time: Timestamp? = nil,
    signedBy seed: UInt8 = 1
  ) throws -> Entry {
    let own = matter.ledger.history(of: TestMatter.record)?.references.map(\.entry.digest) ?? []
    let payload = try Disposal(
      office: TestCounty.office, record: TestMatter.record, contents: contents ?? own,
      reason: "保存期满", time: TestOffice.time, nonce: [UInt8](repeating: 2, count: 16)
    ).payload()
    let envelope = try Envelope(signing: payload, as: .disposal, with: try TestOffice.key(seed))
    return try TestCounty.entry(
      .disposal, TestMatter.record, envelope.bytes, at: time ?? later)
  }

  @Test func `content is disposed of when the record is closed and its retention over`() throws {
    var matter = try TestMatter()
    #expect(matter.refusal(try disposal(of: matter)) == .notYetDisposable)
    try matter.advance(to: .decided)
    #expect(
      matter.refusal(try disposal(of: matter, at: TestOffice.time)) == .notYetDisposable)
    #expect(matter.refusal(try disposal(of: matter, [])) == .otherContent)
    #expect(matter.refusal(try disposal(of: matter, signedBy: 10)) == .badRootSignatures)
    try matter.ledger.admit(try disposal(of: matter))
    #expect(matter.standing?.status == "disposed")
    let withdrawal = try matter.signOff(
      .proposer, .withdraw, by: "zhao-lei", for: TestCounty.proposing)
    #expect(try matter.refusal(withdrawal) == .disposed)
    #expect(matter.refusal(try disposal(of: matter)) == .disposed)
  }

  @Test func `once disposed of, content is gone and the log still verifies`() throws {
    let folder = try TemporaryFolder()
    let store = try MemoryStore(holding: TestOffice.founding())
    let memory = LastSeen(directory: folder.path, name: "archive")
    var archive = try Archive(store: store, lastSeen: memory)
    let draft = Draft()
    try archive.submit(draft)
    let found = try archive.withdrawal(of: draft)
    let withdrawal = try #require(found)
    let key = try TestOffice.officeKey()
    _ = try archive.append([withdrawal], key: key, at: TestOffice.time)
    let contents = archive.history(of: draft.record)?.references.map(\.entry.digest) ?? []
    _ = try archive.append([try archive.disposal(of: draft, at: later)], key: key, at: later)
    for digest in contents { #expect(try store.blob(digest) == nil) }
    #expect(try archive.documents().map(\.status) == ["disposed"])
    #expect(try archive.documents().map(\.title) == [""])
    #expect(try store.text(at: 2) == "")
    #expect(try Archive.verify(store, lastSeen: memory).problems.isEmpty)
    var again = try Archive(store: store, lastSeen: memory)
    #expect(again.chain(of: draft.record) == nil)
    try again.submit(.numbered(7))
  }

  @Test func `a notice is signed by somebody of the registry and changes nothing`() throws {
    let matter = try TestMatter()
    func refusal(
      _ record: String?, by person: String = "he-none", _ text: String = "时钟已校正"
    ) throws -> Refusal? {
      let key = try TestCounty.key(person)
      let payload = try Notice(
        office: TestCounty.office, record: record, text: text, time: TestOffice.time,
        nonce: [UInt8](repeating: 4, count: 16),
        signer: Assessment.Signer(key: key.publicKey.id.hex, person: person)
      ).payload()
      let envelope = try Envelope(signing: payload, as: .notice, with: key)
      return matter.refusal(
        try TestCounty.entry(.notice, record ?? Notice.record, envelope.bytes))
    }
    #expect(try refusal(nil) == nil)
    #expect(try refusal(TestMatter.record) == nil)
    #expect(try refusal("nothing") == .unknownRecord)
    #expect(try refusal(nil, by: "stranger") == .unknownKey)
    guard case .badPayload? = try refusal(nil, "\u{202E}") else {
      Issue.record("a notice with a hidden character was taken")
      return
    }
  }

  @Test func `a calculation is admitted unsigned, once, and never stands for a record`() throws {
    let matter = try TestMatter()
    func refusal(
      _ record: String = "calc-1", _ questionnaire: [UInt8] = TestOffice.questionnaire(),
      office: String = TestCounty.office
    ) throws -> Refusal? {
      let json: JSON = [
        "office": .string(office),
        "questionnaire": ["sha256": .string(Digest(of: questionnaire).hex)],
        "record": .string(record), "v": 1,
      ]
      return matter.refusal(
        try TestCounty.entry(.calculation, record, try json.canonicalBytes()))
    }
    #expect(try refusal() == nil)
    #expect(try refusal(TestMatter.record) == .repeatedEntry)
    #expect(try refusal("calc-1", [1]) == .unknownQuestionnaire)
    #expect(try refusal(office: "other") == .otherOffice)
  }
}
