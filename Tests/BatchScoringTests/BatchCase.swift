import Diagnostics
import Questionnaires
import Testing

@testable import BatchScoring

/// A batch in memory: a CSV text in, the output, the rejects and the counts out.
struct BatchCase {
  let output: String
  let rejects: String
  let tally: BatchTally
  /// How many rows were scored by columns.
  let byColumns: Int
  /// What is not worked out by columns, and why.
  let obstacles: [String]
  /// The codes and messages of the findings that stopped it before the first row.
  let stopped: [String]

  init(
    _ bytes: [UInt8], of questionnaire: Questionnaire,
    options: BatchPlan.Options = BatchPlan.Options(), byColumns: Bool = true
  ) throws {
    var splitter = CSVSplitter()
    splitter.append(bytes)
    splitter.finish()
    let first = splitter.takeHeader()
    let header = try #require(first)
    do throws(Findings) {
      let plan = try BatchPlan(questionnaire, header: header, named: "a.csv", options: options)
      var scorer = BlockScorer(plan, byColumns: byColumns)
      let scored = splitter.takeRows().map { scorer.score($0) } ?? ScoredBlock()
      output = String(decoding: plan.outputHeader + scored.output, as: UTF8.self)
      rejects = String(decoding: plan.rejectsHeader + scored.rejects, as: UTF8.self)
      tally = scored.tally
      self.byColumns = scored.byColumns
      // Worked out only where it is wanted, for it compiles everything once more.
      obstacles =
        byColumns && scored.byColumns == 0 ? plan.explanation.prefix(1).map(\.en) : []
      stopped = []
    } catch {
      (output, rejects, tally, self.byColumns) = ("", "", BatchTally(), 0)
      obstacles = []
      stopped = error.all.map {
        "\($0.code): \($0.message.en)" + ($0.help.map { "; " + $0.en } ?? "")
      }
    }
  }

  init(_ text: String, options: BatchPlan.Options = BatchPlan.Options()) throws {
    try self.init(Array(text.utf8), of: ParksQuestionnaire.read(), options: options)
  }

  /// The lines of the output after its header.
  var rows: [String] { output.split(separator: "\n").dropFirst().map(String.init) }
  /// What each rejected row was rejected for.
  var reasons: [String] {
    tally.examples.map { rejection in
      rejection.reasons.map { "\($0.column ?? "-"): \($0.message.en)" }.joined(separator: "; ")
    }
  }
}
