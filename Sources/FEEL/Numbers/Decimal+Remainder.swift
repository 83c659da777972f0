extension Decimal {
  /// FEEL's modulo, `self − other × floor(self / other)`, rounded to 34 digits: the result has the
  /// sign of `other`. Nil for division by zero.
  public func modulo(_ other: Decimal) -> Decimal? {
    modulo(other, .decimal128)?.nearestDecimal
  }

  /// FEEL's modulo, in exact arithmetic a fraction where it has more than 34 digits.
  func modulo(_ other: Decimal, _ arithmetic: Arithmetic) -> Number? {
    guard !other.isZero else { return nil }
    let rest = Decimal.remainder(magnitude, other.magnitude)
    let signed = Number(isNegative ? rest.negated : rest)
    if rest.isZero || isNegative == other.isNegative { return signed }
    return Number(other).adding(signed, arithmetic)
  }

  /// The remainder of two magnitudes; `divisor` is not zero.
  private static func remainder(_ dividend: Decimal, _ divisor: Decimal) -> Decimal {
    if dividend < divisor { return dividend }
    let right = divisor.coefficient.magnitude
    let gap = dividend.exponent - divisor.exponent
    var rest = dividend.coefficient.magnitude
    guard gap >= 0 else {
      // The dividend is the larger, so its coefficient holds the divisor's shifted by the gap.
      let scaled = right * Digits.widePower(-gap)
      return Decimal(unchecked: Int128(rest % scaled), dividend.exponent)
    }
    rest %= right
    for shift in stride(from: 0, to: gap, by: 38) where rest != 0 {
      let wide = rest.multipliedFullWidth(by: Digits.widePower(min(38, gap - shift)))
      rest = right.dividingFullWidth((wide.high % right, wide.low)).remainder
    }
    return Decimal(unchecked: Int128(rest), divisor.exponent)
  }
}
