import Archiving
import SQLiteStore
import Signing
import TestSupport
import Testing

/// Columns whose values the small archive of the matrix has not got twice: of what was disposed of, of sign-offs in
/// the lists, of questionnaires, and of stored hashes. Records stand at 2 to 5, their withdrawals at 6 to 9, the
/// disposals of the first two at 10 and 11, and more records behind, so that two tiles are full.
@Suite struct `tampering with what is worked out` {
  typealias Case = `the tamper matrix`.Case

  private static let later = Timestamp(secondsSince1970: 1_795_000_000 + 31 * 366 * 86_400)

  private static func fields(_ number: Int) -> Document.Fields {
    Document.Fields(
      title: "第 \(number) 号", kind: "project", unit: "单位", grade: "good",
      questionnaire: String(repeating: "\(number)", count: 64), text: "全文")
  }

  private static let looking = VerifyOptions(project: { assessment in
    (4...5).contains(assessment.index) ? fields(assessment.index - 1) : nil
  })

  private static let specimen = Result {
    let file = try TestArchive()
    var archive = try file.opened()
    let key = try TestOffice.officeKey()
    let drafts = (1...4).map { Draft.numbered($0) }
    let submissions = try drafts.indices.map { place in
      Submission(
        .assessment, blob: try drafts[place].envelope(),
        questionnaire: drafts[place].questionnaire, fields: fields(place + 1))
    }
    _ = try archive.append(submissions, key: key, at: TestOffice.time)
    for draft in drafts {
      let withdrawal = try archive.withdrawal(of: draft)
      _ = try archive.append([try #require(withdrawal)], key: key, at: TestOffice.time)
    }
    for draft in drafts.prefix(2) {
      _ = try archive.append([try archive.disposal(of: draft, at: later)], key: key, at: later)
    }
    try archive.submit((100..<620).map { Draft.numbered($0) }, at: later)
    return try Files.bytes(at: file.path)
  }

  /// Each account has two contents of each record, in the order of the log.
  static let cases: [Case] =
    [
      Case(
        statements: Tampering.swap("disposed", "position", "rowid", 2, 3),
        expected: ["10 disposal"]),
      Case(
        statements: Tampering.exchange("disposed", "sha256", "rowid", 2, 3, by: "zeroblob(32)"),
        expected: ["10 disposal"]),
      Case(statements: ["DELETE FROM disposed WHERE rowid = 4"], expected: ["10 disposal"]),
      Case(
        statements: ["UPDATE disposed SET position = 12 WHERE rowid = 4"],
        expected: ["10 disposal"]),
    ]
    + ["acts", "questionnaire"].map { column in
      Case(
        statements: Tampering.swap("document", column, "position", 4, 5),
        expected: ["4 projection", "5 projection"])
    }
    + [
      Case(
        statements: Tampering.swap("document", "acts", "position", 2, 3),
        expected: ["2 projection", "3 projection"]),
      Case(
        statements: ["UPDATE document SET title = 'x' WHERE position = 2"],
        expected: ["2 projection"]),
    ]
    + ["root", "hashes"].map { column in
      Case(
        statements: Tampering.swap("tile", column, "number", 0, 1),
        expected: ["0 tile", "256 tile"])
    }
    + [
      Case(
        statements: [
          "UPDATE tile SET number = 9 WHERE number = 0",
          "UPDATE tile SET number = 0 WHERE number = 1",
          "UPDATE tile SET number = 1 WHERE number = 9",
        ], expected: ["0 tile", "256 tile"]),
      Case(
        statements: ["UPDATE tile SET level = 1 - level WHERE number = 1"], expected: ["256 tile"]),
    ]

  @Test(arguments: cases)
  func `is found where it was done`(case change: Case) throws {
    let file = try TestArchive()
    try Files.write(try Self.specimen.get(), to: file.path)
    #expect(try file.problems(Self.looking).isEmpty)
    try file.tamper(change.statements)
    let problems = try file.problems(Self.looking)
    for expected in change.expected {
      #expect(problems.contains(expected), "\(expected) is not among \(problems)")
    }
  }
}
