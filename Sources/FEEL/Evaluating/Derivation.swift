/// Why a rule gives its value: its parts with their values, down to the answers.
public struct Derivation: Sendable {
  /// The part of the rule, as it is written.
  public let text: String
  /// What that part gives.
  public let value: Value
  /// The cell, when the part is the answer in one.
  public let cell: Int?
  /// The rules of a decision table that gave the value, from 0.
  public let rows: [Int]
  /// What the value follows from, in the order of the rule. Constants are left out, and so are
  /// branches that were not taken and elements that were left out.
  public let parts: [Derivation]

  /// Makes a derivation.
  public init(
    text: String, value: Value, cell: Int? = nil, rows: [Int] = [], parts: [Derivation] = []
  ) {
    self.text = text
    self.value = value
    self.cell = cell
    self.rows = rows
    self.parts = parts
  }

  /// Every cell that the derivation rests on, ascending.
  public var cells: [Int] {
    Set([cell].compactMap(\.self) + parts.flatMap(\.cells)).sorted()
  }
}

extension Expression {
  /// The value with what it follows from.
  public func derivation(in cells: Span<Value>, arithmetic: Arithmetic = .exact) -> Derivation {
    var run = Run(locals: program.locals, arithmetic)
    let found = program.value(root, cells, &run)
    let value = run.outcome(found, reading: reads, cells)
    let parts = program.derivations(below: root, cells, &run)
    let node = program.nodes[Int(root)]
    return Derivation(
      text: source, value: value, cell: node.operation == .cell ? Int(node.a) : nil, parts: parts)
  }
}

extension DecisionTable {
  /// The value with the rules that gave it and what it follows from: the inputs, then the parts of
  /// the outputs that are no constants.
  public func derivation(in cells: Span<Value>, arithmetic: Arithmetic = .exact) -> Derivation {
    var run = Run(locals: program.locals, arithmetic)
    let outcome = outcome(in: cells, arithmetic: arithmetic)
    var parts: [Derivation] = []
    for (index, input) in inputs.enumerated() {
      let kept = prelude.first { $0.slot == program.nodes[Int(input)].a }
      if program.nodes[Int(input)].operation == .local, let kept {
        run.locals[Int(kept.slot)] = program.value(kept.node, cells, &run)
        parts += program.derivations(of: kept.node, cells, &run)
      } else if !inputs[..<index].contains(where: { program.isSameCell($0, input) }) {
        parts += program.derivations(of: input, cells, &run)
      }
    }
    for row in outcome.rows {
      parts += rules[row].outputs.flatMap { program.derivations(of: $0, cells, &run) }
    }
    return Derivation(
      text: hit.rawValue, value: outcome.value, rows: outcome.rows, parts: parts)
  }
}
