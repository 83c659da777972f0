extension Decimal {
  /// The number to a whole power: exact where that is a decimal of 34 digits, and else rounded. Nil
  /// on overflow and for zero to a power below zero.
  public func power(_ exponent: Int) -> Decimal? {
    if isZero { return exponent == 0 ? .one : (exponent > 0 ? .zero : nil) }
    if let result = exactPower(exponent.magnitude) {
      return exponent < 0 ? Decimal.one.divided(by: result) : result
    }
    return power(Decimal(exponent), negative: isNegative && exponent & 1 == 1)
  }

  /// The number to a power, rounded to 34 digits; nil on overflow, for zero to a power below zero
  /// and for a number below zero to a power that is not whole.
  public func power(_ exponent: Decimal) -> Decimal? {
    if let whole = exponent.integer { return power(whole) }
    if isZero { return exponent.isNegative ? nil : .zero }
    guard exponent.isInteger else { return isNegative ? nil : power(exponent, negative: false) }
    // A whole number beyond the machine's words.
    let isOdd = exponent.modulo(Decimal(2)) == .one
    return power(exponent, negative: isNegative && isOdd)
  }

  /// The product of so many equal factors; nil when a step on the way is not exact.
  func exactPower(_ exponent: UInt) -> Decimal? {
    var (base, left, result) = (reduced, exponent, Decimal.one)
    while left > 0 {
      if left & 1 == 1 {
        guard let product = result.exactProduct(base) else { return nil }
        result = product
      }
      left >>= 1
      if left > 0 {
        guard let square = base.exactProduct(base) else { return nil }
        base = square.reduced
      }
    }
    return result
  }

  /// The magnitude to a power by its logarithm; the number is not zero.
  private func power(_ exponent: Decimal, negative: Bool) -> Decimal? {
    if magnitude == .one { return negative ? Decimal(-1) : .one }
    let (logarithm, isBelowOne) = fixedLogarithm
    let goesDown = isBelowOne != exponent.isNegative
    guard let factor = FixedPoint(exponent.coefficient.magnitude, exponent.exponent) else {
      // No logarithm but that of 1 is nearer to zero than 10^-34.
      return goesDown ? .zero : nil
    }
    return Decimal.exponential(logarithm * factor, negative: goesDown, of: negative)
  }
}
