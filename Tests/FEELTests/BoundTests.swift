import Diagnostics
import Testing

@testable import FEEL

private func value(_ text: String) throws -> Value {
  try Compiler(scope: Scope([]), features: .all)
    .compile(text, at: .text(text, named: "rule")).value(in: [])
}

@Suite struct BoundTests {
  @Test(arguments: [
    // A string, a list and a context that double in each round.
    "string length((for i in 1..60 return if i = 1 then \"ab\" else partial[-1] + partial[-1])[-1])",
    "flatten(for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]])",
    "(for i in 1..60 return if i = 1 then {a: 1} else {a: partial[-1], b: partial[-1]})[-1]",
    "string length(string join(for i in 1..90000 return \"0123456789\", \"0123456789\"))",
    "(for i in 1..1000, j in 1..1000 return 1)[1]",
    "for i in 1..200000 return i",
    "some i in 1..90000, j in 1..90000 satisfies i + j < 0",
    "{f: function(g) g(g), r: f(f)}.r",
    "{f: function(g, n) g(g, n + 1) + g(g, n + 1), r: f(f, 0)}.r",
    // Lists, contexts and functions that lie deeper inside one another in each round.
    "(for i in 1..90000 return [partial[-1]])[-1]",
    "(for i in 1..1000 return {a: partial[-1]})[500]",
    "(for i in 1..2000 return function() partial)[-1]",
    "(for i in 1..500 return append([], partial[-1]))[-1]",
    "9 ** 999999999", "exp(100000)",
    // Much work in few rounds: long lists compared, long texts joined, digits worked out, and parts of
    // patterns that take nothing.
    "{l: for i in 1..90000 return i, r: every i in 1..90000 satisfies l = l}.r",
    "every i in 1..90000 satisfies log(i) >= 0",
    "every i in 1..90000 satisfies (i + 3.1) ** -999999999999 >= 0",
    "every i in 1..90000 satisfies range(\"[1..2]\") != null",
    "matches(\"x\", \"(?:(?:(?:){9999}){9999}){9999}\")",
    // Ranges of lists, and a long text many times.
    "(for i in 1..60 return (> [partial, partial]))[-1]",
    "{s: (for i in 1..19 return if i = 1 then \"a\" else partial[-1] + partial[-1])[-1], r: [s, s, s]}.r",
  ])
  func `what would grow or run without end is null`(text: String) throws {
    #expect(try value(text).isNull)
  }

  @Test func `what runs out of steps is null, and unknown while an answer is open`() throws {
    let scope = Scope([("a", .cell(0, .number))])
    let text = "[1, a, every i in 1..90000 satisfies log(i) >= 0]"
    let rule = try Compiler(scope: scope, features: .all).compile(
      text, at: .text(text, named: "rule"))
    #expect(rule.value(in: [.integer(1)]).isNull)
    #expect(rule.value(in: [.unknown(OpenCells(0))]) == .unknown(OpenCells(0)))
  }

  @Test func `small powers are worked out many times`() throws {
    #expect(try value("count(for i in 1..5000 return i ** 2)") == .integer(5000))
  }

  @Test func `what stands in brackets after in is read once`() throws {
    let levels = 25
    let text =
      String(repeating: "(1 in (", count: levels) + "? + ?"
      + String(repeating: "))", count: levels)
    #expect(try !value(text).isNull)
  }

  @Test func `a mistake in a loop that is not unrolled is told once`() {
    let text = "for i in concatenate(zz) return i"
    let findings = #expect(throws: Findings.self) {
      try Compiler(scope: Scope([])).compile(text, at: .text(text, named: "rule"))
    }
    #expect(findings?.all.map(\.code) == ["unknown-name"])
  }

  @Test func `unrolling is limited too`() {
    let record = RecordSymbol([("x", .cell(0, .number))])
    let scope = Scope([("rows", .records(Array(repeating: record, count: 300)))])
    for body in ["a.x * b.x * c.x", "1"] {
      let text = "sum(for a in rows, b in rows, c in rows return \(body))"
      let findings = #expect(throws: Findings.self) {
        try Compiler(scope: scope).compile(text, at: .text(text, named: "rule"))
      }
      #expect(findings?.all.map(\.code) == ["too-long"])
    }
  }
}
