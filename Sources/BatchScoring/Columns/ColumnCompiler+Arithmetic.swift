internal import FEEL

// Sums, products, quotients and roundings.
extension ColumnCompiler {
  mutating func arithmetic(_ part: RulePart) throws(Obstacle) -> Term {
    if let moved = try movedDate(part) { return moved }
    var operands: [Quantity] = []
    for part in part.parts {
      guard let operand = quantity(try term(of: part)) else { throw .operation("arithmetic") }
      operands.append(operand)
    }
    switch part.operation {
    case .negate: return .number(try scaled(operands[0], by: -1), cell: nil)
    case .add: return .number(try added(operands[0], operands[1]), cell: nil)
    case .subtract:
      return .number(try added(operands[0], scaled(operands[1], by: -1)), cell: nil)
    case .multiply: return .number(try multiplied(operands[0], operands[1]), cell: nil)
    case _: return .number(try divided(operands[0], operands[1]), cell: nil)
    }
  }

  /// A date some time later or earlier, of which only its presence is known. Dates of four digits
  /// cannot be moved out of reach by a duration of less than a million years.
  private mutating func movedDate(_ part: RulePart) throws(Obstacle) -> Term? {
    switch part.operation {
    case .add, .subtract: break
    case _: return nil
    }
    let parts = part.parts
    guard case .date(let quantity) = try term(of: parts[0]),
      case .few(let second) = try term(of: parts[1]), let duration = second.constant
    else { return nil }
    switch duration {
    case .yearsMonths(let months) where months.months.magnitude < 12_000_000: break
    case .daysTime(let time) where time.nanoseconds.magnitude < 31_536_000_000_000_000_000: break
    case _: return nil
    }
    return .text(presence: quantity.shape.mapped { $0.isTrue ? .string("") : $0 }, column: nil)
  }

  private func scaled(_ quantity: Quantity, by factor: Int) throws(Obstacle) -> Quantity {
    var product = quantity
    guard let sum = quantity.sum.times(factor) else { throw .tooLarge }
    product.sum = sum
    return product
  }

  /// Null where a side is null, unknown where a side is unknown.
  private mutating func shape(_ left: Quantity, _ right: Quantity) throws(Obstacle) -> Finite {
    try joined([left.shape, right.shape]) { values in
      values.first(where: \.isUnknown) ?? values.first(where: \.isNull) ?? .boolean(true)
    }
  }

  private mutating func added(_ left: Quantity, _ right: Quantity) throws(Obstacle) -> Quantity {
    let (first, second) = try alike(left, right)
    let sum = first.sum + second.sum
    guard sum.bounds(draft.bounds) != nil else { throw .tooLarge }
    return Quantity(
      sum, scale: first.scale, under: first.under, shape: try shape(left, right))
  }

  /// Both over the same denominator.
  mutating func alike(_ left: Quantity, _ right: Quantity) throws(Obstacle)
    -> (Quantity, Quantity)
  {
    guard let scale = Quantity.leastCommon(left.scale, right.scale),
      var first = left.over(scale), var second = right.over(scale)
    else { throw .tooLarge }
    guard left.under != right.under else { return (first, second) }
    if let under = right.under {
      first.sum = try product(first.sum, Linear(register: under))
    }
    if let under = left.under {
      second.sum = try product(second.sum, Linear(register: under))
    }
    let under = try self.under(left.under, right.under)
    first.under = under
    second.under = under
    return (first, second)
  }

  private mutating func under(_ left: Int?, _ right: Int?) throws(Obstacle) -> Int? {
    guard let left, let right else { return left ?? right }
    return draft.register(of: try product(Linear(register: left), Linear(register: right)))
  }

  private mutating func multiplied(_ left: Quantity, _ right: Quantity) throws(Obstacle)
    -> Quantity
  {
    guard let scale = Bound.product(left.scale, right.scale) else { throw .tooLarge }
    return Quantity(
      try product(left.sum, right.sum), scale: scale, under: try under(left.under, right.under),
      shape: try shape(left, right)
    ).reduced
  }

  mutating func product(_ left: Linear, _ right: Linear) throws(Obstacle) -> Linear {
    for (constant, other) in [(left.onlyConstant, right), (right.onlyConstant, left)] {
      guard let constant else { continue }
      guard let product = other.times(constant) else { throw .tooLarge }
      return product
    }
    guard let one = draft.register(of: left), let other = draft.register(of: right),
      let bounds = Bound.product(draft.bounds[one], draft.bounds[other])
    else { throw .tooLarge }
    let register = draft.newRegister(bounds)
    draft.emit(.product(one, other, into: register))
    return Linear(register: register)
  }

