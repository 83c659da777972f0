import Diagnostics
import Testing

@testable import FEEL

private let scope = Scope([("age", .cell(0, .number)), ("risk", .cell(1, .string))])

private func cell(_ text: String) -> TableSource.Cell {
  TableSource.Cell(text, at: .text(text, named: "table"))
}

/// A table over `age` and `risk` with the outputs `small`, `middle` and `large`, in that priority.
private func table(
  _ hit: HitPolicy, _ rules: [(String, String, String)], default fallback: String? = nil,
  allowed: String? = nil
) throws(Findings) -> DecisionTable {
  try Compiler(scope: scope).compile(
    TableSource(
      hit: hit,
      inputs: [.init(value: cell("age"), allowed: allowed.map(cell)), .init(value: cell("risk"))],
      outputs: [
        .init(values: cell("\"large\", \"middle\", \"small\""), default: fallback.map(cell))
      ],
      rules: rules.map { .init(inputs: [cell($0.0), cell($0.1)], outputs: [cell($0.2)]) },
      origin: .text("", named: "table")))
}

private let overlapping = [
  (">= 10", "-", "\"small\""), (">= 20", "-", "\"middle\""), ("-", "\"high\"", "\"large\""),
]

private let numeric = [(">= 10", "-", "1"), (">= 20", "-", "5"), ("-", "\"high\"", "3")]

private func frame(_ age: Value, _ risk: Value) -> [Value] { [age, risk] }

private let unknown = Value.unknown(OpenCells(1))

@Suite struct DecisionTableTests {
  @Test(arguments: [
    (HitPolicy.unique, 15, "\"small\""), (.unique, 25, "null"), (.unique, 5, "null"),
    (.any, 15, "\"small\""), (.any, 25, "null"), (.first, 25, "\"small\""),
    (.priority, 25, "\"middle\""), (.ruleOrder, 25, "[\"small\", \"middle\"]"),
    (.outputOrder, 25, "[\"middle\", \"small\"]"), (.collect, 25, "[\"small\", \"middle\"]"),
  ])
  func `each hit policy picks its rows`(hit: HitPolicy, age: Int, expected: String) throws {
    let value = try table(hit, overlapping).value(in: frame(.integer(age), .string("low")))
    #expect(value.description == expected)
  }

  @Test(arguments: [
    (HitPolicy.collectSum, "9"), (.collectMinimum, "1"), (.collectMaximum, "5"),
    (.collectCount, "3"),
  ])
  func `collect adds up, takes an end, or counts`(hit: HitPolicy, expected: String) throws {
    let table = try table(hit, numeric)
    #expect(table.value(in: frame(.integer(30), .string("high"))).description == expected)
    let none = table.value(in: frame(.integer(1), .string("low")))
    #expect(none.description == (hit == .collectCount ? "0" : "null"))
  }

  @Test func `without a match the default counts`() throws {
    let table = try table(.unique, overlapping, default: "\"none\"")
    #expect(table.value(in: frame(.integer(1), .string("low"))) == .string("none"))
  }

  @Test func `a value that is not allowed gives null`() throws {
    let table = try table(.first, [("-", "-", "\"small\"")], allowed: "[0..120]")
    #expect(table.value(in: frame(.integer(200), .null)) == .null)
    #expect(table.value(in: frame(.integer(20), .null)) == .string("small"))
  }

  @Test func `the rows that gave the value are named`() throws {
    let outcome = try table(.outputOrder, overlapping)
      .outcome(in: frame(.integer(30), .string("low")).span)
    #expect(outcome.rows == [1, 0])
    #expect(outcome.possible == [])
  }

  // MARK: Open answers

