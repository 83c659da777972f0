extension Number {
  /// The sum; nil on overflow.
  @inlinable
  public func adding(_ other: Number, _ arithmetic: Arithmetic) -> Number? {
    if case .decimal(let left) = self, case .decimal(let right) = other,
      let sum = left.quickSum(right)
    {
      return .decimal(sum)
    }
    return fullSum(other, arithmetic)
  }

  /// The difference; nil on overflow.
  @inlinable
  public func subtracting(_ other: Number, _ arithmetic: Arithmetic) -> Number? {
    if case .decimal(let left) = self, case .decimal(let right) = other,
      let difference = left.quickSum(right.negated)
    {
      return .decimal(difference)
    }
    return fullSum(other.negated, arithmetic)
  }

  /// The product; nil on overflow.
  @inlinable
  public func multiplied(by other: Number, _ arithmetic: Arithmetic) -> Number? {
    if case .decimal(let left) = self, case .decimal(let right) = other,
      let product = left.quickProduct(right)
    {
      return .decimal(product)
    }
    return fullProduct(other, arithmetic)
  }

  /// The quotient; nil on overflow and for division by zero.
  public func divided(by other: Number, _ arithmetic: Arithmetic) -> Number? {
    if arithmetic == .exact, case .decimal(let left) = self, case .decimal(let right) = other {
      if let quotient = left.exactQuotient(right) { return .decimal(quotient) }
      return Rational(left, over: right).map(Number.ratio)
    }
    return combined(
      other, arithmetic, decimal: { $0.divided(by: $1) }, exactly: { $0.exactQuotient($1) },
      fraction: { $0.divided(by: $1) })
  }

  @usableFromInline
  func fullSum(_ other: Number, _ arithmetic: Arithmetic) -> Number? {
    combined(
      other, arithmetic, decimal: { $0.adding($1) }, exactly: { $0.exactSum($1) },
      fraction: { $0.adding($1) })
  }

  @usableFromInline
  func fullProduct(_ other: Number, _ arithmetic: Arithmetic) -> Number? {
    combined(
      other, arithmetic, decimal: { $0.multiplied(by: $1) }, exactly: { $0.exactProduct($1) },
      fraction: { $0.multiplied(by: $1) })
  }

  /// One operation in its three forms.
  private func combined(
    _ other: Number, _ arithmetic: Arithmetic,
    decimal: (Decimal, Decimal) -> Decimal?,
    exactly: (Decimal, Decimal) -> Decimal?,
    fraction: (Rational, Rational) -> Rational?
  ) -> Number? {
    switch arithmetic {
    case .decimal128:
      return decimal(nearestDecimal, other.nearestDecimal).map(Number.decimal)
    case .exact:
      if case .decimal(let left) = self, case .decimal(let right) = other,
        let result = exactly(left, right)
      {
        return .decimal(result)
      }
      guard let left = exact, let right = other.exact else { return nil }
      return fraction(left, right).map(Number.init)
    }
  }
}
