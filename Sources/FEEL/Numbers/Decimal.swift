/// An exact decimal number as IEEE 754 decimal128 defines it: up to 34 significant digits and a
/// power of ten, without infinities and without NaN.
///
/// The value is `coefficient × 10^exponent`, `|coefficient| < 10^34`, `-6176 ≤ exponent ≤ 6111`.
/// `1.0` and `1` are the same number: equality, order and hash go by value. Operations round
/// half to even where a result needs more than 34 digits and answer nil on overflow; a result too
/// near to zero becomes zero. There is no negative zero.
public struct Decimal: Sendable {
  // Two words instead of an Int128, because its alignment of 16 would widen every value.
  @usableFromInline let words: Words
  @usableFromInline let scale: Int32

  /// A number whose parts are known to be within the limits.
  @inlinable
  init(unchecked coefficient: Int128, _ exponent: Int) {
    words = Words(coefficient)
    scale = Int32(truncatingIfNeeded: exponent)
  }

  /// The number `coefficient × 10^exponent`, rounded half to even to 34 digits; nil on overflow.
  public init?(coefficient: Int128, exponent: Int) {
    let rounded = Unrounded(coefficient, exponent).rounded()
    guard let value = rounded.value else { return nil }
    self = value
  }

  /// A whole number.
  @inlinable
  public init(_ value: Int) {
    self.init(unchecked: Int128(value), 0)
  }

  /// Zero.
  public static var zero: Decimal { Decimal(0) }
  /// One.
  public static var one: Decimal { Decimal(1) }

  /// The signed digits as a whole number; may end in zeros.
  @inlinable
  public var coefficient: Int128 { words.value }

  /// The power of ten by which the coefficient is multiplied.
  @inlinable
  public var exponent: Int { Int(scale) }

  /// Whether the number is zero.
  @inlinable
  public var isZero: Bool { words.low == 0 && words.high == 0 }

  /// Whether the number is below zero.
  @inlinable
  public var isNegative: Bool { words.high < 0 }

  /// The number with its sign reversed.
  @inlinable
  public var negated: Decimal { Decimal(unchecked: 0 &- coefficient, exponent) }

  /// The number without its sign.
  @inlinable
  public var magnitude: Decimal { isNegative ? negated : self }

  /// The same number with the fewest digits: no zeros at the end of the coefficient.
  public var reduced: Decimal {
    guard !isZero else { return .zero }
    var (digits, power) = (coefficient.magnitude, exponent)
    Digits.stripZeros(&digits, &power, limit: Decimal.largestExponent)
    return Decimal(unchecked: Int128(digits, negative: isNegative), power)
  }

  /// The number times a power of ten; nil on overflow.
  public func shifted(_ places: Int) -> Decimal? {
    let (power, overflow) = exponent.addingReportingOverflow(places)
    return overflow ? nil : Decimal(coefficient: coefficient, exponent: power)
  }

  /// Whether the number is whole.
  public var isInteger: Bool {
    scale >= 0 || reduced.exponent >= 0
  }

  /// The number as an `Int`; nil when it is not whole or does not fit.
  public var integer: Int? {
    if scale == 0 { return Int(exactly: coefficient) }
    let plain = reduced
    guard plain.exponent >= 0, plain.exponent < 19, let digits = plain.words.small else {
      return nil
    }
    let power = Int64(Digits.power(plain.exponent))
    let (value, overflow) = digits.multipliedReportingOverflow(by: power)
    return overflow ? nil : Int(value)
  }
}

extension Decimal {
  /// How many digits a coefficient may have.
  static var precision: Int { 34 }
  /// The largest power of ten.
  static var largestExponent: Int { 6111 }
  /// The smallest power of ten.
  static var smallestExponent: Int { -6176 }
  /// The first whole number that is too large for a coefficient.
  @inlinable
  static var bound: UInt128 { 10_000_000_000_000_000_000_000_000_000_000_000 }
}

extension Int128 {
  /// A number of this magnitude, which is at most `Int128.max`, and sign.
  @inlinable
  init(_ magnitude: UInt128, negative: Bool) {
    let value = Int128(truncatingIfNeeded: magnitude)
    self = negative ? 0 &- value : value
  }
}

/// A 128-bit whole number stored with the alignment of a word.
@usableFromInline
struct Words: Sendable, Hashable {
  @usableFromInline let low: UInt64
  @usableFromInline let high: Int64

  @inlinable
  init(_ value: Int128) {
    low = UInt64(truncatingIfNeeded: value)
    high = Int64(truncatingIfNeeded: value >> 64)
  }

  @inlinable
  var value: Int128 { Int128(high) << 64 | Int128(low) }

  /// The number when it fits one signed word.
  @inlinable
  var small: Int64? {
    let word = Int64(bitPattern: low)
    return high == word >> 63 ? word : nil
  }
}
