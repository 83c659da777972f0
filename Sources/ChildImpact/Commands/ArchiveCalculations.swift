import Archiving
import ArgumentParser
import Diagnostics
import SQLiteStore
import Terminal

/// `child-impact archive calculations`: what batches have put into the archive.
struct ArchiveCalculations: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calculations",
    abstract: "批量计分存入的计算记录。 The calculations that batches have archived.",
    discussion: """
      每条一行 JSON：编号、答案、得分、等级，次序与存入时相同。
      A line of JSON each, with key, answers, scores and grade, in the order in which they came.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @Argument(help: "只看这一条（calc- 开头的编号）. Only this one, by its id, calc-…")
  var record: String?

  mutating func run() throws {
    let office = Office(folder: place.folder, language: common.language)
    let archive = try office.open(for: .reading)
    let all = archive.calculations
    guard let record else { return try show(all.map(\.index), of: archive) }
    guard let found = all.first(where: { $0.record == record }) else {
      throw Failure(
        Exit.no, zh: "档案库里没有编号为 \(record) 的计算记录。",
        en: "the archive holds no calculation \(record).")
    }
    try show([found.index], of: archive)
  }

  private func show(_ indices: [Int], of archive: Archive<ArchiveFile>) throws {
    for index in indices {
      let bytes = try guarded { try archive.envelope(at: index) }
      try common.output.write(bytes: bytes + [0x0A])
    }
  }
}
