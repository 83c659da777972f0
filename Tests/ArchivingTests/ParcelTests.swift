import Archiving
import Records
import Signing
import TestSupport
import Testing

@Suite struct `a record between offices` {
  /// The archive of an office with one submitted matter, and its store.
  private struct Keeper: ~Copyable {
    let folder: TemporaryFolder
    let store: MemoryStore
    var archive: Archive<MemoryStore>

    init() throws {
      let folder = try TemporaryFolder()
      let genesis = Genesis(
        origin: TestOffice.origin, office: TestCounty.office,
        registry: try TestCounty.registry(), time: TestOffice.time,
        nonce: [UInt8](repeating: 7, count: 16))
      let store = try MemoryStore(
        holding: try genesis.batch(signedBy: try TestOffice.officeKey()))
      let archive = try Archive(
        store: store, lastSeen: LastSeen(directory: folder.path, name: "archive"))
      self.folder = folder
      self.store = store
      self.archive = archive
    }

    mutating func submit(_ matter: TestMatter) throws {
      let fields = Document.Fields(
        title: "路", kind: "project", unit: "住建局", grade: "good", text: "")
      _ = try archive.append(
        assessment: try matter.assessmentEnvelope(), questionnaire: TestOffice.questionnaire(),
        as: fields, key: try TestOffice.officeKey(), at: TestOffice.time)
    }

    mutating func receive(_ acts: [[UInt8]]) throws -> Reception {
      var parcel = try archive.parcel(of: TestMatter.record)
      for act in acts { try? parcel.add(act) }
      return try archive.receive(
        [try Parcel(reading: try parcel.bytes(adding: acts))],
        key: try TestOffice.officeKey(), at: TestOffice.time)
    }

    /// The digests of what the archive has admitted on the record.
    var admitted: Set<Digest> {
      Set(archive.history(of: TestMatter.record)?.references.map(\.entry.digest) ?? [])
    }
  }

  /// A whole chain of acts that rely on each other, with replies of a unit.
  private func acts() throws -> [[UInt8]] {
    var matter = try TestMatter()
    try matter.advance(to: .endorsed)
    try matter.say(.consulted, .comment)
    try matter.say(.consulted)
    for role in [Role.reviewer, .approver, .construction, .decider] { try matter.say(role) }
    try matter.say(.construction, .verify)
    return matter.envelopes.map(\.blob)
  }

  private func keeper() throws -> Keeper {
    var keeper = try Keeper()
    try keeper.submit(try TestMatter())
    return keeper
  }

  @Test func `comes back with everything that was signed on the way`() throws {
    var keeper = try keeper()
    let acts = try acts()
    var parcel = try Parcel(reading: try keeper.archive.parcel(of: TestMatter.record).bytes())
    for act in acts {
      try parcel.add(act)
      parcel = try Parcel(reading: try parcel.bytes())
    }
    #expect(try parcel.signOffs().count == acts.count)
    #expect(parcel.misfits.isEmpty)
    let reception = try keeper.archive.receive(
      [parcel], key: try TestOffice.officeKey(), at: TestOffice.time)
    #expect(reception.items.map(\.index) == Array(3..<3 + acts.count))
    #expect(try keeper.archive.documents().map(\.status) == ["decided"])
    let memory = LastSeen(directory: keeper.folder.path, name: "archive")
    #expect(try Archive.verify(keeper.store, lastSeen: memory).problems.isEmpty)
  }

  @Test func `any order and any repetition give the same admitted set`() throws {
    let acts = try acts()
    var generator = Seeded(state: 6)
    var first = try keeper()
    _ = try first.receive(acts)
    let expected = first.admitted
    #expect(expected.count == acts.count + 1)
    for round in 0..<40 {
      var keeper = try keeper()
      let repeated = acts + acts.filter { _ in Bool.random(using: &generator) }
      _ = try keeper.receive(repeated.shuffled(using: &generator))
      #expect(keeper.admitted == expected, "seed 6, round \(round)")
    }
  }

