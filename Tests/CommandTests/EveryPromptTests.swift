import TestSupport
import Testing

/// A crash at every prompt of a whole county assessment, and the record that comes of it.
///
/// `make faults` crashes at every prompt; `make test` at every twenty-fifth.
struct EveryPromptTests {
  private static let isFull = Environment.value("CHILD_IMPACT_FAULTS") == "full"
  private static let stride = isFull ? 1 : 25

  @Test func `killed at every prompt, the record is the same bytes as without a crash`() throws {
    let lines = try County.walkthrough.get().lines
    let workplace = try Workplace()
    let made = try workplace.run(["archive", "init"], passphrase: Workplace.passphrase)
    try #require(made.exit == .status(0), "\(made.errors)")

    let crashes = try answerAll(lines, at: workplace)
    #expect(crashes >= lines.count / EveryPromptTests.stride)
    var last = try session(at: workplace)
    try last.expect("题目都已答完")
    let record = try last.sign(Workplace.passphrase)
    #expect(try workplace.draftNames() == [])

    try compareWithReplays(crashes, at: workplace)
    let piped = lines.map { $0.text + "\n" }.joined() + ":sign\n"
    let plain = try workplace.run(
      ["assess"], input: Array(piped.utf8), passphrase: Workplace.passphrase)
    let unbroken = try SignedRecord(plain.output.trimmed, at: workplace).content
    #expect(try SignedRecord(record, at: workplace).content == unbroken)
  }

  private func session(at workplace: borrowing Workplace) throws -> PseudoTerminal {
    let resumed = try workplace.draftNames().isEmpty ? [] : ["--resume", "last"]
    return try workplace.terminal(["assess", "--record", "t.jsonl"] + resumed)
  }

  /// Answers everything; at each prompt whose turn it is the beginning of the answer is typed, the
  /// program killed, and the whole answer given to the session after it. Gives the number of kills.
  private func answerAll(_ lines: [Walkthrough.Line], at workplace: borrowing Workplace) throws
    -> Int
  {
    var crashes = 0
    var terminal = try session(at: workplace)
    for (number, line) in lines.enumerated() {
      if number % EveryPromptTests.stride == 0 {
        try terminal.expect(PseudoTerminal.cursor)
        try terminal.send(String(line.text.prefix(2)))
        #expect(terminal.kill() == .signal(9))
        crashes += 1
        if number > 0 { #expect(try workplace.changes(in: workplace.draftNames()[0]) >= number) }
        terminal = try session(at: workplace)
      }
      try terminal.answer(line.text)
    }
    try terminal.expect(PseudoTerminal.cursor)
    #expect(terminal.kill() == .signal(9))
    return crashes
  }

  /// The transcript of all sessions replays to the signed bytes; and so it does as one session in
  /// which nothing ever happened, with the same clock and the same random values.
  private func compareWithReplays(_ crashes: Int, at workplace: borrowing Workplace) throws {
    let broken = try workplace.run(["replay", "t.jsonl"], passphrase: Workplace.passphrase)
    #expect(broken.exit == .status(0), "\(broken.errors)")
    let entries = try Files.text(at: workplace.folder.file("t.jsonl")).split(separator: "\n")
    let resumed = entries.filter { $0.contains("\"entry\":\"resumed\"") }
    #expect(resumed.count == crashes + 1)
    #expect(resumed.allSatisfy { $0.contains("\"missed\":[]") })
    let unbroken = entries.filter { !$0.contains("\"entry\":\"resumed\"") }
    try Files.write(unbroken.joined(separator: "\n") + "\n", to: workplace.folder.file("u.jsonl"))
    let whole = try workplace.run(["replay", "u.jsonl"], passphrase: Workplace.passphrase)
    #expect(whole.exit == .status(0), "\(whole.errors)")
    #expect(whole.output == broken.output)
    #expect(try workplace.run(["archive", "show", "last"]).output.contains(whole.output.trimmed))
  }
}

/// The other ways in which a session breaks off, and what stays.
struct BreakingOffTests {
  @Test func `Ctrl-C twice, Ctrl-D, a hang-up and a request to end each keep every answer`() throws
  {
    let workplace = try Workplace()
    let made = try workplace.run(["archive", "init"], passphrase: Workplace.passphrase)
    try #require(made.exit == .status(0), "\(made.errors)")
    let lines = try County.walkthrough.get().lines
    let resume = ["assess", "--resume", "last"]

    var terminal = try workplace.terminal(["assess"])
    for line in lines[..<2] { try terminal.answer(line.text) }
    try terminal.expect(PseudoTerminal.cursor)
    try terminal.send("half a title\u{3}")
    try terminal.expect("再按一次 Ctrl-C 退出")
    try terminal.expect(PseudoTerminal.cursor)
    try terminal.send("\u{3}")
    #expect(try terminal.end() == .status(0))
    #expect(terminal.text.contains("--resume"))

    terminal = try workplace.terminal(resume)
    for line in lines[2..<4] { try terminal.answer(line.text) }
    try terminal.expect(PseudoTerminal.cursor)
    try terminal.send("\u{4}")
    #expect(try terminal.end() == .status(1))

    terminal = try workplace.terminal(resume)
    for line in lines[4..<6] { try terminal.answer(line.text) }
    try terminal.expect(PseudoTerminal.cursor)
    try terminal.send("half")
    #expect(terminal.hangUp() == .status(1))

    terminal = try workplace.terminal(resume)
    for line in lines[6..<8] { try terminal.answer(line.text) }
    try terminal.expect(PseudoTerminal.cursor)
    terminal.signal(15)
    #expect(try terminal.end() == .status(1))
    #expect(try workplace.changes(in: workplace.draftNames()[0]) == 8)
  }

