import Diagnostics
import Questionnaires
import TestSupport
import Testing

@testable import BatchScoring

/// What a batch looks like as a whole.
struct SummaryTests {
  private let text = """
    id,township,A1.rating,A2.rating
    a,城关,-1,0
    b,城关,-1,1
    c,东乡,1,1
    d,"东,乡",unknown,-1
    e,,0,0
    f,城关,9,0

    """

  /// Counts block by block, the blocks having `size` rows.
  private func report(blocks size: Int, by column: String? = "township") throws -> SummaryReport {
    let questionnaire = try ParksQuestionnaire.read()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    var options = BatchPlan.Options()
    options.carried = ["township"]
    var summary = BatchSummary(questionnaire, by: column)
    var tally = BatchTally()
    let header = HeaderLine(bytes: Array(lines[0].utf8))
    let plan = try BatchPlan(questionnaire, header: header, named: "a.csv", options: options)
    var scorer = RawScorer(plan)
    for start in stride(from: 1, to: lines.count, by: size) {
      let rows = lines[start..<min(start + size, lines.count)].map { $0 + "\n" }.joined()
      guard let block = RowBlock(csv: Array(rows.utf8), firstLine: start + 1, firstNumber: start)
      else { continue }
      var part = BatchSummary(questionnaire, by: column)
      tally += scorer.score(.rows(block)) { part.add($0) }.tally
      summary.add(part)
    }
    return SummaryReport(summary, tally)
  }

  @Test func `the summary says grades, quartiles and the items that lose most, by any column`()
    throws
  {
    let report = try report(blocks: 10)
    Golden.check(
      report.lines(in: .chinese, width: 100).joined(separator: "\n") + "\n", "summary.zh.txt")
    Golden.check(
      report.lines(in: .english, width: 100).joined(separator: "\n") + "\n", "summary.en.txt")
    Golden.check(String(decoding: report.json, as: UTF8.self), "summary.json")
  }

  @Test(arguments: [1, 2, 3])
  func `it does not matter how the rows are cut into blocks`(size: Int) throws {
    #expect(try report(blocks: size).json == report(blocks: 10).json)
  }

  @Test func `no rows give a summary of nothing`() throws {
    let summary = BatchSummary(try ParksQuestionnaire.read(), by: "township")
    let report = SummaryReport(summary, BatchTally())
    #expect(
      String(decoding: report.json, as: UTF8.self)
        == #"{"v":1,"rows":0,"scored":0,"rejected":0,"all":{"rows":0,"grades":{},"figures":[],"items":[]},"by":"township","groups":[]}"#
        + "\n")
  }
}
