import TestSupport
import Testing

/// The content of a record whose retention is over goes by a command, and its entries stay. `faketime` (Debian)
/// lets the program sign as it would have done in 1990.
struct DisposalTests {
  private static let faketime = "/usr/bin/faketime"

  /// Runs the program in the past.
  private func runLongAgo(
    _ arguments: [String], day: Int, at workplace: borrowing Workplace
  ) throws -> Command {
    try Command.run(
      Self.faketime,
      ["1990-06-0\(day) 08:00:00", Workplace.program] + arguments + ["--passphrase-fd", "3"],
      environment: Workplace.environment, directory: workplace.folder.path,
      descriptors: [3: Array((Workplace.passphrase + "\n").utf8)])
  }

  @Test func `nothing goes before its retention is over or while the matter is open`() throws {
    let workplace = try Workplace()
    let id = try workplace.signRegistration()
    let dispose = ["archive", "dispose", id]
    let secret = Workplace.passphrase
    try workplace.run(dispose, passphrase: secret).expectRefusal(2, "--reason")
    let early = try workplace.run(dispose + ["--reason", "保存期满"], passphrase: secret)
    early.expectRefusal(1, "保存期")
    #expect(try workplace.run(["archive", "show", id]).output.contains("机关办公设备更新"))
  }

  @Test(.enabled(if: Files.exists(faketime), "faketime is not installed"))
  func `what is old and closed goes, its leaves stay and everything verifies`() throws {
    let workplace = try Workplace()
    let signed = try runLongAgo(
      ["assess", "--answers", try workplace.registrationFile(), "--sign"], day: 1, at: workplace)
    #expect(signed.exit == .status(0), "\(signed.errors)")
    let id = signed.output.trimmed
    let withdrawn = try runLongAgo(["withdraw", id, "--reason", "不再需要"], day: 2, at: workplace)
    #expect(withdrawn.exit == .status(0), "\(withdrawn.errors)")
    let title = Array("机关办公设备更新".utf8)
    #expect(try Files.bytes(at: workplace.archive).firstRange(of: title) != nil)
    let gone = try workplace.run(
      ["archive", "dispose", id, "--reason", "保存期满"], passphrase: Workplace.passphrase)
    #expect(gone.exit == .status(0), "\(gone.errors)")
    #expect(try Files.bytes(at: workplace.archive).firstRange(of: title) == nil)
    let listed = try workplace.run(["archive", "list", "--format", "json"])
    #expect(listed.output.contains("\"status\":\"disposed\""), "\(listed.output)")
    let verified = try workplace.run(["archive", "verify", "--rescore"])
    #expect(verified.exit == .status(0), "\(verified.output)")
    for command in [
      ["archive", "show", id], ["archive", "receipt", id, "receipt"], ["report", id],
    ] {
      let refused = try workplace.run(command)
      #expect(refused.exit == .status(1), "\(command): \(refused.output) \(refused.errors)")
      #expect(refused.errors.contains("销毁"), "\(command): \(refused.errors)")
    }
  }
}
