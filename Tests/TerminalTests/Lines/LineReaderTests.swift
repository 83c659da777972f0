import Glibc
import TestSupport
import Testing

/// Real readline on a real terminal: the program under test is `LineProbe`.
struct LineReaderTests {
  private func probe(
    _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 80
  ) throws -> PseudoTerminal {
    var terminal = try PseudoTerminal(
      Product.executable("LineProbe"), arguments, environment: environment, columns: columns)
    try terminal.expect("问> ")
    return terminal
  }

  @Test func `a typed line comes as it is shown`() throws {
    var terminal = try probe()
    try terminal.send("县图书馆 ２４小时\r")
    try terminal.expect("\n[县图书馆 ２４小时]\n")
    #expect(terminal.text.hasPrefix("问> 县图书馆 ２４小时\n[县图书馆 ２４小时]"))
  }

  @Test(arguments: ["C", "POSIX", "zh_CN.UTF-8", "C.UTF-8", "nonsense"])
  func `Chinese is edited by character in any locale`(locale: String) throws {
    var terminal = try probe(environment: ["LC_ALL": locale])
    try terminal.send("教育育\u{7F}局")
    try terminal.expect("教育局")
    try terminal.send("\u{1B}[D\u{1B}[Dx\r")
    try terminal.expect("[教x育局]")
  }

  @Test func `an empty line is an answer`() throws {
    var terminal = try probe()
    try terminal.send("\r")
    try terminal.expect("[]")
  }

  @Test func `a prefilled answer can be edited`() throws {
    var terminal = try probe()
    try terminal.send(":prefill 张家镇\r")
    try terminal.expect("问> 张家镇")
    try terminal.send("\u{7F}村\r")
    try terminal.expect("[张家村]")
  }

  @Test func `Control-C gives up the line and not the program`() throws {
    var terminal = try probe()
    try terminal.send("half")
    try terminal.expect("half")
    try terminal.send("\u{3}")
    try terminal.expect("interrupted\n问> ")
    try terminal.send("whole\r")
    try terminal.expect("[whole]")
  }

  @Test func `Control-C during a history search leaves nothing of the search`() throws {
    var terminal = try probe()
    try terminal.send("\u{12}ear")
    try terminal.expect("earlier")
    try terminal.send("\u{3}")
    try terminal.expect("interrupted\n问> ")
    try terminal.send("next\r")
    try terminal.expect("[next]")
  }

  @Test(arguments: ["xterm", "dumb", "vt100"])
  func `Control-D on an empty line is the end of input`(term: String) throws {
    var terminal = try probe(environment: ["TERM": term])
    try terminal.send("\u{4}")
    try terminal.expect("\nend of input\n")
    #expect(terminal.text == "问> \nend of input\n")
    #expect(try terminal.end() == .status(0))
  }

  @Test func `history is kept for each question apart`() throws {
    var terminal = try probe()
    try terminal.send("first\r")
    try terminal.expect("[first]\n问> ")
    try terminal.send(":history q2\r")
    try terminal.expect(":history q2\n问> ")
    try terminal.send("\u{1B}[A\u{1B}[A\r")
    try terminal.expect("[]\n问> ")
    try terminal.send(":history q1\r")
    try terminal.expect("问> ")
    try terminal.send("\u{1B}[A\u{1B}[A\r")
    try terminal.expect("[first]")
    try terminal.send("\u{1B}[A\u{1B}[A\u{1B}[A\u{1B}[A\r")
    try terminal.expect("[earlier]")
  }

  @Test(arguments: [
    ("edu", "[education]"), ("jyj", "[education]"), ("教育", "[education]"),
    ("ＷＳ", "[health]"), ("health zfh", "[health housing]"), ("教育局、卫", "[教育局、health]"),
    ("城乡", "[housing]"), ("nothing", "[nothing]"), (":goto B", "[:goto B2_1]"),
    (":goto A", "[:goto A1_]"),
  ])
  func `Tab completes by name, label, pinyin and initials`(typed: String, line: String) throws {
    var terminal = try probe()
    try terminal.send(typed + "\t\r")
    try terminal.expect(line)
  }

