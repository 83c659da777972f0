import ArgumentParser
import BatchFiles
import BatchScoring
import Diagnostics
import Glibc
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

  @Flag(name: .long, help: "缺少必答题的行也不计分. Reject rows that lack a required answer.")
  var strict = false

  @Option(name: .long, help: "线程数. Threads; one a processor by default.")
  var threads: Int?

  mutating func run() throws {
    let checked = try QuestionnaireShelf.read(questionnaire)
    let options = BatchRun.Options(
      input: file, output: output, rejects: rejects,
      threads: max(1, threads ?? BatchRun.Options.processors),
      plan: BatchPlan.Options(
        format: format.batch, isStrict: strict, language: common.language))
    let tally: BatchTally
    do throws(BatchFailure) {
      tally = try BatchRun(checked, options).run(progress: progress)
    } catch {
      throw try failure(error)
    }
    try tell(tally)
    if tally.rejected > 0 { throw ExitCode(Exit.no) }
  }

  /// A line that is rewritten, on a terminal only.
  private var progress: @Sendable (BatchProgress) -> Void {
    let isShown = isatty(2) == 1
    return { progress in
      guard isShown else { return }
      let share = progress.bytesInAll.map { $0 > 0 ? " \(progress.bytesRead * 100 / $0)%" : "" }
      let line = Array("\r\(progress.rows)\(share ?? "")".utf8)
      _ = unsafe line.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
    }
  }

  private func tell(_ tally: BatchTally) throws {
    if isatty(2) == 1 { try common.messages.write("\r") }
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

/// What `score` writes.
enum ScoreFormat: String, ExpressibleByArgument, CaseIterable {
  case csv, ndjson

  var batch: BatchPlan.Format {
    switch self {
    case .csv: .csv
    case .ndjson: .ndjson
    }
  }
}