  @Test func `the history of a question is its own, and the window may change its size`() throws {
    let workplace = try Workplace()
    var terminal = try workplace.terminal(["assess"], columns: 60)
    try terminal.choosePassphrase(Workplace.passphrase)
    for line in ["n", "1", "一条很长的道路名称改造工程"] { try terminal.answer(line) }
    try terminal.expect("类别")
    try terminal.expect(PseudoTerminal.cursor)
    // The arrow shows nothing of another question.
    try terminal.send("\u{1B}[A")
    terminal.resize(columns: 44)
    try terminal.send("3\r")
    try terminal.expect("承办单位")
    try terminal.expect(PseudoTerminal.cursor)
    try terminal.send("<\r")
    try terminal.expect("类别")
    try terminal.expect(PseudoTerminal.cursor)
    try terminal.send("<\r")
    try terminal.expect("事项名称")
    try terminal.expect(PseudoTerminal.cursor)
    try terminal.send("\u{1B}[A")
    try terminal.expect("一条很长的道路名称改造工程")
    try terminal.send("二期\r")
    try terminal.expect("承办单位")
    try terminal.expect(PseudoTerminal.cursor)
    try terminal.send("\u{4}")
    #expect(try terminal.end() == .status(1))
    let draft = try #require(try workplace.draftNames().first)
    let text = try Files.text(at: workplace.drafts + "/" + draft + ".jsonl")
    #expect(text.contains("一条很长的道路名称改造工程二期"))
  }

  @Test(arguments: [["TERM": "dumb"], ["NO_COLOR": "1", "TERM": "dumb"]])
  func `a dumb terminal is sent no command`(environment: [String: String]) throws {
    let workplace = try Workplace()
    var terminal = try workplace.terminal(["assess", "--plain"], environment: environment)
    try terminal.choosePassphrase(Workplace.passphrase)
    for line in ["n", "1", ":score", ":wrong", ":list"] { try terminal.answer(line) }
    try terminal.expect(PseudoTerminal.cursor)
    try terminal.send("\u{4}")
    #expect(try terminal.end() == .status(1))
    #expect(!terminal.bytes.contains(0x1B))
  }

  @Test func `a plain session has no colour on a terminal that has colours`() throws {
    let workplace = try Workplace()
    var terminal = try workplace.terminal(["assess", "--plain"])
    try terminal.choosePassphrase(Workplace.passphrase)
    for line in ["n", "1", ":wrong", ":list"] { try terminal.answer(line) }
    try terminal.expect(PseudoTerminal.cursor)
    try terminal.send("\u{4}")
    #expect(try terminal.end() == .status(1))
    let text = String(decoding: terminal.bytes, as: UTF8.self)
    // Readline moves its cursor; nothing is coloured.
    for colour in ["0m", "1m", "2m", "31m", "1;31m", "32m"] {
      #expect(!text.contains("\u{1B}[" + colour), "\(colour)")
    }
  }
}
