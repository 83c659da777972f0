import Archiving
import ArgumentParser
import Diagnostics
import Records
import Reporting
import SQLiteStore
import Signing
import Terminal

/// `child-impact report`: one record as one self-contained page.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "生成评价报告（HTML）。 Write the report of a record.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions

  @Argument(help: "记录编号，或 last. Record, or last.") var record: String
  @Option(
    name: [.short, .long],
    help: "写入的文件，- 为标准输出. File to write; - is standard output; in reports/ by default.")
  var output: String?

  mutating func run() throws {
    let office = Office(folder: place.folder, language: common.language)
    let archive = try office.view()
    let reading = try RecordReading(record, in: archive)
    let report = AssessmentReport(
      reading.assessment, of: reading.loaded.questionnaire, proof: proof(of: reading, in: archive),
      in: common.language)
    let page = Array(try report.html().utf8)
    if output == "-" { return try common.output.write(bytes: page) }
    let path = output ?? place.folder.reports + "/" + reading.assessment.record + ".html"
    do throws(FileProblem) {
      try Folder.create(Folder.parent(of: path))
      try WholeFile.write(page, to: path)
    } catch {
      throw error.failure
    }
    try common.output.line(path)
  }

  private func proof(of reading: RecordReading, in archive: ArchiveView<ArchiveFile>) -> ReportProof
  {
    let signer = reading.assessment.signer
    let registry = archive.registry
    let person = registry.persons.first { $0.id == signer.person }
    let key = Digest(hex: signer.key).flatMap { registry.enrolment(of: $0) }?.key
    let signature = ReportProof.Signature(
      act: Phrase(zh: "编制并提交", en: "assessed and submitted").text(in: common.language),
      person: person?.name ?? signer.person, post: post(of: signer.person, registry),
      keyID: signer.key, algorithm: key?.algorithm.rawValue ?? "",
      time: reading.assessment.finished, publicKey: key?.pem)
    return ReportProof(
      envelopeDigest: Digest(of: reading.envelope.bytes).hex, index: reading.document.index,
      origin: archive.origin, checkpoint: String(validating: archive.head.bytes, as: UTF8.self),
      signatures: [signature])
  }

  private func post(of person: String, _ registry: Registry) -> String {
    let held = registry.holdings.first { $0.person == person }?.post
    return registry.posts.first { $0.id == held }?.title.text(in: common.language) ?? ""
  }
}
