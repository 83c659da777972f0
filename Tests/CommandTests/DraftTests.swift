import Records
import TestSupport
import Testing

/// Drafts: who has one, what becomes of one when the questionnaire changes.
struct DraftTests {
  @Test func `a second session on one draft is refused and told who has the first`() throws {
    let workplace = try Workplace()
    var first = try workplace.terminal(["assess"])
    try first.choosePassphrase(Workplace.passphrase)
    try first.answer("n")
    try first.expect(PseudoTerminal.cursor)
    let draft = try #require(try workplace.draftNames().first)
    let second = try workplace.run(["assess", "--resume", draft])
    second.expectRefusal(3, draft, "正由", "进程", "请先在那里退出")
    #expect(try workplace.run(["drafts"]).output.contains("正在填写"))
    #expect(try workplace.run(["drafts", "discard", draft, "--yes"]).exit == .status(3))
    first.kill()
    // The lock goes with its process; the file that names it does no harm.
    let third = try workplace.run(["assess", "--resume", draft], input: Array(":quit\n".utf8))
    #expect(third.exit == .status(0), "\(third.errors)")
    #expect(third.errors.contains("已答 1 题"))
  }

  @Test func `the beginning of an id names a draft, and one that fits several is told`() throws {
    let workplace = try Workplace()
    for _ in 0..<2 { _ = try workplace.run(["assess"], input: Array("n\n:quit\n".utf8)) }
    let drafts = try workplace.draftNames()
    try #require(drafts.count == 2)
    let one = try workplace.run(["assess", "--resume", drafts[0]], input: Array(":quit\n".utf8))
    #expect(one.exit == .status(0))
    try workplace.run(["assess", "--resume", "2"]).expectRefusal(2, "2 份草稿", drafts[0], drafts[1])
    try workplace.run(["assess", "--resume", "../x"]).expectRefusal(2, "没有编号为 ../x 的草稿")
  }

  @Test func `a copy goes its own way and the original stays as it is`() throws {
    let workplace = try Workplace()
    _ = try workplace.run(["assess"], input: Array("n\n1\n城东路\n:quit\n".utf8))
    let original = try #require(try workplace.draftNames().first)
    let before = try Files.bytes(at: workplace.drafts + "/" + original + ".jsonl")
    let copy = try workplace.run(["drafts", "copy", "last"]).output.trimmed
    let more = try workplace.run(["assess", "--resume", copy], input: Array("3\n:quit\n".utf8))
    #expect(more.errors.contains("已答 3 题"))
    #expect(try workplace.changes(in: copy) == 4)
    #expect(try Files.bytes(at: workplace.drafts + "/" + original + ".jsonl") == before)
    #expect(try workplace.run(["drafts", "discard", copy, "--yes"]).exit == .status(0))
    #expect(try workplace.draftNames() == [original])
  }
}

/// A draft that is moved to another version of its questionnaire.
struct MigrationTests {
  private static let questionnaire = """
    id: small
    version: 1.0.0
    title: {zh: 小问卷, en: Small}
    languages: [zh, en]
    default_language: zh
    choices:
      kinds:
        choices:
          - {name: plan, label: {zh: 规划, en: plan}}
          - {name: policy, label: {zh: 政策, en: policy}}
    subject: {title: title, kind: kind, unit: unit}
    items:
      - {question: title, type: text, label: {zh: 名称, en: Title}, required: true}
      - {question: kind, type: select_one kinds, label: {zh: 类别, en: Kind}, required: true}
      - {question: unit, type: text, label: {zh: 单位, en: Unit}, required: true}
      - {question: points, type: integer, label: {zh: 分数, en: Points}, required: true}
      - {question: bonus, type: integer, label: {zh: 加分, en: Bonus}, required: true}
      - {question: remark, type: text, label: {zh: 说明, en: Remark}, required: true}
    scoring:
      measures:
        - calculate: total
          label: {zh: 总分, en: Total}
          calculation: points + bonus
          round: {places: 0, mode: half_even}
      figures:
        - {figure: total, role: total, label: {zh: 总分, en: Total}, value: total}
      output:
        - {column: id, value: id}
        - {column: total, value: total, places: 0}

    """

