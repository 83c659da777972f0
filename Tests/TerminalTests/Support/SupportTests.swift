import Glibc
import TestSupport
import Testing

struct SupportTests {
  @Test func `a command gives its status, output and errors apart`() throws {
    let result = try Command.run(
      "/bin/sh", ["-c", "cat; echo oops >&2; pwd; exit 3"], input: "in\n", directory: "/tmp")
    #expect(result.exit == .status(3))
    #expect(result.output == "in\n/tmp\n")
    #expect(result.errors == "oops\n")
  }

  @Test func `a command reads a secret from a further descriptor`() throws {
    let result = try Command.run(
      "/bin/sh", ["-c", "cat <&3"], descriptors: [3: Array("secret".utf8)])
    #expect(result.output == "secret")
  }

  @Test func `a command that reads nothing and one that never ends are both brought to an end`()
    throws
  {
    let large = String(repeating: "x", count: 1_000_000)
    #expect(try Command.run("/bin/true", input: large).exit == .status(0))
    let endless = try Command.run("/bin/sleep", ["100"], timeout: .milliseconds(50))
    #expect(endless.exit == .signal(SIGKILL))
  }

  @Test func `a program that is not there is an error`() {
    #expect(throws: SystemFailure.self) { try Command.run("/nonexistent/program") }
  }

  @Test func `a folder disappears with its content`() throws {
    let path: String
    do {
      let folder = try TemporaryFolder()
      try Files.write("x", to: folder.file("a/b/c"))
      path = folder.path
      #expect(Files.exists(path + "/a/b/c"))
    }
    #expect(!Files.exists(path))
  }

  @Test func `a golden file that is missing or different is an issue`() throws {
    let folder = try TemporaryFolder()
    withKnownIssue { Golden.check("a", at: folder.file("g.txt"), updating: false) }
    Golden.check("a\n", at: folder.file("g.txt"), updating: true)
    Golden.check("a\n", at: folder.file("g.txt"), updating: false)
    withKnownIssue { Golden.check("b\n", at: folder.file("g.txt"), updating: false) }
    #expect(try Files.text(at: folder.file("g.txt")) == "a\n")
  }

  @Test(arguments: [
    ("sha256 <digest>", "sha256 0123456789abcdef", true), ("<digest>", "01234", false),
    ("at <time>.", "at 2026-11-23T19:00:00Z.", true), ("<number>/5", "120.5/5", true),
    ("a<any>c", "abbc", true), ("a<any>c", "abbd", false), ("<uuid>", "x", false),
    ("plain", "plain", true), ("plain", "plai", false),
  ])
  func `placeholders stand for what differs from run to run`(
    expected: String, actual: String, isMatch: Bool
  ) {
    #expect(Placeholder.matches(expected: expected, actual: actual) == isMatch)
  }

  @Test func `dots stand for any number of lines`() {
    #expect(Placeholder.matches(expected: ["a", "...", "z"], actual: ["a", "b", "c", "z"]))
    #expect(Placeholder.matches(expected: ["a", "...", "z"], actual: ["a", "z"]))
    #expect(!Placeholder.matches(expected: ["a", "...", "z"], actual: ["a", "b"]))
  }
}
