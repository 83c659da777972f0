internal import FEEL

// Comparisons of numbers, and of dates, that are not constants.
extension ColumnCompiler {
  mutating func comparison(_ part: RulePart) throws(Obstacle) -> Finite {
    let (left, right) = (try term(of: part.parts[0]), try term(of: part.parts[1]))
    guard let pair = try comparable(left, right) else { throw .content }
    return try compared(pair.0, pair.1, part.operation)
  }

  /// The outcome of a comparison of two numbers or two dates.
  private mutating func compared(
    _ left: Quantity, _ right: Quantity, _ operation: RulePart.Operation
  ) throws(Obstacle) -> Finite {
    let order = try order(left, right)
    return try joined([left.shape, right.shape, order]) { values in
      ColumnCompiler.outcome(operation, values[0], values[1], values[2].number?.integer ?? 0).value
    }
  }

  /// Two numbers or two dates.
  private func comparable(_ left: Term, _ right: Term) throws(Obstacle) -> (Quantity, Quantity)? {
    if let left = quantity(left), let right = quantity(right) { return (left, right) }
    guard let left = day(left), let right = day(right) else { return nil }
    return (left, right)
  }

  private func day(_ term: Term) -> Quantity? {
    switch term {
    case .date(let quantity): return quantity
    case .few(let value):
      guard value.values.allSatisfy({ $0.date != nil || $0.isNull || $0.isUnknown }) else {
        return nil
      }
      return Quantity(
        Linear(value) { $0.date?.dayNumber ?? 0 }, scale: 1,
        shape: value.mapped { $0.date == nil ? $0 : .boolean(true) })
    case .number, .text, .several, .list: return nil
    }
  }

  /// What the language says of two values of which each may be null or unknown.
  private static func outcome(
    _ operation: RulePart.Operation, _ left: Value, _ right: Value, _ order: Int
  ) -> Truth {
    let hasOrder: Bool
    switch operation {
    case .equal, .unequal:
      if left.isUnknown || right.isUnknown { return .unknown }
      let isEqual = left.isNull || right.isNull ? left.isNull && right.isNull : order == 0
      if case .unequal = operation { return isEqual ? .no : .yes }
      return isEqual ? .yes : .no
    case .less: hasOrder = order < 0
    case .lessOrEqual: hasOrder = order <= 0
    case .greater: hasOrder = order > 0
    case _: hasOrder = order >= 0
    }
    if left.isNull || right.isNull { return .null }
    if left.isUnknown || right.isUnknown { return .unknown }
    return hasOrder ? .yes : .no
  }

  mutating func between(_ part: RulePart) throws(Obstacle) -> Finite {
    let terms = try part.parts.map { part throws(Obstacle) in try term(of: part) }
    var outcome = Finite.yes
    let sides: [(RulePart.Operation, Term)] = [
      (.greaterOrEqual, terms[1]), (.lessOrEqual, terms[2]),
    ]
    for (operation, bound) in sides {
      guard let pair = try comparable(terms[0], bound) else { throw .content }
      let side = try compared(pair.0, pair.1, operation)
      outcome = try joined([outcome, side]) { values in
        Truth(value: values[0]).conjoined(with: Truth(value: values[1])).value
      }
    }
    return outcome
  }

  /// -1, 0 or 1 for a number below, at or above another, wherever both are there.
  mutating func order(_ left: Quantity, _ right: Quantity) throws(Obstacle) -> Finite {
    if left.under == nil, right.under == nil {
      let (left, right) = try alike(left, right)
      return try order(left.sum, right.sum)
    }
    let first = try crossed(left, by: right)
    let second = try crossed(right, by: left)
    return try order(first, second)
  }

  /// The numerator times the whole denominator of the other side.
  private mutating func crossed(_ quantity: Quantity, by other: Quantity) throws(Obstacle)
    -> Linear
  {
    guard let scaled = quantity.sum.times(other.scale) else { throw .tooLarge }
    guard let under = other.under else { return scaled }
    return try product(scaled, Linear(register: under))
  }

  mutating func order(_ left: Linear, _ right: Linear) throws(Obstacle) -> Finite {
    guard let one = draft.register(of: left), let other = draft.register(of: right) else {
      throw .tooLarge
    }
    let slot = draft.newSlot(codes: 3)
    draft.emit(.order(one, other, into: slot))
    return Finite(inputs: [slot], outcomes: [0, 1, 2], values: [-1, 0, 1].map(Value.integer))
  }
}
