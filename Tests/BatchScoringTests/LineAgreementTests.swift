import Questionnaires
import Testing

@testable import BatchScoring

/// The same rows as CSV and as JSON lines give the same.
struct LineAgreementTests {
  /// Cells as CSV has them, and JSON values that mean the same.
  private let choices: [(name: String, pairs: [(cell: String, values: [String])])] = [
    ("id", [("r,1", [#""r,1""#]), ("7", ["7", #""7""#]), ("", ["null", #""""#])]),
    (
      "title",
      [("Oak", [#""Oak""#, #""\u004fak""#]), ("a\"b", [#""a\"b""#]), ("\u{0}", [#""\u0000""#])]
    ),
    ("note_text", [("a\nb", [#""a\nb""#]), ("😀", [#""😀""#, #""\ud83d\ude00""#])]),
    ("kind", [("", ["null"]), ("park", [#""park""#]), ("x", [#""x""#])]),
    (
      "groups",
      [
        ("pupils toddlers", [#"["pupils", "toddlers"]"#]), ("nobody", [#"["nobody"]"#]),
        ("", ["[]"]),
      ]
    ),
    ("heard", [("yes", ["true", #""yes""#]), ("no", ["false"]), ("", ["null"])]),
    (
      "children", [("12", ["12", #""12""#]), ("-1", ["-1"]), ("1.50", ["1.50"]), ("1e2", ["1e2"])]
    ),
    ("cost", [("0.50", ["0.50"]), ("2000", ["2000"]), ("", [#""""#])]),
    ("A1.rating", [("1", ["1", #""1""#]), ("unknown", [#""unknown""#]), ("-1", ["-1"])]),
    ("A2.rating", [("0", ["0"]), ("", ["null"])]),
  ]

  private func quoted(_ cell: String) -> String {
    "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  @Test(arguments: UInt64(1)...12)
  func `rows in both forms give the same output and the same counts`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let columns = choices.shuffled(using: &numbers)
    var csv = columns.map(\.name).joined(separator: ",") + "\n"
    var lines = ""
    for _ in 1...80 {
      let row = columns.map { ($0.name, $0.pairs.randomElement(using: &numbers) ?? ("", ["null"])) }
      csv += row.map { $0.1.0.isEmpty ? "" : quoted($0.1.0) }.joined(separator: ",") + "\n"
      let members = row.shuffled(using: &numbers).compactMap { name, pair -> String? in
        if pair.0.isEmpty, name != "id", Bool.random(using: &numbers) { return nil }
        return " \"\(name)\" : \(pair.1.randomElement(using: &numbers) ?? "null")"
      }
      lines += "{" + members.joined(separator: ",") + " }\n"
    }
    let first = try BatchCase(csv)
    let second = try LineCase(lines, piece: Int(seed) * 97)
    #expect(first.output == second.output, "seed \(seed)")
    #expect(first.tally.rows == second.tally.rows && second.tally.rows == 80, "seed \(seed)")
    #expect(first.tally.rejected == second.tally.rejected, "seed \(seed)")
    #expect(first.tally.missing == second.tally.missing)
    #expect(second.tally.scored > 5 && second.tally.rejected > 5, "seed \(seed)")
  }

  @Test(arguments: 1...40)
  func `it does not matter where the bytes are cut`(piece: Int) throws {
    let text = "\u{FEFF}{\"id\":\"公\"}\r\n\n{\"id\":2,\"note_text\":\"a\\nb\"}\n{}\n{\"id\":4"
    let whole = try LineCase(text)
    let cut = try LineCase(text, piece: piece)
    #expect(whole.output == cut.output && whole.rejects == cut.rejects)
    #expect(whole.rows.map { $0.prefix(1) } == ["公", "2", "3"])
    #expect(whole.reasons == ["5 id: is not JSON at byte 8 of the line"])
  }
}
