/// An exact fraction in lowest terms with a positive denominator, such as `7651/120`.
///
/// Both parts have a magnitude of at most `Int128.max`. Arithmetic is exact or nil: nothing is ever
/// rounded on the way.
public struct Rational: Sendable, Hashable {
  private let top: Words
  private let bottom: Words

  /// The part above the line; carries the sign.
  public var numerator: Int128 { top.value }
  /// The part below the line; at least 1.
  public var denominator: Int128 { bottom.value }

  /// A fraction of parts that are known to be in lowest terms.
  init(lowest numerator: Int128, _ denominator: Int128) {
    top = Words(numerator)
    bottom = Words(denominator)
  }

  /// The fraction of two whole numbers, reduced; nil for a denominator of zero, and where a part
  /// would not fit.
  public init?(_ numerator: Int128, _ denominator: Int128) {
    guard denominator != 0 else { return nil }
    let divisor = Rational.divisor(numerator.magnitude, denominator.magnitude)
    self.init(
      magnitude: numerator.magnitude / divisor, denominator.magnitude / divisor,
      negative: (numerator < 0) != (denominator < 0))
  }

  /// A whole number.
  public init(_ value: Int) {
    self.init(lowest: Int128(value), 1)
  }

  /// A fraction in lowest terms; nil when a part does not fit.
  init?(magnitude: UInt128, _ denominator: UInt128, negative: Bool) {
    let limit = UInt128(Int128.max)
    guard magnitude <= limit, denominator <= limit else { return nil }
    self.init(lowest: Int128(magnitude, negative: negative), Int128(denominator))
  }

  /// Whether the number is zero.
  public var isZero: Bool { numerator == 0 }
  /// Whether the number is below zero.
  public var isNegative: Bool { numerator < 0 }
  /// Whether the number is whole.
  public var isInteger: Bool { denominator == 1 }
  /// The number with its sign reversed.
  public var negated: Rational { Rational(lowest: 0 &- numerator, denominator) }
}

extension Rational {
  /// The greatest common divisor; that of zero and zero is 1.
  static func divisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    if let left = UInt64(exactly: left), let right = UInt64(exactly: right) {
      return UInt128(binaryDivisor(left, right))
    }
    return binaryDivisor(left, right)
  }

  /// The greatest common divisor by halving and subtracting.
  private static func binaryDivisor<N: FixedWidthInteger & UnsignedInteger>(
    _ left: N, _ right: N
  ) -> N {
    if left == 0 || right == 0 { return max(left | right, 1) }
    let twos = (left | right).trailingZeroBitCount
    var (small, large) = (left >> left.trailingZeroBitCount, right)
    while large != 0 {
      large >>= large.trailingZeroBitCount
      // No branch on the order of both: it is random, and a wrong guess costs more than the step.
      let difference = large &- small
      let isSmaller = large < small
      small = isSmaller ? large : small
      large = isSmaller ? 0 &- difference : difference
    }
    return small << twos
  }
}
