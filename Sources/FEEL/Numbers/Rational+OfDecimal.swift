extension Rational {
  /// The number of a decimal; nil when a part of the fraction does not fit.
  public init?(_ decimal: Decimal) {
    let plain = decimal.exponent < 0 ? decimal.reduced : decimal
    let (digits, power) = (plain.coefficient, plain.exponent)
    switch power {
    case 0...38:
      let (product, overflow) = digits.multipliedReportingOverflow(
        by: Int128(Digits.widePower(power)))
      guard !overflow else { return nil }
      self.init(lowest: product, 1)
    case -38 ... -1:
      self.init(digits, Int128(Digits.widePower(-power)))
    case _:
      self.init(fine: digits, places: -power)
    }
  }

  /// The quotient of two decimals; nil when a part does not fit, and for division by zero.
  init?(_ dividend: Decimal, over divisor: Decimal) {
    let power = dividend.exponent - divisor.exponent
    if power > -20, power < 20 {
      let factor = Int128(Digits.power(abs(power)))
      let (top, bottom) = (dividend.coefficient, divisor.coefficient)
      let (scaled, overflow) = (power > 0 ? top : bottom).multipliedReportingOverflow(by: factor)
      if !overflow {
        self.init(power > 0 ? scaled : top, power > 0 ? bottom : scaled)
        return
      }
    }
    guard let top = Rational(dividend), let bottom = Rational(divisor),
      let quotient = top.divided(by: bottom)
    else { return nil }
    self = quotient
  }

  /// A number of more than 38 places whose digits do not end in zero: all of its twos or all of its
  /// fives must go, else the denominator does not fit.
  private init?(fine digits: Int128, places: Int) {
    guard (39...126).contains(places) else { return nil }
    var (top, bottom) = (digits.magnitude, UInt128(1))
    for factor in [UInt128(2), 5] {
      for _ in 0..<places {
        if top % factor == 0 {
          top /= factor
        } else {
          let (product, overflow) = bottom.multipliedReportingOverflow(by: factor)
          guard !overflow else { return nil }
          bottom = product
        }
      }
    }
    self.init(magnitude: top, bottom, negative: digits < 0)
  }

  /// Below zero, zero or above zero as this fraction is smaller than, equal to or larger than a
  /// decimal of any size.
  func order(against decimal: Decimal) -> Int {
    if let other = Rational(decimal) { return self == other ? 0 : (self < other ? -1 : 1) }
    // Zero is a fraction, so the decimal has a sign.
    guard isNegative == decimal.isNegative, !isZero else { return decimal.isNegative ? 1 : -1 }
    return magnitudeExceeds(decimal) == isNegative ? -1 : 1
  }

  /// Whether the magnitude exceeds that of a decimal that is no fraction of 128 bits.
  private func magnitudeExceeds(_ decimal: Decimal) -> Bool {
    guard decimal.exponent < 0 else { return false }
    let places = -decimal.exponent
    // p/q > c/10^n  ⇔  p × 10^n > c × q, and the right side is below 2^240.
    guard places <= 76 else { return true }
    let right = decimal.coefficient.magnitude.multipliedFullWidth(by: denominator.magnitude)
    let first = min(places, 38)
    let left = numerator.magnitude.multipliedFullWidth(by: Digits.widePower(first))
    let factor = Digits.widePower(places - first)
    let low = left.low.multipliedFullWidth(by: factor)
    let (high, overflow) = left.high.multipliedReportingOverflow(by: factor)
    let (sum, carry) = high.addingReportingOverflow(low.high)
    return overflow || carry || (sum, low.low) > (right.high, right.low)
  }
}
