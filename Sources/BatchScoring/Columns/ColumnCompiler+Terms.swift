internal import FEEL

// Small things that are done with any term.
extension ColumnCompiler {
  /// Whether there is a value: a value of the term's kind, null, or unknown.
  func presence(of term: Term) throws(Obstacle) -> Finite {
    switch term {
    case .few(let value): value
    case .number(let quantity, _): quantity.shape.mapped { $0.isTrue ? .integer(0) : $0 }
    case .date(let quantity): quantity.shape
    case .text(let presence, _), .several(let presence, _): presence
    case .list: throw .operation("list")
    }
  }

  /// The term where a condition holds, else null.
  mutating func gated(_ term: Term, by relevance: Finite) throws(Obstacle) -> Term {
    guard relevance != .yes else { return term }
    switch term {
    case .few(let value): return .few(try gated(value, by: relevance))
    case .number(var quantity, let cell):
      quantity.shape = try gated(quantity.shape, by: relevance)
      return .number(quantity, cell: cell)
    case .date(var quantity):
      quantity.shape = try gated(quantity.shape, by: relevance)
      return .date(quantity)
    case .text(let presence, let column):
      return .text(presence: try gated(presence, by: relevance), column: column)
    case .several(let presence, let count):
      return .several(presence: try gated(presence, by: relevance), count: count)
    case .list: throw .operation("list")
    }
  }

  private mutating func gated(_ value: Finite, by relevance: Finite) throws(Obstacle) -> Finite {
    try joined([relevance, value]) { $0[0].isTrue ? $0[1] : .null }
  }

  /// The first term where a condition is true, the second where it is false or null; where it is
  /// unknown, what both agree on.
  mutating func chosen(_ condition: Finite, _ first: Term, _ second: Term) throws(Obstacle)
    -> Term
  {
    if let known = condition.constant, !known.isUnknown { return known.isTrue ? first : second }
    if case .few(let first) = first, case .few(let second) = second,
      let table = draft.tabulated([condition, first, second], ColumnCompiler.branch)
    {
      return .few(table)
    }
    if let first = quantity(first), let second = quantity(second) {
      return .number(try chosen(condition, first, second), cell: nil)
    }
    switch (first, second) {
    case (.date(let first), .date(let second)): return .date(try chosen(condition, first, second))
    case (.text(let presence, let column), .few(let other)) where other.isAbsent:
      let shown = try joined([condition, presence, other], ColumnCompiler.branch)
      return .text(presence: shown, column: column)
    case (.few(let other), .text(let presence, let column)) where other.isAbsent:
      let shown = try joined([condition, other, presence], ColumnCompiler.branch)
      return .text(presence: shown, column: column)
    case (.date(let quantity), .few(let other)) where other.isAbsent:
      return .date(
        try shaped(quantity, joined([condition, quantity.shape, other], ColumnCompiler.branch)))
    case (.few(let other), .date(let quantity)) where other.isAbsent:
      return .date(
        try shaped(quantity, joined([condition, other, quantity.shape], ColumnCompiler.branch)))
    case (.several(let presence, let count), .few(let other)) where other.isAbsent:
      let shown = try joined([condition, presence, other], ColumnCompiler.branch)
      return .several(presence: shown, count: count)
    case (.few(let other), .several(let presence, let count)) where other.isAbsent:
      let shown = try joined([condition, other, presence], ColumnCompiler.branch)
      return .several(presence: shown, count: count)
    case (.text, _), (_, .text): return try texts(condition, first, second)
    case (.few, _), (.number, _), (.date, _), (.several, _), (.list, _): throw .tooWide
    }
  }

  /// Two texts, of which nothing remains known but whether there is one.
  private mutating func texts(_ condition: Finite, _ first: Term, _ second: Term)
    throws(Obstacle) -> Term
  {
    let sides = try [first, second].map { side throws(Obstacle) in
      try presence(of: side).mapped { $0.isNull || $0.isUnknown ? $0 : .string("") }
    }
    guard !condition.mayBeUnknown else { throw .content }
    return .text(
      presence: try joined([condition] + sides, ColumnCompiler.branch), column: nil)
  }

  private func shaped(_ quantity: Quantity, _ shape: Finite) -> Quantity {
    var changed = quantity
    changed.shape = shape
    return changed
  }

  private static func branch(_ values: [Value]) -> Value {
    if values[0].isTrue { return values[1] }
    guard values[0].isUnknown else { return values[2] }
    return values[1] == values[2] && !values[1].isUnknown ? values[1] : .unknown(OpenCells(0))
  }

  /// A term as a number; nil when it may be something else.
  func quantity(_ term: Term) -> Quantity? {
    switch term {
    case .few(let value): Quantity(value)
    case .number(let quantity, _): quantity
    case .date, .text, .several, .list: nil
    }
  }

  private mutating func chosen(_ condition: Finite, _ first: Quantity, _ second: Quantity)
    throws(Obstacle) -> Quantity
  {
    // Beside a branch that never has a value there is nothing to choose.
    if second.shape.isAbsent { return shaped(first, try shape(condition, first, second)) }
    if first.shape.isAbsent { return shaped(second, try shape(condition, first, second)) }
    let (first, second) = try alike(first, second)
    let takesSecond = condition.mapped { .boolean(!$0.isTrue && !$0.isUnknown) }
    let picked = takesSecond.ordered([.boolean(false), .boolean(true)])
    guard let slot = draft.slot(of: draft.materialised(picked)),
      let one = draft.register(of: first.sum), let other = draft.register(of: second.sum)
    else { throw .tooLarge }
    let bounds = draft.bounds[one].covering(draft.bounds[other])
    let register = draft.newRegister(bounds)
    draft.emit(.choice(slot: slot, one, other, into: register))
    return Quantity(
      Linear(register: register), scale: first.scale, under: first.under,
      shape: try shape(condition, first, second))
  }

  /// Whether there is a number in the branch that counts, or in both and the same.
  private mutating func shape(_ condition: Finite, _ first: Quantity, _ second: Quantity)
    throws(Obstacle) -> Finite
  {
    guard condition.mayBeUnknown, !first.shape.isAbsent, !second.shape.isAbsent else {
      return try joined([condition, first.shape, second.shape]) { values in
        if values[0].isUnknown, values[1].isTrue || values[2].isTrue {
          return .unknown(OpenCells(0))
        }
        return ColumnCompiler.branch(values)
      }
    }
    let order = try order(first, second)
    return try joined([condition, first.shape, second.shape, order]) { values in
      if values[0].isUnknown, values[1].isTrue, values[2].isTrue, values[3] != .integer(0) {
        return .unknown(OpenCells(0))
      }
      return ColumnCompiler.branch(values)
    }
  }
}

extension Finite {
  /// Whether there is never a value.
  var isAbsent: Bool { values.allSatisfy { $0.isNull || $0.isUnknown } }

  /// The same with its values in this order.
  func ordered(_ order: [Value]) -> Finite {
    let places = values.map { UInt16(order.firstIndex(of: $0) ?? 0) }
    return Finite(inputs: inputs, outcomes: outcomes.map { places[Int($0)] }, values: order)
  }
}

extension Term {
  /// The same, known to be kept in a cell.
  func kept(in cell: Int?) -> Term {
    if case .number(let quantity, _) = self { return .number(quantity, cell: cell) }
    return self
  }
}

extension ClosedRange<Int> {
  func covering(_ other: ClosedRange<Int>) -> ClosedRange<Int> {
    Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }
}
