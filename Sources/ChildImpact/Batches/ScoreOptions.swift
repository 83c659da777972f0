import ArgumentParser
import BatchFiles
import BatchScoring

/// The files of `score`.
struct ScoreFiles: ParsableArguments {
  @Argument(
    help: "答案文件，- 为标准输入. File of answers; - is standard input.",
    completion: .file(extensions: ["csv", "ndjson", "jsonl", "gz"]))
  var file: String

  @Option(
    name: .long,
    help: "答案文件的格式，默认按文件名或内容判断. Format of the answers; told by name or content otherwise.")
  var inputFormat: ScoreFormat?

  @Option(
    name: [.short, .long], help: "结果写入文件. File for the results; standard output otherwise.",
    completion: .file())
  var output: String?

  @Option(name: .long, help: "结果的格式. Format of the results.")
  var format = ScoreFormat.csv

  @Flag(name: .long, help: "CSV 结果开头加字节顺序标记，供 Excel 识别中文. Byte order mark, for Excel.")
  var bom = false

  @Option(
    name: .long, help: "不合格的行写入文件. File for the rows that are rejected.", completion: .file())
  var rejects: String?

  @Option(
    name: .long,
    help: "从第几行接着做，接在被中断的结果之后. Go on from a line, behind an interrupted run's output.")
  var fromLine = 1

  func validate() throws {
    guard fromLine >= 1 else { throw ValidationError("--from-line begins at 1") }
    if bom, format == .ndjson { throw ValidationError("--bom belongs to CSV") }
  }
}

/// What `score` finds out about all rows.
struct ScoreAnalysis: ParsableArguments {
  @Option(
    name: .long,
    help: """
      汇总：等级分布、四分位数、失分最多的指标，写到标准输出；得分只在有 --output 时写出. \
      Summary on standard output; scores only with --output.
      """)
  var summary: OutputFormat?

  @Option(name: .long, help: "汇总按这一列分组，不必是题名. Groups of the summary, by any column.")
  var by: String?

  @Option(
    name: .long,
    help: """
      与旧版问卷比较，结果为等级变化的行. Compare with an earlier version of the questionnaire: \
      the results are the rows whose grade changes.
      """,
    completion: .directory)
  var compare: String?

  func validate() throws {
    if by != nil, summary == nil { throw ValidationError("--by belongs to --summary") }
    if compare != nil, summary != nil {
      throw ValidationError("--compare and --summary are two runs")
    }
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
