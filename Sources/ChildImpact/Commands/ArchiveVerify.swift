import Archiving
import ArgumentParser
import Diagnostics
import Records
import SQLiteStore
import Signing
import Terminal

/// `child-impact archive verify`: whether everything in the archive is as it was acknowledged.
struct ArchiveVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "核验档案库。 Verify the archive: storage, log, signatures, contents.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @Flag(name: .long, help: "按答案重新计算得分. Work the scores out again from the answers.")
  var rescore = false

  mutating func run() throws {
    let office = Office(folder: place.folder, language: common.language)
    guard office.hasArchive else { throw office.missingArchive() }
    let report = try guarded {
      let store = try ArchiveFile(path: place.folder.archive, for: .reading)
      return try Archive.verify(store, lastSeen: office.lastSeen, options: options)
    }
    guard report.isGood else { return try tell(report) }
    let scores = Phrase(zh: "；得分重新计算一致", en: "; the scores agree when worked out again")
    let good = Phrase(
      zh: "完好：\(report.size) 条\(rescore ? scores.zh : "")。",
      en: "Good: \(report.size) entries\(rescore ? scores.en : "").")
    try common.output.line(good.text(in: common.language))
    let root = Phrase(zh: "根 ", en: "root ")
    try common.output.line(root.text(in: common.language) + report.root.hex)
  }

  private var options: VerifyOptions {
    guard rescore else { return VerifyOptions() }
    return VerifyOptions(examine: { ArchiveVerify.examine($0) })
  }

  private static func examine(_ admitted: AdmittedAssessment) -> Phrase? {
    do {
      let assessment = try Assessment(JSONPart(try JSON.canonical(admitted.payload)))
      let loaded = try QuestionnaireShelf.load(
        canonical: admitted.questionnaire, named: assessment.questionnaire.id)
      return Rescoring.difference(assessment, loaded.questionnaire)
    } catch let problem as JSONProblem {
      return problem.phrase
    } catch let failure as Failure {
      return failure.message
    } catch {
      return Phrase(zh: "记录无法读取", en: "the record cannot be read")
    }
  }

  private func tell(_ report: VerifyReport) throws {
    for problem in report.problems {
      let place = problem.index.map { Phrase(zh: "第 \($0) 条：", en: "entry \($0): ") }
      let text =
        (place?.text(in: common.language) ?? "") + problem.phrase.text(in: common.language)
      try common.output.paragraph(text, .error, first: "[\(problem.code)] ", hanging: "  ")
    }
    if report.more > 0 {
      try common.output.line(
        Phrase(zh: "另有 \(report.more) 处。", en: "and \(report.more) more.").text(in: common.language)
      )
    }
    throw ExitCode(Exit.no)
  }
}
