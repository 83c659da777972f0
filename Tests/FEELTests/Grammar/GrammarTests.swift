import Diagnostics
import Testing

@testable import FEEL

/// Rules of every form, with some of their answers still open.
struct GrammarTests {
  static let seed: UInt64 = 20_261_125

  private static func grammar(_ seed: UInt64) -> RuleGrammar {
    let random = SeededSource(seed)
    return RuleGrammar { random.below($0) }
  }

  @Test func `a value that is given while answers are open is given by every completion`() throws {
    let random = SeededSource(GrammarTests.seed)
    let grammar = RuleGrammar { random.below($0) }
    var (compiled, known) = (0, 0)
    for _ in 0..<6_000 {
      let text = grammar.rule(3)
      guard let rule = try? compile(text) else { continue }
      let frame = RuleGrammar.answers.enumerated().map { index, answers in
        random.below(3) == 0
          ? Value.unknown(OpenCells(index)) : answers[random.below(answers.count)]
      }
      compiled += 1
      let given = rule.value(in: frame)
      let note = "seed \(GrammarTests.seed): \(text) in \(frame)"
      #expect(given.openCells.cells.allSatisfy { frame[$0].isUnknown }, "\(note)")
      #expect(rule.truth(in: frame.span) == Truth(of: given), "\(note)")
      guard given.openCells.isEmpty else { continue }
      known += frame.contains(where: \.isUnknown) ? 1 : 0
      expect(given, of: rule, in: frame, note)
    }
    // The law would hold of an engine that never knows anything.
    #expect(compiled > 5_000 && known > 2_000, "\(compiled) compiled, \(known) known")
  }

  private func compile(_ text: String) throws(Findings) -> Expression {
    try Compiler(scope: RuleGrammar.scope, features: .all)
      .compile(text, at: .text(text, named: "rule"))
  }

  /// Every completion of the open answers gives the value; of many completions, every seventh.
  private func expect(
    _ given: Value, of rule: Expression, in frame: [Value], _ note: String
  ) {
    let completions = frame.enumerated().reduce([[Value]]([[]])) { sofar, cell in
      let options = cell.element.isUnknown ? RuleGrammar.answers[cell.offset] : [cell.element]
      return sofar.flatMap { start in options.map { start + [$0] } }
    }
    for index in stride(from: 0, to: completions.count, by: completions.count > 81 ? 7 : 1) {
      let value = rule.value(in: completions[index])
      guard value.isSameKind(as: given) else {
        Issue.record("\(note)\n gives \(given), but \(value) in \(completions[index])")
        return
      }
    }
  }

  @Test func `printing and reading again is the identity, whatever the form`() throws {
    let grammar = GrammarTests.grammar(7)
    for _ in 0..<4_000 {
      let text = grammar.rule(4)
      guard let syntax = try? Parser.expression(text, names: NameTable()) else { continue }
      let printed = syntax.description
      let again = try Parser.expression(printed, names: NameTable()).description
      #expect(again == printed, "\(text)")
    }
  }

  @Test func `most rules of the grammar can be read, and typed rules never surprise`() {
    let grammar = GrammarTests.grammar(11)
    let typed = Compiler(scope: RuleGrammar.scope, features: Features.all.subtracting(.untyped))
    var read = 0
    for _ in 0..<3_000 {
      let text = grammar.rule(3)
      if (try? compile(text)) != nil { read += 1 }
      guard let rule = try? typed.compile(text, at: .text(text, named: "rule")) else { continue }
      let frame = RuleGrammar.answers.map { $0[$0.count - 1] }
      let value = rule.value(in: frame)
      #expect(
        value.isNull || rule.type.meets(ValueType(of: value)),
        "\(text) is typed \(rule.type) and gives \(value)")
    }
    #expect(read > 2_500, "\(read)")
  }
}

extension Value {
  /// Whether both are the same, where functions count as the same when they are written alike.
  fileprivate func isSameKind(as other: Value) -> Bool {
    if self == other { return true }
    return description == other.description && description.contains("function")
  }
}

/// A seeded source of choices that closures can share.
final class SeededSource {
  private var random: Seeded

  init(_ seed: UInt64) { random = Seeded(state: seed) }

  func below(_ bound: Int) -> Int { Int.random(in: 0..<max(bound, 1), using: &random) }
}
