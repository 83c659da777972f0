import Archiving
import ArgumentParser
import Diagnostics
import SQLiteStore
import Records
import Terminal

/// `child-impact archive list`: every record, latest last.
struct ArchiveList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出记录。 List the records.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @Option(name: .long, help: "text 或 json.") var format = OutputFormat.text

  mutating func run() throws {
    try DocumentList(common: common, folder: place.folder, format: format).print(matching: nil)
  }
}

/// `child-impact archive search`: the records whose text holds some words.
struct ArchiveSearch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "按文字查找记录。 Search the records for a text.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @Argument(help: "要找的文字. Text to look for.") var text: String
  @Option(name: .long, help: "text 或 json.") var format = OutputFormat.text

  mutating func run() throws {
    try DocumentList(common: common, folder: place.folder, format: format).print(matching: text)
  }
}

/// Records as a table or as JSON, one object a line.
struct DocumentList {
  let common: CommonOptions
  let folder: ResultsFolder
  let format: OutputFormat

  func print(matching text: String?) throws {
    let office = Office(folder: folder, language: common.language)
    let archive = try office.open(for: .reading)
    let documents = try guarded { try archive.documents(matching: text) }
    switch format {
    case .text: try table(documents, labels(documents, in: archive))
    case .json: for document in documents { try json(document) }
    }
  }

  /// The words for kinds and grades, from the questionnaire of the latest record.
  private func labels(_ documents: [Document], in archive: Archive<ArchiveFile>) throws
    -> AssessmentSummary?
  {
    guard let last = documents.last else { return nil }
    let reading = try RecordReading(last.record, in: archive)
    return AssessmentSummary(
      reading.assessment, reading.loaded.questionnaire, common.language)
  }

  private func table(_ documents: [Document], _ labels: AssessmentSummary?) throws {
    guard !documents.isEmpty else {
      return try common.tell(Phrase(zh: "没有符合的记录。", en: "No records."))
    }
    let titles = [
      Phrase(zh: "编号", en: "Record"), Phrase(zh: "时间", en: "Time"),
      Phrase(zh: "等级", en: "Grade"), Phrase(zh: "类别", en: "Kind"),
      Phrase(zh: "单位", en: "Unit"), Phrase(zh: "事项", en: "Title"),
    ]
    var table = TextTable(titles.map { TextTable.Column($0.text(in: common.language)) })
    for document in documents {
      table.append([
        String(document.record.prefix(8)), String(document.time.text.prefix(10)),
        labels?.gradeLabel(document.grade) ?? document.grade,
        labels?.kindLabel(document.kind) ?? document.kind, document.unit, document.title,
      ])
    }
    for line in table.lines(width: common.output.width) { try common.output.line(line) }
  }

  private func json(_ document: Document) throws {
    let json: JSON = [
      "index": .count(document.index), "record": .string(document.record),
      "version": .count(document.version), "time": .string(document.time.text),
      "status": .string(document.status), "title": .string(document.title),
      "kind": .string(document.kind), "unit": .string(document.unit),
      "grade": .string(document.grade),
    ]
    try common.output.write(bytes: try json.canonicalBytes() + [0x0A])
  }
}
