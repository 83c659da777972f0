extension Number {
  /// FEEL's modulo, `self − other × floor(self / other)`: the result has the sign of `other`. Nil
  /// on overflow and for division by zero.
  public func modulo(_ other: Number, _ arithmetic: Arithmetic) -> Number? {
    if case .decimal(let left) = self, case .decimal(let right) = other {
      return left.modulo(right, arithmetic)
    }
    guard let quotient = divided(by: other, arithmetic),
      let multiple = other.multiplied(by: quotient.floor, arithmetic)
    else { return nil }
    return subtracting(multiple, arithmetic)
  }

  /// The largest whole number that is not above this one.
  public var floor: Number {
    switch self {
    case .decimal(let decimal): .decimal(decimal.floor)
    case .ratio(let rational): Number(rational.floor)
    }
  }

  /// The smallest whole number that is not below this one.
  public var ceiling: Number { negated.floor.negated }

  /// The number to a power. A whole power is exact in exact arithmetic where the result is a decimal
  /// or a fraction of 128 bits; what is not is rounded to 34 digits. Nil on overflow, for zero to a
  /// power below zero and for a number below zero to a power that is not whole.
  public func power(_ exponent: Number, _ arithmetic: Arithmetic) -> Number? {
    if arithmetic == .exact, case .ratio(let base) = self, let whole = exponent.integer,
      let result = base.power(whole)
    {
      return Number(result)
    }
    let base = nearestDecimal
    if arithmetic == .exact, let whole = exponent.integer, whole < 0,
      let positive = base.exactPower(whole.magnitude)
    {
      return Number(1).divided(by: .decimal(positive), .exact)
    }
    return base.power(exponent.nearestDecimal).map(Number.decimal)
  }
}

extension Rational {
  /// The largest whole number that is not above this one.
  var floor: Rational {
    let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    return Rational(lowest: rest < 0 ? quotient - 1 : quotient, 1)
  }

  /// The fraction to a whole power; nil when a part does not fit and for division by zero.
  func power(_ exponent: Int) -> Rational? {
    guard exponent >= 0 else { return Rational(1).divided(by: self)?.power(exponent.magnitude) }
    return power(exponent.magnitude)
  }

  private func power(_ exponent: UInt) -> Rational? {
    var (base, left, result) = (self, exponent, Rational(1))
    while left > 0 {
      if left & 1 == 1 {
        guard let product = result.multiplied(by: base) else { return nil }
        result = product
      }
      left >>= 1
      if left > 0 {
        guard let square = base.multiplied(by: base) else { return nil }
        base = square
      }
    }
    return result
  }
}