  /// The bonus is a yes or no now, the remark is gone.
  private static var next: String {
    questionnaire.replacing("version: 1.0.0", with: "version: 1.1.0")
      .replacing("question: bonus, type: integer", with: "question: bonus, type: boolean")
      .replacing("points + bonus", with: "points + (if bonus then 10 else 0)")
      .split(separator: "\n").filter { !$0.contains("question: remark") }.joined(separator: "\n")
      + "\n"
  }

  private func begun(at workplace: borrowing Workplace) throws -> String {
    try Files.write(
      MigrationTests.questionnaire,
      to: workplace.folder.file("Questionnaires/small/questionnaire.yaml"))
    let lines = "某路\n1\n甲\n40\n7\n无\n:note 备注\n:quit\n"
    let begun = try workplace.run(["assess", "small"], input: Array(lines.utf8))
    try #require(begun.exit == .status(0), "\(begun.errors)")
    try Files.write(
      MigrationTests.next, to: workplace.folder.file("Questionnaires/small/questionnaire.yaml"))
    return try #require(try workplace.draftNames().first)
  }

  @Test func `a draft goes on with the questionnaire it was begun with, and says there is another`()
    throws
  {
    let workplace = try Workplace()
    let draft = try begun(at: workplace)
    let resumed = try workplace.run(["assess", "--resume", draft], input: Array(":quit\n".utf8))
    #expect(resumed.exit == .status(0))
    #expect(resumed.errors.filter { !$0.isWhitespace }.contains("（1.1.0）已不同"), "\(resumed.errors)")
    let listed = try workplace.run(["drafts", "list", "--format", "json"])
    #expect(listed.output.contains("small 1.0.0"))
  }

  @Test func `a migration is told before it is done, and done only when it is agreed to`() throws {
    let workplace = try Workplace()
    let draft = try begun(at: workplace)
    let before = try Files.bytes(at: workplace.drafts + "/" + draft + ".jsonl")
    let asked = try workplace.run(["assess", "small", "--resume", draft])
    asked.expectRefusal(2, "移入 4 个答案", "2 处不能移入", "bonus", "remark", "总分：47 → —", "--migrate")
    #expect(try Files.bytes(at: workplace.drafts + "/" + draft + ".jsonl") == before)
    let moved = try workplace.run(
      ["assess", "small", "--resume", draft, "--migrate", "--lang", "en"],
      input: Array("y\n:quit\n".utf8))
    #expect(moved.exit == .status(0), "\(moved.errors)")
    #expect(moved.errors.contains("4 answers go along, 2 cannot"), "\(moved.errors)")
    #expect(moved.errors.contains("bonus: the new one does not take this answer"))
    let listed = try workplace.run(["drafts"], environment: ["COLUMNS": "120"])
    #expect(listed.output.contains("small 1.1.0"))
    #expect(listed.output.contains("5/5"))
    // What stood there before still stands there.
    let after = try Files.bytes(at: workplace.drafts + "/" + draft + ".jsonl")
    #expect(after.starts(with: before))
  }

  @Test func `the record tells of the migration, and its transcript replays to the same bytes`()
    throws
  {
    let workplace = try Workplace()
    let draft = try begun(at: workplace)
    let signed = try workplace.run(
      ["assess", "small", "--resume", draft, "--migrate", "--record", "t.jsonl"],
      input: Array("y\n:sign\n".utf8), passphrase: Workplace.passphrase)
    try #require(signed.exit == .status(0), "\(signed.errors)")
    let record = try SignedRecord(signed.output.trimmed, at: workplace).assessment
    let migration = try #require(record.migrations.first)
    #expect(migration.from.version == "1.0.0")
    #expect(migration.to.version == "1.1.0")
    #expect(migration.dropped.map(\.name).sorted() == ["bonus", "remark"])
    #expect(migration.dropped.first { $0.name == "bonus" }?.text == "7")
    #expect(migration.before.total == "47")
    #expect(migration.dropped.first { $0.name == "bonus" }?.without.total == nil)
    #expect(try workplace.run(["archive", "verify", "--rescore"]).exit == .status(0))
    let replayed = try workplace.run(["replay", "t.jsonl"], passphrase: Workplace.passphrase)
    #expect(replayed.exit == .status(0), "\(replayed.errors)")
  }
}
