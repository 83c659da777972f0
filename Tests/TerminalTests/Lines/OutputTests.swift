import Diagnostics
import Glibc
import Terminal
import TestSupport
import Testing

struct OutputTests {
  /// What `write` leaves in a file.
  private func written(
    _ environment: [String: String] = [:], _ write: (Output) throws -> Void
  ) throws -> String {
    let folder = try TemporaryFolder()
    let descriptor = unsafe open(folder.file("out"), O_WRONLY | O_CREAT, 0o600)
    defer { close(descriptor) }
    try write(Output(descriptor: descriptor) { environment[$0] })
    return try Files.text(at: folder.file("out"))
  }

  @Test func `what people wrote cannot command the terminal`() throws {
    let text = try written {
      try $0.write("名\u{1B}[2J\n")
      try $0.line("\u{202E}x", .error)
      try $0.line(("a", .strong), ("\u{7}", .faint))
    }
    #expect(text == "名␛[2J\n<U+202E>x\na␇\n")
  }

  @Test func `a paragraph is wrapped to COLUMNS after it was made visible`() throws {
    let text = try written(["COLUMNS": "40"]) {
      #expect($0.width == 40)
      try $0.paragraph(String(repeating: "儿童\u{200B}", count: 8), first: "- ", hanging: "  ")
    }
    let lines = text.split(separator: "\n")
    #expect(lines.count > 1 && lines.allSatisfy { DisplayWidth.of($0) <= 40 })
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("  ") })
  }

  @Test(arguments: ["", "0", "-3", "wide"])
  func `without a terminal and a sensible COLUMNS a line has 80 columns`(columns: String) throws {
    _ = try written(["COLUMNS": columns]) { #expect($0.width == 80) }
  }

  @Test func `findings are written as they are rendered`() throws {
    let findings = Findings([
      Finding(code: "x", message: Phrase(zh: "错", en: "wrong"), place: nil)
    ])
    #expect(try written { try $0.findings(findings, in: .chinese) } == "错误[x]：错\n")
  }

  @Test func `a full disk is an error in words`() throws {
    let descriptor = unsafe open("/dev/full", O_WRONLY)
    defer { close(descriptor) }
    let output = Output(descriptor: descriptor) { _ in nil }
    #expect(throws: SystemError(.writing, code: ENOSPC)) { try output.line("x") }
    #expect(SystemError(.writing, code: ENOSPC).message.zh == "无法写入：磁盘空间不足")
  }

  @Test func `a reader that has gone is an error and not the end of the program`() throws {
    let folder = try TemporaryFolder()
    let closeReader = "mkfifo p; exec 3<>p 4>p 3<&-; \"$0\" >&4; echo $? >&2"
    let result = try Command.run(
      "/bin/sh", ["-c", closeReader, Product.executable("LineProbe")], input: "a\nb\n",
      directory: folder.path)
    #expect(result.errors == "cannot write: nobody reads the output any more\n3\n")
  }

  @Test func `all of a long text arrives through a slow pipe`() throws {
    let result = try Command.run(
      "/bin/sh", ["-c", "\"$0\" | { read first; cat; }", Product.executable("LineProbe")],
      input: String(repeating: String(repeating: "字", count: 1000) + "\n", count: 300))
    #expect(result.outputBytes.count == 299 * 3003 + 13)
  }
}
