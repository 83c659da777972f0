import Archiving
import SQLiteStore
import Signing
import TestSupport
import Testing

/// Every table, every entry, every way: edit, delete, insert, reorder, swap. Genesis stands at 0, the questionnaire
/// at 1, three records at 2, 3 and 4, and a second version of the first at 5; no two rows share a value.
@Suite struct `the tamper matrix` {
  struct Case: Sendable, CustomTestStringConvertible {
    let statements: [String]
    let expected: [String]
    var testDescription: String { statements.joined(separator: "; ") }
  }

  /// Fields that differ from record to record in every column.
  private static func fields(_ number: Int) -> Document.Fields {
    Document.Fields(
      title: "第 \(number) 号", kind: "kind\(number)", unit: "单位\(number)", grade: "grade\(number)",
      township: "镇\(number)", track: "track\(number)", text: "全文\(number)")
  }

  private static func draft(_ number: Int) throws -> Draft {
    guard number == 4 else { return .numbered(number) }
    var edit = Draft.numbered(1)
    edit.version = 2
    edit.supersedes = Digest(of: try Draft.numbered(1).envelope()).hex
    return edit
  }

  private static let looking = VerifyOptions(project: { fields($0.index - 1) })

  /// The archive, as a file whose bytes every case begins with.
  private static let specimen = Result {
    let file = try TestArchive()
    var archive = try file.opened()
    for number in 1...4 {
      let draft = try draft(number)
      let submission = Submission(
        .assessment, blob: try draft.envelope(), questionnaire: draft.questionnaire,
        fields: fields(number))
      let time = Timestamp(
        secondsSince1970: TestOffice.time.secondsSince1970 + Int64(number * 60))
      _ = try archive.append([submission], key: try TestOffice.officeKey(), at: time)
    }
    return try Files.bytes(at: file.path)
  }

  /// The archive in a folder of its own, remembered there as it stands.
  private func archive() throws -> TestArchive {
    let file = try TestArchive()
    try Files.write(try Self.specimen.get(), to: file.path)
    _ = try file.opened(.reading)
    return file
  }

  private static let columns = [
    "record", "version", "time", "title", "kind", "unit", "grade", "township", "track", "status",
    "waiting", "since", "text",
  ]

  /// Each column of each table, its values swapped between two rows.
  static let swaps: [Case] =
    [
      Case(
        statements: Tampering.swap("entry", "leaf", "position", 2, 3), expected: ["2 other-root"]),
      Case(
        statements: Tampering.exchange("entry", "position", "position", 2, 3, by: "1000"),
        expected: ["2 other-root"]),
      Case(
        statements: Tampering.swap("blob", "bytes", "rowid", 3, 4),
        expected: ["2 other-blob", "3 other-blob"]),
      Case(
        statements: Tampering.exchange("blob", "sha256", "rowid", 3, 4, by: "zeroblob(32)"),
        expected: ["2 other-blob", "3 other-blob"]),
      Case(
        statements: Tampering.swap("checkpoint", "note", "size", 4, 5),
        expected: ["3 bad-checkpoint", "4 bad-checkpoint"]),
      Case(
        statements: Tampering.exchange("checkpoint", "size", "size", 4, 5, by: "1000"),
        expected: ["3 bad-checkpoint", "4 bad-checkpoint"]),
      Case(
        statements: Tampering.exchange("document", "position", "position", 3, 4, by: "1000"),
        expected: ["3 projection", "4 projection"]),
    ]
    + columns.map { column in
      // Rows 2 and 5 are versions of one record; all others differ by record.
      let (a, b) = ["version", "status", "waiting"].contains(column) ? (2, 5) : (3, 4)
      return Case(
        statements: Tampering.swap("document", column, "position", a, b),
        expected: ["\(a) projection", "\(b) projection"])
    }

  /// Each entry's leaf and content, edited and deleted; each head edited.
  static let entries: [Case] = (0...5).flatMap { position in
    let row = position + 1
    return [
      Case(
        statements: [
          "UPDATE entry SET leaf = CAST(leaf || x'20' AS BLOB) WHERE position = \(position)"
        ], expected: ["\(position) not-statement"]),
      Case(
        statements: [
          "UPDATE entry SET leaf = CAST(replace(CAST(leaf AS TEXT), '2026', '2027') AS BLOB) "
            + "WHERE position = \(position)"
        ],
        // The two entries of one append share a head.
        expected: ["\(position == 1 ? 2 : position) other-root"]),
      Case(
        statements: ["DELETE FROM entry WHERE position = \(position)"],
        expected: ["\(position) missing-entry"]),
      Case(
        statements: [
          "UPDATE blob SET bytes = CAST(replace(CAST(bytes AS TEXT), '1', '2') AS BLOB) "
            + "WHERE rowid = \(row)"
        ], expected: ["\(position) other-blob"]),
      Case(
        statements: ["DELETE FROM blob WHERE rowid = \(row)"],
        expected: ["\(position) missing-blob"]),
    ]
      + (position == 1
        ? []
        : [
          Case(
            statements: [
              "UPDATE checkpoint SET note = CAST(replace(CAST(note AS TEXT), '=', '') AS BLOB) "
                + "WHERE size = \(row)"
            ], expected: ["\(position) bad-checkpoint"])
        ])
  }

