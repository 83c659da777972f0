import Archiving
import ArgumentParser
import Diagnostics
import Records
import Terminal

/// `child-impact drafts copy`: a new draft with the same answers, for a proposal like another.
struct DraftsCopy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copy",
    abstract: "把草稿复制为新草稿。 Copy a draft.",
    discussion: """
      新草稿的编号写在标准输出。原草稿不变。
      The id of the new draft is written to standard output; the old one is left as it is.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @Argument(help: "草稿编号、编号开头或 last. Draft, by id, beginning of it, or last.") var draft: String

  mutating func run() throws {
    let id = try Draft.id(meaning: draft, in: place.folder)
    let path = Draft.path(of: id, in: place.folder)
    let lines = try DraftContent.wholeLines(path)
    let content = try DraftContent(reading: path, id: id)
    let readings = Readings()
    let head = Draft.Head(
      id: try Draft.newID(readings), questionnaire: content.head.questionnaire,
      started: try readings.time(for: .started).text, language: common.language)
    let copy = try Draft.begin(head, in: place.folder)
    try copy.write(Array(lines.dropFirst()))
    try common.output.line(head.id)
    try common.tell(
      Phrase(
        zh: "已复制 \(id)。接着填：child-impact assess --resume \(head.id)",
        en: "Copied \(id). Go on with: child-impact assess --resume \(head.id)"))
  }
}
