extension Rational {
  /// The sum; nil when a part does not fit.
  public func adding(_ other: Rational) -> Rational? {
    let shared = Rational.divisor(denominator.magnitude, other.denominator.magnitude)
    let left = denominator / Int128(shared)
    let right = other.denominator / Int128(shared)
    guard let first = numerator.checked(times: right),
      let second = other.numerator.checked(times: left), let sum = first.checked(plus: second)
    else { return nil }
    // Only a factor of what the denominators share can be left over.
    let factor = Rational.divisor(sum.magnitude, shared)
    guard let bottom = left.checked(times: other.denominator / Int128(factor)) else { return nil }
    return Rational(magnitude: sum.magnitude / factor, bottom.magnitude, negative: sum < 0)
  }

  /// The difference; nil when a part does not fit.
  public func subtracting(_ other: Rational) -> Rational? {
    adding(other.negated)
  }

  /// The product; nil when a part does not fit.
  public func multiplied(by other: Rational) -> Rational? {
    product(
      other.numerator.magnitude, other.denominator.magnitude,
      negative: isNegative != other.isNegative)
  }

  /// The quotient; nil for division by zero, and when a part does not fit.
  public func divided(by other: Rational) -> Rational? {
    guard !other.isZero else { return nil }
    return product(
      other.denominator.magnitude, other.numerator.magnitude,
      negative: isNegative != other.isNegative)
  }

  /// The product with a fraction in lowest terms, reduced crosswise before anything is multiplied.
  private func product(_ top: UInt128, _ bottom: UInt128, negative: Bool) -> Rational? {
    let first = Rational.divisor(numerator.magnitude, bottom)
    let second = Rational.divisor(top, denominator.magnitude)
    let above = (numerator.magnitude / first).multipliedReportingOverflow(by: top / second)
    let below = (denominator.magnitude / second).multipliedReportingOverflow(by: bottom / first)
    guard !above.overflow, !below.overflow else { return nil }
    return Rational(magnitude: above.partialValue, below.partialValue, negative: negative)
  }
}

extension Int128 {
  /// The product; nil on overflow.
  fileprivate func checked(times other: Int128) -> Int128? {
    let (value, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? nil : value
  }

  /// The sum; nil on overflow.
  fileprivate func checked(plus other: Int128) -> Int128? {
    let (value, overflow) = addingReportingOverflow(other)
    return overflow ? nil : value
  }
}

extension Rational: Comparable {
  /// Whether the left number is the smaller, by full-width products that cannot overflow.
  public static func < (left: Rational, right: Rational) -> Bool {
    let (signs, other) = (left.numerator.signum(), right.numerator.signum())
    if signs != other { return signs < other }
    let first = left.numerator.magnitude.multipliedFullWidth(by: right.denominator.magnitude)
    let second = right.numerator.magnitude.multipliedFullWidth(by: left.denominator.magnitude)
    let isSmaller = (first.high, first.low) < (second.high, second.low)
    return signs < 0 ? (first.high, first.low) > (second.high, second.low) : isSmaller
  }
}

extension Rational: LosslessStringConvertible {
  /// `7651/120`, or `76` for a whole number.
  public var description: String {
    isInteger ? String(numerator) : String(numerator) + "/" + String(denominator)
  }

  /// Reads `7651/120`, `-3` or `6/4`; only digits with a minus in front, and a denominator above
  /// zero. Nil for any other text and when a part does not fit.
  public init?(_ description: String) {
    let parts = description.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let top = Rational.whole(parts[0]) else { return nil }
    guard parts.count == 2 else {
      self.init(top, 1)
      return
    }
    guard let bottom = Rational.whole(parts[1]), bottom > 0 else { return nil }
    self.init(top, bottom)
  }

  /// A whole number without a plus sign.
  private static func whole(_ text: Substring) -> Int128? {
    text.utf8.first == UInt8(ascii: "+") ? nil : Int128(text)
  }
}
