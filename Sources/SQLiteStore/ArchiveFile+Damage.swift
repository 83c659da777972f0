public import Archiving
internal import Diagnostics
internal import GRDB

extension ArchiveFile {
  /// What SQLite's own check says of pages, indices and constraints, whether the file is as long
  /// as it should be, and whether tables and triggers are those of ``Schema``.
  public func damage() throws(StoreProblem) -> [StorageDamage] {
    let found = try reading { database in
      try checked(database) + length(database) + schema(database)
    }
    return found.map(StorageDamage.init)
  }

  private func checked(_ database: Database) throws -> [Phrase] {
    let rows = try Row.fetchAll(database, sql: "PRAGMA integrity_check(100)")
    let problems = try rows.map { try $0.text(0, path) }
    guard problems != ["ok"] else { return [] }
    return [
      Phrase(
        zh: "数据库完整性检查发现 \(problems.count) 处损坏",
        en: "the integrity check of the database found \(problems.count) faults")
    ]
  }

  private func length(_ database: Database) throws -> [Phrase] {
    let pages = try Row.fetchOne(database, sql: "PRAGMA page_count")?.integer(0, path) ?? 0
    let bytes = try Row.fetchOne(database, sql: "PRAGMA page_size")?.integer(0, path) ?? 0
    guard try FileHeader.size(of: path) != pages * bytes else { return [] }
    return [Phrase(zh: "文件长度不对", en: "the file is too long or too short")]
  }

  private func schema(_ database: Database) throws -> [Phrase] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT sql, type FROM sqlite_schema WHERE sql IS NOT NULL")
    let present = Set(try rows.map { try $0.text(0, path) })
    // A later version may add tables and indices. A trigger or a view could change what is read.
    let foreign = try rows.filter { row in
      try ["trigger", "view"].contains(row.text(1, path))
        && !Schema.statements.contains(try row.text(0, path))
    }
    guard !present.isSuperset(of: Schema.statements) || !foreign.isEmpty else { return [] }
    return [
      Phrase(
        zh: "数据库的表或防改触发器被改动", en: "tables or guards of the database have been changed")
    ]
  }
}