  @Test func `Tab shows what there is to choose from`() throws {
    var terminal = try probe()
    try terminal.send("h\t")
    try terminal.expect("health  卫生健康局")
    try terminal.expect("housing  住房和城乡建设局")
    try terminal.expect("问> h")
    try terminal.send("o\t\r")
    try terminal.expect("[housing]")
  }

  @Test func `Tab completes the path of a file`() throws {
    let folder = try TemporaryFolder()
    try Files.write("x", to: folder.file("证据 1.pdf"))
    var terminal = try probe()
    try terminal.send(":files\r")
    try terminal.expect(":files\n问> ")
    try terminal.send(folder.path + "/证\t\r")
    try terminal.expect("[\(folder.path)/证据 1.pdf]")
  }

  @Test func `a new window size is used at once, with the line kept`() throws {
    var terminal = try probe()
    try terminal.send("kept")
    try terminal.expect("kept")
    terminal.resize(columns: 132)
    try terminal.send(" line\r")
    try terminal.expect("[kept line]")
    try terminal.send(":width\r")
    try terminal.expect("width 132")
  }

  @Test func `a line longer than the window is edited over several rows`() throws {
    var terminal = try probe(columns: 40)
    let long = String(repeating: "儿童友好", count: 15)
    try terminal.send(long + "\u{1}始\u{5}终\r")
    try terminal.expect("[始" + long + "终]")
  }

  @Test func `several pasted lines are one answer`() throws {
    var terminal = try probe()
    try terminal.send("\u{1B}[200~第一行\n第二行\u{1B}[201~\r")
    try terminal.expect("[第一行\n第二行]")
  }

  @Test func `bytes that are not UTF-8 are refused with their place`() throws {
    var terminal = try probe()
    try terminal.send(bytes: [0x61, 0x62, 0xFF, 0x63, 0x0D])
    try terminal.expect("invalid at 3\n问> ")
    try terminal.send("again\r")
    try terminal.expect("[again]")
  }

  @Test(arguments: [SIGHUP, SIGTERM, SIGQUIT])
  func `a request to end lets the program save`(signal: Int32) throws {
    let folder = try TemporaryFolder()
    var terminal = try probe([folder.file("saved")])
    try terminal.send("half")
    try terminal.expect("half")
    terminal.signal(signal)
    #expect(try terminal.end() == .status(0))
    #expect(try Files.text(at: folder.file("saved")) == "hung up")
  }

  @Test func `a closed window lets the program save`() throws {
    let folder = try TemporaryFolder()
    var terminal = try probe([folder.file("saved")])
    try terminal.send("half")
    try terminal.expect("half")
    #expect(terminal.hangUp() == .status(0))
    #expect(try Files.text(at: folder.file("saved")) == "hung up")
  }

  @Test func `a stopped program goes on with its line`() throws {
    var terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "set -m; \"$0\"; fg", Product.executable("LineProbe")])
    try terminal.expect("问> ")
    try terminal.send("half")
    try terminal.expect("half")
    try terminal.send("\u{1A}")
    try terminal.expect("half")
    try terminal.send(" whole\r")
    try terminal.expect("[half whole]")
  }

  @Test func `keys typed ahead are not lost`() throws {
    var terminal = try probe()
    let lines = (1...50).map { "answer \($0)" }
    try terminal.send(lines.map { $0 + "\r" }.joined())
    for line in lines { try terminal.expect("[" + line + "]") }
  }

  @Test func `no colour is written to a dumb terminal or against NO_COLOR`() throws {
    for environment in [["TERM": "dumb"], ["NO_COLOR": "1"]] {
      var terminal = try probe(environment: environment)
      try terminal.send(":colour\r")
      try terminal.expect("coloured\n")
      #expect(!String(decoding: terminal.bytes, as: UTF8.self).contains("\u{1B}[1;31m"))
    }
    var terminal = try probe()
    try terminal.send(":colour\r")
    try terminal.expect("coloured\n")
    #expect(
      String(decoding: terminal.bytes, as: UTF8.self).contains("\u{1B}[1;31mcoloured\u{1B}[0m"))
  }
}
