import FoundationEssentials
import Glibc
import TestSupport
import Testing

struct CommandHabits {
  @Test func `every command of the program is shown in a transcript`() throws {
    let transcripts = Tree.files(under: "Tests/CommandTests/Transcripts", endings: [])
    #expect(!transcripts.isEmpty)
    let shown = transcripts.flatMap(\.lines).filter { $0.hasPrefix("$ ") }
      .map { String($0) + " " }
    for command in try Program.commands() {
      #expect(shown.contains { $0.holds("child-impact \(command) ") }, "child-impact \(command)")
    }
  }
}

/// The program that this test run was built with.
enum Program {
  /// The full name of each command that does something itself, such as `archive list`.
  static func commands() throws -> [String] {
    let help = try output(of: ["--experimental-dump-help"])
    let dump = try JSONDecoder().decode(Dump.self, from: Data(help))
    return (dump.command.subcommands ?? []).flatMap { $0.leaves(after: "") }
  }

  /// It stands beside the test program in the build folder.
  private static func path() throws -> String {
    let mine = CommandLine.arguments[0]
    let beside = mine.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/child-impact"
    try #require(Files.exists(beside), "the program was not built beside \(mine)")
    return beside
  }

  private static func output(of arguments: [String]) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let command = ([try path()] + arguments).map { "'\($0)'" }.joined(separator: " ")
    let status = unsafe system(command + " >'\(folder.file("out"))' 2>&1")
    try #require(status == 0)
    return try Files.bytes(at: folder.file("out"))
  }
}

/// What ArgumentParser writes of a program's commands.
private struct Dump: Decodable {
  let command: Command

  struct Command: Decodable {
    let commandName: String
    let shouldDisplay: Bool?
    let subcommands: [Command]?

    /// The names of the commands below, itself when there are none; help and hidden ones left out.
    func leaves(after path: String) -> [String] {
      if commandName == "help" || shouldDisplay == false { return [] }
      let below = (subcommands ?? []).filter { $0.commandName != "help" }
      let name = path.isEmpty ? commandName : path + " " + commandName
      return below.isEmpty ? [name] : below.flatMap { $0.leaves(after: name) }
    }
  }
}
