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
    for (position, standing) in batch.standings {
      try database.execute(
        sql: """
          UPDATE document SET status = ?, waiting = ?, since = ?, acts = ? WHERE position = ?
          """,
        arguments: arguments(standing) + [position])
    }
    for row in batch.rows { try insert(row, into: database) }
    for digest in batch.disposals { try dispose(of: digest, in: database, batch) }
    for position in batch.blanks {
      try database.execute(
        sql: """
          UPDATE document SET title = '', kind = '', unit = '', grade = '', township = '',
            track = '', questionnaire = '', text = '' WHERE position = ?
          """,
        arguments: [position])
    }
  }

  private static func arguments(_ standing: Document.Standing) -> StatementArguments {
    let acts = standing.acts.map(String.init).joined(separator: " ")
    return [standing.status, standing.waiting, standing.since.text, acts]
  }

  /// What stands in `disposed` may go; its bytes are overwritten (`secure_delete`).
  private static func dispose(
    of digest: Digest, in database: Database, _ batch: Batch
  ) throws {
    let position = batch.position + batch.entries.count - 1
    try database.execute(
      sql: "INSERT INTO disposed (sha256, position) VALUES (?, ?)",
      arguments: [Data(digest.bytes), position])
    try database.execute(
      sql: "DELETE FROM blob WHERE sha256 = ?", arguments: [Data(digest.bytes)])
  }

  static func insert(_ row: Batch.Row, into database: Database) throws {
    let document = row.document
    try database.execute(
      sql: """
        INSERT INTO document
          (position, record, version, time, title, kind, unit, grade, township, track,
           questionnaire, status, waiting, since, acts, text)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        document.index, document.record, document.version, document.time.text, document.title,
        document.kind, document.unit, document.grade, document.township, document.track,
        document.questionnaire,
      ] + arguments(document.standing) + [row.text])
  }

  /// The columns that ``document(_:_:)`` reads.
  static let documentColumns = """
    position, record, version, time, title, kind, unit, grade, township, track,
    questionnaire, status, waiting, since, acts
    """

  static func document(_ row: Row, _ path: String) throws -> Document {
    let standing = try standing(row, path)
    guard let time = Timestamp(try row.text(3, path)) else {
      throw StoreProblem.damaged(path: path)
    }
    return Document(
      index: try row.integer(0, path), record: try row.text(1, path),
      version: try row.integer(2, path), time: time,
      fields: Document.Fields(
        title: try row.text(4, path), kind: try row.text(5, path), unit: try row.text(6, path),
        grade: try row.text(7, path), township: try row.text(8, path),
        track: try row.text(9, path), questionnaire: try row.text(10, path), text: ""),
      standing: standing)
  }

  private static func standing(_ row: Row, _ path: String) throws -> Document.Standing {
    let acts = try row.text(14, path).split(separator: " ").map { Int($0) }
    guard let since = Timestamp(try row.text(13, path)), !acts.contains(nil) else {
      throw StoreProblem.damaged(path: path)
    }
    return Document.Standing(
      status: try row.text(11, path), waiting: try row.text(12, path), since: since,
      acts: acts.compactMap(\.self))
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
