import TestSupport
import Testing

/// Receipts, backups, reports and drafts where nothing can be written.
@Suite struct OutputFaultTests {
  /// Runs the program where no file may grow beyond some blocks of 512 bytes.
  private func run(
    _ arguments: [String], blocks: Int, at workplace: borrowing Workplace
  ) throws -> Command {
    try Command.run(
      "/bin/sh",
      ["-c", "ulimit -f \(blocks); exec \"$0\" \"$@\"", Workplace.program] + arguments,
      environment: Workplace.environment, directory: workplace.folder.path)
  }

  private static let writers = [
    (["archive", "receipt", "last", "out"], "out"),
    (["archive", "receipt", "last", "out.tar"], "out.tar"),
    (["archive", "backup", "out.sqlite"], "out.sqlite"),
    (["report", "last", "--output", "out.html"], "out.html"),
  ]

  @Test(arguments: [0, 4])
  func `a full disk leaves no part under a final name, and the archive is good`(blocks: Int) throws
  {
    let workplace = try Workplace()
    _ = try workplace.signRegistration()
    let names = try Files.names(in: workplace.folder.path)
    for (arguments, name) in Self.writers {
      let refused = try run(arguments, blocks: blocks, at: workplace)
      refused.expectRefusal(3, name)
      #expect(try Files.names(in: workplace.folder.path) == names, "\(arguments)")
      #expect(try workplace.run(["archive", "verify"]).exit == .status(0))
      #expect(try workplace.run(arguments).exit == .status(0), "\(arguments)")
      _ = try Command.run("/bin/rm", ["-r", workplace.folder.file(name)])
    }
  }

  private static var isRoot: Bool {
    (try? Command.run("/usr/bin/id", ["-u"]))?.output.trimmed == "0"
  }

  @Test(.enabled(if: isRoot, "skipped: a folder is made unwritable for root by mounting"))
  func `a read-only disk is told in plain words`() throws {
    let workplace = try Workplace()
    _ = try workplace.signRegistration()
    let script = """
      mount --bind . . && cd "$PWD" && mount -o remount,ro,bind . || exit 99
      shift 0
      for command in "archive receipt last out" "archive backup out.sqlite" \\
          "report last --output out.html" "archive verify" "archive list"; do
        "$0" $command; echo "status $? of $command"
      done
      """
    let done = try Command.run(
      "/usr/bin/env", ["unshare", "-rm", "sh", "-c", script, Workplace.program],
      environment: Workplace.environment, directory: workplace.folder.path)
    guard done.exit != .status(99) else { return }
    let text = done.output + done.errors
    for command in ["archive receipt", "archive backup", "report"] {
      #expect(text.contains("status 3 of \(command)"), "\(text)")
    }
    #expect(text.contains("status 0 of archive verify"), "\(text)")
    #expect(text.contains("status 0 of archive list"), "\(text)")
    #expect(text.contains("只读"), "\(text)")
  }
}
