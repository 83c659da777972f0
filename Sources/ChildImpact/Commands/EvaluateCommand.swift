import ArgumentParser
import Diagnostics
import FEEL
import Terminal

/// `child-impact evaluate`: the value of a rule, for authors who try one.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "试算规则。 Evaluate an expression of the rule language.",
    discussion: """
      规则语言是 DMN 1.5 的 FEEL。例：child-impact evaluate 'a + 1' --input '{"a": 2}'
      The rule language is FEEL of DMN 1.5. With --cases, a file of test cases, one JSON line each.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "表达式，- 为标准输入. Expression; - is standard input.") var expression: String?

  @Option(
    name: .long,
    help: "表达式中的名称及其值（JSON 对象）. Names and values, a JSON object.")
  var input: String?

  @Option(
    name: .long, help: "今天的日期，供 today() 使用. The day that today() gives, such as 2026-11-23.")
  var today: String?

  @Option(name: .long, help: "text 或 json. How the value is printed.") var format = OutputFormat
    .text

  @Flag(name: .long, help: "说明由来. Print what the value follows from.") var explain = false

  @Flag(
    name: .long,
    help: "按标准求值，类型不合得 null. As the standard has it: what does not fit is null.")
  var untyped = false

  @Option(name: .long, help: "测试用例文件. File of test cases; the rest is left out.")
  var cases: String?

  mutating func validate() throws {
    guard (expression == nil) != (cases == nil) else {
      throw ValidationError("表达式与 --cases 二者取一。 Give an expression or --cases FILE.")
    }
    guard cases == nil || input == nil && !explain else {
      throw ValidationError(
        "--cases 不能与 --input、--explain 同用。 --cases takes neither --input nor --explain.")
    }
  }

  mutating func run() throws {
    if let cases { return try runCases(cases) }
    let trial = try RuleTrial(
      expression ?? "", input: input, today: try day(), isTyped: !untyped)
    let value = trial.value
    try common.output.line(format == .json ? value.json : value.description)
    if explain {
      for line in trial.derivation(in: common.language) { try common.output.line(line) }
    }
  }

  private func day() throws -> FEEL.Date? {
    guard let today else { return nil }
    guard let date = FEEL.Date(today) else {
      throw Failure(
        Exit.usage, zh: "--today 应为日期，例如 2026-11-23。",
        en: "--today needs a date such as 2026-11-23.")
    }
    return date
  }

  private func runCases(_ path: String) throws {
    var tally = CaseTally()
    for line in try CaseFile.lines(path) {
      let result = line.result
      tally.add(result)
      try common.output.write(bytes: Array((result.json + "\n").utf8))
    }
    for line in tally.lines { try common.messages.line(line.text(in: common.language)) }
    if tally.passed < tally.count { throw ExitCode(Exit.no) }
  }
}
