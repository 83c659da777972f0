extension Decimal {
  /// The quotient, rounded half to even to 34 digits; nil on overflow and for division by zero.
  public func divided(by other: Decimal) -> Decimal? {
    if other.isZero { return nil }
    if case .exact(let quotient) = quickQuotient(other) { return quotient }
    return unroundedQuotient(other).value
  }

  /// The exact quotient; nil when it is no decimal of 34 digits, and for division by zero.
  func exactQuotient(_ other: Decimal) -> Decimal? {
    if other.isZero { return nil }
    switch quickQuotient(other) {
    case .exact(let quotient): return quotient
    case .endless: return nil
    case .unsettled: break
    }
    let quotient = unroundedQuotient(other)
    return quotient.isExact ? quotient.value : nil
  }

  /// What can be said of a quotient without long division.
  private enum QuickQuotient {
    case exact(Decimal)
    /// The quotient is no decimal of any length.
    case endless
    case unsettled
  }

  /// The quotient of coefficients of one word.
  ///
  /// A divisor `2^i × 5^j × m` gives an exact decimal only if `m` divides the dividend.
  private func quickQuotient(_ other: Decimal) -> QuickQuotient {
    guard let left = words.small, let right = other.words.small else { return .unsettled }
    let (twos, fives, rest) = Decimal.factors(right.magnitude)
    let (whole, remainder) = left.magnitude.quotientAndRemainder(dividingBy: rest)
    guard remainder == 0 else { return .endless }
    guard let product = Decimal.complement(whole, twos, fives) else { return .unsettled }
    let power = exponent - other.exponent - max(twos, fives)
    guard power >= -6176, power <= 6111 else { return .unsettled }
    return .exact(
      Decimal(unchecked: Int128(product, negative: isNegative != other.isNegative), power))
  }

  /// What a number is multiplied by, where `2^twos × 5^fives` divides it, to divide by a power of
  /// ten instead; nil when the product has more than 34 digits.
  static func complement(_ number: UInt64, _ twos: Int, _ fives: Int) -> UInt128? {
    let gap = abs(twos - fives)
    if gap == 0 { return UInt128(number) }
    guard gap < 39 else { return nil }
    let factor = twos > fives ? Digits.widePower(gap) >> UInt128(gap) : 1 << UInt128(gap)
    let (product, overflow) = UInt128(number).multipliedReportingOverflow(by: factor)
    return overflow || product >= Decimal.bound ? nil : product
  }

  /// The exponents of 2 and 5 in a non-zero number, and what is left.
  static func factors(_ number: UInt64) -> (twos: Int, fives: Int, rest: UInt64) {
    let twos = number.trailingZeroBitCount
    var (fives, rest) = (0, number >> UInt64(twos))
    while rest >= 5 {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 5)
      guard remainder == 0 else { break }
      rest = quotient
      fives += 1
    }
    return (twos, fives, rest)
  }

  /// The quotient by long division, and whether it is exact; `other` is not zero.
  private func unroundedQuotient(_ other: Decimal) -> (value: Decimal?, isExact: Bool) {
    if isZero { return (.zero, true) }
    let (left, right) = (coefficient.magnitude, other.coefficient.magnitude)
    // The quotient gets 37 or 38 digits, enough for one correct rounding to 34.
    let shift = 37 + Digits.count(right) - Digits.count(left)
    let first = 38 - Digits.count(left)
    let dividend = (left * Digits.widePower(min(first, shift))).multipliedFullWidth(
      by: Digits.widePower(max(0, shift - first)))
    var (quotient, rest) = right.dividingFullWidth(dividend)
    var power = exponent - other.exponent - shift
    if rest == 0 { Digits.stripZeros(&quotient, &power, limit: exponent - other.exponent) }
    return Unrounded(
      quotient, power, negative: isNegative != other.isNegative, hasMore: rest != 0
    ).rounded()
  }
}
