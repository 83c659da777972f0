import TestSupport
import Testing

/// One whole assessment on the county questionnaire, in every way in which it can be given.
struct FullInterviewTests {
  @Test func `an assessment typed, killed and resumed is the record that a file or a pipe gives`()
    throws
  {
    let walkthrough = try County.walkthrough.get()
    let workplace = try Workplace()
    let typed = try typeAll(walkthrough.lines, at: workplace)
    #expect(try workplace.draftNames() == [])

    let lines = walkthrough.lines.map { $0.text + "\n" }.joined() + ":sign\n"
    let piped = try workplace.run(
      ["assess"], input: Array(lines.utf8), passphrase: Workplace.passphrase)
    try #require(piped.exit == .status(0), "\(piped.errors.suffix(2000))")

    try Files.write(walkthrough.given.yaml, to: workplace.folder.file("answers.yaml"))
    let filed = try workplace.sign(workplace.folder.file("answers.yaml"))

    let content = try SignedRecord(typed, at: workplace).content
    #expect(try SignedRecord(piped.output.trimmed, at: workplace).content == content)
    #expect(try SignedRecord(filed, at: workplace).content == content)
    try inspect(typed, at: workplace)
  }

  /// Types every line at a terminal, with a crash in the middle, and gives the id of the record.
  private func typeAll(_ lines: [Walkthrough.Line], at workplace: borrowing Workplace) throws
    -> String
  {
    let middle = lines.count / 2
    var terminal = try workplace.terminal(["assess"])
    try terminal.choosePassphrase(Workplace.passphrase)
    for line in lines[..<middle] { try type(line, at: &terminal) }
    try terminal.expect(PseudoTerminal.cursor)
    #expect(terminal.kill() == .signal(9))
    #expect(!terminal.text.contains(Workplace.passphrase))

    let draft = try #require(try workplace.draftNames().first)
    #expect(try workplace.changes(in: draft) == middle)
    terminal = try workplace.terminal(["assess", "--resume", draft])
    try terminal.expect("接着上次继续")
    for command in ["?", "??", ":score", ":missing", ":list", ":why", ":review", "<", ""] {
      try terminal.answer(command)
    }
    for line in lines[middle...] { try type(line, at: &terminal) }
    try terminal.expect("题目都已答完")
    let record = try terminal.sign(Workplace.passphrase)
    #expect(!terminal.text.contains(Workplace.passphrase))
    return record
  }

  /// The proposing unit is found by the beginning of its pinyin and Tab.
  private func type(_ line: Walkthrough.Line, at terminal: inout PseudoTerminal) throws {
    guard line.name == "proposing_unit" else { return try terminal.answer(line.text) }
    try terminal.expect(PseudoTerminal.cursor)
    try terminal.send("zhuj\t")
    try terminal.expect("县住建局")
    try terminal.send("\r")
  }

  private func inspect(_ record: String, at workplace: borrowing Workplace) throws {
    func output(_ arguments: [String]) throws -> String {
      let done = try workplace.run(arguments)
      #expect(done.exit == .status(0), "\(arguments): \(done.errors)")
      return done.output
    }
    #expect(try output(["archive", "verify", "--rescore"]).contains("得分重新计算"))
    #expect(try output(["archive", "list"]).contains(record.prefix(8)))
    #expect(try output(["archive", "search", "慢行改造"]).contains(record.prefix(8)))
    #expect(try output(["archive", "show", record]).contains("城东路"))
    #expect(try output(["explain", record, "total"]).contains("3183/50"))
    _ = try output(["report", record])
    let pages = try Files.names(in: workplace.results + "/reports")
    #expect(pages.contains { $0.hasSuffix(".html") })
  }
}
