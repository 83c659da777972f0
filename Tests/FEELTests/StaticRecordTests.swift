import Diagnostics
import Testing

@testable import FEEL

/// A small instrument: four items in two domains, with a rating and a value each.
private let rating = ChoiceType(
  name: "rating",
  members: (-2...2).map(Value.integer) + [.string("not_applicable"), .string("unknown")])

private func item(_ index: Int, _ domain: String, weight: Int) -> RecordSymbol {
  RecordSymbol([
    ("name", .constant(.string("A\(index)"), .string)),
    ("domain", .constant(.string(domain), .string)),
    ("weight", .constant(.integer(weight), .number)),
    ("rating", .cell(3 * index, .choice(rating))),
    ("value", .cell(3 * index + 1, .number)),
    ("rated", .cell(3 * index + 2, .boolean)),
  ])
}

private let scope = Scope([
  (
    "items",
    .records([
      item(0, "life", weight: 1), item(1, "life", weight: 2), item(2, "school", weight: 3),
      item(3, "school", weight: 4),
    ])
  ),
  ("A0", .record(item(0, "life", weight: 1))),
])

/// A frame in which item n has the value n + 10, and all but the last are rated.
private var frame: [Value] {
  (0..<4).flatMap { index -> [Value] in
    [
      index == 3 ? .string("unknown") : .integer(index - 1), .integer(index + 10),
      .boolean(index < 3),
    ]
  }
}

private func compiled(_ text: String) throws(Findings) -> Expression {
  try Compiler(scope: scope).compile(text, at: .text(text, named: "rule"))
}

private func value(_ text: String, _ cells: [Value] = frame) throws -> Value {
  try compiled(text).value(in: cells)
}

@Suite struct StaticRecordTests {
  @Test(arguments: [
    ("sum(for i in items[domain = \"life\" and rated] return i.weight * i.value)", "32"),
    ("sum(items[rated].value)", "33"),
    ("sum(items[domain = \"none\"].value)", "null"),
    ("count(items)", "4"),
    ("count(items[rated])", "3"),
    ("count(items[rating = \"unknown\"])", "1"),
    ("min(for i in items[rated] return i.value)", "10"),
    ("max(items[rated].value)", "12"),
    ("mean(items[rated].value)", "11"),
    ("some i in items satisfies i.rating = \"unknown\"", "true"),
    ("every i in items[rated] satisfies i.rating != \"unknown\"", "true"),
    ("every i in items satisfies i.rating < 5", "null"),
    ("string join(for i in items[not(rated)] return i.name, \" \")", "\"A3\""),
    ("string join(items[rated].name, \" \")", "\"A0 A1 A2\""),
    ("items[2].name", "\"A1\""),
    ("A0.rating", "-1"),
    ("A0.rating in [-2..-1] and A0.value = 10", "true"),
    ("(items[rated])[-1].name", "\"A2\""),
    ("all(items.rated)", "false"),
    ("any(items.rated)", "true"),
    ("count(for a in items, b in items[weight > a.weight] return 1)", "6"),
    ("sum(concatenate(items[domain = \"life\"], items[weight = 4]).value)", "34"),
  ])
  func `iterations over static records give what FEEL gives`(text: String, expected: String) throws
  {
    #expect(try value(text).description == expected)
  }

  @Test func `a condition on constant fields is gone once the rule is compiled`() throws {
    let rule = try compiled("sum(for i in items[domain = \"life\"] return i.value)")
    #expect(rule.reads == [1, 4])
    let all = try compiled("count(items[weight > 2])")
    #expect(all.constant == .integer(2))
  }

  @Test func `an element that is left out does not make the sum unknown`() throws {
    var cells = frame
    cells[10] = .unknown(OpenCells(10))
    #expect(try value("sum(items[rated].value)", cells) == .integer(33))
    cells[11] = .unknown(OpenCells(11))
    #expect(
      try value("sum(items[rated].value)", cells) == .unknown(OpenCells([10, 11]))
        || value("sum(items[rated].value)", cells) == .unknown(OpenCells(11)))
  }

  @Test func `a choice that mixes numbers and strings compares with both`() throws {
    var cells = frame
    for (answer, expected) in [
      (Value.string("unknown"), ["false", "true", "null", "false", "true"]),
      (.integer(-2), ["true", "false", "true", "false", "false"]),
      (.null, ["false", "false", "null", "true", "false"]),
    ] {
      cells[0] = answer
      let rules = [
        "A0.rating in [-2..-1]", "A0.rating = \"unknown\"", "A0.rating < 0", "A0.rating = null",
        "A0.rating in (\"unknown\", \"not_applicable\")",
      ]
      #expect(try rules.map { try value($0, cells).description } == expected)
    }
  }

  @Test func `comparing with a choice that the list lacks is a finding with a suggestion`() {
    #expect {
      try compiled("A0.rating = \"unknwon\"")
    } throws: { error in
      guard let findings = error as? Findings else { return false }
      return findings.all.map(\.code) == ["unknown-choice"]
        && findings.all[0].help?.en == "did you mean 'unknown'?"
    }
    for text in [
      "A0.rating in (\"unknown\", \"x\")", "A0.rating in [\"x\"]", "not(A0.rating = \"x\")",
    ] {
      #expect(throws: Findings.self) { try compiled(text) }
    }
  }
}
