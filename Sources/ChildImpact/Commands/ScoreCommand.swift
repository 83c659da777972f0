import ArgumentParser
import BatchFiles
import BatchScoring
import Diagnostics
import Questionnaires
import Terminal

/// `child-impact score`: answers in, scores out, many rows at once.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "批量计分。 Score a file of answers.",
    discussion: ScoreHelp.text)

  @OptionGroup var common: CommonOptions
  @OptionGroup(title: "文件 FILES") var files: ScoreFiles
  @OptionGroup(title: "分析 ANALYSIS") var analysis: ScoreAnalysis
  @OptionGroup(title: "归档 ARCHIVE") var archiving: ScoreArchiving

  @Option(
    name: .long, help: "问卷名或文件夹. Questionnaire, by name or folder.",
    completion: .directory)
  var questionnaire = QuestionnaireShelf.defaultName

  @Flag(name: .long, help: "缺少必答题的行也不计分. Reject rows that lack a required answer.")
  var strict = false

  @Flag(name: .long, help: "不计分，逐条说明规则怎样执行. Say how each rule is carried out; score nothing.")
  var explainPlan = false

  @Option(name: .long, help: "线程数. Threads; one a processor by default.")
  var threads: Int?

  mutating func run() throws {
    let loaded = try QuestionnaireShelf.load(questionnaire)
    let interruption = Interruption()
    let desk = try archiving.desk(loaded, common)
    var options = try options(interruption)
    options.keeping = desk.map { RowKeeping(make: $0.calculation, keep: $0.append) }
    if explainPlan { return try explain(BatchRun(loaded.questionnaire, options)) }
    let outcome = try interruption.whileTaken {
      try carryOut(BatchRun(loaded.questionnaire, options))
    }
    let telling = BatchTelling(common: common, files: files, analysis: analysis)
    try telling.tell(outcome, of: loaded.questionnaire)
    if let desk { try common.tell(desk.summary) }
    if outcome.stop != nil { throw ExitCode(interruption.exitStatus) }
    if outcome.tally.rejected > 0 { throw ExitCode(Exit.no) }
  }

  private func options(_ interruption: Interruption) throws -> BatchRun.Options {
    var options = BatchRun.Options(
      input: files.file, output: files.output, rejects: files.rejects,
      threads: max(1, threads ?? BatchRun.Options.processors),
      plan: BatchPlan.Options(
        format: files.format.batch, isStrict: strict, language: common.language))
    options.format = files.inputFormat?.input
    options.fromLine = files.fromLine
    options.marksOrder = files.bom
    options.stop = interruption.request
    options.summarises = analysis.summary != nil
    options.groupColumn = analysis.by
    options.writesOutput = analysis.summary == nil || files.output != nil
    options.earlier = try analysis.compare.map(QuestionnaireShelf.read)
    return options
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

  /// One line a rule, on standard output.
  private func explain(_ run: BatchRun) throws {
    let lines: [Phrase]
    do throws(BatchFailure) {
      lines = try run.explanation()
    } catch {
      throw try failure(error)
    }
    for line in lines { try common.output.write(line.text(in: common.language) + "\n") }
  }

  private func failure(_ failure: BatchFailure) throws -> Failure {
    switch failure {
    case .header(let findings): try common.messages.findings(findings, in: common.language)
    case .keeping(let error): try guarded { throw error }
    case .empty, .sameFile, .compressed, .noEarlierPart, .noColumn, .system: break
    }
    return Failure(failure.exitStatus, failure.message)
  }
}
