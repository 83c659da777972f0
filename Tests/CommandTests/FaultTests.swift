import TestSupport
import Testing

/// Full disks and closed terminals.
struct FaultTests {
  /// Runs the program where no file may grow beyond some blocks of 512 bytes: most of what a full
  /// disk does, in a way that any user can bring about.
  private func run(
    _ arguments: [String], blocks: Int, at workplace: borrowing Workplace,
    passphrase: String = Workplace.passphrase
  ) throws -> Command {
    try Command.run(
      "/bin/sh",
      ["-c", "ulimit -f \(blocks); exec \"$0\" \"$@\"", Workplace.program] + arguments
        + ["--passphrase-fd", "3"],
      environment: Workplace.environment, directory: workplace.folder.path,
      descriptors: [3: Array((passphrase + "\n").utf8)])
  }

  @Test func `a full disk while an archive is made leaves none behind`() throws {
    for blocks in [0, 1, 4, 16] {
      let workplace = try Workplace()
      try run(["archive", "init"], blocks: blocks, at: workplace).expectRefusal(3, "Results/")
      #expect(!Files.exists(workplace.archive), "\(blocks)")
      let made = try workplace.run(["archive", "init"], passphrase: Workplace.passphrase)
      #expect(made.exit == .status(0), "\(blocks): \(made.errors)")
    }
  }

  @Test func `a full disk while signing keeps the archive good and the answers`() throws {
    let workplace = try Workplace()
    _ = try workplace.signRegistration()
    let blocks = try Files.bytes(at: workplace.archive).count / 512
    let refused = try run(
      ["assess", "--answers", try workplace.registrationFile(), "--sign"], blocks: blocks,
      at: workplace)
    refused.expectRefusal(3, "Results/archive.sqlite")
    #expect(try workplace.run(["archive", "verify"]).exit == .status(0))
    let draft = try #require(try workplace.draftNames().first)
    let signed = try workplace.run(
      ["assess", "--resume", draft, "--sign"], passphrase: Workplace.passphrase)
    #expect(signed.exit == .status(0), "\(signed.errors)")
  }

  @Test func `a full disk in the interview is told and what was saved stays`() throws {
    let workplace = try Workplace()
    _ = try workplace.run(["assess"], input: Array("n\n".utf8))
    let draft = try #require(try workplace.draftNames().first)
    let refused = try Command.run(
      "/bin/sh",
      ["-c", "ulimit -f 1; exec \"$0\" assess --resume last", Workplace.program],
      input: Array((0..<20).map { _ in "\n城东路（学校路段）拓宽及慢行改造工程\n:goto title\n" }.joined().utf8),
      environment: Workplace.environment, directory: workplace.folder.path)
    refused.expectRefusal(3, "磁盘空间不足", keepingQuietAbout: ["无法写入 城东路"])
    #expect(try workplace.changes(in: draft) > 1)
    let resumed = try workplace.run(["assess", "--resume", draft])
    #expect(resumed.errors.contains("接着上次继续"))
  }

  @Test func `results that cannot be written are no success`() throws {
    let workplace = try Workplace()
    _ = try workplace.signRegistration()
    for command in ["archive list", "score \(County.proposals)", "check", "--help"] {
      let refused = try Command.run(
        "/bin/sh", ["-c", "exec \"$0\" \(command) > /dev/full", Workplace.program],
        environment: Workplace.environment, directory: workplace.folder.path)
      #expect(refused.exit == .status(3), "\(command): \(refused.errors)")
    }
  }

  @Test func `a closed terminal loses no answer`() throws {
    let workplace = try Workplace()
    _ = try workplace.run(["archive", "init"], passphrase: Workplace.passphrase)
    var terminal = try workplace.terminal(["assess"])
    for line in ["n", "", "城东路改造工程"] { try terminal.answer(line) }
    try terminal.expect(PseudoTerminal.cursor)
    try terminal.send("项")
    #expect(terminal.hangUp() == .status(1))
    let draft = try #require(try workplace.draftNames().first)
    #expect(try workplace.changes(in: draft) == 3)
  }

  @Test(arguments: [true, false])
  func `a terminal closed or left at the passphrase signs nothing and keeps the draft`(closes: Bool)
    throws
  {
    let workplace = try Workplace()
    _ = try workplace.run(["archive", "init"], passphrase: Workplace.passphrase)
    var terminal = try workplace.terminal([
      "assess", "--answers", try workplace.registrationFile(), "--sign",
    ])
    try terminal.expect("签名口令：")
    try terminal.send(closes ? "half" : "half\u{3}")
    let exit = closes ? terminal.hangUp() : try terminal.end()
    #expect(exit != .status(0))
    #expect(!terminal.text.contains("half"))
    #expect(try workplace.run(["archive", "list"]).output == "")
    #expect(try workplace.draftNames().count == 1)
  }
}
