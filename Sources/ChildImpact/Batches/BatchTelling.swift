import BatchFiles
import BatchScoring
import Diagnostics
import Questionnaires
import Terminal

/// Says how a batch has ended: results on standard output, everything else on standard error.
struct BatchTelling {
  let common: CommonOptions
  let files: ScoreFiles
  let analysis: ScoreAnalysis

  func tell(_ outcome: BatchOutcome, of questionnaire: Questionnaire) throws {
    if let format = analysis.summary {
      let summary = outcome.summary ?? BatchSummary(questionnaire, by: analysis.by)
      try show(SummaryReport(summary, outcome.tally), as: format)
    }
    try tell(outcome.tally)
    if analysis.compare != nil {
      for line in (outcome.comparison ?? BatchComparison()).lines { try common.tell(line) }
    }
    if let stop = outcome.stop { try tell(stop) }
  }

  private func show(_ report: SummaryReport, as format: OutputFormat) throws {
    switch format {
    case .text:
      let width = common.output.isTerminal ? common.output.width : 120
      for line in report.lines(in: common.language, width: width) { try common.output.line(line) }
    case .json: try common.output.write(bytes: report.json)
    }
  }

  private func tell(_ tally: BatchTally) throws {
    for line in tally.lines { try common.tell(line) }
    for rejection in tally.examples { try common.tell(rejection.summary) }
    if tally.rejected > 0, files.rejects == nil {
      try common.tell(
        Phrase(
          zh: "用 --rejects 文件名 可以把不合格的行连同原因留存下来。",
          en: "With --rejects FILE these rows are kept, each with its reason."))
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
    let appends = files.output == nil || files.output == "-"
    try common.tell(
      Phrase(
        zh: "已中断。原命令加上 --from-line \(stop.line) 即可接着做"
          + (appends ? "，输出用 >> 接在原文件之后。" : "。"),
        en: "Interrupted. The same command with --from-line \(stop.line) goes on"
          + (appends ? "; append its output with >>." : ".")))
  }
}
