import Diagnostics
import Testing

@testable import FEEL

/// Random decision tables of every hit policy, with some of their inputs still open.
struct TableSoundnessTests {
  private static let answers: [[Value]] = [
    [.null, .integer(0), .integer(1), .integer(2)], [.null, .boolean(true), .boolean(false)],
    [.null, .string("x"), .string("y")],
  ]
  private static let scope = Scope([
    ("a", .cell(0, .number)), ("c", .cell(1, .boolean)), ("s", .cell(2, .string)),
  ])
  private static let tests = [
    ["-", "0", "> 0", "[1..2]", "not(1)", "0, 2"], ["-", "true", "false", "not(true)"],
    ["-", "\"x\"", "\"x\", \"y\"", "null"],
  ]
  private static let outputs = ["1", "2", "-1", "0", "a", "if c then 1 else 2", "a * 2"]

  @Test(arguments: HitPolicy.allCases)
  func `a value that a table gives while answers are open is given by every completion`(
    hit: HitPolicy
  ) throws {
    let seed: UInt64 = 41
    let random = SeededSource(seed)
    var known = 0
    for _ in 0..<400 {
      let source = table(hit, random)
      let table = try Compiler(scope: Self.scope, features: .all).compile(source)
      let frame = Self.answers.enumerated().map { index, answers in
        random.below(2) == 0
          ? Value.unknown(OpenCells(index)) : answers[random.below(answers.count)]
      }
      let outcome = table.outcome(in: frame.span)
      let note = "seed \(seed): \(hit.rawValue) \(Self.written(source)) in \(frame)"
      known += outcome.value.openCells.isEmpty && frame.contains(where: \.isUnknown) ? 1 : 0
      for completion in Self.completions(of: frame) {
        let later = table.outcome(in: completion.span)
        if outcome.value.openCells.isEmpty {
          #expect(later.value == outcome.value, "\(note), then \(completion)")
        }
        if let bounds = outcome.bounds, !later.rows.isEmpty, let number = later.value.number {
          #expect(bounds.contains(number), "\(note), then \(completion): \(number), not \(bounds)")
        }
      }
    }
    // A list of all matches is seldom known early; the law must not hold of an engine that never
    // knows.
    #expect(known > (hit == .first ? 60 : 20), "\(hit.rawValue) knew \(known)")
  }

  @Test func `a sum that is not known yet lies between bounds`() throws {
    let rules = [(">= 1", "2"), (">= 2", "-1"), ("-", "5")].map { test, output in
      TableSource.Rule(inputs: [Self.cell(test)], outputs: [Self.cell(output)])
    }
    let source = TableSource(
      hit: .collectSum, inputs: [.init(value: Self.cell("a"))], outputs: [.init()], rules: rules,
      origin: .text("", named: "table"))
    let table = try Compiler(scope: Self.scope).compile(source)
    let outcome = table.outcome(in: [.unknown(OpenCells(0))].span)
    #expect(outcome.value.isUnknown)
    #expect(outcome.bounds == Number(4)...Number(7))
  }

  private static func cell(_ text: String) -> TableSource.Cell {
    TableSource.Cell(text, at: .text(text, named: "table"))
  }

  private func table(_ hit: HitPolicy, _ random: SeededSource) -> TableSource {
    let rules = (0..<(1 + random.below(4))).map { _ in
      TableSource.Rule(
        inputs: Self.tests.map { Self.cell($0[random.below($0.count)]) },
        outputs: [Self.cell(Self.outputs[random.below(Self.outputs.count)])])
    }
    let fallback = random.below(2) == 0 ? Self.cell("1") : nil
    return TableSource(
      hit: hit, inputs: ["a", "c", "s"].map { TableSource.Input(value: Self.cell($0)) },
      outputs: [.init(values: Self.cell("2, 1, 0, -1"), default: fallback)], rules: rules,
      origin: .text("", named: "table"))
  }

  private static func written(_ table: TableSource) -> String {
    table.rules.map { rule in
      rule.inputs.map(\.text).joined(separator: "; ") + " -> " + rule.outputs[0].text
    }.joined(separator: " | ") + (table.outputs[0].default.map { " default " + $0.text } ?? "")
  }

  private static func completions(of frame: [Value]) -> [[Value]] {
    frame.enumerated().reduce([[Value]]([[]])) { sofar, cell in
      let options = cell.element.isUnknown ? answers[cell.offset] : [cell.element]
      return sofar.flatMap { start in options.map { start + [$0] } }
    }
  }
}
