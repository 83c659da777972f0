import FoundationEssentials
import TestSupport
import Testing

struct CommandHabits {
  @Test func `every command of the program is shown in a transcript`() throws {
    let transcripts = Tree.files(under: "Tests/CommandTests/Transcripts", endings: [])
    #expect(!transcripts.isEmpty)
    let shown = (transcripts + [try Tree.file("README.md")]).flatMap(\.lines).filter {
      $0.hasPrefix("$ ")
    }
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
    let help = try Command.run(
      Product.executable("child-impact"), ["--experimental-dump-help"])
    try #require(help.exit == .status(0), "\(help.errors)")
    let dump = try JSONDecoder().decode(Dump.self, from: Data(help.outputBytes))
    return (dump.command.subcommands ?? []).flatMap { $0.leaves(after: "") }
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