  @Test func `first is known when every row that can still win agrees`() throws {
    let agreeing = [("> 5", "\"high\"", "\"small\""), ("-", "-", "\"small\"")]
    let cells = frame(.integer(10), unknown)
    #expect(try table(.first, agreeing).value(in: cells) == .string("small"))
    let differing = [("> 5", "\"high\"", "\"large\""), ("-", "-", "\"small\"")]
    #expect(try table(.first, differing).value(in: cells) == unknown)
    #expect(
      try table(.first, differing).value(in: frame(.integer(1), unknown)) == .string("small"))
    #expect(try table(.first, differing).outcome(in: cells.span).possible == [0])
  }

  @Test func `priority and extremes are known when nothing better can come`() throws {
    let rules = [("-", "-", "\"large\""), ("-", "\"high\"", "\"small\"")]
    let cells = frame(.integer(10), unknown)
    #expect(try table(.priority, rules).value(in: cells) == .string("large"))
    #expect(
      try table(.priority, [rules[1], ("-", "-", "\"middle\"")]).value(in: cells)
        == .string("middle"))
    #expect(
      try table(.priority, [("-", "\"high\"", "\"large\""), ("-", "-", "\"small\"")])
        .value(in: cells) == unknown)
    #expect(
      try table(.collectMaximum, numeric).value(in: frame(.integer(30), unknown)).description
        == "5")
    #expect(try table(.collectSum, numeric).value(in: frame(.integer(30), unknown)) == unknown)
  }

  @Test(arguments: HitPolicy.allCases)
  func `a value given while answers are open is given by every completion`(hit: HitPolicy) throws {
    let seed: UInt64 = 7_777
    var random = Seeded(state: seed)
    let ages: [Value] = [.null, .integer(5), .integer(15), .integer(25)]
    let risks: [Value] = [.null, .string("high"), .string("low")]
    let isNumeric = numericPolicies.contains(hit)
    for _ in 0..<150 {
      let rules = (0..<4).map { _ in
        (
          ["-", ">= 10", "< 20", "null", "not(15)", "[10..20]"].randomElement(using: &random)
            ?? "-",
          ["-", "\"high\"", "not(\"high\")", "\"high\", \"low\""].randomElement(using: &random)
            ?? "-",
          (isNumeric ? ["1", "2", "age"] : ["\"small\"", "\"middle\"", "\"large\"", "risk"])
            .randomElement(using: &random) ?? "1"
        )
      }
      let table = try table(hit, rules, default: isNumeric ? nil : "\"small\"")
      for (openAge, openRisk) in [(true, false), (false, true), (true, true)] {
        for age in openAge ? [Value.unknown(OpenCells(0))] : ages {
          for risk in openRisk ? [unknown] : risks {
            let given = table.value(in: frame(age, risk))
            guard given.openCells.isEmpty else { continue }
            for a in openAge ? ages : [age] {
              for r in openRisk ? risks : [risk] {
                #expect(table.value(in: frame(a, r)) == given, "seed \(seed): \(rules) \(a) \(r)")
              }
            }
          }
        }
      }
    }
  }

  private let numericPolicies: [HitPolicy] = [.collectSum, .collectMinimum, .collectMaximum]

  // MARK: Findings

  @Test func `a misspelt choice in a test and a missing cell are findings`() throws {
    let choice = ChoiceType(name: "risks", members: [.string("high"), .string("low")])
    let compiler = Compiler(scope: Scope([("risk", .cell(0, .choice(choice)))]))
    let source = TableSource(
      hit: .unique, inputs: [.init(value: cell("risk"))], outputs: [.init(type: .choice(choice))],
      rules: [
        .init(inputs: [cell("\"hihg\"")], outputs: [cell("\"low\"")]),
        .init(inputs: [cell("-")], outputs: [cell("\"lwo\"")]),
        .init(inputs: [], outputs: [cell("\"low\"")]),
      ], origin: .text("", named: "table"))
    let codes = #expect(throws: Findings.self) { try compiler.compile(source) }?.all.map(\.code)
    #expect(codes?.sorted() == ["table-shape", "unknown-choice", "unknown-choice"])
  }

  @Test func `letters name hit policies too`() {
    let letters = ["U", "A", "P", "F", "R", "O", "C", "C+", "C<", "C>", "C#"]
    #expect(letters.compactMap(HitPolicy.init(text:)) == HitPolicy.allCases)
    #expect(HitPolicy(text: "X") == nil)
  }
}
