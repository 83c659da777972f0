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
    let docket = try Docket(record: record, in: archive)
    let reading = docket.reading
    let report = AssessmentReport(
      reading.assessment, of: reading.loaded.questionnaire,
      proof: try RecordProof(docket: docket, archive: archive, language: common.language).proof(),
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
}
