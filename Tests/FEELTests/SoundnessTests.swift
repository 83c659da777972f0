import Diagnostics
import Testing

@testable import FEEL

/// A small generator of random numbers, the same on every run (SplitMix64, Steele 2014).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Writes random rules over four cells: two numbers, a boolean and a choice.
struct RandomRule {
  var random: Seeded

  static let choice = ChoiceType(
    name: "choice", members: [.string("x"), .string("y"), .integer(1)])
  static let types: [ValueType] = [.number, .number, .boolean, .choice(choice)]
  static let answers: [[Value]] = [
    [.null, .integer(0), .integer(1), .integer(2)], [.null, .integer(-1), .integer(1)],
    [.null, .boolean(true), .boolean(false)], [.null, .string("x"), .string("y"), .integer(1)],
  ]
  static let scope = Scope(
    ["a", "b", "c", "d"].enumerated().map { ($0.element, .cell($0.offset, types[$0.offset])) }
      + [("rows", .records(rows))])

  private static let rows: [RecordSymbol] = (0..<3).map { index in
    RecordSymbol([
      ("kind", .constant(.string(index == 1 ? "x" : "y"), .string)),
      ("number", .cell(index % 2, .number)), ("flag", .cell(2, .boolean)),
      ("pick", .cell(3, .choice(choice))),
    ])
  }

  mutating func pick<Element>(_ options: [Element]) -> Element {
    options[Int.random(in: 0..<options.count, using: &random)]
  }

  /// A random condition. In the forms, `%c` stands for another condition, `%n` for a number, `%r`
  /// for a comparison sign.
  mutating func condition(_ depth: Int) -> String {
    if depth == 0 { return pick(["c", "true", "false", "d = \"x\"", "a = 1", "null"]) }
    let form = pick([
      "(%c and %c)", "(%c or %c)", "not(%c)", "(%n %r %n)", "(%n in [%n..%n])",
      "(%n between %n and 2)", "(d in (\"x\", \"y\"))", "(d != \"y\")", "(a = null)", "(d < 2)",
      "(some i in rows satisfies i.number < %n)", "(every i in rows[flag] satisfies %c)",
      "(some x in [a, b, 1] satisfies x > %n)", "list contains([a, b], %n)",
      "([a, b] = [1, %n])", "(if %c then %c else c)", "(%n in (%n, > %n))",
      "(a instance of number)", "({p: a} = {p: %n})", "([a, %n][item > 0] = [1])",
    ])
    return filled(form, depth)
  }

  /// A random number; `%o` stands for an arithmetic sign.
  mutating func number(_ depth: Int) -> String {
    if depth == 0 { return pick(["a", "b", "0", "1", "2", "null"]) }
    let form = pick([
      "(%n %o %n)", "(if %c then %n else %n)", "-%n", "sum(for i in rows[%c] return i.number)",
      "count(rows[flag])", "count(rows[kind = \"x\" and number > 0])",
      "min(rows[pick = \"x\"].number)", "max([a, %n])", "count([a, b, 1][item > %n])",
      "[a, b, 2][%n]", "{p: a, q: p + b}.q", "sum(for x in [1, a] return x * b)",
    ])
    return filled(form, depth)
  }

  private mutating func filled(_ form: String, _ depth: Int) -> String {
    let parts = form.split(separator: "%", omittingEmptySubsequences: false)
    var result = String(parts[0])
    for part in parts.dropFirst() {
      switch part.first {
      case "c": result += condition(depth - 1)
      case "n": result += number(depth - 1)
      case "r": result += pick(["=", "!=", "<", "<=", ">", ">="])
      case _: result += pick(["+", "-", "*", "/"])
      }
      result += part.dropFirst()
    }
    return result
  }
}

@Suite struct SoundnessTests {
  @Test func `a value that is given while answers are open is given by every completion`() throws {
    let seed: UInt64 = 20_261_123
    var rules = RandomRule(random: Seeded(state: seed))
    let compiler = Compiler(scope: RandomRule.scope, features: .all)
    var known = 0
    for _ in 0..<3_000 {
      let text = Bool.random(using: &rules.random) ? rules.condition(3) : rules.number(3)
      let rule = try compiler.compile(text, at: .text(text, named: "rule"))
      let frame = RandomRule.answers.enumerated().map { index, answers in
        Bool.random(using: &rules.random) ? Value.unknown(OpenCells(index)) : rules.pick(answers)
      }
      let given = rule.value(in: frame)
      check(given, rule, frame, "seed \(seed): \(text)")
      if given.openCells.isEmpty { known += 1 }
    }
    // The law would hold of an engine that never knows anything.
    #expect(known > 1_000)
  }

  private func check(_ given: Value, _ rule: Expression, _ frame: [Value], _ note: String) {
    #expect(given.openCells.cells.allSatisfy { frame[$0].isUnknown }, "\(note)")
    #expect(rule.truth(in: frame.span) == Truth(of: given), "\(note)")
    guard given.openCells.isEmpty else { return }
    for completed in completions(of: frame) {
      let value = rule.value(in: completed)
      #expect(value == given, "\(note) with \(completed)")
      if value != given { return }
    }
  }

  private func completions(of frame: [Value]) -> [[Value]] {
    frame.enumerated().reduce([[]]) { sofar, cell in
      let options = cell.element.isUnknown ? RandomRule.answers[cell.offset] : [cell.element]
      return sofar.flatMap { start in options.map { start + [$0] } }
    }
  }
}
