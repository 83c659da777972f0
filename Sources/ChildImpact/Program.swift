import ArgumentParser
import Diagnostics
import Glibc
import Terminal

/// The program: reads the arguments, runs one command, and ends with one of the exit statuses that
/// the documentation promises.
@main
enum Program {
  static func main() {
    Output.reportBrokenPipes()
    // A limit on the size of files is told like a full disk, instead of ending the program.
    signal(SIGXFSZ, SIG_IGN)
    do {
      try Arguments.requireText()
      var command = try ChildImpactCommand.parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      failure.report()
      Exit.leave(failure.status)
    } catch let error as ExitCode {
      Exit.leave(error.rawValue)
    } catch let error as SystemError {
      // Whoever closed a pipe knows it.
      if !error.isBrokenPipe { Failure(Exit.cannotReadOrWrite, error.message).report() }
      Exit.leave(Exit.cannotReadOrWrite)
    } catch {
      leave(after: error)
    }
  }

  /// Help and version are answers; anything else that the parser throws is a mistake in the
  /// arguments.
  private static func leave(after error: any Error) -> Never {
    let message = ChildImpactCommand.fullMessage(for: error)
    let isAnswer = ChildImpactCommand.exitCode(for: error) == .success
    let output = Output(descriptor: isAnswer ? 1 : 2, environment: Environment.value)
    do {
      if !message.isEmpty { try output.line(message) }
      if !isAnswer, Environment.language == .chinese {
        try output.line("参数有误。用法见 child-impact --help。")
      }
    } catch {
      Exit.leave(Exit.cannotReadOrWrite)
    }
    Exit.leave(isAnswer ? Exit.done : Exit.usage)
  }
}

/// The root of the commands.
struct ChildImpactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "child-impact",
    abstract: "儿童影响评价：访谈、计分、签署、归档。 Children's impact assessment.",
    discussion: """
      第一次使用：child-impact assess
      First use: child-impact assess, on the county questionnaire.
      """,
    version: Version.text,
    subcommands: [
      AssessCommand.self, ScoreCommand.self, ExplainCommand.self, ReportCommand.self,
      SignCommand.self, ReviewCommand.self, ApproveCommand.self, AcceptCommand.self,
      DecideCommand.self, ReturnCommand.self, RefuseCommand.self, WithdrawCommand.self,
      ArchiveCommand.self, CheckCommand.self, TestCommand.self, OutlineCommand.self,
      NewCommand.self, EvaluateCommand.self, KeyCommand.self, DraftsCommand.self,
      ReplayCommand.self,
    ])
}

/// The version of the program, as records name it.
enum Version {
  static let text = "0.1.0"
  static let engine = "child-impact " + text
}
