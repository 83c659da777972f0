extension Decimal {
  /// The quotient, rounded half to even to 34 digits; nil on overflow and for division by zero.
  public func divided(by other: Decimal) -> Decimal? {
    if other.isZero { return nil }
    return quickQuotient(other) ?? unroundedQuotient(other).value
  }

  /// The exact quotient; nil when it is no decimal of 34 digits, and for division by zero.
  func exactQuotient(_ other: Decimal) -> Decimal? {
    if other.isZero { return nil }
    if let quotient = quickQuotient(other) { return quotient }
    let quotient = unroundedQuotient(other)
    return quotient.isExact ? quotient.value : nil
  }

  /// The exact quotient of coefficients of one word, when it is found without long division.
  ///
  /// A divisor `2^i × 5^j × m` gives an exact decimal only if `m` divides the dividend.
  private func quickQuotient(_ other: Decimal) -> Decimal? {
    guard let left = words.small, let right = other.words.small else { return nil }
    let (twos, fives, rest) = Decimal.factors(right.magnitude)
    let (whole, remainder) = left.magnitude.quotientAndRemainder(dividingBy: rest)
    guard remainder == 0, abs(twos - fives) < 39 else { return nil }
    let gap = abs(twos - fives)
    let factor = twos >= fives ? Digits.widePower(gap) >> UInt128(gap) : 1 << UInt128(gap)
    let (product, overflow) = UInt128(whole).multipliedReportingOverflow(by: factor)
    let power = exponent - other.exponent - max(twos, fives)
    guard !overflow, product < Decimal.bound, power >= -6176, power <= 6111 else { return nil }
    return Decimal(unchecked: Int128(product, negative: isNegative != other.isNegative), power)
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
