import ArgumentParser
import Diagnostics
import SQLiteStore
import Interviewing
import Questionnaires
import Scoring
import Terminal

/// `child-impact explain`: why a score is what it is, down to answers and rules.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "解释得分。 Why this score: the derivation down to answers and rules.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions

  @Argument(help: "记录编号，或 last. Record, or last.") var record: String
  @Argument(help: "得分、条目或题目的名称. Figure, item or question; all figures by default.")
  var name: String?
  @Option(name: .long, help: "层数. Levels shown.") var depth = 12

  mutating func run() throws {
    let office = Office(folder: place.folder, language: common.language)
    let reading = try RecordReading(record, in: try office.view())
    let interview = Interview(
      sheet: reading.sheet, language: common.language)
    let presenter = Presenter(
      interview, width: common.output.width, usesColour: common.output.hasColour)
    let names = name.map { [$0] } ?? reading.loaded.questionnaire.figures.map(\.name)
    for name in names {
      guard let explanation = Explanation(of: name, on: reading.sheet) else {
        throw unknown(name, reading.loaded.questionnaire)
      }
      let depth = self.name == nil ? min(depth, 1) : depth
      let lines = presenter.explanation(explanation, depth: depth)
      try common.output.write(bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
    }
  }

  private func unknown(_ name: String, _ questionnaire: Questionnaire) -> Failure {
    let names =
      questionnaire.figures.map(\.name) + questionnaire.scoredItems.map(\.name)
      + questionnaire.calculations.map(\.name)
    let nearest = Suggestion.nearest(to: name, among: names)
    return Failure(
      Exit.usage, zh: "没有名为 \(name) 的得分或题目。\(nearest.map { "是否指 \($0)？" } ?? "")",
      en: "nothing is named \(name). \(nearest.map { "Did you mean \($0)?" } ?? "")")
  }
}
