import TestSupport
import Testing

/// Recorded sessions and their replay.
struct ReplayTests {
  /// Lines with everything that a transcript has to carry: both languages, undo, several lines, a
  /// file, a note, a refused line.
  private static let lines = """
    n
    1
    机关办公设备更新
    :undo
    机关办公设备更新二期
    :lang en
    project
    zjj
    :note a remark
    twelve
    :lang zh
    :quit

    """

  private func recorded(at workplace: borrowing Workplace) throws {
    let done = try workplace.run(
      ["assess", "--record", "t.jsonl"], input: Array(ReplayTests.lines.utf8))
    try #require(done.exit == .status(0), "\(done.errors)")
  }

  @Test func `a signed session replays to the same record, with the key and without`() throws {
    let workplace = try Workplace()
    let answers = try workplace.registrationFile()
    let signed = try workplace.run(
      ["assess", "--answers", answers, "--sign", "--record", "t.jsonl"],
      passphrase: Workplace.passphrase)
    try #require(signed.exit == .status(0), "\(signed.errors)")
    let record = try workplace.run(["archive", "show", "last"]).output
    let same = try workplace.run(
      ["replay", "t.jsonl", "--output", "again.json"], passphrase: Workplace.passphrase)
    #expect(same.exit == .status(0), "\(same.errors)")
    #expect(record.contains(same.output.trimmed))
    #expect(Files.exists(workplace.folder.file("again.json")))
    #expect(try workplace.run(["replay", "t.jsonl", "--unsigned"]).exit == .status(0))
    // Nothing was archived or begun by it.
    #expect(try workplace.run(["archive", "list"]).output.split(separator: "\n").count == 2)
    #expect(try workplace.draftNames() == [])
  }

  @Test func `a transcript that was changed no longer gives the record`() throws {
    let workplace = try Workplace()
    let answers = try workplace.registrationFile()
    _ = try workplace.run(
      ["assess", "--answers", answers, "--sign", "--record", "t.jsonl"],
      passphrase: Workplace.passphrase)
    let text = try Files.text(at: workplace.folder.file("t.jsonl"))
    for (old, new) in [
      ("机关办公设备更新", "机关办公设备替换"), ("\"finished\",\"value\":\"2", "\"finished\",\"value\":\"1"),
    ] {
      try #require(text.contains(old))
      try Files.write(text.replacing(old, with: new), to: workplace.folder.file("changed.jsonl"))
      let replayed = try workplace.run(["replay", "changed.jsonl", "--unsigned"])
      replayed.expectRefusal(1, "与当时不同")
    }
  }

  @Test func `the transcript holds no passphrase and is for its owner's eyes`() throws {
    let workplace = try Workplace()
    var terminal = try workplace.terminal([
      "assess", "--answers", try workplace.registrationFile(), "--record", "t.jsonl",
    ])
    try terminal.choosePassphrase(Workplace.passphrase)
    try terminal.answer(":sign")
    try terminal.expect("签名口令：")
    try terminal.send("wrong-passphrase\r")
    try terminal.expect("口令不对")
    try terminal.expect("签名口令：")
    try terminal.send(Workplace.passphrase + "\r")
    #expect(try terminal.end() == .status(0))
    let text = try Files.text(at: workplace.folder.file("t.jsonl"))
    #expect(!text.contains(Workplace.passphrase))
    #expect(!text.contains("wrong-passphrase"))
    #expect(try Files.permissions(of: workplace.folder.file("t.jsonl")) == 0o600)
    let replayed = try workplace.run(["replay", "t.jsonl"], passphrase: Workplace.passphrase)
    #expect(replayed.exit == .status(0), "\(replayed.errors)")
  }

  @Test func `a session with undo, two languages and refusals replays change by change`() throws {
    let workplace = try Workplace()
    try recorded(at: workplace)
    let replayed = try workplace.run(["replay", "t.jsonl", "--show", "--lang", "en"])
    #expect(replayed.exit == .status(0), "\(replayed.errors)")
    #expect(replayed.errors.contains("Replayed 12 lines"))
    #expect(replayed.output.contains("Proposing unit"))
    #expect(replayed.output.contains("承办单位") == false)
  }

  @Test func `a transcript goes on with its draft and with no other`() throws {
    let workplace = try Workplace()
    try recorded(at: workplace)
    let again = try workplace.run(
      ["assess", "--resume", "last", "--record", "t.jsonl"], input: Array("2\n:quit\n".utf8))
    #expect(again.exit == .status(0), "\(again.errors)")
    let replayed = try workplace.run(["replay", "t.jsonl"])
    #expect(replayed.errors.contains("14 行"), "\(replayed.errors)")
    let other = try workplace.run(["assess", "--record", "t.jsonl"], input: Array("n\n".utf8))
    #expect(other.exit == .status(3))
    try Files.write("not a transcript\n", to: workplace.folder.file("x.jsonl"))
    try workplace.run(["replay", "x.jsonl"]).expectRefusal(1, "x.jsonl")
    try workplace.run(["replay", "absent.jsonl"]).expectRefusal(3, "absent.jsonl")
  }
}
