import Archiving
import ArgumentParser
import Diagnostics
import Glibc
import Terminal

/// `child-impact drafts discard`: a draft taken away for good, after asking.
struct DraftsDiscard: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discard",
    abstract: "删除草稿，不能恢复。 Take a draft away for good.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @Argument(help: "草稿编号、编号开头或 last. Draft, by id, beginning of it, or last.") var draft: String
  @Flag(name: .long, help: "不再询问. Do not ask.") var yes = false

  mutating func run() throws {
    let id = try Draft.id(meaning: draft, in: place.folder)
    var reader = DraftReader(folder: place.folder, language: common.language)
    let row = reader.read(id)
    // Taking the lock keeps a draft that somebody has open.
    let held = try Draft.held(id, at: Readings().time(for: .resumed).text, in: place.folder)
    guard try yes || agrees(row) else {
      throw Failure(Exit.no, zh: "没有删除。", en: "nothing was taken away.")
    }
    held.discard()
    try common.tell(Phrase(zh: "已删除 \(id)。", en: "Took \(id) away."))
  }

  private func agrees(_ row: DraftReader.Row) throws -> Bool {
    guard isatty(0) == 1 else {
      throw Failure(
        Exit.usage, zh: "删除需要确认，请加 --yes。",
        en: "taking a draft away has to be agreed to: add --yes.")
    }
    let title = row.title.isEmpty ? row.id : row.title
    try common.tell(
      Phrase(
        zh: "删除“\(title)”（已答 \(row.answered) 题）？删除后不能恢复。（y/n）",
        en: "Take “\(title)” away (\(row.answered) answered)? It cannot be brought back. (y/n)"))
    var lines = PipedLines(descriptor: 0)
    guard case .text(let line) = try lines.next() else { return false }
    return ["y", "yes", "是"].contains(line.lowercased())
  }
}