  private mutating func divided(_ left: Quantity, _ right: Quantity) throws(Obstacle) -> Quantity {
    if let constant = right.sum.onlyConstant, constant != 0, right.under == nil,
      right.shape == .yes
    {
      let numerator = constant < 0 ? -right.scale : right.scale
      guard let sum = left.sum.times(numerator),
        let scale = Bound.product(left.scale, abs(constant))
      else { throw .tooLarge }
      return Quantity(sum, scale: scale, under: left.under, shape: left.shape).reduced
    }
    let sign = try order(right.sum, Linear(constant: 0))
    let shape = try joined([shape(left, right), sign]) { values in
      values[0].isTrue && values[1] == .integer(0) ? .null : values[0]
    }
    var numerator = try product(left.sum, Linear(constant: right.scale))
    if let under = right.under { numerator = try product(numerator, Linear(register: under)) }
    var denominator = try positive(right.sum, sign)
    if denominator.isTurned {
      numerator = try turned(numerator, sign)
    }
    if let under = left.under {
      denominator.sum = try product(denominator.sum, Linear(register: under))
    }
    guard let under = draft.register(of: denominator.sum) else { throw .tooLarge }
    return Quantity(numerator, scale: left.scale, under: under, shape: shape).reduced
  }

  /// The magnitude of a divisor, at least 1, and whether it may have been below zero.
  private mutating func positive(_ sum: Linear, _ sign: Finite) throws(Obstacle)
    -> (sum: Linear, isTurned: Bool)
  {
    guard let bounds = sum.bounds(draft.bounds) else { throw .tooLarge }
    let mayBeNegative = bounds.lowerBound < 0
    let magnitude = mayBeNegative ? try turned(sum, sign) : sum
    if bounds.lowerBound > 0 { return (magnitude, false) }
    guard let register = draft.register(of: magnitude),
      let one = draft.register(of: Linear(constant: 1))
    else { throw .tooLarge }
    let greatest = max(bounds.lowerBound.magnitude, bounds.upperBound.magnitude, 1)
    let made = draft.newRegister(1...Int(greatest))
    draft.emit(.extreme(register, one, isLeast: false, into: made))
    return (Linear(register: made), mayBeNegative)
  }

  /// The number with its sign turned where `sign` is -1.
  private mutating func turned(_ sum: Linear, _ sign: Finite) throws(Obstacle) -> Linear {
    try product(sum, Linear(sign) { $0 == .integer(-1) ? -1 : 1 })
  }

  // MARK: Rounding

  mutating func rounded(_ term: Term, places: Int, _ mode: Rounding) throws(Obstacle) -> Term {
    switch term {
    case .few(let value):
      return .few(
        value.mapped { value in
          value.number.map { .number(.decimal($0.rounded(places: places, mode: mode))) } ?? value
        })
    case .number(let quantity, _):
      return .number(try rounded(quantity, places: places, mode), cell: nil)
    case .date, .text, .several, .list: return term
    }
  }

  mutating func rounded(_ quantity: Quantity, places: Int, _ mode: Rounding) throws(Obstacle)
    -> Quantity
  {
    guard 0...12 ~= places else { throw .operation("round") }
    let ten = Quantity.powerOfTen(places)
    if quantity.under == nil, ten % quantity.scale == 0, let exact = quantity.over(ten) {
      return exact
    }
    let common = Quantity.divisor(ten, quantity.scale)
    guard let register = draft.register(of: quantity.sum) else { throw .tooLarge }
    let quotient = ColumnOperation.Quotient(
      register: register, factor: ten / common, under: quantity.under,
      divisor: quantity.scale / common, mode: mode)
    let under = quantity.under.map { draft.bounds[$0].upperBound } ?? 1
    guard let top = Bound.product(draft.bounds[register], quotient.factor...quotient.factor),
      Bound.product(under, quotient.divisor) != nil
    else { throw .tooLarge }
    // A quotient is nearer to zero than what is divided, but for the rounding itself.
    let reach = top.lowerBound / quotient.divisor - 1...top.upperBound / quotient.divisor + 1
    let bounds = min(reach.lowerBound, 0)...max(reach.upperBound, 0)
    let made = draft.newRegister(bounds)
    draft.emit(.quotient(quotient, into: made))
    return Quantity(Linear(register: made), scale: ten, shape: quantity.shape)
  }
}

extension Quantity {
  /// The same over the least scale at which every part stays whole.
  var reduced: Quantity {
    let common = sum.commonDivisor(with: scale)
    guard common > 1, let smaller = sum.divided(by: common) else { return self }
    return Quantity(smaller, scale: scale / common, under: under, shape: shape)
  }
}
