public import Archiving
internal import GRDB
internal import Glibc
internal import Signing

extension ArchiveFile {
  /// Makes an archive that holds `batch`. The file has its name only when it is whole and on disk.
  /// - Throws: ``StoreProblem/exists(path:)`` when something has the name, ``StoreProblem``.
  public static func create(
    at path: String, holding batch: Batch
  ) throws(StoreProblem) -> ArchiveFile {
    let partial = try partialName(path)
    defer {
      unsafe unlink(partial)
      unsafe unlink(partial + "-journal")
    }
    do {
      try fill(partial, batch)
    } catch {
      throw StoreProblem(error, path)
    }
    try place(partial, path)
    return try ArchiveFile(path: path, for: .writing)
  }

  static func partialName(_ path: String) throws(StoreProblem) -> String {
    do throws(SystemError) {
      return try WholeFile.partialName(beside: path)
    } catch {
      throw .refused(path: path, error)
    }
  }

  static func place(_ partial: String, _ path: String) throws(StoreProblem) {
    do throws(SystemError) {
      try WholeFile.place(partial, at: path)
      try WholeFile.syncFolder(of: path)
    } catch {
      throw error.code == EEXIST ? .exists(path: path) : .refused(path: path, error)
    }
  }

  private static func fill(_ partial: String, _ batch: Batch) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // Nobody else knows the file yet, and no journal is left beside it.
      try database.execute(sql: "PRAGMA journal_mode = DELETE")
      try database.execute(sql: "PRAGMA synchronous = EXTRA")
    }
    let queue = try DatabaseQueue(path: partial, configuration: configuration)
    try queue.inTransaction(.immediate) { database in
      try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      try database.execute(sql: "PRAGMA user_version = \(Schema.version)")
      for statement in Schema.statements { try database.execute(sql: statement) }
      try Rows.insert(batch, into: database)
      return .commit
    }
    try queue.close()
  }
}
