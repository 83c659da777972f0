import Questionnaires
import Testing

@testable import BatchScoring

struct RowAgreementTests {
  private let choices: [(name: String, texts: [String])] = [
    ("title", ["", "Oak", "公园"]), ("kind", ["", "park", "road", "bridge"]),
    ("groups", ["", "toddlers", "pupils toddlers", "nobody", "nobody pupils"]),
    ("heard", ["", "yes", "no"]), ("why_not", ["", "holidays"]),
    ("children", ["", "0", "12", "-1", "1.50"]), ("cost", ["", "0.5", "2000"]),
    ("opens", ["", "2026-11-23"]), ("code", ["", "640324", "6403"]),
    ("road_width", ["", "0", "7"]), ("fee", ["", "", "", "2"]),
    ("A1.rating", ["", "1", "0", "-1", "unknown", "not_applicable_at_all"]),
    ("A1.reason", ["", "why"]), ("A2.rating", ["", "1", "0", "-1", "unknown"]),
    ("A2.reason", ["", "why"]),
  ]

  @Test(arguments: UInt64(1)...10)
  func `rows score as they do one answer after the other`(seed: UInt64) throws {
    let questionnaire = try ParksQuestionnaire.read()
    var numbers = SeededNumbers(seed: seed)
    let columns = choices.shuffled(using: &numbers)
    var text = "id," + columns.map(\.name).joined(separator: ",") + "\n"
    var expected: [String] = []
    for number in 1...60 {
      let cells =
        [("id", "r\(number)")]
        + columns.map { ($0.name, $0.texts.randomElement(using: &numbers) ?? "") }
      text += cells.map(\.1).joined(separator: ",") + "\n"
      if let line = PlainScoring.line(cells, of: questionnaire) { expected.append(line) }
    }
    let batch = try BatchCase(Array(text.utf8), of: questionnaire)
    #expect(batch.rows == expected, "seed \(seed)")
    #expect(batch.tally.rows == 60)
    #expect(batch.tally.scored == expected.count)
  }
}
