import Archiving
import ArgumentParser
import Diagnostics
import Interviewing

/// `child-impact archive list`: the records, in the order of the archive.
struct ArchiveList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出记录，可按单位、乡镇、等级、状态、日期筛选。 List the records.",
    discussion: """
      child-impact archive list --status endorsed --unit 县住建局
      child-impact archive list --waiting reviewer --format csv
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @OptionGroup var filter: FilterOptions
  @Option(name: .long, help: "text、csv 或 json.") var format = ListFormat.text

  mutating func run() throws {
    try DocumentList(common: common, folder: place.folder, format: format).print(filter)
  }
}

/// `child-impact archive search`: the records whose text holds some words.
struct ArchiveSearch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "按文字查找记录，可同时筛选。 Search the records for a text.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @OptionGroup var filter: FilterOptions
  @Argument(help: "要找的文字. Text to look for.") var text: String
  @Option(name: .long, help: "text、csv 或 json.") var format = ListFormat.text

  mutating func run() throws {
    try DocumentList(common: common, folder: place.folder, format: format)
      .print(filter, matching: ComposedText.of(text))
  }
}

/// How a list is printed.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case text, csv, json
}

/// Which records a list shows.
struct FilterOptions: ParsableArguments {
  @Option(name: .long, help: "承办单位（含此文字）. Proposing unit, or part of it.") var unit: String?
  @Option(name: .long, help: "乡镇（含此文字）. Township, or part of it.") var township: String?
  @Option(name: .long, help: "类别（名称或文字）. Kind.") var kind: String?
  @Option(name: .long, help: "等级（名称或文字）. Grade.") var grade: String?
  @Option(name: .long, help: "状态（名称或文字），如 endorsed、负责人已签. Status.") var status: String?
  @Option(name: .long, help: "等待哪个角色，如 reviewer. Waiting for this role.") var waiting: RoleOption?
  @Option(name: .long, help: "提交日期不早于 YYYY-MM-DD. Submitted on this day or later.") var from:
    String?
  @Option(name: .long, help: "提交日期不晚于 YYYY-MM-DD. Submitted on this day or earlier.") var to:
    String?
  @Flag(name: .long, help: "连同被新版本取代的. Superseded versions too.") var all = false

  /// Whether a record is shown, by its codes and by the words for them.
  func matches(_ row: DocumentRow) -> Bool {
    let document = row.document
    let status = SignOffWords.status(document.status)
    return holds(unit, document.unit) && holds(township, document.township)
      && equals(kind, [document.kind] + row.all) && equals(grade, [document.grade] + row.all)
      && equals(self.status, [document.status, status.zh, status.en])
      && isWaiting(document) && isInTime(document)
      && (all || document.status != Document.superseded || self.status != nil)
  }

  private func holds(_ wanted: String?, _ text: String) -> Bool {
    wanted.map { text.lowercased().contains($0.lowercased()) } ?? true
  }

  private func equals(_ wanted: String?, _ texts: [String]) -> Bool {
    wanted.map { wanted in texts.contains { $0.lowercased() == wanted.lowercased() } } ?? true
  }

  private func isWaiting(_ document: Document) -> Bool {
    waiting.map { document.waiting.contains(.role($0.role)) } ?? true
  }

  private func isInTime(_ document: Document) -> Bool {
    let day = String(document.time.text.prefix(10))
    return from.map { day >= $0 } ?? true && to.map { day <= $0 } ?? true
  }

  mutating func validate() throws {
    for day in [from, to] {
      guard let day, day.utf8.count != 10 || Timestamp(day + "T00:00:00Z") == nil else { continue }
      throw ValidationError("日期写作 YYYY-MM-DD. A date is written YYYY-MM-DD.")
    }
  }
}
