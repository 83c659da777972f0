import TestSupport
import Testing

/// Text of several lines, the editor, and files as evidence, typed at a terminal.
struct ComposingTests {
  /// A draft in which the question asked is `name`.
  private func terminal(
    at name: String, of workplace: borrowing Workplace, environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let made = try workplace.run(["archive", "init"], passphrase: Workplace.passphrase)
    try #require(made.exit == .status(0), "\(made.errors)")
    try Files.write(
      try County.walkthrough.get().given.yaml, to: workplace.folder.file("answers.yaml"))
    var terminal = try workplace.terminal(
      ["assess", "--answers", "answers.yaml"], environment: environment)
    try terminal.answer(":goto " + name)
    return terminal
  }

  private func draft(_ workplace: borrowing Workplace) throws -> String {
    let name = try #require(try workplace.draftNames().first)
    return try Files.text(at: workplace.drafts + "/" + name + ".jsonl")
  }

  @Test func `text is typed line by line, put aside with Ctrl-C, ended by a full stop`() throws {
    let workplace = try Workplace()
    var terminal = try terminal(at: "summary", of: workplace)
    try terminal.answer(":text")
    try terminal.expect("单独一行 . 结束")
    try terminal.expect("… ")
    try terminal.send("不要的\r")
    try terminal.expect("… ")
    try terminal.send("\u{3}")
    try terminal.expect("有 1 行还没写完")
    try terminal.answer(":clear")
    try terminal.expect("没写完的文字已删去")
    try terminal.answer(":text")
    for line in ["第一行", ":quit 是文字", "..", "."] {
      try terminal.expect("… ")
      try terminal.send(line + "\r")
    }
    try terminal.expect(PseudoTerminal.cursor)
    #expect(terminal.kill() == .signal(9))
    #expect(try draft(workplace).contains("\"text\":\"第一行\\n:quit 是文字\\n.\""))
  }

  @Test(arguments: [true, false])
  func `a text that is cut off by a crash is offered again, and goes on`(isKilled: Bool) throws {
    let workplace = try Workplace()
    var terminal = try terminal(at: "summary", of: workplace)
    try terminal.answer(":text")
    for line in ["第一行", "第二行"] {
      try terminal.expect("… ")
      try terminal.send(line + "\r")
    }
    try terminal.expect("… ")
    try terminal.send("第三")
    if isKilled { terminal.kill() } else { #expect(terminal.hangUp() == .status(1)) }

    terminal = try workplace.terminal(["assess", "--resume", "last"])
    try terminal.expect("有 2 行还没写完（末行“第二行”）")
    try terminal.answer(":sign")
    try terminal.expect("有文字没写完：summary")
    try terminal.answer(":text")
    try terminal.expect("… 第二行")
    for line in ["第三行", "."] {
      try terminal.expect("… ")
      try terminal.send(line + "\r")
    }
    try terminal.expect(PseudoTerminal.cursor)
    #expect(terminal.kill() == .signal(9))
    #expect(try draft(workplace).contains("\"text\":\"第一行\\n第二行\\n第三行\""))
  }

  @Test func `the person's editor is given the answer and gives it back`() throws {
    let workplace = try Workplace()
    let script =
      "#!/bin/sh\nstat -c %a \"$1\" > mode\ncp \"$1\" before\nprintf '改过\\n两行\\n' > \"$1\"\n"
    try Files.write(script, to: workplace.folder.file("editor"))
    _ = try Command.run("/bin/chmod", ["755", workplace.folder.file("editor")])
    var terminal = try terminal(
      at: "summary", of: workplace, environment: ["EDITOR": workplace.folder.file("editor")])
    try terminal.answer(":edit")
    try terminal.expect(PseudoTerminal.cursor)
    #expect(terminal.kill() == .signal(9))
    #expect(try draft(workplace).contains("\"text\":\"改过\\n两行\""))
    #expect(try Files.text(at: workplace.folder.file("before")).count > 10)
    #expect(try Files.text(at: workplace.folder.file("mode")) == "600\n")
    #expect(try Files.names(in: workplace.drafts).allSatisfy { !$0.hasPrefix("editing") })
  }

  @Test(arguments: [("/bin/false", "没有正常结束"), ("true", "没有改动")])
  func `an editor that fails or changes nothing leaves the answer`(editor: String, said: String)
    throws
  {
    let workplace = try Workplace()
    var terminal = try terminal(at: "summary", of: workplace, environment: ["VISUAL": editor])
    let before = try draft(workplace)
    try terminal.answer(":edit")
    try terminal.expect(said)
    try terminal.expect(PseudoTerminal.cursor)
    #expect(terminal.kill() == .signal(9))
    #expect(try draft(workplace) == before)
  }

  @Test func `a file is evidence by its digest, its size and its name`() throws {
    let workplace = try Workplace()
    try Files.write("abc", to: workplace.folder.file("调查 表.txt"))
    try Files.link(workplace.folder.file("link.txt"), to: workplace.folder.file("调查 表.txt"))
    var terminal = try terminal(at: "sources[1].source_file", of: workplace)
    for (path, said) in [
      ("absent.pdf", "没有这个文件"), (workplace.folder.path, "这是一个文件夹"), ("link.txt", "不接受符号链接"),
      ("/dev/null", "不是普通文件"),
    ] {
      try terminal.answer(path)
      try terminal.expect(said)
    }
    try terminal.answer("'调查 表.txt'")
    try terminal.expect("→ 调查 表.txt（3 字节")
    try terminal.expect(PseudoTerminal.cursor)
    #expect(terminal.kill() == .signal(9))
    // SHA-256 of "abc", FIPS 180-4.
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(try draft(workplace).contains("sha256:\(digest) 3 调查 表.txt"))
  }

  @Test func `a file of twenty mebibytes is taken and one byte more is not`() throws {
    let workplace = try Workplace()
    let limit = 20 << 20
    try Files.write([UInt8](repeating: 65, count: limit), to: workplace.folder.file("most.bin"))
    try Files.write([UInt8](repeating: 65, count: limit + 1), to: workplace.folder.file("more.bin"))
    var terminal = try terminal(at: "sources[1].source_file", of: workplace)
    try terminal.answer("more.bin")
    try terminal.expect("超过 20 MiB")
    try terminal.answer("most.bin")
    try terminal.expect("20971520 字节")
    terminal.kill()
  }
}
