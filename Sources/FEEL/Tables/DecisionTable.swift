/// A decision table that has been checked and compiled: evaluating it cannot fail.
public struct DecisionTable: Sendable {
  /// An input that is worked out once and kept in a slot.
  struct Binding: Sendable {
    let slot: Int32
    let node: Int32
  }

  struct Rule: Sendable {
    let condition: Int32
    let outputs: [Int32]
  }

  struct Output: Sendable {
    let name: String
    let fallback: Int32?
    /// The possible values, the most important first; empty when they have no order.
    let order: [Value]
    let type: ValueType
  }

  /// The hit policy.
  public let hit: HitPolicy
  /// The type of its value; `null` always remains possible.
  public let type: ValueType
  /// The cells of the frame that it may read, ascending.
  public let reads: [Int]
  /// How many rules it has.
  public var ruleCount: Int { rules.count }

  let program: Program
  let prelude: [Binding]
  let inputs: [Int32]
  let allowed: [Int32]
  let rules: [Rule]
  let outputs: [Output]

  init(
    hit: HitPolicy, program: Program, prelude: [Binding], inputs: [Int32], allowed: [Int32],
    rules: [Rule],
    outputs: [Output]
  ) {
    self.hit = hit
    self.program = program
    self.prelude = prelude
    self.inputs = inputs
    self.allowed = allowed
    self.rules = rules
    self.outputs = outputs
    type = DecisionTable.type(hit, outputs)
    let roots =
      prelude.map(\.node) + allowed + rules.flatMap { [$0.condition] + $0.outputs }
      + outputs.compactMap(\.fallback)
    reads = Set(roots.flatMap { program.reads(from: $0) }).sorted()
  }

  private init(copying other: DecisionTable) {
    hit = other.hit
    type = other.type
    reads = other.reads.map(\.self)
    program = Program(copying: other.program)
    prelude = other.prelude.map(\.self)
    inputs = other.inputs.map(\.self)
    allowed = other.allowed.map(\.self)
    rules = other.rules.map { Rule(condition: $0.condition, outputs: $0.outputs.map(\.self)) }
    outputs = other.outputs.map(\.self)
  }

  /// The same table in memory of its own; see ``Expression/detached()``.
  public func detached() -> DecisionTable { DecisionTable(copying: self) }

  private static func type(_ hit: HitPolicy, _ outputs: [Output]) -> ValueType {
    let row: ValueType =
      outputs.count == 1
      ? outputs[0].type
      : .context(outputs.map { ValueType.Field(name: $0.name, type: $0.type) })
    switch hit {
    case .unique, .any, .priority, .first: return row
    case .ruleOrder, .outputOrder, .collect: return .list(row)
    case .collectSum, .collectMinimum, .collectMaximum, .collectCount: return .number
    }
  }

  /// What an evaluation gives, and which rules it comes from.
  public struct Outcome: Sendable {
    /// The value.
    public let value: Value
    /// The rules that gave it, from 0, in the order of the table; empty when none matched or the
    /// value is unknown.
    public let rows: [Int]
    /// The rules that may still match, from 0.
    public let possible: [Int]
    /// Between what a number lies that is not known yet: a sum, count, least or greatest of what
    /// matches. Holds of every completion of the open answers that makes some rule match; nil where
    /// nothing can be said.
    public var bounds: ClosedRange<Number>?

    init(value: Value, rows: [Int], possible: [Int], bounds: ClosedRange<Number>? = nil) {
      self.value = value
      self.rows = rows
      self.possible = possible
      self.bounds = bounds
    }
  }

  /// The value for a frame that holds at least the cells in ``reads``.
  public func value(in cells: Span<Value>, arithmetic: Arithmetic = .exact) -> Value {
    quickValue(cells, arithmetic) ?? outcome(in: cells, arithmetic: arithmetic).value
  }

  /// The value of a table with hit policy FIRST and one output, whose rules are decided up to the first
  /// that matches: nothing is put on the heap on the way. Nil where the general way has to find out.
  private func quickValue(_ cells: Span<Value>, _ arithmetic: Arithmetic) -> Value? {
    guard hit == .first, outputs.count == 1, prelude.isEmpty, allowed.isEmpty else { return nil }
    var run = Run(locals: program.locals, arithmetic)
    for rule in rules {
      switch program.truth(rule.condition, cells, &run) {
      case .no, .null: continue
      case .yes:
        let value = program.value(rule.outputs[0], cells, &run)
        return run.isExhausted ? nil : value
      case .unknown: return nil
      }
    }
    return nil
  }

  /// The same for an array.
  public func value(in cells: [Value], arithmetic: Arithmetic = .exact) -> Value {
    value(in: cells.span, arithmetic: arithmetic)
  }

  /// The value and the rules that it comes from.
  public func outcome(in cells: Span<Value>, arithmetic: Arithmetic = .exact) -> Outcome {
    var run = Run(locals: program.locals, arithmetic)
    let outcome = outcome(cells, &run)
    guard run.isExhausted else { return outcome }
    return Outcome(value: run.outcome(.null, reading: reads, cells), rows: [], possible: [])
  }

  private func outcome(_ cells: Span<Value>, _ run: inout Run) -> Outcome {
    for binding in prelude {
      run.locals[Int(binding.slot)] = program.value(binding.node, cells, &run)
    }
    for test in allowed {
      switch program.truth(test, cells, &run) {
      case .yes: continue
      case .no, .null: return Outcome(value: .null, rows: [], possible: [])
      case .unknown:
        return Outcome(
          value: .unknown(program.open(test, cells, &run)), rows: [], possible: [])
      }
    }
    return hit == .first ? firstHit(cells, &run) : allHits(cells, &run)
  }
}