  @Test func `any subsets, one after the other, come to the same once all has come`() throws {
    let acts = try acts()
    var generator = Seeded(state: 36)
    var whole = try keeper()
    _ = try whole.receive(acts)
    for round in 0..<40 {
      var keeper = try keeper()
      for _ in 0..<Int.random(in: 1...5, using: &generator) {
        let part = acts.filter { _ in Bool.random(using: &generator) }
        let before = keeper.admitted
        _ = try keeper.receive(part.shuffled(using: &generator))
        #expect(keeper.admitted.isSuperset(of: before))
        #expect(keeper.admitted.isSubset(of: whole.admitted), "seed 36, round \(round)")
      }
      _ = try keeper.receive(acts)
      #expect(keeper.admitted == whole.admitted, "seed 36, round \(round)")
      let again = try keeper.receive(acts)
      #expect(again.items.allSatisfy { $0.wasKnown })
    }
  }

  @Test func `a withdrawal among them shuts nothing out that was said before`() throws {
    var matter = try TestMatter()
    try matter.advance(to: .reviewed)
    try matter.say(.approver, .refuse)
    let acts = matter.envelopes.map(\.blob)
    var generator = Seeded(state: 7)
    for _ in 0..<10 {
      var keeper = try keeper()
      let reception = try keeper.receive(acts.shuffled(using: &generator))
      #expect(reception.items.allSatisfy { $0.refusal == nil })
      #expect(try keeper.archive.documents().map(\.status) == ["refused"])
    }
  }

  /// `CHILD_IMPACT_FAULTS=full` changes every byte.
  @Test func `a changed byte is refused, and brings in nothing else`() throws {
    let keeper = try keeper()
    var parcel = try keeper.archive.parcel(of: TestMatter.record)
    for act in try acts().prefix(2) { try parcel.add(act) }
    let good = try parcel.bytes()
    var whole = try self.keeper()
    _ = try whole.receive(parcel.acts)
    #expect(whole.admitted.count == 3)
    let step = Environment.value("CHILD_IMPACT_FAULTS") == "full" ? 1 : 97
    for offset in stride(from: 0, to: good.count, by: step) {
      var bytes = good
      bytes[offset] ^= 1 << UInt8(offset % 7)
      guard let changed = try? Parcel(reading: bytes) else { continue }
      var other = try self.keeper()
      _ = try? other.archive.receive(
        [changed], key: try TestOffice.officeKey(), at: TestOffice.time)
      #expect(other.admitted.isStrictSubset(of: whole.admitted), "byte \(offset)")
    }
  }

  @Test func `another archive's file is told apart`() throws {
    var keeper = try keeper()
    let other = try TestMatter(record: "another")
    #expect(other.standing?.status == "submitted")
    let folder = try TemporaryFolder()
    let store = try MemoryStore(holding: try TestOffice.founding(nonce: 9))
    var foreign = try Archive(
      store: store, lastSeen: LastSeen(directory: folder.path, name: "foreign"))
    try foreign.submit(.numbered(1))
    let parcel = try foreign.parcel(of: "00000000-0000-4000-8000-000000000001")
    #expect(throws: ParcelProblem.otherLog) {
      try keeper.archive.receive(
        [parcel], key: try TestOffice.officeKey(), at: TestOffice.time)
    }
  }

  @Test(arguments: ["", "{}", "[]", "null", "{\"v\":1}"])
  func `what is no parcel is refused with a reason`(text: String) {
    #expect(throws: ParcelProblem.self) { try Parcel(reading: Array(text.utf8)) }
  }
}

extension Parcel {
  /// The file with `acts` in it as they are, good or bad, in their order.
  fileprivate func bytes(adding acts: [[UInt8]]) throws -> [UInt8] {
    let json = try JSON.canonical(try bytes(), limits: JSON.Limits(bytes: 16 << 20, depth: 4))
    guard case .object(let object) = json else { return [] }
    let members = object.members.map { ($0.key, $0.value) }
    let changed = JSON.object(
      members + [("acts", .array(acts.map { .string(Base64.text($0)) }))])
    return try changed.canonicalBytes(limits: JSON.Limits(bytes: 16 << 20, depth: 4))
  }
}
