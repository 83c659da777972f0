import TestSupport
import Testing

/// Archives that are not as they were.
struct ArchiveDamageTests {
  /// An archive with one record.
  private func signedWorkplace() throws -> Workplace {
    let workplace = try Workplace()
    _ = try workplace.signRegistration()
    return workplace
  }

  @Test func `no archive is told with the command that makes one, and none appears`() throws {
    let workplace = try Workplace()
    for command in [["list"], ["verify"], ["show", "x"], ["search", "x"]] {
      try workplace.run(["archive"] + command).expectRefusal(3, "没有档案库", "child-impact assess")
    }
    #expect(try Files.names(in: workplace.folder.path) == [])
  }

  @Test func `an archive that has gone is not quietly begun again`() throws {
    let workplace = try signedWorkplace()
    #expect(try Command.run("/bin/rm", [workplace.archive]).exit == .status(0))
    for command in [["archive", "verify"], ["archive", "init"]] {
      try workplace.run(command, passphrase: nil).expectRefusal(3, "以前见过它")
    }
    try workplace.run(
      ["assess", "--answers", try workplace.registrationFile(), "--sign"],
      passphrase: Workplace.passphrase
    ).expectRefusal(3, "以前见过它")
    #expect(!Files.exists(workplace.archive))
    #expect(try workplace.draftNames().count == 1)
  }

  @Test func `a truncated, empty or foreign file is never called good`() throws {
    let workplace = try signedWorkplace()
    let whole = try Files.bytes(at: workplace.archive)
    let cuts = [0, 1, 100, 4096, whole.count / 2, whole.count - 4096, whole.count - 1]
    let versions = cuts.map { Array(whole[..<$0]) } + [Array("not an archive\n".utf8)]
    for bytes in versions {
      try Files.write(bytes, to: workplace.archive)
      let verified = try workplace.run(["archive", "verify"])
      let name = "\(bytes.count) of \(whole.count) bytes: \(verified.output)\(verified.errors)"
      #expect([.status(1), .status(3)].contains(verified.exit), "\(name)")
      verified.expectRefusal(verified.status)
      #expect(!verified.output.contains("完好"), "\(name)")
    }
    try Files.write(whole, to: workplace.archive)
    #expect(try workplace.run(["archive", "verify"]).exit == .status(0))
  }

  @Test func `a flipped byte is found, or lies where nothing is`() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var chance = SeededGenerator(seed: seed)
    let workplace = try signedWorkplace()
    let whole = try Files.bytes(at: workplace.archive)
    let shown = try workplace.run(["archive", "list", "--format", "json"]).output
    for _ in 0..<20 {
      let place = Int.random(in: whole.indices, using: &chance)
      var bytes = whole
      bytes[place] ^= UInt8.random(in: 1...255, using: &chance)
      try Files.write(bytes, to: workplace.archive)
      let verified = try workplace.run(["archive", "verify"])
      verified.expectRefusal(verified.status)
      let name = "seed \(seed), byte \(place): \(verified.output)\(verified.errors)"
      #expect([.status(0), .status(1), .status(3)].contains(verified.exit), "\(name)")
      guard verified.exit == .status(0) else { continue }
      let same = try workplace.run(["archive", "list", "--format", "json"]).output == shown
      #expect(same, "\(name)")
    }
  }

  @Test(.enabled(if: Python.hasSQLite, "skipped: no python3 with sqlite3"))
  func `an edit with the triggers dropped is found`() throws {
    let workplace = try signedWorkplace()
    let edited = try Command.run("/usr/bin/env", ["python3", "-c", Python.edit, workplace.archive])
    try #require(edited.exit == .status(0), "\(edited.errors)")
    try workplace.run(["archive", "verify"]).expectRefusal(1, "第 2 条")
  }
}

/// A stock SQLite from outside the program.
private enum Python {
  static var hasSQLite: Bool {
    let tried = try? Command.run("/usr/bin/env", ["python3", "-c", "import sqlite3"])
    return tried?.exit == .status(0)
  }

  /// Changes the payload of the newest assessment, as an administrator could: the triggers are taken
  /// away and put back.
  static let edit = """
    import sqlite3, sys
    db = sqlite3.connect(sys.argv[1])
    guards = db.execute("select name, sql from sqlite_schema where type = 'trigger'").fetchall()
    for name, _ in guards: db.execute(f'drop trigger "{name}"')
    rows = db.execute("select rowid, bytes from blob order by rowid").fetchall()
    row, bytes = [r for r in rows if b"child-impact.assessment" in r[1]][-1]
    edited = bytes.replace(b'"payload":"ey', b'"payload":"ez', 1)
    assert edited != bytes
    db.execute("update blob set bytes = ? where rowid = ?", (edited, row))
    for _, sql in guards: db.execute(sql)
    db.commit()
    """
}
