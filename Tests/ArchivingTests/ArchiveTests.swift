import Archiving
import Records
import Signing
import TestSupport
import Testing

@Suite struct `an archive in memory` {
  private func opened(
    _ store: MemoryStore, _ folder: borrowing TemporaryFolder
  ) throws -> Archive<MemoryStore> {
    try Archive(store: store, lastSeen: memory(folder))
  }

  private func memory(_ folder: borrowing TemporaryFolder) -> LastSeen {
    LastSeen(directory: folder.path, name: "archive")
  }

  private func problem(
    _ store: MemoryStore, _ folder: borrowing TemporaryFolder
  ) -> ArchiveProblem? {
    do {
      _ = try opened(store, folder)
      return nil
    } catch {
      return error as? ArchiveProblem
    }
  }

  @Test func `opening gives what the genesis says`() throws {
    let folder = try TemporaryFolder()
    let archive = try opened(try MemoryStore(holding: TestOffice.founding()), folder)
    #expect(archive.origin == TestOffice.origin)
    #expect(archive.office == TestOffice.code)
    #expect(archive.size == 1)
    #expect(archive.registry == (try TestOffice.registry()))
  }

  @Test func `a key that is not the office's appends nothing`() throws {
    let folder = try TemporaryFolder()
    var archive = try opened(try MemoryStore(holding: TestOffice.founding()), folder)
    let (draft, envelope) = (Draft(), try Draft().envelope())
    let key = try TestOffice.assessorKey()
    var found: ArchiveProblem?
    do {
      _ = try archive.append(
        assessment: envelope, questionnaire: draft.questionnaire, as: draft.fields, key: key,
        at: TestOffice.time)
    } catch {
      found = error as? ArchiveProblem
    }
    #expect(found == .notOfficeKey)
    #expect(archive.size == 1)
  }

  @Test func `a refused assessment leaves nothing behind, its questionnaire neither`() throws {
    let folder = try TemporaryFolder()
    let store = try MemoryStore(holding: TestOffice.founding())
    var archive = try opened(store, folder)
    var draft = Draft()
    draft.version = 5
    #expect(throws: ArchiveProblem.refused(.wrongVersion(expected: 1))) {
      try archive.submit(draft)
    }
    #expect(archive.size == 1)
    #expect(try store.head().size == 1)
    #expect(try store.blobs().count == 1)
  }

  @Test func `a rolled-back log is refused where the later head was seen`() throws {
    let here = try TemporaryFolder()
    let elsewhere = try TemporaryFolder()
    let store = try MemoryStore(holding: TestOffice.founding())
    var archive = try opened(store, here)
    try archive.submit(.numbered(1))
    let old = try MemoryStore(holding: TestOffice.founding())
    #expect(problem(old, here) == .rolledBack(seen: 3, found: 1))
    #expect(problem(old, elsewhere) == nil)
    let report = try Archive.verify(old, lastSeen: memory(here))
    #expect(report.problems.map(\.code) == ["last-seen"])
    #expect(problem(store, here) == nil)
  }

  @Test func `a history that was signed anew is refused where the old one was seen`() throws {
    let folder = try TemporaryFolder()
    var archive = try opened(try MemoryStore(holding: TestOffice.founding()), folder)
    try archive.submit(.numbered(1))
    let other = try TemporaryFolder()
    let fork = try MemoryStore(holding: TestOffice.founding())
    var forked = try opened(fork, other)
    try forked.submit(.numbered(2))
    try forked.submit(.numbered(3))
    #expect(problem(fork, folder) == .forked(seen: 3))
    let another = try MemoryStore(holding: TestOffice.founding(nonce: 8))
    #expect(problem(another, folder) == .otherLog)
  }

  @Test func `a memory that cannot be read is told and not replaced`() throws {
    let folder = try TemporaryFolder()
    let store = try MemoryStore(holding: TestOffice.founding())
    _ = try opened(store, folder)
    let path = folder.file("archive")
    let bytes = try Files.bytes(at: path)
    for broken in [[], Array(bytes.dropLast()), bytes + [0x20], Array("{}".utf8)] {
      try Files.write(broken, to: path)
      #expect(problem(store, folder) == .badMemory(path: path))
      #expect(try Files.bytes(at: path) == broken)
    }
  }

  @Test func `two programs on one store both append, one after the other`() throws {
    let here = try TemporaryFolder()
    let there = try TemporaryFolder()
    let store = try MemoryStore(holding: TestOffice.founding())
    var (first, second) = (try opened(store, here), try opened(store, there))
    #expect(try first.submit(.numbered(1)).index == 2)
    #expect(try second.submit(.numbered(2)).index == 3)
    #expect(try first.submit(.numbered(3)).index == 4)
    #expect(try Archive.verify(store, lastSeen: memory(here)).isGood)
    #expect(try first.documents().map(\.index) == [2, 3, 4])
  }

  @Test func `proofs from an archive hold against its signed head`() throws {
    let folder = try TemporaryFolder()
    let store = try MemoryStore(holding: TestOffice.founding())
    var archive = try opened(store, folder)
    let first = archive.head
    for number in 1...5 { try archive.submit(.numbered(number)) }
    for index in 0..<archive.size {
      let leaf = Merkle.leaf(try archive.statement(at: index).bytes)
      let proof = try #require(archive.inclusionProof(of: index))
      #expect(
        Merkle.includes(
          leaf, at: index, size: archive.head.size, root: archive.head.root, proof: proof))
    }
    let proof = try #require(archive.consistencyProof(from: first.size))
    #expect(
      Merkle.extends(
        oldSize: first.size, oldRoot: first.root, newSize: archive.head.size,
        newRoot: archive.head.root, proof: proof))
  }
}
