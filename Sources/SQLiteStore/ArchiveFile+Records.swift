public import Archiving
internal import FoundationEssentials
internal import GRDB
public import Signing

extension ArchiveFile {
  public func head() throws(StoreProblem) -> StoredHead {
    try reading { database in
      let last = try Row.fetchOne(
        database, sql: "SELECT position FROM entry ORDER BY position DESC LIMIT 1")
      let note = try Row.fetchOne(
        database, sql: "SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1")
      return StoredHead(
        size: try last.map { try Self.next(after: $0.integer(0, path), path) } ?? 0,
        checkpoint: try note.map { try stored($0) })
    }
  }

  /// The position after `position`, which damage may have made anything.
  private static func next(after position: Int, _ path: String) throws -> Int {
    guard position >= 0, position < 1 << 40 else { throw StoreProblem.damaged(path: path) }
    return position + 1
  }

  public func leaves(_ positions: Range<Int>) throws(StoreProblem) -> [[UInt8]?] {
    var leaves = [[UInt8]?](repeating: nil, count: positions.count)
    let rows = try reading { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT position, leaf FROM entry WHERE position >= ? AND position < ?
          ORDER BY position
          """,
        arguments: [positions.lowerBound, positions.upperBound]
      ).map { (position: try $0.integer(0, path), leaf: try $0.bytes(1, path)) }
    }
    for row in rows where positions.contains(row.position) {
      leaves[row.position - positions.lowerBound] = row.leaf
    }
    return leaves
  }

  public func blob(_ digest: Digest) throws(StoreProblem) -> [UInt8]? {
    try fetching { database in
      let statement = try database.cachedStatement(sql: "SELECT bytes FROM blob WHERE sha256 = ?")
      let row = try Row.fetchOne(statement, arguments: [Data(digest.bytes)])
      return try row.map { try $0.bytes(0, path) }
    }
  }

  public func append(_ batch: Batch) throws(StoreProblem) {
    try writing { database in
      let last = try Row.fetchOne(
        database, sql: "SELECT position FROM entry ORDER BY position DESC LIMIT 1")
      let size = try last.map { try Self.next(after: $0.integer(0, path), path) } ?? 0
      guard size == batch.position else { throw StoreProblem.moved }
      try Rows.insert(batch, into: database)
      try Rows.insertTiles(from: size, to: size + batch.entries.count, into: database, path)
    }
  }

  public func checkpoints(_ sizes: Range<Int>) throws(StoreProblem) -> [StoredCheckpoint] {
    try reading { database in
      try Row.fetchAll(
        database,
        sql: "SELECT size, note FROM checkpoint WHERE size >= ? AND size < ? ORDER BY size",
        arguments: [sizes.lowerBound, sizes.upperBound]
      ).map { try stored($0) }
    }
  }

  private func stored(_ row: Row) throws -> StoredCheckpoint {
    StoredCheckpoint(size: try row.integer(0, path), bytes: try row.bytes(1, path))
  }

  public func blobs() throws(StoreProblem) -> [Digest] {
    try reading { database in
      try Row.fetchAll(database, sql: "SELECT sha256 FROM blob").map { row in
        guard let digest = Digest(bytes: try row.bytes(0, path)) else {
          throw StoreProblem.damaged(path: path)
        }
        return digest
      }
    }
  }

  /// A plain scan: an index of three-letter groups answers Chinese words of two characters wrongly.
  public func documents(matching text: String?) throws(StoreProblem) -> [Document] {
    let columns = [
      "record", "title", "kind", "unit", "grade", "township", "status", "text",
    ]
    let condition = columns.map { "instr(lower(\($0)), lower(:text)) > 0" }
    let filter = text == nil ? "" : "WHERE " + condition.joined(separator: " OR ")
    return try listed(
      filter + " ORDER BY position", text.map { ["text": $0] } ?? StatementArguments())
  }

  public func documents(beginning id: String) throws(StoreProblem) -> [Document] {
    try listed("WHERE substr(record, 1, length(:id)) = :id ORDER BY position", ["id": id])
  }

  public func lastDocument() throws(StoreProblem) -> Document? {
    try listed("ORDER BY position DESC LIMIT 1").last
  }

  private func listed(
    _ condition: String, _ arguments: StatementArguments = StatementArguments()
  ) throws(StoreProblem) -> [Document] {
    try reading { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT \(Rows.documentColumns) FROM document \(condition)",
        arguments: arguments)
      return try Array(rows.map { [path] row in try Rows.document(row, path) })
    }
  }

  public func forEachRow(_ body: (Batch.Row) -> Void) throws(StoreProblem) {
    try reading { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT \(Rows.documentColumns), text FROM document ORDER BY position")
      while let row = try rows.next() {
        body(
          Batch.Row(document: try Rows.document(row, path), text: try row.text(row.count - 1, path))
        )
      }
    }
  }

  public func text(at index: Int) throws(StoreProblem) -> String? {
    try reading { database in
      try Row.fetchOne(
        database, sql: "SELECT text FROM document WHERE position = ?", arguments: [index]
      ).map { try $0.text(0, path) }
    }
  }
}