  /// An entry put in, at every place, and the others moved up.
  static let insertions: [Case] = (1...6).map { position in
    Case(
      statements: [
        "CREATE TEMP TABLE kept AS SELECT leaf FROM entry WHERE position = 3",
        "UPDATE entry SET position = position + 1000 WHERE position >= \(position)",
        "INSERT INTO entry SELECT \(position), leaf FROM kept",
        "UPDATE entry SET position = position - 999 WHERE position >= 1000", "DROP TABLE kept",
      ].filter { position < 6 || !$0.hasPrefix("UPDATE") },
      expected: [position < 3 ? "\(position) " : position == 3 ? "4 " : "\(position) "])
  }

  static let derived: [Case] = [
    Case(
      statements: ["INSERT INTO disposed SELECT sha256, 4 FROM blob WHERE rowid = 4"],
      expected: ["4 disposal"]),
    Case(
      statements: [
        "INSERT INTO disposed SELECT sha256, 4 FROM blob WHERE rowid = 4",
        "DELETE FROM blob WHERE rowid = 4",
      ], expected: ["3 missing-blob", "4 disposal"]),
    Case(
      statements: ["INSERT INTO tile VALUES (0, 0, zeroblob(32), zeroblob(8192))"],
      expected: ["tile"]),
  ]

  @Test(arguments: swaps + entries + insertions + derived)
  func `every change is found where it was made`(case change: Case) throws {
    let file = try archive()
    #expect(try file.problems(Self.looking).isEmpty)
    try file.tamper(change.statements)
    let problems = try file.problems(Self.looking)
    for expected in change.expected {
      let isFound = problems.contains { $0.hasPrefix(expected) }
      #expect(isFound, "\(expected) is not among \(problems)")
    }
  }

  @Test func `has at least sixty cases`() {
    let cases = Self.swaps + Self.entries + Self.insertions + Self.derived
    let others = `tampering`.cases.count + `tampering with what is worked out`.cases.count
    #expect(cases.count >= 60)
    print("tamper matrix: \(cases.count) cases, and \(others) more by hand")
  }

  @Test(arguments: 1...3)
  func `the last entries dropped with all that belongs to them are missed by no memory`(
    count: Int
  ) throws {
    let file = try archive()
    let size = 6 - count
    let standing =
      "UPDATE document SET status = 'submitted', waiting = 'proposer', since = time "
      + "WHERE position = 2"
    let cuts = [
      "DELETE FROM document WHERE position >= \(size)",
      "DELETE FROM checkpoint WHERE size > \(size)",
      "DELETE FROM entry WHERE position >= \(size)", "DELETE FROM blob WHERE rowid > \(size)",
    ]
    try file.tamper(cuts + [standing])
    let store = try ArchiveFile(path: file.path, for: .reading)
    let report = try Archive.verify(store, lastSeen: file.memory, options: Self.looking)
    #expect(report.problems.map(\.code).contains("last-seen"))
    #expect(throws: ArchiveProblem.rolledBack(seen: 6, found: size)) {
      try ArchiveView(store: store, lastSeen: file.memory)
    }
    #expect(throws: ArchiveProblem.rolledBack(seen: 6, found: size)) { try file.opened() }
  }

  /// Whoever has the office key can write another history; whoever has seen the first one knows.
  @Test func `a history written anew with the same keys is refused by whoever saw the first`()
    throws
  {
    let file = try archive()
    let other = try TestArchive()
    var forged = try other.opened()
    for number in [1, 9, 3, 7, 8] { try forged.submit(.numbered(number)) }
    try Files.write(try Files.bytes(at: other.path), to: file.path)
    #expect(try file.problems().isEmpty, "without a memory it is a good archive")
    let store = try ArchiveFile(path: file.path, for: .reading)
    let report = try Archive.verify(store, lastSeen: file.memory)
    #expect(report.problems.map(\.code) == ["last-seen"])
    #expect(throws: ArchiveProblem.forked(seen: 6)) {
      try ArchiveView(store: store, lastSeen: file.memory)
    }
  }

  @Test func `a history signed by somebody else is another log, which its first line tells`() throws
  {
    let file = try archive()
    let anchor = try ArchiveView(
      store: try ArchiveFile(path: file.path, for: .reading), lastSeen: file.memory
    ).anchor
    let founding = try TestOffice.founding(nonce: 9)
    let path = file.folder.file("forged.sqlite")
    _ = try ArchiveFile.create(at: path, holding: founding)
    try Files.write(try Files.bytes(at: path), to: file.path)
    let store = try ArchiveFile(path: file.path, for: .reading)
    #expect(throws: ArchiveProblem.otherLog) {
      try ArchiveView(store: store, lastSeen: file.memory)
    }
    #expect(try Archive.verify(store, lastSeen: file.memory).problems.map(\.code) == ["last-seen"])
    let stranger = try ArchiveView(store: store, lastSeen: file.strangersMemory)
    #expect(stranger.anchor != anchor)
  }

  @Test func `heads signed by another key are refused one by one`() throws {
    let file = try archive()
    let store = try ArchiveFile(path: file.path, for: .reading)
    for stored in try store.checkpoints(0..<100) where stored.size > 3 {
      let head = try #require(Checkpoint(reading: stored.bytes))
      let forged = try Checkpoint(
        origin: head.origin, size: head.size, root: head.root, key: try TestOffice.assessorKey())
      try file.tamper([
        "UPDATE checkpoint SET note = x'\(Hexadecimal.text(forged.bytes))' "
          + "WHERE size = \(head.size)"
      ])
    }
    let problems = try file.problems(Self.looking)
    #expect(problems.contains("3 bad-checkpoint") && problems.contains("5 bad-checkpoint"))
    #expect(!problems.contains("2 bad-checkpoint"))
  }
}
