import Diagnostics
import Questionnaires
import Testing

@testable import BatchScoring

/// Two versions of a questionnaire over the same rows.
struct ComparisonTests {
  /// The later version weighs A1 less, grades otherwise, and takes no children below ten.
  private var later: String {
    ParksQuestionnaire.text
      .replacing("as: A1, with: {weight: 2", with: "as: A1, with: {weight: 1")
      .replacing("constraint: children >= 0", with: "constraint: children >= 10")
      .replacing("else \"graded\"'", with: "else if total < 0 then \"poor\" else \"graded\"'")
  }

  private func compare(_ rows: String, format: BatchPlan.Format = .csv) throws
    -> (output: String, lines: [String])
  {
    let header = HeaderLine(bytes: Array("id,children,A1.rating,A2.rating".utf8))
    let plans = try [ParksQuestionnaire.text, later].map { text in
      let questionnaire = try Questionnaire.read(root: "q.yaml") { _ in Array(text.utf8) }
      return try BatchPlan(
        questionnaire, header: header, named: "a.csv", options: .init(format: format))
    }
    var scorer = ComparingScorer(before: plans[0], after: plans[1])
    guard let block = RowBlock(csv: Array(rows.utf8), firstLine: 2, firstNumber: 1) else {
      return ("", [])
    }
    let (scored, comparison) = scorer.score(.rows(block))
    return (String(decoding: scored.output, as: UTF8.self), comparison.lines.map(\.en))
  }

  private let rows = "a,,-1,0\nb,,1,1\nc,5,1,0\nd,,-1,1\ne,20,unknown,0\n=f,x,1,1\n"

  @Test func `rows whose grade changes are listed, with how far their total moved`() throws {
    let (output, lines) = try compare(rows)
    #expect(
      output == """
        a,2,graded,poor,-0.22,-0.17,+0.05
        c,4,graded,,0.22,,

        """)
    #expect(
      lines == [
        "5 rows compared: 2 change their grade, 2 their total (by +0.11 at most)",
        "graded → rejected: 1 rows", "graded → poor: 1 rows",
      ])
  }

  @Test func `the list can be JSON lines`() throws {
    let (output, _) = try compare("a,,-1,0\n", format: .ndjson)
    #expect(
      output
        == #"{"id":"a","line":2,"grade_before":"graded","grade_after":"poor","total_before":"-0.22","total_after":"-0.17","change":"+0.05"}"#
        + "\n")
  }

  @Test func `a version compared with itself changes nothing`() throws {
    let questionnaire = try ParksQuestionnaire.read()
    let header = HeaderLine(bytes: Array("id,children,A1.rating,A2.rating".utf8))
    let plan = try BatchPlan(questionnaire, header: header, named: "a.csv")
    var scorer = ComparingScorer(before: plan, after: plan)
    let block = try #require(RowBlock(csv: Array(rows.utf8), firstLine: 2, firstNumber: 1))
    let (scored, comparison) = scorer.score(.rows(block))
    #expect(scored.output.isEmpty)
    #expect(
      comparison.lines.map(\.zh) == ["比较 5 行：0 行等级变化，0 行总分变化"])
    #expect(scored.tally.rejected == 1)
  }
}
