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
    abstract: "核验档案库。 Verify the archive: storage, log, signatures, contents.",
    discussion: """
      状态 0 完好；1 有问题；4 完好，但有条目需要人看一看（例如密钥被撤销之后的）。
      Status 0: good; 1: not good; 4: good, with entries that somebody should look at.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @Flag(name: .long, help: "按答案重新计算得分. Work the scores out again from the answers.")
  var rescore = false
  @Option(
    name: .long,
    help:
      "只重新核验这一条及以后的内容和签名（日志仍全部核对）. Contents and signatures from this entry on; the log is checked from its beginning all the same."
  )
  var since = 0
  @Flag(name: .long, help: "以 JSON 输出. The report as JSON.") var json = false

  func validate() throws {
    guard since >= 0 else { throw ValidationError("--since 0…") }
  }

  mutating func run() throws {
    let office = Office(folder: place.folder, language: common.language)
    guard office.hasArchive else { throw office.missingArchive() }
    let options = options(Progress(common))
    let report = try guarded {
      let store = try ArchiveFile(path: place.folder.archive, for: .reading)
      return try Archive.verify(store, lastSeen: office.lastSeen, options: options)
    }
    let telling = VerifyTelling(report: report, common: common)
    if json { try telling.json() } else { try telling.text(rescored: rescore) }
    guard report.isGood else { throw ExitCode(Exit.no) }
    if !report.notices.isEmpty { throw ExitCode(Exit.lookAgain) }
  }

  private func options(_ progress: Progress) -> VerifyOptions {
    let projecting = Projecting()
    let examine: @Sendable (AdmittedAssessment) -> Phrase? = { projecting.difference($0) }
    return VerifyOptions(
      examine: rescore ? examine : nil, project: { projecting.fields($0) }, since: since,
      progress: { progress.verifying($0, $1) })
  }
}

/// The report of a verification, told.
struct VerifyTelling {
  let report: VerifyReport
  let common: CommonOptions

  func text(rescored: Bool) throws {
    for problem in report.problems { try tell(problem, .error) }
    try count(report.more)
    guard report.isGood else { return }
    let scores = Phrase(zh: "；得分重新计算一致", en: "; the scores agree when worked out again")
    try line(
      Phrase(
        zh: "完好：\(report.size) 条\(rescored ? scores.zh : "")。",
        en: "Good: \(report.size) entries\(rescored ? scores.en : "")."))
    try line(Phrase(zh: "根 \(report.root.hex)", en: "root \(report.root.hex)"))
    if let anchor = report.anchor {
      try line(Phrase(zh: "起始 \(anchor)", en: "begins \(anchor)"))
    }
    guard !report.notices.isEmpty else { return }
    try line(Phrase(zh: "请看一看：", en: "To be looked at:"))
    for notice in report.notices { try tell(notice, .warning) }
    try count(report.moreNotices)
  }

  private func tell(_ problem: VerifyReport.Problem, _ style: Style) throws {
    let place = problem.index.map { Phrase(zh: "第 \($0) 条：", en: "entry \($0): ") }
    let text = (place?.text(in: common.language) ?? "") + problem.phrase.text(in: common.language)
    try common.output.paragraph(text, style, first: "[\(problem.code)] ", hanging: "  ")
  }

  private func count(_ more: Int) throws {
    guard more > 0 else { return }
    try line(Phrase(zh: "另有 \(more) 处。", en: "and \(more) more."))
  }

  private func line(_ phrase: Phrase) throws {
    try common.output.line(phrase.text(in: common.language))
  }

  /// One canonical object on one line.
  func json() throws {
    let json: JSON = [
      "anchor": .optional(report.anchor), "good": .bool(report.isGood),
      "more": .count(report.more), "notices": .array(report.notices.map(object)),
      "problems": .array(report.problems.map(object)), "root": .string(report.root.hex),
      "size": .count(report.size), "v": 1,
    ]
    try common.output.write(bytes: try json.canonicalBytes() + [0x0A])
  }

  private func object(_ problem: VerifyReport.Problem) -> JSON {
    [
      "code": .string(problem.code), "en": .string(problem.phrase.en),
      "index": problem.index.map { .count($0) } ?? .null, "zh": .string(problem.phrase.zh),
    ]
  }
}
