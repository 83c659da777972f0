import Diagnostics
import Testing

@testable import FEEL

private let scope = Scope([
  ("rating", .cell(0, .number)), ("evidence", .cell(1, .number)), ("heard", .cell(2, .boolean)),
])

private let frame: [Value] = [.integer(-2), .integer(0), .boolean(true)]

/// The derivation as lines, indented by depth.
private func lines(_ derivation: Derivation, _ depth: Int = 0) -> [String] {
  [String(repeating: "  ", count: depth) + "\(derivation.text) = \(derivation.value)"]
    + derivation.parts.flatMap { lines($0, depth + 1) }
}

@Suite struct DerivationTests {
  @Test func `a derivation names the sub-rules and answers that count`() throws {
    let text = "if heard and rating in [-2..-1] then rating * 2 else evidence"
    let rule = try Compiler(scope: scope).compile(text, at: .text(text, named: "rule"))
    let derivation = rule.derivation(in: frame.span)
    #expect(
      lines(derivation) == [
        "\(text) = -4",
        "  heard and rating in [-2..-1] = true",
        "    heard = true",
        "    rating in [-2..-1] = true",
        "      rating = -2",
        "  rating * 2 = -4",
        "    rating = -2",
      ])
    #expect(derivation.cells == [0, 2])
  }

  @Test func `what decides an and is all that is shown`() throws {
    let text = "evidence = 1 and heard"
    let rule = try Compiler(scope: scope).compile(text, at: .text(text, named: "rule"))
    #expect(
      lines(rule.derivation(in: frame.span)) == [
        "evidence = 1 and heard = false", "  evidence = 1 = false", "    evidence = 0",
      ])
  }

  @Test func `the derivation of a table names the row`() throws {
    func cell(_ text: String) -> TableSource.Cell { .init(text, at: .text(text, named: "table")) }
    let table = try Compiler(scope: scope).compile(
      TableSource(
        hit: .first, inputs: [.init(value: cell("rating + 1")), .init(value: cell("evidence"))],
        outputs: [.init()],
        rules: [
          .init(inputs: [cell("> 0"), cell("-")], outputs: [cell("\"good\"")]),
          .init(inputs: [cell("-"), cell("0")], outputs: [cell("\"unproven\"")]),
        ], origin: .text("", named: "table")))
    let derivation = table.derivation(in: frame.span)
    #expect(derivation.rows == [1])
    #expect(
      lines(derivation) == [
        "FIRST = \"unproven\"", "  rating + 1 = -1", "    rating = -2", "  evidence = 0",
      ])
  }
}
