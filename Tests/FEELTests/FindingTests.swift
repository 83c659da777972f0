import Diagnostics
import Testing

@testable import FEEL

private let scope = Scope([
  ("rating", .cell(0, .number)), ("title", .cell(1, .string)), ("heard", .cell(2, .boolean)),
  ("影响范围", .cell(3, .string)), ("groups", .cell(4, .list(.string))),
])

/// Code, column, length and help of each finding.
private func findings(_ text: String, expecting: ValueType? = nil) -> [String] {
  do {
    _ = try Compiler(scope: scope).compile(
      text, at: .text(text, named: "rule"), expecting: expecting)
    return []
  } catch {
    return error.all.map { finding in
      "\(finding.code) \(finding.place?.column ?? 0)+\(finding.place?.length ?? 0)"
        + (finding.help.map { " " + $0.en } ?? "")
    }
  }
}

@Suite struct FindingTests {
  @Test(arguments: [
    ("ratnig > 0", ["unknown-name 1+6 did you mean 'rating'?"]),
    ("影响范畴 = \"全县\"", ["unknown-name 1+4 did you mean '影响范围'?"]),
    ("conut(groups)", ["unknown-function 1+5 did you mean 'count'?"]),
    ("string length()", ["wrong-arity 1+15"]),
    ("contains(string: title)", ["wrong-arity 1+23"]),
    ("rating + title", ["type-mismatch 1+14"]),
    ("rating = title", ["type-mismatch 1+14"]),
    ("heard and rating", ["type-mismatch 11+6"]),
    ("if rating then 1 else 2", ["type-mismatch 4+6"]),
    ("upper case(rating)", ["type-mismatch 12+6"]),
    ("rating in [\"a\"..\"b\"]", ["type-mismatch 12+3", "type-mismatch 17+3"]),
    ("title.length", ["type-mismatch 1+12"]),
    ("-heard", ["type-mismatch 2+5"]),
    ("for f in [1] return function(x) x", ["forbidden-feature 21+13"]),
    (
      "ratnig + tilte",
      [
        "unknown-name 1+6 did you mean 'rating'?", "unknown-name 10+5 did you mean 'title'?",
      ]
    ),
    ("answered(rating + 1)", ["type-mismatch 10+10"]),
    ("rating >", ["syntax 9+1"]),
  ])
  func `each fault has its code, its place and the nearest name`(text: String, expected: [String]) {
    #expect(findings(text) == expected)
  }

  @Test func `a value of the wrong kind is a finding where a kind is expected`() {
    #expect(findings("rating + 1", expecting: .boolean) == ["type-mismatch 1+10"])
    #expect(findings("rating > 1", expecting: .boolean) == [])
    #expect(findings("null", expecting: .boolean) == [])
  }

  @Test func `places are found again in a folded and quoted text`() {
    let file = SourceText(
      name: "items.yaml",
      text: "relevant: >-\n    heard and\n    ratnig > 0\nother: 'title = \"it''s\" or tilte'\n")
    let folded = "heard and ratnig > 0"
    let quoted = "title = \"it's\" or tilte"
    for (text, line, column, expected) in [(folded, 2, 5, (3, 5)), (quoted, 4, 9, (4, 28))] {
      let origin = Origin(source: file, line: line, column: column)
      let place = #expect(throws: Findings.self) {
        try Compiler(scope: scope).compile(text, at: origin)
      }?.all.first?.place
      #expect(place.map { [$0.line, $0.column] } == [expected.0, expected.1])
    }
  }

  @Test func `scoring refuses functions that round`() {
    #expect(throws: Findings.self) {
      try Compiler(scope: scope, features: .scoring).compile(
        "sqrt(rating)", at: .text("sqrt(rating)", named: "rule"))
    }
    #expect(findings("sqrt(rating)") == [])
  }
}
