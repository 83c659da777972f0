import Diagnostics
import Questionnaires
import TestSupport
import Testing

@testable import BatchScoring

/// Scoring by columns gives what the plain evaluator gives, row by row and count by count.
struct ColumnAgreementTests {
  /// The share of rows, in percent, that must have been scored by columns for the test to mean much.
  private func check(
    _ questionnaire: Questionnaire, rows: Int, seed: UInt64, share: Int, isStrict: Bool = false,
    columns: Int = .max
  ) throws {
    var answers = RandomAnswers(questionnaire, seed: seed)
    let text = Array(answers.csv(rows: rows, columns: columns).utf8)
    let options = BatchPlan.Options(isStrict: isStrict)
    let fast = try BatchCase(text, of: questionnaire, options: options)
    let plain = try BatchCase(text, of: questionnaire, options: options, byColumns: false)
    #expect(fast.byColumns * 100 >= rows * share, "seed \(seed): \(fast.obstacles.prefix(30))")
    #expect(fast.rejects == plain.rejects, "seed \(seed)")
    for (one, other) in zip(fast.rows, plain.rows) { #expect(one == other, "seed \(seed)") }
    #expect(fast.rows.count == plain.rows.count)
    #expect(fast.tally.lines.map(\.en) == plain.tally.lines.map(\.en), "seed \(seed)")
  }

  @Test(arguments: UInt64(1)...12)
  func `the questionnaire of parks`(seed: UInt64) throws {
    try check(
      ParksQuestionnaire.read(), rows: 120, seed: seed, share: seed % 4 == 0 ? 0 : 20,
      isStrict: seed % 4 == 0)
  }

  @Test(arguments: UInt64(1)...4)
  func `the questionnaire of points that benchmarks use`(seed: UInt64) throws {
    try check(Shelf.points(), rows: 150, seed: seed, share: 40)
  }

  @Test(arguments: UInt64(1)...2)
  func `the county instrument, every column`(seed: UInt64) throws {
    try check(Shelf.county(), rows: 30, seed: seed, share: 5)
  }

  @Test(arguments: UInt64(1)...3)
  func `a file with some columns of the county instrument`(seed: UInt64) throws {
    try check(Shelf.county(), rows: 6, seed: seed, share: 0, columns: Int(seed) * 150)
  }

  @Test(arguments: UInt64(1)...20)
  func `questionnaires of points made up at random`(seed: UInt64) throws {
    let text = try Files.text(at: Product.root + "/Benchmarks/questionnaire/questionnaire.yaml")
    let templates = try #require(text.split(separator: "\nitems:\n").first)
    var random = RandomPoints(seed: seed)
    let yaml = random.yaml(templates: String(templates) + "\n")
    let questionnaire = try ParksQuestionnaire.read(yaml)
    try check(questionnaire, rows: 60, seed: seed, share: 40)
  }

  @Test func `the county instrument is compiled to columns as a whole`() throws {
    let county = try Shelf.county()
    let names = county.questions.filter { $0.repeatIndex == nil }.map(\.name.text)
    let header = HeaderLine(bytes: Array(("id," + names.joined(separator: ",")).utf8))
    let plan = try BatchPlan(county, header: header, named: "county.csv")
    let columnPlan = try #require(plan.columnPlan)
    #expect(columnPlan.rowwise.isEmpty)
  }
}
