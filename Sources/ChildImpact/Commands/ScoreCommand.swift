import ArgumentParser
import BatchFiles
import BatchScoring
import Diagnostics
import Terminal

/// `child-impact score`: answers in, scores out, many rows at once.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "批量计分。 Score a file of answers.",
    discussion: """
      输入 CSV：首行题名，一行一个事项，空格为未答。不合格的行不计分，用 --rejects 留存。
      CSV in, question names in the first line; an empty cell is unanswered; a row that cannot be
      used goes to --rejects.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "答案文件，- 为标准输入. File of answers; - is standard input.")
  var file: String

  @Option(name: .long, help: "问卷名或文件夹. Questionnaire, by name or folder.")
  var questionnaire = QuestionnaireShelf.defaultName

  @Option(name: [.short, .long], help: "得分写入文件. File for the scores; standard output otherwise.")
  var output: String?

  @Option(name: .long, help: "不合格的行写入文件. File for the rows that are rejected.")
  var rejects: String?

  @Option(name: .long, help: "csv 或 ndjson.")
  var format = ScoreFormat.csv

  @Option(name: .long, help: "答案文件的格式 csv 或 ndjson，默认按文件名或内容判断. Format of the answers.")
  var inputFormat: ScoreFormat?

  @Flag(name: .long, help: "缺少必答题的行也不计分. Reject rows that lack a required answer.")
  var strict = false

  @Option(name: .long, help: "线程数. Threads; one a processor by default.")
  var threads: Int?

  @Option(
    name: .long,
    help: "从第几行接着做，接在被中断的结果之后. Goes on from a line, behind an interrupted run's output.")
  var fromLine = 1

  func validate() throws {
    guard fromLine >= 1 else { throw ValidationError("--from-line begins at 1") }
  }

  mutating func run() throws {
    let checked = try QuestionnaireShelf.read(questionnaire)
    let interruption = Interruption()
    var options = BatchRun.Options(
      input: file, output: output, rejects: rejects,
      threads: max(1, threads ?? BatchRun.Options.processors),
      plan: BatchPlan.Options(
        format: format.batch, isStrict: strict, language: common.language))
    options.format = inputFormat?.input
    options.fromLine = fromLine
    options.stop = interruption.request
    let outcome = try interruption.whileTaken { try carryOut(BatchRun(checked, options)) }
    try tell(outcome.tally)
    if let stop = outcome.stop {
      try tell(stop)
      throw ExitCode(interruption.exitStatus)
    }
    if outcome.tally.rejected > 0 { throw ExitCode(Exit.no) }
  }

  private func carryOut(_ run: BatchRun) throws -> BatchOutcome {
    let report = ProgressReport(common.messages, in: common.language)
    defer { report.end() }
    do throws(BatchFailure) {
      return try run.run(progress: report.tell)
    } catch {
      report.end()
      throw try failure(error)
    }
  }

  /// Where an interrupted run has stopped, and how to go on.
  private func tell(_ stop: BatchOutcome.Stop) throws {
    guard stop.line > 1 else {
      return try common.tell(
        Phrase(zh: "已中断，尚未处理任何行。", en: "Interrupted before the first row."))
    }
    for part in stop.parts {
      try common.tell(Phrase(zh: "已完成的部分：\(part)", en: "What is done is in \(part)"))
    }
    let appends = output == nil || output == "-"
    try common.tell(
      Phrase(
        zh: "已中断。原命令加上 --from-line \(stop.line) 即可接着做"
          + (appends ? "，输出用 >> 接在原文件之后。" : "。"),
        en: "Interrupted. The same command with --from-line \(stop.line) goes on"
          + (appends ? "; append its output with >>." : ".")))
  }

  private func tell(_ tally: BatchTally) throws {
    for line in tally.lines { try common.tell(line) }
    for rejection in tally.examples { try common.tell(rejection.summary) }
    if tally.rejected > 0, rejects == nil {
      try common.tell(
        Phrase(
          zh: "用 --rejects 文件名 可以把不合格的行连同原因留存下来。",
          en: "With --rejects FILE these rows are kept, each with its reason."))
    }
  }

  private func failure(_ error: BatchFailure) throws -> Failure {
    if case .header(let findings) = error {
      try common.messages.findings(findings, in: common.language)
    }
    return Failure(error.exitStatus, error.message)
  }
}

/// What `score` reads and writes.
enum ScoreFormat: String, ExpressibleByArgument, CaseIterable {
  case csv, ndjson

  var batch: BatchPlan.Format {
    switch self {
    case .csv: .csv
    case .ndjson: .ndjson
    }
  }

  var input: InputFormat {
    switch self {
    case .csv: .csv
    case .ndjson: .ndjson
    }
  }
}
