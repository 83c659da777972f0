import Diagnostics
@testable import Questionnaires
import Testing

/// What the checks of sense say, and what they leave alone.
struct CheckTests {
  private static let head = "id: t\nversion: 1.0.0\ntitle: T\nlanguages: [en]\n"

  private func bands(_ question: String, _ rules: [String], hit: String = "UNIQUE") -> [String] {
    let rows = rules.map { "      - {when: ['\($0)'], then: [1]}\n" }.joined()
    return codes(
      of: CheckTests.head + """
        items:
          - {question: x, label: X, \(question)}
          - table: t
            hit: \(hit)
            inputs: [{value: x}]
            outputs: [{name: o}]
            rules:
        \(rows)
        """)
  }

  @Test func `whole numbers leave no gap between four and five`() {
    #expect(bands("type: integer", ["< 5", ">= 5"]) == [])
    #expect(bands("type: integer", ["<= 4", ">= 5"]) == [])
    #expect(bands("type: decimal", ["<= 4", ">= 5"]) == ["table-gap"])
    #expect(bands("type: integer", ["<= 4", "> 5"]) == ["table-gap"])
  }

  @Test func `constraints bound what a table must cover`() {
    let bounded = "type: integer, constraint: 'x in [0..9]', constraint_message: M"
    #expect(bands(bounded, ["[0..4]", "[5..9]"]) == [])
    #expect(bands(bounded, ["[0..4]", "[6..9]"]) == ["table-gap"])
    #expect(bands("type: integer", ["[0..4]", "[5..9]"]) == ["table-gap"])
  }

  @Test func `bands that meet are an error under UNIQUE only`() {
    #expect(bands("type: integer", ["<= 5", ">= 5"]) == ["table-overlap"])
    #expect(bands("type: integer", ["<= 5", ">= 5"], hit: "FIRST") == [])
    #expect(bands("type: integer", ["> 1", "> 2", "-"], hit: "FIRST") == ["rule-never-fires"])
    #expect(bands("type: integer", ["> 1", "> 2", "-"], hit: "COLLECT") == [])
  }

  @Test func `rules that meet under ANY must agree`() {
    #expect(bands("type: integer", ["<= 5", ">= 5"], hit: "ANY") == [])
    let text = """
      items:
        - {question: x, type: integer, label: X}
        - table: t
          hit: ANY
          inputs: [{value: x}]
          outputs: [{name: o}]
          rules: [{when: ["<= 5"], then: [1]}, {when: [">= 5"], then: [2]}]
      """
    #expect(codes(of: CheckTests.head + text) == ["table-overlap"])
  }

  @Test func `a rule with too few conditions is refused`() {
    let text = """
      items:
        - {question: x, type: integer, label: X}
        - table: t
          hit: FIRST
          inputs: [{value: x}, {value: x}]
          outputs: [{name: o}]
          rules: [{when: ["1"], then: [1]}, {when: ["-", "-"], then: [1, 2]}]
      """
    #expect(
      codes(of: CheckTests.head + text).allSatisfy { $0 == "wrong-shape" || $0 == "table-shape" })
    #expect(codes(of: CheckTests.head + text).contains("wrong-shape"))
  }

  @Test func `a constant of a template is no reason to call an item never asked`() {
    let text = """
      templates:
        t:
          parameters: {short: boolean}
          items:
            - {question: q, type: text, label: Q, relevant: short}
            - {question: r, type: text, label: R, relevant: 1 > 2}
      items:
        - {use: t, as: A, with: {short: false}}
        - {use: t, as: B, with: {short: true}}
      """
    #expect(codes(of: CheckTests.head + text) == ["never-asked"])
  }

  @Test func `a register that names what another lacks is an error`() {
    let text = """
      registers: {domains: domains, tasks: tasks, units: units}
      choices:
        domains: {choices: [{name: d1, label: D}]}
        tasks: {choices: [{name: t1, label: T, domain: d2, units: [u1, u3]}]}
        units: {choices: [{name: u1, label: U}]}
      """
    #expect(codes(of: CheckTests.head + text).first == "unknown-reference")
  }

  @Test func `a count needs no rounding, a quotient does`() {
    func figure(_ role: String, _ calculation: String) -> [String] {
      codes(
        of: CheckTests.head + """
          items: [{question: x, type: integer, label: X}]
          scoring:
            measures: [{calculate: f, \(calculation)}]
            figures: [{figure: f, role: \(role), label: F, value: f}]
            output: [{column: f, value: f, places: 1}]
          """)
    }
    #expect(figure("count", "calculation: 'count([x])'") == [])
    #expect(figure("total", "calculation: x / 3") == ["unrounded-figure", "unrounded-figure"])
    #expect(figure("total", "calculation: x / 3, round: {places: 1}") == [])
    #expect(figure("total", "calculation: x / 3, round: {places: 2}") == ["unrounded-figure"])
  }
}
