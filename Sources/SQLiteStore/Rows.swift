internal import Archiving
internal import FoundationEssentials
internal import GRDB
internal import Signing

/// The rows of the tables, written and read.
enum Rows {
  static func insert(_ batch: Batch, into database: Database) throws {
    for (offset, entry) in batch.entries.enumerated() {
      try database.execute(
        sql: "INSERT INTO entry (position, leaf) VALUES (?, ?)",
        arguments: [batch.position + offset, Data(entry.leaf)])
      guard let blob = entry.blob else { continue }
      try database.execute(
        sql: "INSERT INTO blob (sha256, bytes) VALUES (?, ?)",
        arguments: [Data(Digest(of: blob).bytes), Data(blob)])
    }
    try database.execute(
      sql: "INSERT INTO checkpoint (size, note) VALUES (?, ?)",
      arguments: [batch.checkpoint.size, Data(batch.checkpoint.bytes)])
    for (position, status) in batch.statuses {
      try database.execute(
        sql: "UPDATE document SET status = ? WHERE position = ?", arguments: [status, position])
    }
    for row in batch.rows { try insert(row, into: database) }
  }

  private static func insert(_ row: Batch.Row, into database: Database) throws {
    let document = row.document
    try database.execute(
      sql: """
        INSERT INTO document
          (position, record, version, time, status, title, kind, unit, grade, text)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        document.index, document.record, document.version, document.time.text, document.status,
        document.title, document.kind, document.unit, document.grade, row.text,
      ])
  }

  /// The columns that ``document(_:_:)`` reads.
  static let documentColumns =
    "position, record, version, time, status, title, kind, unit, grade"

  static func document(_ row: Row, _ path: String) throws -> Document {
    guard let time = Timestamp(try row.text(3, path)) else {
      throw StoreProblem.damaged(path: path)
    }
    return Document(
      index: try row.integer(0, path), record: try row.text(1, path),
      version: try row.integer(2, path), time: time, status: try row.text(4, path),
      title: try row.text(5, path), kind: try row.text(6, path), unit: try row.text(7, path),
      grade: try row.text(8, path))
  }
}

// A damaged file may hold a value of another type than its column has; GRDB's own conversion would
// stop the program.
extension Row {
  func bytes(_ column: Int, _ path: String) throws -> [UInt8] {
    let value: DatabaseValue = self[column]
    guard case .blob(let data) = value.storage else { throw StoreProblem.damaged(path: path) }
    return Array(data)
  }

  func integer(_ column: Int, _ path: String) throws -> Int {
    let value: DatabaseValue = self[column]
    guard case .int64(let number) = value.storage else {
      throw StoreProblem.damaged(path: path)
    }
    return Int(number)
  }

  func text(_ column: Int, _ path: String) throws -> String {
    let value: DatabaseValue = self[column]
    guard case .string(let text) = value.storage else {
      throw StoreProblem.damaged(path: path)
    }
    return text
  }
}
