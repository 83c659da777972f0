import Archiving
import GRDB
import SQLiteStore
import Signing
import TestSupport
import Testing

@Suite struct `an archive file` {
  private func problem(opening path: String, for access: ArchiveFile.Access) -> StoreProblem? {
    do throws(StoreProblem) {
      _ = try ArchiveFile(path: path, for: access)
      return nil
    } catch {
      return error
    }
  }

  @Test func `appears whole, under its name, and alone`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("archive.sqlite")
    _ = try ArchiveFile.create(at: path, holding: try TestOffice.founding())
    #expect(try Files.names(in: folder.path) == ["archive.sqlite"])
    let header = Array(try Files.bytes(at: path).prefix(100))
    #expect(Array(header[68..<72]) == Array("CIA1".utf8))
    #expect(Array(header[60..<64]) == [0, 0, 0, 1])
  }

  @Test func `replaces nothing`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("archive.sqlite")
    try Files.write("something", to: path)
    #expect(throws: StoreProblem.exists(path: path)) {
      try ArchiveFile.create(at: path, holding: try TestOffice.founding())
    }
    #expect(try Files.text(at: path) == "something")
    #expect(try Files.names(in: folder.path) == ["archive.sqlite"])
  }

  @Test func `is never made by opening`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("archive.sqlite")
    for access in [ArchiveFile.Access.reading, .writing] {
      #expect(problem(opening: path, for: access) == .missing(path: path))
      #expect(problem(opening: path + "/x", for: access) == .missing(path: path + "/x"))
    }
    #expect(try Files.names(in: folder.path).isEmpty)
  }

  @Test func `is told from what is empty, foreign or newer`() throws {
    let file = try TestArchive(records: 2)
    let good = try Files.bytes(at: file.path)
    var newer = good
    newer[63] = 2
    var foreign = good
    foreign[68] = 0
    let cases: [([UInt8], StoreProblem)] = [
      ([], .damaged(path: file.path)), (Array(good.prefix(99)), .damaged(path: file.path)),
      (Array(repeating: 0, count: 4096), .notArchive(path: file.path)),
      (Array("PK".utf8) + good.dropFirst(2), .notArchive(path: file.path)),
      (foreign, .notArchive(path: file.path)), (newer, .newer(path: file.path)),
    ]
    for (bytes, expected) in cases {
      try Files.write(bytes, to: file.path)
      for access in [ArchiveFile.Access.reading, .writing] {
        #expect(problem(opening: file.path, for: access) == expected)
      }
      #expect(try Files.bytes(at: file.path) == bytes)
    }
  }

  @Test func `refuses changes of what has been appended`() throws {
    let file = try TestArchive(records: 2)
    let queue = try DatabaseQueue(path: file.path)
    let statements = [
      "UPDATE entry SET leaf = x'00'", "DELETE FROM entry", "UPDATE blob SET bytes = x'00'",
      "DELETE FROM blob", "UPDATE checkpoint SET note = x'00'", "DELETE FROM checkpoint",
      "INSERT INTO entry VALUES (99, x'00')", "INSERT INTO entry VALUES (1, x'00')",
      "INSERT INTO entry VALUES (-1, x'00')", "INSERT INTO entry VALUES (4, 'text')",
      "INSERT INTO blob VALUES (x'00', x'00')",
    ]
    for statement in statements {
      let error = #expect(throws: DatabaseError.self, "\(statement)") {
        try queue.write { try $0.execute(sql: statement) }
      }
      #expect(error?.resultCode == .SQLITE_CONSTRAINT)
    }
    #expect(try file.problems().isEmpty)
  }

  @Test func `is not written by verification`() throws {
    let file = try TestArchive(records: 3)
    let before = try Files.bytes(at: file.path)
    #expect(try file.problems().isEmpty)
    #expect(try Files.bytes(at: file.path) == before)
  }

  @Test func `survives as a copy of the main file alone`() throws {
    let file = try TestArchive(records: 3)
    let archive = try file.opened()
    let folder = try TemporaryFolder()
    try Files.write(try Files.bytes(at: file.path), to: folder.file("copy.sqlite"))
    let copy = try Archive(
      store: try ArchiveFile(path: folder.file("copy.sqlite"), for: .reading),
      lastSeen: file.memory)
    #expect(copy.head == archive.head)
  }

  @Test func `an old copy put back is refused by the last head seen`() throws {
    let file = try TestArchive(records: 3)
    let old = try Files.bytes(at: file.path)
    var archive = try file.opened()
    try archive.submit(.numbered(9))
    try Files.write(old, to: file.path)
    #expect(throws: ArchiveProblem.rolledBack(seen: 6, found: 5)) { try file.opened() }
    let report = try Archive.verify(
      try ArchiveFile(path: file.path, for: .reading), lastSeen: file.memory)
    #expect(report.problems.map(\.code) == ["last-seen"])
    #expect(try file.problems().isEmpty)
  }

  @Test(arguments: [-3_000_000_000, 0, 1_000_000_000, 9_000_000_000, 999_999_999_999])
  func `works whatever the clock says`(seconds: Int64) throws {
    let file = try TestArchive(records: 2)
    var archive = try file.opened()
    try archive.submit(.numbered(5), at: Timestamp(secondsSince1970: seconds))
    try archive.submit(.numbered(6))
    #expect(try archive.documents().map(\.index) == [2, 3, 4, 5])
    #expect(try file.problems().isEmpty)
  }
}
