import Archiving
import SQLiteStore
import Signing
import TestSupport
import Testing

/// What somebody with a database tool and no key can do, and what verification says. The archive
/// has genesis 0, questionnaire 1, records 2 and 3, and a second version of record 2 at 4.
@Suite struct `tampering` {
  struct Case: Sendable, CustomTestStringConvertible {
    let statements: [String]
    let expected: [String]
    var testDescription: String { statements.joined(separator: "; ") }

    init(_ statements: String..., finds expected: String...) {
      self.statements = statements
      self.expected = expected
    }
  }

  static let cases = [
    Case("DELETE FROM entry WHERE position = 0", finds: "0 missing-entry"),
    Case("DELETE FROM entry WHERE position = 2", finds: "2 missing-entry"),
    Case("DELETE FROM entry WHERE position = 4", finds: "4 missing-entry"),
    Case("UPDATE entry SET leaf = x'' WHERE position = 3", finds: "3 not-statement"),
    Case(
      "UPDATE entry SET leaf = CAST(replace(CAST(leaf AS TEXT), '2026', '2025') AS BLOB) "
        + "WHERE position = 3",
      finds: "3 other-root", "3 projection"),
    Case(
      "UPDATE entry SET leaf = CAST(replace(CAST(leaf AS TEXT), 'tongxin', 'tongxim') AS BLOB) "
        + "WHERE position = 3",
      finds: "3 other-office"),
    Case(
      "UPDATE entry SET leaf = CAST(replace(CAST(leaf AS TEXT), '\"v\":1', '\"v\":2') AS BLOB) "
        + "WHERE position = 1",
      finds: "1 not-statement"),
    Case(
      "UPDATE entry SET position = position + 50 WHERE position IN (2, 3)",
      finds: "2 missing-entry", "3 missing-entry"),
    Case(
      "UPDATE entry SET position = position + 100 WHERE position >= 2",
      finds: "2 missing-entry"),
    Case(
      "UPDATE entry SET position = position + 1000000000000 WHERE position = 4",
      finds: "4 missing-entry"),
    Case(
      "UPDATE entry SET position = 50 WHERE position = 2",
      "UPDATE entry SET position = 2 WHERE position = 3",
      "UPDATE entry SET position = 3 WHERE position = 50", finds: "2 other-root"),
    Case(
      "INSERT INTO entry SELECT 5, leaf FROM entry WHERE position = 3", finds: "5 wrong-version"),
    Case(
      "UPDATE blob SET bytes = CAST(bytes || x'20' AS BLOB) WHERE rowid = 3", finds: "2 other-blob"),
    Case("UPDATE blob SET bytes = x'' WHERE rowid = 1", finds: "0 other-blob"),
    Case("DELETE FROM blob WHERE rowid = 2", finds: "1 missing-blob"),
    Case("DELETE FROM blob WHERE rowid = 4", finds: "3 missing-blob"),
    Case(
      "UPDATE blob SET sha256 = zeroblob(32) WHERE rowid = 4", finds: "stray-blob",
      "3 missing-blob"),
    Case(
      "UPDATE blob SET bytes = (SELECT bytes FROM blob WHERE rowid = 3) WHERE rowid = 4",
      finds: "3 other-blob"),
    Case("INSERT INTO blob VALUES (zeroblob(32), x'00')", finds: "stray-blob"),
    Case("DELETE FROM checkpoint WHERE size = 5", finds: "no-checkpoint"),
    Case("DELETE FROM checkpoint", finds: "no-checkpoint"),
    Case(
      "UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE size = 4) WHERE size = 5",
      finds: "4 bad-checkpoint"),
    Case("UPDATE checkpoint SET size = 9 WHERE size = 5", finds: "5 missing-entry"),
    Case(
      "UPDATE checkpoint SET note = CAST(replace(CAST(note AS TEXT), 'tongxin', 'tongxim') "
        + "AS BLOB) WHERE size = 3", finds: "2 bad-checkpoint"),
    Case("DELETE FROM document WHERE position = 2", finds: "2 projection"),
    Case("UPDATE document SET position = 9 WHERE position = 2", finds: "2 projection"),
    Case("UPDATE document SET record = 'x' WHERE position = 3", finds: "3 projection"),
    Case("UPDATE document SET version = 7 WHERE position = 3", finds: "3 projection"),
    Case(
      "UPDATE document SET time = '2001-01-01T00:00:00Z' WHERE position = 3",
      finds: "3 projection"),
    Case("UPDATE document SET time = 'soon' WHERE position = 3", finds: "storage"),
    Case("UPDATE document SET status = 'approved' WHERE position = 3", finds: "3 projection"),
    Case("UPDATE document SET title = 'x' WHERE position = 3", finds: "3 projection"),
    Case("UPDATE document SET kind = 'x' WHERE position = 3", finds: "3 projection"),
    Case("UPDATE document SET unit = 'x' WHERE position = 3", finds: "3 projection"),
    Case("UPDATE document SET grade = 'excellent' WHERE position = 3", finds: "3 projection"),
    Case("UPDATE document SET text = 'x' WHERE position = 3", finds: "3 projection"),
    Case(
      "INSERT INTO document SELECT 1, record, version, time, title, kind, unit, grade, township, "
        + "track, questionnaire, status, waiting, since, acts, text FROM document WHERE position = 3",
      finds: "1 projection"),
    Case("UPDATE document SET township = 'x' WHERE position = 3", finds: "3 projection"),
    Case("UPDATE document SET track = 'x' WHERE position = 3", finds: "3 projection"),
    Case("UPDATE document SET questionnaire = 'x' WHERE position = 3", finds: "3 projection"),
    Case("UPDATE document SET waiting = '' WHERE position = 3", finds: "3 projection"),
    Case(
      "UPDATE document SET since = '2001-01-01T00:00:00Z' WHERE position = 3",
      finds: "3 projection"),
    Case("UPDATE document SET since = 'once' WHERE position = 3", finds: "storage"),
    Case("UPDATE document SET acts = '9' WHERE position = 3", finds: "3 projection"),
    Case("UPDATE document SET acts = 'x' WHERE position = 3", finds: "storage"),
  ]

