/// The result of an operation before it is fitted into a decimal: `magnitude × 10^exponent` and a
/// sign, and whether something smaller than one unit of the magnitude follows.
struct Unrounded {
  var magnitude: UInt128
  var exponent: Int
  var isNegative: Bool
  /// Whether non-zero digits below the magnitude were already cut off. The magnitude then has more
  /// than 34 digits, so that rounding cuts again and a half is told from a little more than that.
  var hasMore = false

  /// The exponent is clamped to where the result is certainly zero or too large.
  init(_ magnitude: UInt128, _ exponent: Int, negative: Bool, hasMore: Bool = false) {
    self.magnitude = magnitude
    self.exponent = min(max(exponent, -20_000), 20_000)
    self.isNegative = negative
    self.hasMore = hasMore
  }

  init(_ coefficient: Int128, _ exponent: Int) {
    self.init(coefficient.magnitude, exponent, negative: coefficient < 0)
  }

  /// The nearest decimal, and whether it is the exact value; nil on overflow.
  func rounded(_ mode: Rounding = .halfEven) -> (value: Decimal?, isExact: Bool) {
    var (kept, power) = (magnitude, exponent)
    let surplus = max(
      Digits.count(kept) - Decimal.precision, Decimal.smallestExponent - power)
    var tail = hasMore ? Tail.belowHalf : .nothing
    if surplus > 0 {
      tail = Unrounded.cut(&kept, digits: surplus, more: hasMore)
      power += surplus
    }
    if mode.goesUp(tail, odd: kept & 1 == 1, negative: isNegative) { kept += 1 }
    if kept == Decimal.bound {
      kept /= 10
      power += 1
    }
    return (Unrounded.fitted(kept, power, negative: isNegative), tail == .nothing)
  }

  /// The decimal that is exactly this value; nil when there is none.
  var exact: Decimal? {
    let result = rounded()
    return result.isExact ? result.value : nil
  }

  /// Cuts `digits` digits off a magnitude and tells what they were.
  static func cut(_ magnitude: inout UInt128, digits: Int, more: Bool) -> Tail {
    if digits <= 0 { return more ? .belowHalf : .nothing }
    guard digits <= 38 else {
      // Less than half a unit: 2^128 is about 0.34 × 10^39.
      let isNothing = magnitude == 0 && !more
      magnitude = 0
      return isNothing ? .nothing : .belowHalf
    }
    let divisor = Digits.widePower(digits)
    let (quotient, rest) = magnitude.quotientAndRemainder(dividingBy: divisor)
    magnitude = quotient
    return Tail(rest, of: divisor, more: more)
  }

  /// A magnitude of at most 34 digits as a decimal; nil when it is too large.
  private static func fitted(_ magnitude: UInt128, _ exponent: Int, negative: Bool) -> Decimal? {
    guard magnitude != 0 else { return .zero }
    guard exponent > Decimal.largestExponent else {
      return Decimal(unchecked: Int128(magnitude, negative: negative), exponent)
    }
    let zeros = exponent - Decimal.largestExponent
    guard zeros <= Decimal.precision - Digits.count(magnitude) else { return nil }
    let padded = magnitude * Digits.widePower(zeros)
    return Decimal(unchecked: Int128(padded, negative: negative), Decimal.largestExponent)
  }
}
