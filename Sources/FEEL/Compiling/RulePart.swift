/// A part of a compiled rule, as another module of the package sees it that compiles rules further.
///
/// A part can be taken to pieces, and it can be evaluated as it stands, so that whoever rearranges
/// rules can always ask the one evaluator what they mean.
package struct RulePart: Sendable {
  /// Names a part among all parts of all rules that are alive.
  package struct ID: Hashable, Sendable {
    private let program: ObjectIdentifier
    private let index: Int32

    init(_ part: RulePart) {
      program = ObjectIdentifier(part.program)
      index = part.index
    }
  }

  /// What a part does with its ``parts``.
  package enum Operation: Sendable {
    case constant(Value)
    case cell(Int)
    /// A value that a ``bind(slot:)`` around it has worked out.
    case local(Int)
    /// The first part is kept in the slot while the second is evaluated.
    case bind(slot: Int)
    case and, or, not
    /// True and unknown stay, everything else is false.
    case holds
    case add, subtract, multiply, divide, negate
    /// Where they may differ, values of different kinds are simply not equal.
    case equal(mayDiffer: Bool), unequal(mayDiffer: Bool)
    case less, lessOrEqual, greater, greaterOrEqual
    /// The first part from the second to the third, both included.
    case between
    /// The first part passes a test, which is the value of the second.
    case matches
    case conditional
    case list
    /// Over ``elements``.
    case guardedList, sum, minimum, maximum
    /// How many parts hold, and so many more.
    case count(certain: Int)
    /// A function of the language by name.
    case call(String)
    case answered(Int)
    /// Of the first part, a list, the items for which the second holds; each in turn is in the slot.
    case filter(slot: Int)
    /// The part can be evaluated as it stands but not be taken to pieces.
    case indivisible
  }

  /// What a guarded list or a sum runs over; without a guard an element always counts.
  package typealias Element = (guarding: RulePart?, value: RulePart)

  let program: Program
  let index: Int32

  init(_ program: Program, _ index: Int32) {
    self.program = program
    self.index = index
  }

  package var id: ID { ID(self) }

  private var node: Node { program.nodes[Int(index)] }

  package var operation: Operation {
    let node = node
    switch node.operation {
    case .constant: return .constant(program.constants[Int(node.a)])
    case .cell: return .cell(Int(node.a))
    case .local: return .local(Int(node.a))
    case .bind: return .bind(slot: Int(node.b))
    case .and: return .and
    case .or: return .or
    case .not: return .not
    case .holds: return .holds
    case .add: return .add
    case .subtract: return .subtract
    case .multiply: return .multiply
    case .divide: return .divide
    case .negate: return .negate
    case .equal: return .equal(mayDiffer: node.c == 1)
    case .unequal: return .unequal(mayDiffer: node.c == 1)
    case .less: return .less
    case .lessOrEqual: return .lessOrEqual
    case .greater: return .greater
    case .greaterOrEqual: return .greaterOrEqual
    case .between: return .between
    case .matches: return .matches
    case .conditional: return .conditional
    case .list: return .list
    case .guardedList: return .guardedList
    case .sum: return .sum
    case .minimum: return .minimum
    case .maximum: return .maximum
    case .count: return .count(certain: Int(node.c))
    case .call: return .call(BuiltIn.all[Int(node.a)].name)
    case .answered: return .answered(Int(node.a))
    case .filter: return .filter(slot: Int(node.c))
    case .power, .context, .path, .field, .element, .range, .loop, .some, .every,
      .instance, .closure, .invoke:
      return .indivisible
    }
  }

  /// The parts that the operation works on, in order.
  package var parts: [RulePart] { program.children(of: index).map { RulePart(program, $0) } }

  /// The elements of a guarded list, a sum, a minimum or a maximum; none for anything else.
  package var elements: [Element] {
    let node = node
    switch operation {
    case .guardedList, .sum, .minimum, .maximum: break
    case _: return []
    }
    return stride(from: Int(node.a), to: Int(node.a + node.b), by: 2).map { position in
      let guarding = program.operands[position]
      return (
        guarding: guarding < 0 ? nil : RulePart(program, guarding),
        value: RulePart(program, program.operands[position + 1])
      )
    }
  }

  /// The value for a frame, with what is in the slots of the locals.
  package func value(in cells: Span<Value>, locals: [Int: Value]) -> Value {
    var run = prepared(locals)
    return program.value(index, cells, &run)
  }

  /// The outcome as a condition.
  package func truth(in cells: Span<Value>, locals: [Int: Value]) -> Truth {
    var run = prepared(locals)
    return program.truth(index, cells, &run)
  }

  private func prepared(_ locals: [Int: Value]) -> Run {
    var run = Run(locals: program.locals, .exact)
    for (slot, value) in locals { run.locals[slot] = value }
    return run
  }
}

extension Expression {
  /// The whole rule as a part.
  package var part: RulePart { RulePart(program, root) }
}

extension DecisionTable {
  /// A rule of a table: when it matches, and what it gives.
  package typealias Row = (condition: RulePart, outputs: [RulePart])

  /// The inputs that are worked out before the rules, each into a slot of the locals.
  package var boundInputs: [(slot: Int, part: RulePart)] {
    prelude.map { (slot: Int($0.slot), part: RulePart(program, $0.node)) }
  }

  /// Conditions that every input must meet.
  package var allowedInputs: [RulePart] { allowed.map { RulePart(program, $0) } }

  /// The rules in order.
  package var rows: [Row] {
    rules.map { rule in
      (
        condition: RulePart(program, rule.condition),
        outputs: rule.outputs.map { RulePart(program, $0) }
      )
    }
  }

  /// What the table gives where no rule matches, by output.
  package var fallbacks: [RulePart?] {
    outputs.map { $0.fallback.map { RulePart(program, $0) } }
  }
}

extension Truth {
  /// The truth of a value: that of a truth value, unknown, or else null.
  package init(value: Value) { self.init(of: value) }

  /// As a value; one that is unknown gets the open cell 0.
  package var value: Value {
    switch self {
    case .yes: .boolean(true)
    case .no: .boolean(false)
    case .null: .null
    case .unknown: .unknown(OpenCells(0))
    }
  }

  package func conjoined(with other: Truth) -> Truth { and(other) }
  package func disjoined(with other: Truth) -> Truth { or(other) }
  package var inverted: Truth { negated }
}
