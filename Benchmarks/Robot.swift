/// An official with one answer for each kind of question, who notes how long each answer takes.
struct Robot {
  private let terminal: PseudoTerminal
  private(set) var times = Times()

  /// What is typed until something is taken: Enter for the default, no effect, no, a date, a number and text.
  private static let answers = [
    "", "0", "no", "2026-11-23", "1", "2026-12-31", "2024", "3", "新建县城小学",
  ]
  private static let passphrase = "benchmark only"

  /// What begins an assessment with a questionnaire.
  static func arguments(_ questionnaire: String) -> [String] {
    ["assess", questionnaire, "--lang", "en", "--plain"]
  }

  /// Begins an assessment in an office that does not exist yet, and answers up to the first question.
  init(_ child: Child, questionnaire: String = "tongxin-child-impact") throws {
    terminal = try PseudoTerminal(child, Robot.arguments(questionnaire))
    for _ in 0..<2 {
      _ = try terminal.output(upTo: ": ")
      terminal.type(Robot.passphrase)
    }
  }

  /// Answers questions until `count` answers were taken or nothing is left to ask.
  mutating func answer(_ count: Int) throws {
    var screen = try terminal.output(upTo: "> ")
    while times.all.count < count, let progress = Robot.progress(on: screen) {
      screen = try take(after: progress, on: screen)
    }
  }

  /// Types answers until one moves the interview on; gives what is on the screen then.
  private mutating func take(after progress: Substring, on screen: String) throws -> String {
    // The short track asks only a few of the items.
    let answers = screen.contains("(screening proposes") ? ["full"] : Robot.answers
    for answer in answers {
      let start = ContinuousClock.now
      terminal.type(answer)
      let next = try terminal.output(upTo: "> ")
      let time = ContinuousClock.now - start
      if Robot.progress(on: next) != progress {
        times.append(time)
        return next
      }
    }
    throw BenchmarkFailure("no answer was taken by:\(screen)")
  }

  /// The line of the question that stands there: the last with how far the interview is, such as `[12/180] …`, or
  /// the one that asks for another entry of a list.
  private static func progress(on screen: String) -> Substring? {
    screen.split { $0.isNewline }.last { line in
      let digits = line.drop { $0 != "[" }.dropFirst().prefix { $0.isNumber }
      return line.contains("(y/n)") || (!digits.isEmpty && line.contains("[\(digits)/"))
    }
  }
}
