import Archiving
import Foundation
import GRDB
import Glibc
import SQLiteStore
import Signing
import TestSupport
import Testing

@Suite(.serialized) struct `faults` {
  private static let rounds = Faults.count(10, full: 200)

  @Test func `kill -9 at a random moment loses no acknowledged entry`() async throws {
    let file = try TestArchive()
    let (folder, acknowledged) = (file.folder.path, file.folder.file("acknowledged"))
    var generator = Seeded(state: 9)
    for round in 0..<Self.rounds {
      let delay = UInt32.random(in: 20_000...300_000, using: &generator)
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [folder = folder as String, acknowledged = acknowledged as String, delay = delay as UInt32]
        in
        Thread.detachNewThread {
          usleep(delay)
          kill(getpid(), SIGKILL)
        }
        try Child.appendForEver(folder, acknowledging: acknowledged)
      }
      let archive = try file.opened(.reading)
      let last = try Child.lastAcknowledged(acknowledged)
      #expect(archive.size > last, "round \(round), delay \(delay)")
      #expect(try file.problems().isEmpty, "round \(round), delay \(delay)")
      for index in 2..<max(2, archive.size) {
        #expect(try archive.envelope(at: index) == Draft.numbered(index).envelope())
      }
    }
    #expect(try Child.lastAcknowledged(acknowledged) > 2, "no child came to append anything")
  }

  @Test func `a journal that a crash left is rolled back even by reading`() async throws {
    let file = try TestArchive(records: 2)
    let path = file.path
    let content = try file.content()
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let queue = try DatabaseQueue(path: path)
      try queue.inTransaction(.immediate) { database in
        try database.execute(sql: "PRAGMA cache_size = 1")
        try database.execute(sql: "DROP TRIGGER blob_refuses_update")
        try database.execute(sql: "UPDATE blob SET bytes = zeroblob(100000)")
        kill(getpid(), SIGKILL)
        return .commit
      }
    }
    let journal = try Files.bytes(at: path + "-journal")
    #expect(journal.count > 512, "the fault did not fire")
    #expect(try file.problems().isEmpty)
    #expect(try file.content() == content)
  }

  @Test func `eight writers at once append without a gap or an error`() async throws {
    let file = try TestArchive()
    let folder = file.folder.path
    await withTaskGroup(of: Void.self) { group in
      for writer in 1...8 {
        group.addTask {
          await #expect(processExitsWith: .success) {
            [folder = folder as String, writer = writer as Int] in
            var archive = try Child.archive(in: folder, memory: "seen\(writer)")
            for number in 0..<4 { try archive.submit(.numbered(writer * 100 + number)) }
          }
        }
      }
    }
    let archive = try file.opened(.reading)
    #expect(archive.size == 2 + 32)
    #expect(try Set(archive.documents().map(\.record)).count == 32)
    #expect(try file.problems().isEmpty)
  }

  @Test func `a file that may not grow loses nothing, wherever it stops`() async throws {
    let file = try TestArchive(records: 2)
    let folder = file.folder.path
    await #expect(processExitsWith: .success) { [folder = folder as String] in
      signal(SIGXFSZ, SIG_IGN)
      var archive = try Child.archive(in: folder, memory: "seen")
      let size = UInt(try Files.bytes(at: folder + "/archive.sqlite").count)
      var failures = 0
      for limit in stride(from: UInt(0), through: size + 8192, by: 2048) {
        let before = archive.size
        try Child.limitFiles(to: limit)
        let problem = Child.storeProblem { try archive.submit(.numbered(before)) }
        try Child.limitFiles(to: .max)
        #expect(archive.size == before + (problem == nil ? 1 : 0))
        #expect(try Child.isGood(folder))
        if problem != nil { failures += 1 }
      }
      #expect(failures > 2, "the fault did not fire")
      try archive.submit(.numbered(999))
      #expect(try Child.isGood(folder))
    }
  }

  @Test(.enabled(if: TinyDisk.isPossible, "a small disk can be mounted by root alone"))
  func `a full disk is told in plain words, and the archive goes on when there is room`() throws {
    let folder = try TemporaryFolder()
    let disk = try TinyDisk(at: folder.file("disk"))
    defer { disk.unmount() }
    let path = disk.path + "/archive.sqlite"
    let memory = LastSeen(directory: folder.path, name: "seen")
    _ = try ArchiveFile.create(at: path, holding: try TestOffice.founding())
    var archive = try Archive(store: try ArchiveFile(path: path, for: .writing), lastSeen: memory)
    var problem: StoreProblem?
    for number in 1...500 where problem == nil {
      problem = Child.storeProblem { try archive.submit(.numbered(number)) }
    }
    #expect(problem == .full(path: path))
    let size = archive.size
    let store = try ArchiveFile(path: path, for: .reading)
    #expect(try Archive.verify(store, lastSeen: memory).isGood)
    #expect(try store.head().size == size)
    disk.fill()
    let second = disk.path + "/second.sqlite"
    #expect(throws: StoreProblem.full(path: second)) {
      try ArchiveFile.create(at: second, holding: TestOffice.founding())
    }
    #expect(try !Files.names(in: disk.path).contains { $0.contains("second") })
    try disk.grow()
    try archive.submit(.numbered(900))
    #expect(try Archive.verify(store, lastSeen: memory).isGood)
  }

  @Test func `a store opened for reading refuses to append`() throws {
    let file = try TestArchive(records: 2)
    var archive = try file.opened(.reading)
    let problem = Child.storeProblem { try archive.submit(.numbered(7)) }
    #expect(problem == .readOnly(path: file.path))
    #expect(try file.problems().isEmpty)
  }
}
