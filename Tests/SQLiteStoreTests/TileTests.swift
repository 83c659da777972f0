import Archiving
import SQLiteStore
import Signing
import TestSupport
import Testing

/// The stored hashes of the tree, and what is read with them.
@Suite struct `the tiles of an archive file` {
  /// An archive of more than two full tiles, appended 100 at a time.
  private func large() throws -> TestArchive {
    let file = try TestArchive()
    var archive = try file.opened()
    for start in stride(from: 1, to: 600, by: 100) {
      let drafts = (start..<start + 100).map { Draft.numbered($0) }
      try archive.submit(drafts)
    }
    return file
  }

  private func view(_ file: borrowing TestArchive) throws -> ArchiveView<ArchiveFile> {
    try ArchiveView(
      store: try ArchiveFile(path: file.path, for: .reading), lastSeen: file.memory)
  }

  @Test func `give the proofs that all leaves give`() throws {
    let file = try large()
    let archive = try file.opened(.reading)
    let view = try view(file)
    #expect(view.size == archive.size && view.head == archive.head && archive.size > 600)
    for index in [0, 1, 2, 255, 256, 257, 300, 511, 512, 513, archive.size - 1] {
      let proof = try view.inclusionProof(of: index)
      #expect(proof == archive.inclusionProof(of: index), "\(index)")
      #expect(try view.statement(at: index) == archive.statement(at: index))
      #expect(try view.consistencyProof(from: index) == archive.consistencyProof(from: index))
    }
    #expect(try view.inclusionProof(of: archive.size) == nil)
    #expect(try view.consistencyProof(from: archive.size + 1) == nil)
    let store = try ArchiveFile(path: file.path, for: .reading)
    #expect(try store.tileCount() == 2)
    #expect(try file.problems().isEmpty)
  }

  @Test func `changed, missing or surplus are found, and nothing false is read`() throws {
    let changes = [
      "UPDATE tile SET hashes = CAST(hashes || x'00' AS BLOB) WHERE number = 1": "storage",
      "UPDATE tile SET hashes = zeroblob(8192) WHERE number = 1": "256 tile",
      "UPDATE tile SET root = zeroblob(32) WHERE number = 0": "0 tile",
      "UPDATE tile SET number = 7 WHERE number = 1": "256 tile",
      "UPDATE tile SET level = 1 WHERE number = 1": "256 tile",
      "DELETE FROM tile WHERE number = 1": "256 tile",
      "INSERT INTO tile SELECT level, 9, root, hashes FROM tile WHERE number = 1": "tile",
    ]
    let file = try large()
    let bytes = try Files.bytes(at: file.path)
    let good = try view(file)
    let proofs = try [3, 300, 590].map { try good.inclusionProof(of: $0) }
    for (change, expected) in changes {
      try Files.write(bytes, to: file.path)
      try file.tamper(change)
      let problems = try file.problems()
      #expect(problems.contains(expected), "\(change): \(problems)")
      let view = try view(file)
      for (index, proof) in zip([3, 300, 590], proofs) {
        // A proof is either the true one or refused; the entry is read all the same or refused.
        let given = try? view.inclusionProof(of: index)
        let read = try? view.statement(at: index)
        #expect(given == proof || read == nil, "\(change), entry \(index)")
      }
    }
  }

  @Test func `a view refuses what an archive refuses`() throws {
    let changes = [
      "DELETE FROM checkpoint WHERE size = 4",
      "UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE size = 3) WHERE size = 4",
      "UPDATE entry SET leaf = (SELECT leaf FROM entry WHERE position = 2) WHERE position = 3",
      "UPDATE entry SET leaf = (SELECT leaf FROM entry WHERE position = 2) WHERE position = 0",
      "UPDATE blob SET bytes = x'00' WHERE rowid = 1",
    ]
    for change in changes {
      let file = try TestArchive(records: 2)
      _ = try view(file)
      try file.tamper(change)
      #expect(throws: ArchiveProblem.self, "\(change)") { try view(file) }
    }
  }

  @Test func `a view refuses an older copy, another log and a fork`() throws {
    let file = try TestArchive(records: 3)
    let old = try Files.bytes(at: file.path)
    var archive = try file.opened()
    try archive.submit(.numbered(50))
    let new = try Files.bytes(at: file.path)
    try Files.write(old, to: file.path)
    #expect(throws: ArchiveProblem.rolledBack(seen: 6, found: 5)) { try view(file) }
    var fork = try Archive(
      store: try ArchiveFile(path: file.path, for: .writing), lastSeen: file.strangersMemory)
    try fork.submit(.numbered(51))
    #expect(throws: ArchiveProblem.forked(seen: 6)) { try view(file) }
    try fork.submit(.numbered(52))
    #expect(throws: ArchiveProblem.forked(seen: 6)) { try view(file) }
    try Files.write(new, to: file.path)
    #expect(try view(file).size == 6)
    let other = try TestArchive()
    try Files.write(try Files.bytes(at: other.path), to: file.path)
    #expect(throws: ArchiveProblem.self) { try view(file) }
  }
}