  @Test(arguments: cases)
  func `with a database tool is found where it was done`(case change: Case) throws {
    let file = try TestArchive(records: 3)
    #expect(try file.problems(TestArchive.projecting).isEmpty)
    for statement in change.statements { try file.tamper(statement) }
    let problems = try file.problems(TestArchive.projecting)
    for expected in change.expected {
      #expect(problems.contains(expected), "\(problems)")
    }
  }

  @Test func `dropping the guards, or adding others, is found`() throws {
    for statement in [
      "DROP TRIGGER entry_refuses_delete",
      "CREATE TRIGGER more AFTER INSERT ON entry BEGIN UPDATE document SET grade = 'good'; END",
      "CREATE VIEW shown AS SELECT 1", "PRAGMA application_id = 7",
    ] {
      let file = try TestArchive(records: 2)
      try file.execute(statement)
      #expect(try !file.problems().isEmpty, "\(statement)")
    }
  }

  @Test func `taking away the last entries whole is found by the last head seen`() throws {
    let file = try TestArchive(records: 3)
    let memory = file.memory
    try file.tamper("DELETE FROM document WHERE position = 4")
    try file.tamper("DELETE FROM checkpoint WHERE size = 5")
    try file.tamper("DELETE FROM entry WHERE position = 4")
    try file.tamper("DELETE FROM blob WHERE rowid = 5")
    try file.tamper(
      "UPDATE document SET status = 'submitted', waiting = 'proposer' WHERE position = 2")
    #expect(try file.problems(TestArchive.projecting).isEmpty)
    let store = try ArchiveFile(path: file.path, for: .reading)
    #expect(
      try Archive.verify(store, lastSeen: memory).problems.map(\.code) == ["last-seen"])
  }

  @Test func `more problems than can be read are counted`() throws {
    let file = try TestArchive()
    var archive = try file.opened()
    for number in 1...120 { try archive.submit(.numbered(number)) }
    try file.tamper("UPDATE blob SET bytes = x'00' WHERE rowid > 2")
    let report = try Archive.verify(
      try ArchiveFile(path: file.path, for: .reading), lastSeen: file.memory)
    #expect(report.problems.count == 101)
    #expect(report.problems.first?.index == 2)
    #expect(report.more == 19)
  }
}
