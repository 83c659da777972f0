import Archiving
import SQLiteStore
import Signing
import TestSupport
import Testing

@Suite struct `a copy of an archive` {
  private struct NotGood: Error {}

  private func copy(_ file: borrowing TestArchive, to path: String) throws {
    let store = try ArchiveFile(path: file.path, for: .reading)
    let memory = file.strangersMemory
    try store.copy(to: path, progress: { _, _ in }) { copy in
      guard try Archive.verify(copy, lastSeen: memory).isGood else { throw NotGood() }
    }
  }

  @Test func `holds the same, and can be appended to`() throws {
    let file = try TestArchive(records: 3)
    let path = file.folder.file("copy.sqlite")
    try copy(file, to: path)
    let content = try file.content()
    #expect(try TestArchive.content(of: path) == content)
    var copied = try Archive(
      store: try ArchiveFile(path: path, for: .writing), lastSeen: file.strangersMemory)
    try copied.submit(.numbered(9))
    #expect(try file.content() == content)
    #expect(try !Files.names(in: file.folder.path).contains { $0.hasSuffix(".partial") })
  }

  @Test func `that is not good gets no name, and nothing is replaced`() throws {
    let file = try TestArchive(records: 3)
    let path = file.folder.file("copy.sqlite")
    try file.tamper("UPDATE blob SET bytes = x'00' WHERE rowid = 3")
    let names = try Files.names(in: file.folder.path)
    #expect(throws: NotGood.self) { try copy(file, to: path) }
    #expect(try Files.names(in: file.folder.path).filter { $0 != "other" } == names)
    try Files.write("mine", to: path)
    #expect(throws: StoreProblem.exists(path: path)) { try copy(file, to: path) }
    #expect(try Files.text(at: path) == "mine")
  }

  @Test func `takes the place of another, which keeps a name of its own`() throws {
    let file = try TestArchive(records: 3)
    let (path, kept) = (file.folder.file("copy.sqlite"), file.folder.file("kept.sqlite"))
    try copy(file, to: path)
    let content = try file.content()
    try Files.write("a journal of the damaged file", to: file.path + "-journal")
    try Files.write("damaged", to: file.path)
    try ArchiveFile.replace(file.path, with: path, keeping: kept)
    #expect(try file.content() == content)
    #expect(try Files.text(at: kept) == "damaged")
    #expect(try Files.text(at: kept + "-journal") == "a journal of the damaged file")
    #expect(!Files.exists(path))
    try copy(file, to: path)
    #expect(throws: StoreProblem.exists(path: kept)) {
      try ArchiveFile.replace(file.path, with: path, keeping: kept)
    }
  }
}
