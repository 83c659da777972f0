public import Archiving
internal import GRDB

extension ArchiveFile {
  /// Writes the lists and the stored hashes anew, in one transaction. Entries, contents and
  /// checkpoints are left alone.
  /// - Parameters:
  ///   - rows: What the lists shall show, from ``Archive/rows(_:progress:)``.
  ///   - size: The number of entries that they were worked out from.
  /// - Throws: ``StoreProblem/moved`` when the log has grown meanwhile, ``StoreProblem``.
  public func reindex(_ rows: [Batch.Row], size: Int) throws(StoreProblem) {
    try writing { database in
      let last = try Row.fetchOne(
        database, sql: "SELECT position FROM entry ORDER BY position DESC LIMIT 1")
      guard try last?.integer(0, path) == size - 1 else { throw StoreProblem.moved }
      try database.execute(sql: "DELETE FROM document")
      for row in rows { try Rows.insert(row, into: database) }
      try database.execute(sql: "DELETE FROM tile")
      try Rows.insertTiles(from: 0, to: size, into: database, path)
    }
  }
}
