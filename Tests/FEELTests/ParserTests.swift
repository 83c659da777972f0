import Diagnostics
import Testing

@testable import FEEL

private func names(_ known: [String]) -> NameTable {
  var table = NameTable()
  for name in known { table.insert(name) }
  return table
}

private func printed(_ text: String, _ known: [String] = []) throws -> String {
  try Parser.expression(text, names: names(known)).description
}

@Suite struct ParserTests {
  @Test(arguments: [
    ("1 + 2 * 3 - 4", "(1 + (2 * 3)) - 4"),
    ("-a ** 2", "(-a) ** 2"),
    ("a or b and not(c)", "a or (b and not(c))"),
    ("a < b and b <= c", "(a < b) and (b <= c)"),
    ("x between 1 and 2 and y", "(x between 1 and 2) and y"),
    ("x in [1..3]", "x in ([1..3])"),
    ("x in (1, < 5, [7..9))", "x in (1, < 5, [7..9))"),
    ("]1..2[", "(1..2)"),
    ("if a then b else c + 1", "if a then b else c + 1"),
    ("for i in 1..3, j in [i] return i * j", "for i in 1..3, j in [i] return i * j"),
    ("some x in a satisfies x > 1", "some x in a satisfies x > 1"),
    ("f(a: 1, b : 2).c[1]", "f(a: 1, b: 2).c[1]"),
    ("{a: 1, \"b c\": a}", "{a: 1, \"b c\": a}"),
    ("@\"2026-11-23\"", "@\"2026-11-23\""),
    ("a instance of list<number>", "a instance of list<number>"),
    ("\"\\u4f60\\n\\\"\"", "\"你\\n\\\"\""),
    ("1 /* one */ + 2 // two", "1 + 2"),
    (".5 + 1e3", "0.5 + 1000"),
    ("影响范围 = \"全县\"", "影响范围 = \"全县\""),
    ("function(a, b: number) a + b", "function(a, b: number) a + b"),
    ("[1..b[2]]", "[1..b[2]]"),
  ])
  func `rules are read with the precedence of the standard`(text: String, expected: String) throws {
    #expect(try printed(text) == expected)
  }

  @Test func `the longest known name wins, whatever it holds`() throws {
    let known = ["Full Name", "Full Name 2", "Monthly-Rate", "a and b", "in"]
    #expect(try printed("Full  Name + Full Name 2", known) == "Full Name + Full Name 2")
    #expect(try printed("Monthly-Rate * 2", known) == "Monthly-Rate * 2")
    #expect(try printed("Monthly - Rate", known) == "Monthly - Rate")
    #expect(try printed("a and b", known) == "a and b")
    #expect(try printed("{foo bar: 1, c: foo bar + 1}") == "{\"foo bar\": 1, c: foo bar + 1}")
    #expect(try printed("date and time(\"x\").time offset") == "date and time(\"x\").time offset")
  }

  @Test func `printing and reading again is the identity`() throws {
    let seed: UInt64 = 41
    var rules = RandomRule(random: Seeded(state: seed))
    for _ in 0..<2_000 {
      let text = Bool.random(using: &rules.random) ? rules.condition(4) : rules.number(4)
      let once = try printed(text)
      #expect(try printed(once) == once, "seed \(seed): \(text)")
    }
  }

  @Test(arguments: [
    "", "1 +", "(1", "[1, 2", "{a 1}", "\"abc", "1 2", "a b", "if a then b", "for x in", "1..",
    "a.",
    "@a", "not(", "/* x", "a = ", "#", "some x in y", "{a: 1, a: 2}", "f(a: 1", "a instance of b",
  ])
  func `what is no rule is refused with a place inside it`(text: String) {
    let findings = #expect(throws: Findings.self) {
      try Compiler(scope: Scope([("a", .cell(0, .number))])).compile(
        text, at: .text(text, named: "rule"))
    }
    let column = findings?.all.first?.place?.column ?? 0
    #expect(findings?.all.first?.code == "syntax")
    #expect((1...text.unicodeScalars.count + 1).contains(column))
  }

  @Test func `length and depth are limited`() {
    let compiler = Compiler(scope: Scope([]))
    for (text, code) in [
      (String(repeating: "1+", count: 10_001) + "1", "too-long"),
      (String(repeating: "(", count: 150) + "1" + String(repeating: ")", count: 150), "too-deep"),
      (String(repeating: "-", count: 150) + "1", "too-deep"),
      (String(repeating: "[", count: 5_000), "too-deep"),
      (String(repeating: "1+", count: 5_000) + "1", "too-deep"),
    ] {
      let findings = #expect(throws: Findings.self) {
        try compiler.compile(text, at: .text(text, named: "rule"))
      }
      #expect(findings?.all.map(\.code) == [code])
    }
  }

  @Test func `damaged rules never trap`() {
    var rules = RandomRule(random: Seeded(state: 5))
    let compiler = Compiler(scope: RandomRule.scope, features: .all)
    let noise = Array("()[]{}\"'.,:<>=!+-*/@?#\\ \n0a中e\u{202E}")
    for _ in 0..<3_000 {
      var characters = Array(rules.condition(3))
      for _ in 0..<3 {
        let index = Int.random(in: 0..<characters.count, using: &rules.random)
        characters[index] = rules.pick(noise)
      }
      let text = String(characters)
      guard let rule = try? compiler.compile(text, at: .text(text, named: "rule")) else { continue }
      _ = rule.value(in: [.integer(1), .null, .unknown(OpenCells(2)), .string("x")])
    }
  }
}
