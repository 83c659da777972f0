import ArgumentParser
import Diagnostics
import Records
import Terminal

/// `child-impact drafts list`: every draft, the one begun last at the end.
struct DraftsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出草稿。 List the drafts.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @Option(name: .long, help: "text 或 json.") var format = OutputFormat.text

  mutating func run() throws {
    var reader = DraftReader(folder: place.folder, language: common.language)
    let drafts = Draft.list(in: place.folder).map { reader.read($0) }
    switch format {
    case .text: try table(drafts)
    case .json:
      for draft in drafts {
        let bytes = try guarded { try draft.json.canonicalBytes() }
        try common.output.write(bytes: bytes + [0x0A])
      }
    }
  }

  private func table(_ drafts: [DraftReader.Row]) throws {
    guard !drafts.isEmpty else {
      return try common.tell(Phrase(zh: "没有草稿。", en: "There are no drafts."))
    }
    let width = common.output.width
    let columns = DraftReader.Column.shown(in: width)
    var table = TextTable(columns.map { TextTable.Column($0.title.text(in: common.language)) })
    for draft in drafts { table.append(columns.map { draft.cell($0, in: common.language) }) }
    for line in table.lines(width: width) { try common.output.line(line) }
  }
}
