extension Decimal {
  /// The square root, rounded half to even to 34 digits; nil below zero.
  public var squareRoot: Decimal? {
    guard !isNegative else { return nil }
    guard !isZero else { return .zero }
    // With 75 or 76 digits below the root, the root has 38 and is rounded once.
    let digits = coefficient.magnitude
    var shift = 76 - Digits.count(digits)
    if (exponent - shift) % 2 != 0 { shift -= 1 }
    let first = 38 - Digits.count(digits)
    let square = (digits * Digits.widePower(first)).multipliedFullWidth(
      by: Digits.widePower(shift - first))
    let root = Decimal.root(square)
    let isExact = root.multipliedFullWidth(by: root) == square
    var (kept, power) = (root, (exponent - shift) / 2)
    if isExact { Digits.stripZeros(&kept, &power, limit: 0) }
    return Unrounded(kept, power, negative: false, hasMore: !isExact).rounded().value
  }

  /// The whole square root, rounded down, of a number from 2^128 to 2^254.
  private static func root(_ square: (high: UInt128, low: UInt128)) -> UInt128 {
    // Newton's steps from above come down to the root and would then go up.
    var root = UInt128(1) << 127
    while true {
      let next = (root + root.dividingFullWidth(square).quotient) / 2
      if next >= root { return root }
      root = next
    }
  }

  /// e to this number, rounded to 34 digits; nil on overflow.
  public var exponential: Decimal? {
    if isZero { return .one }
    guard let argument = FixedPoint(coefficient.magnitude, exponent) else {
      return isNegative ? .zero : nil
    }
    return Decimal.exponential(argument, negative: isNegative, of: false)
  }

  /// The natural logarithm, rounded to 34 digits; nil for zero and below.
  public var naturalLogarithm: Decimal? {
    guard !isZero, !isNegative else { return nil }
    if self == .one { return .zero }
    let (value, isNegative) = fixedLogarithm
    return value.unrounded(0, negative: isNegative).rounded().value
  }

  /// The magnitude and the sign of the natural logarithm of this magnitude, which is not zero.
  var fixedLogarithm: (FixedPoint, isNegative: Bool) {
    let digits = coefficient.magnitude
    let places = Digits.count(digits) - 1
    let power = exponent + places
    let part = FixedPoint(digits, -places)?.logarithm ?? .one
    let tens = FixedPoint.logarithmOfTen * UInt32(power.magnitude)
    return power < 0 ? (tens - part, true) : (tens + part, false)
  }

  /// e to a number of either sign, perhaps negated.
  static func exponential(
    _ argument: FixedPoint, negative: Bool, of isResultNegative: Bool
  ) -> Decimal? {
    guard let whole = argument.whole, whole < 20_000 else { return negative ? .zero : nil }
    // e^x = 10^k × e^rest, with the rest from 0 to the logarithm of 10.
    var tens = Int(whole) * 10_000 / 23_026
    var rest = argument - FixedPoint.logarithmOfTen * UInt32(tens)
    while rest >= .logarithmOfTen {
      rest = rest - .logarithmOfTen
      tens += 1
    }
    if negative { (tens, rest) = (-tens - 1, .logarithmOfTen - rest) }
    return rest.exponential.unrounded(tens, negative: isResultNegative).rounded().value
  }
}
