import FEEL
import Testing

/// What a choice is worth, as its list says.
struct ScoreTests {
  private static let degree = ChoiceType(
    name: "degrees", members: [.string("none"), .string("some"), .string("unsure"), .integer(2)],
    scores: [Number(0), Number(5), nil, Number(7)])
  private static let plain = ChoiceType(name: "kinds", members: [.string("none")])

  private func value(_ rule: String, _ cells: [Value]) throws -> Value {
    let scope = Scope([
      ("q", .cell(0, .choice(ScoreTests.degree))), ("kind", .cell(1, .choice(ScoreTests.plain))),
      ("several", .cell(2, .list(.choice(ScoreTests.degree)))),
    ])
    let compiler = Compiler(scope: scope, features: .scoring)
    let rule = try compiler.compile(rule, at: .text(rule, named: "rule"))
    return rule.value(in: cells)
  }

  @Test(arguments: [
    (Value.string("none"), Value.integer(0)), (.string("some"), .integer(5)),
    (.string("unsure"), .null), (.integer(2), .integer(7)), (.null, .null),
  ])
  func `a choice is worth what its list says`(choice: Value, worth: Value) throws {
    #expect(try value("q.score", [choice, .null, .null]) == worth)
  }

  @Test func `an open choice is worth nobody knows what`() throws {
    let open = Value.unknown(OpenCells(0))
    #expect(try value("q.score + 1", [open, .null, .null]) == open)
  }

  @Test func `each of several choices has its worth`() throws {
    let chosen = Value.list([.string("some"), .integer(2)])
    #expect(
      try value("sum(for c in several return c.score)", [.null, .null, chosen]) == .integer(12))
  }

  @Test func `a list without scores has none to ask for`() {
    #expect(throws: (any Error).self) { try value("kind.score", [.null, .null, .null]) }
  }
}
