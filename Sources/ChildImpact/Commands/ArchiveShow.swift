import Archiving
import ArgumentParser
import Diagnostics
import Interviewing
import Records
import SQLiteStore
import Signing
import Terminal

/// `child-impact archive show`: one record.
struct ArchiveShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "显示一条记录。 Show a record.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @Argument(help: "记录编号，或 last. Record, or last.") var record: String
  @Flag(name: .long, help: "输出签名信封的原始字节. The signed envelope, byte for byte.")
  var envelope = false
  @Option(name: .long, help: "text 或 json（签署内容的规范字节）. text, or the signed payload as json.")
  var format = OutputFormat.text

  mutating func run() throws {
    let office = Office(folder: place.folder, language: common.language)
    let archive = try office.open(for: .reading)
    let reading = try RecordReading(record, in: archive)
    if envelope { return try common.output.write(bytes: reading.envelope.bytes + [0x0A]) }
    switch format {
    case .json: try common.output.write(bytes: reading.envelope.payload + [0x0A])
    case .text: try show(reading, archive.registry)
    }
  }

  private func show(_ reading: RecordReading, _ registry: Registry) throws {
    let assessment = reading.assessment
    let person = registry.persons.first { $0.id == assessment.signer.person }
    let signer = person.map { "\($0.name) (\($0.id))" } ?? assessment.signer.person
    let facts = [
      (Phrase(zh: "记录", en: "Record"), assessment.record),
      (Phrase(zh: "版本", en: "Version"), String(assessment.version)),
      (Phrase(zh: "档案库条目", en: "Entry"), String(reading.document.index)),
      (Phrase(zh: "签署人", en: "Signed by"), signer),
      (Phrase(zh: "密钥", en: "Key"), assessment.signer.key),
      (Phrase(zh: "完成时间", en: "Finished"), assessment.finished),
      (Phrase(zh: "信封摘要", en: "Envelope"), Digest(of: reading.envelope.bytes).hex),
    ]
    for (name, value) in facts {
      let label = name.text(in: common.language)
      try common.output.paragraph(value, first: DisplayWidth.padded(label, to: 14), hanging: "  ")
    }
    let summary = AssessmentSummary(assessment, reading.loaded.questionnaire, common.language)
    for line in summary.lines { try common.output.paragraph(line, hanging: "  ") }
    let presenter = Presenter(
      Interview(sheet: reading.sheet, language: common.language), width: common.output.width,
      usesColour: common.output.hasColour)
    try common.output.write(
      bytes: Array((presenter.answers().joined(separator: "\n") + "\n").utf8))
  }
}
