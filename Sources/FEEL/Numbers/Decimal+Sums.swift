extension Decimal {
  /// The sum, rounded half to even to 34 digits; nil on overflow.
  @inlinable
  public func adding(_ other: Decimal) -> Decimal? {
    quickSum(other) ?? unroundedSum(other).value
  }

  /// The difference, rounded half to even to 34 digits; nil on overflow.
  @inlinable
  public func subtracting(_ other: Decimal) -> Decimal? {
    adding(other.negated)
  }

  /// The exact sum; nil when it has more than 34 digits or is too large.
  @inlinable
  func exactSum(_ other: Decimal) -> Decimal? {
    if let sum = quickSum(other) { return sum }
    let sum = unroundedSum(other)
    return sum.isExact ? sum.value : nil
  }

  /// The sum of two numbers with the same exponent or with coefficients of one word, when it is
  /// exact without more ado.
  @inlinable
  func quickSum(_ other: Decimal) -> Decimal? {
    let gap = Int(scale) - Int(other.scale)
    let sum: Int128
    if gap == 0 {
      sum = coefficient &+ other.coefficient
    } else {
      guard let left = words.small, let right = other.words.small, gap < 19, gap > -19 else {
        return nil
      }
      sum =
        gap > 0
        ? Int128(left) &* Int128(Digits.power(gap)) &+ Int128(right)
        : Int128(left) &+ Int128(right) &* Int128(Digits.power(-gap))
    }
    guard sum.magnitude < Decimal.bound else { return nil }
    return Decimal(unchecked: sum, Int(min(scale, other.scale)))
  }

  /// The sum by the full way, and whether it is exact.
  @usableFromInline
  func unroundedSum(_ other: Decimal) -> (value: Decimal?, isExact: Bool) {
    if isZero { return (other, true) }
    if other.isZero { return (self, true) }
    let (upper, lower) = scale >= other.scale ? (self, other) : (other, self)
    return Decimal.sum(upper, lower).rounded()
  }

  /// The sum of two non-zero numbers, of which `upper` has the larger exponent.
  private static func sum(_ upper: Decimal, _ lower: Decimal) -> Unrounded {
    let gap = upper.exponent - lower.exponent
    // With 37 digits above, what is cut off below is less than a unit of the 36th digit.
    let room = 37 - Digits.count(upper.coefficient.magnitude)
    let shift = min(gap, room)
    let high = upper.coefficient * Int128(Digits.widePower(shift))
    var low = lower.coefficient.magnitude
    let tail = Unrounded.cut(&low, digits: gap - shift, more: false)
    var sum = high + Int128(low, negative: lower.isNegative)
    let hasMore = tail != .nothing
    // A tail of the other sign is borrowed from the last unit, so that it adds to the magnitude.
    if hasMore, lower.isNegative != upper.isNegative { sum += upper.isNegative ? 1 : -1 }
    return Unrounded(
      sum.magnitude, upper.exponent - shift, negative: sum < 0, hasMore: hasMore)
  }
}
