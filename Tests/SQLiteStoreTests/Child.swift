import Archiving
import Glibc
import SQLiteStore
import TestSupport
import Testing

/// What the processes do that the fault tests start and end.
enum Child {
  static func archive(in folder: String, memory: String) throws -> Archive<ArchiveFile> {
    try Archive(
      store: try ArchiveFile(path: folder + "/archive.sqlite", for: .writing),
      lastSeen: LastSeen(directory: folder, name: memory))
  }

  /// Appends one record after the other and writes the position of each, once acknowledged, into
  /// a file.
  static func appendForEver(_ folder: String, acknowledging path: String) throws {
    var archive = try archive(in: folder, memory: "seen")
    while true {
      let index = try archive.submit(.numbered(max(2, archive.size))).index
      let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
      var line = "\(index)\n"
      line.withUTF8 { _ = unsafe write(descriptor, $0.baseAddress, $0.count) }
      close(descriptor)
    }
  }

  static func lastAcknowledged(_ path: String) throws -> Int {
    guard Files.exists(path) else { return 0 }
    return try Files.text(at: path).split(separator: "\n").last.flatMap { Int($0) } ?? 0
  }

  /// Lets no file of this process grow beyond `bytes`.
  static func limitFiles(to bytes: UInt) throws {
    var limit = rlimit(rlim_cur: bytes, rlim_max: .max)
    try #require(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
  }

  static func storeProblem(_ body: () throws -> some Any) -> StoreProblem? {
    do {
      _ = try body()
      return nil
    } catch {
      return error as? StoreProblem
    }
  }

  static func isGood(_ folder: String) throws -> Bool {
    let store = try ArchiveFile(path: folder + "/archive.sqlite", for: .reading)
    let memory = LastSeen(directory: folder, name: "seen")
    return try Archive.verify(store, lastSeen: memory).isGood
  }
}
