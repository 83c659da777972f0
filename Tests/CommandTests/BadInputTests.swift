import TestSupport
import Testing

/// Input that cannot be used: one clear message, the status for it, nothing lost.
struct BadInputTests {
  @Test(arguments: [["check"], ["assess"], ["score", "rows.csv", "--questionnaire"]])
  func `a broken questionnaire is told with its place and nothing is begun`(command: [String])
    throws
  {
    let workplace = try Workplace()
    try Files.write("id: x\n\tversion: 1\n", to: workplace.folder.file("broken/questionnaire.yaml"))
    try Files.write("id\nr1\n", to: workplace.folder.file("rows.csv"))
    let refused = try workplace.run(command + ["./broken"])
    refused.expectRefusal(1, "questionnaire.yaml:2:1")
    #expect(refused.output == "")
    #expect(try Files.names(in: workplace.folder.path) == ["broken", "rows.csv"])
  }

  @Test func `a questionnaire that is not there is told with the nearest name`() throws {
    let workplace = try Workplace()
    let refused = try workplace.run(["check", "tongxin-child-impac"])
    refused.expectRefusal(2, "找不到问卷", "tongxin-child-impact")
  }

  @Test func `an unknown column stops a batch before its first row`() throws {
    let workplace = try Workplace()
    try Files.write("id,A1_1.ratng\nr1,0\n", to: workplace.folder.file("rows.csv"))
    let refused = try workplace.run(["score", "rows.csv", "--output", "scores.csv"])
    refused.expectRefusal(1, "A1_1.ratng", "A1_1.rating", "rows.csv:1:4")
    #expect(refused.output == "")
    #expect(!Files.exists(workplace.folder.file("scores.csv")))
  }

  @Test func `a row in another encoding is rejected as it came and the others are scored`() throws {
    let workplace = try Workplace()
    let foreign: [UInt8] =
      Array("r2,".utf8) + [0xC2, 0xB7] + [0xBF, 0xED] + Array(",project\n".utf8)
    let rows = Array("id,title,kind\nr1,道路,project\n".utf8) + foreign + Array("r3,公园,plan\n".utf8)
    try Files.write(rows, to: workplace.folder.file("rows.csv"))
    let done = try workplace.run(["score", "rows.csv", "--rejects", "rejects.csv"])
    done.expectRefusal(1, "共 3 行：评分 2 行，退回 1 行", "第 3 行", "UTF-8")
    #expect(done.output.split(separator: "\n").map { $0.prefix(2) } == ["id", "r1", "r3"])
    let rejects = try Files.bytes(at: workplace.folder.file("rejects.csv"))
    #expect(rejects.contains([0xBF, 0xED]))
  }

  @Test func `a file of answers is refused as a whole, without repeating an answer`() throws {
    let workplace = try Workplace()
    let answers = "answers:\n  kind: geheime Sache\n  titel: x\n  total_cost: viel\n"
    try Files.write(answers, to: workplace.folder.file("answers.yaml"))
    let refused = try workplace.run(["assess", "--answers", "answers.yaml"])
    refused.expectRefusal(
      2, "answers.yaml:2:", "answers.yaml:3:", "answers.yaml:4:", "title",
      keepingQuietAbout: ["“geheime Sache”", "“viel”"])
  }

  @Test func `a line that is not UTF-8 is asked for again`() throws {
    let workplace = try Workplace()
    let input: [UInt8] = Array("n\n\n".utf8) + [0xB3, 0xC7, 0x0A] + Array("城东路\n".utf8)
    let done = try workplace.run(["assess"], input: input)
    done.expectRefusal(1, "不是有效的文字", "已存盘")
    let draft = try #require(try workplace.draftNames().first)
    #expect(try workplace.changes(in: draft) == 3)
  }

  /// The library repairs arguments; the repaired text must neither be searched for nor signed.
  @Test(arguments: ["archive search", "review last --reason", "archive notice"])
  func `an argument that is not UTF-8 is refused`(command: String) throws {
    let workplace = try Workplace()
    let id = try workplace.signRegistration()
    let before = try Files.bytes(at: workplace.archive)
    let refused = try Command.run(
      "/bin/sh", ["-c", "exec \"$0\" \(command) \"$(printf '\\263\\307')\"", Workplace.program],
      environment: Workplace.environment, directory: workplace.folder.path)
    refused.expectRefusal(2, "UTF-8", keepingQuietAbout: [id])
    #expect(try Files.bytes(at: workplace.archive) == before)
  }

  @Test func `a search finds a text in whichever way its letters are composed`() throws {
    let workplace = try Workplace()
    let answers = County.registration.replacing("机关办公设备更新", with: "Café 改造")
    try Files.write(answers, to: workplace.folder.file("cafe.yaml"))
    _ = try workplace.sign("cafe.yaml")
    for text in ["Caf\u{E9}", "Cafe\u{301}"] {
      #expect(
        try workplace.run(["archive", "search", text]).output.contains("Caf\u{E9}"), "\(text)")
    }
  }

  @Test
  func `a title of more than 500 characters is told before it is signed, and the draft stays`()
    throws
  {
    let workplace = try Workplace()
    func assess(_ count: Int) throws -> Command {
      let title = String(repeating: "路", count: count)
      let answers = County.registration.replacing("机关办公设备更新", with: title)
      try Files.write(answers, to: workplace.folder.file("long.yaml"))
      return try workplace.run(
        ["assess", "--answers", "long.yaml", "--sign"], passphrase: Workplace.passphrase)
    }
    try assess(501).expectRefusal(2, "名称不超过500字", "long.yaml:3:10")
    #expect(!Files.exists(workplace.archive))
    #expect(try assess(500).exit == .status(0))
  }

  @Test func `a file between offices that is not there is told as a file`() throws {
    let workplace = try Workplace()
    _ = try workplace.signRegistration()
    for command in [["review"], ["archive", "open"]] {
      try workplace.run(command + ["matter.cip"]).expectRefusal(3, "没有文件 matter.cip")
    }
  }

  @Test func `a wrong passphrase signs nothing and the assessment stays`() throws {
    let workplace = try Workplace()
    _ = try workplace.run(["archive", "init"], passphrase: Workplace.passphrase)
    let refused = try workplace.run(
      ["assess", "--answers", try workplace.registrationFile(), "--sign"],
      passphrase: "wrong-passphrase")
    refused.expectRefusal(3, "口令", keepingQuietAbout: ["wrong-passphrase"])
    #expect(try workplace.run(["archive", "list"]).output == "")
    let draft = try #require(try workplace.draftNames().first)
    let signed = try workplace.run(
      ["assess", "--resume", draft, "--sign"], passphrase: Workplace.passphrase)
    #expect(signed.exit == .status(0), "\(signed.errors)")
    #expect(try workplace.run(["archive", "verify", "--rescore"]).exit == .status(0))
  }
}

extension [UInt8] {
  /// Whether `bytes` stand somewhere in it.
  fileprivate func contains(_ bytes: [UInt8]) -> Bool {
    indices.contains { self[$0...].starts(with: bytes) }
  }
}
