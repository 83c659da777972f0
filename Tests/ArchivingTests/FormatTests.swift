import Archiving
import Signing
import TestSupport
import Testing

/// What is stored stays readable and means the same for ever: these bytes may not change.
@Suite struct `the stored format` {
  @Test func `the genesis of version 1 is what it was`() throws {
    let payload = try TestOffice.genesis().payload()
    Golden.check(String(decoding: payload, as: UTF8.self), "genesis.v1.json")
  }

  @Test func `a genesis with the shorter policy of the earliest program is read`() throws {
    let path = Product.root + "/Tests/ArchivingTests/Golden/genesis.earliest.json"
    let genesis = try Genesis(reading: try Files.bytes(at: path))
    #expect(genesis.registry.policy.chain.map(\.role) == Policy.county.chain.map(\.role))
    #expect(genesis.registry.policy.retentionYears == 30)
    #expect(genesis.roots.threshold == 1)
  }

  @Test func `a log of version 1 is what it was, to the last signature`() throws {
    let folder = try TemporaryFolder()
    let store = try MemoryStore(holding: TestOffice.founding())
    var archive = try Archive(
      store: store, lastSeen: LastSeen(directory: folder.path, name: "seen"))
    for number in 1...3 { try archive.submit(.numbered(number)) }
    var text = ""
    for index in 0..<archive.size {
      text += String(decoding: try archive.statement(at: index).bytes, as: UTF8.self) + "\n"
    }
    text += "\n" + String(decoding: archive.head.bytes, as: UTF8.self)
    text += "\n" + String(decoding: try archive.envelope(at: 2), as: UTF8.self) + "\n"
    Golden.check(text, "log.v1.txt")
    Golden.check(
      String(decoding: try Files.bytes(at: folder.file("seen")), as: UTF8.self), "seen.v1.json")
  }
}
