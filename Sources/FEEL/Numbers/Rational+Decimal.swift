extension Rational {
  /// The same number as a decimal; nil when it has no end or needs more than 34 digits.
  public var exactDecimal: Decimal? {
    if isInteger { return Unrounded(numerator, 0).exact }
    if let bottom = UInt64(exactly: denominator) {
      let (twos, fives, rest) = Decimal.factors(bottom)
      guard rest == 1 else { return nil }
      if let top = UInt64(exactly: numerator.magnitude),
        let digits = Decimal.complement(top, twos, fives)
      {
        return Decimal(unchecked: Int128(digits, negative: isNegative), -max(twos, fives))
      }
    }
    let (quotient, rest) = quotient(shift: significantShift)
    guard rest == 0 else { return nil }
    var (digits, power) = (quotient, -significantShift)
    Digits.stripZeros(&digits, &power, limit: Decimal.largestExponent)
    return Unrounded(digits, power, negative: isNegative).exact
  }

  /// The nearest decimal of 34 digits, half to even.
  public var nearestDecimal: Decimal {
    let shift = significantShift
    let (digits, rest) = quotient(shift: shift)
    let tail = Unrounded(digits, -shift, negative: isNegative, hasMore: rest != 0)
    return tail.rounded().value ?? .zero
  }

  /// The number rounded once, from its exact value, to so many digits after the point; a negative
  /// count rounds to tens, hundreds and so on. A result that would need more than 34 digits keeps
  /// its first 34.
  public func rounded(places: Int, _ mode: Rounding) -> Decimal {
    if isZero { return .zero }
    guard places < significantShift - 3 else {
      let (digits, rest) = quotient(shift: significantShift)
      let all = Unrounded(digits, -significantShift, negative: isNegative, hasMore: rest != 0)
      return all.rounded(mode).value ?? .zero
    }
    var (digits, rest) = quotient(shift: max(places, 0))
    var tail = Tail(rest, of: denominator.magnitude, more: false)
    let places = max(places, -Decimal.largestExponent)
    if places < 0 { tail = Unrounded.cut(&digits, digits: -places, more: rest != 0) }
    if mode.goesUp(tail, odd: digits & 1 == 1, negative: isNegative) { digits += 1 }
    return Unrounded(digits, -places, negative: isNegative).rounded().value ?? .zero
  }

  /// By how many places the number is shifted so that its quotient has 37 or 38 digits.
  private var significantShift: Int {
    37 + Digits.count(denominator.magnitude) - Digits.count(numerator.magnitude)
  }

  /// The whole part and the rest of `numerator × 10^shift / denominator`, without the sign; `shift`
  /// is at most `significantShift`.
  private func quotient(shift: Int) -> (digits: UInt128, rest: UInt128) {
    let (top, bottom) = (numerator.magnitude, denominator.magnitude)
    guard top != 0, shift >= 0 else {
      // Only a numerator of 39 digits over a single digit is shifted down, by one place.
      let parts = top.quotientAndRemainder(dividingBy: shift < 0 ? bottom * 10 : bottom)
      return (parts.quotient, parts.remainder)
    }
    if shift < 20, let word = UInt64(exactly: top) {
      let dividend = UInt128(word) &* UInt128(Digits.power(shift))
      let parts = dividend.quotientAndRemainder(dividingBy: bottom)
      return (parts.quotient, parts.remainder)
    }
    let first = min(shift, max(0, 38 - Digits.count(top)))
    let dividend = (top * Digits.widePower(first)).multipliedFullWidth(
      by: Digits.widePower(shift - first))
    let parts = bottom.dividingFullWidth(dividend)
    return (parts.quotient, parts.remainder)
  }
}
