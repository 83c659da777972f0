public import Archiving
internal import GRDB
internal import Signing

/// An archive in one SQLite file.
///
/// Every append is one transaction with `journal_mode=TRUNCATE` and `synchronous=EXTRA`: what has
/// been acknowledged survives a crash and a loss of power, and a copy of the main file alone loses
/// nothing, which a write-ahead log would.
public final class ArchiveFile: RecordStore {
  // A class, because it owns a connection.

  /// What a store is opened for.
  public enum Access: Sendable, Hashable {
    /// Nothing is changed, but for finishing what a crash left behind.
    case reading
    /// Entries will be appended.
    case writing
  }

  /// The path of the file.
  public let path: String
  private let queue: DatabaseQueue

  /// Opens an archive. A file that is not there is never made.
  /// - Throws: ``StoreProblem``.
  public convenience init(path: String, for access: Access) throws(StoreProblem) {
    try FileHeader.check(path)
    do {
      try self.init(opening: path, access)
    } catch .readOnly where access == .reading {
      // A crash left a journal behind, which only a connection that may write can roll back.
      try Self.recover(path)
      try self.init(opening: path, access)
    }
  }

  private init(opening path: String, _ access: Access) throws(StoreProblem) {
    self.path = path
    do {
      queue = try DatabaseQueue(path: path, configuration: Self.configuration(access))
      // The first read finds what the header cannot tell.
      try queue.read { try $0.execute(sql: "SELECT count(*) FROM sqlite_schema") }
    } catch {
      throw StoreProblem(error, path)
    }
  }

  private static func recover(_ path: String) throws(StoreProblem) {
    _ = try ArchiveFile(opening: path, .writing)
  }

  private static func configuration(_ access: Access) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = access == .reading
    configuration.busyMode = .timeout(30)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA trusted_schema = OFF")
      try database.execute(sql: "PRAGMA cell_size_check = ON")
      guard access == .writing else { return }
      try database.execute(sql: "PRAGMA journal_mode = TRUNCATE")
      try database.execute(sql: "PRAGMA synchronous = EXTRA")
      try database.execute(sql: "PRAGMA recursive_triggers = ON")
      // What is disposed of leaves no bytes behind in the file.
      try database.execute(sql: "PRAGMA secure_delete = ON")
    }
    return configuration
  }

  /// Copies page by page, all in one reading transaction.
  func backUp(to target: DatabaseQueue, _ progress: @escaping (Int, Int) -> Void) throws {
    try queue.backup(to: target, pagesPerStep: 2048) { state in
      progress(state.completedPageCount, state.totalPageCount)
    }
  }

  /// Ends the connection.
  func close() throws(StoreProblem) {
    do {
      try queue.close()
    } catch {
      throw StoreProblem(error, path)
    }
  }

  /// Reads in one transaction.
  func reading<Value>(_ body: (Database) throws -> Value) throws(StoreProblem) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw StoreProblem(error, path)
    }
  }

  /// Reads with one statement, which is a transaction of its own.
  func fetching<Value>(_ body: (Database) throws -> Value) throws(StoreProblem) -> Value {
    do {
      return try queue.unsafeRead(body)
    } catch {
      throw StoreProblem(error, path)
    }
  }

  /// Changes in one transaction that begins with the lock for writing.
  func writing(_ body: (Database) throws -> Void) throws(StoreProblem) {
    do {
      try queue.inTransaction(.immediate) { database in
        try body(database)
        return .commit
      }
    } catch {
      throw StoreProblem(error, path)
    }
  }
}
