extension Decimal: Comparable, Hashable {
  /// Whether both are the same number; `1.0` equals `1`.
  @inlinable
  public static func == (left: Decimal, right: Decimal) -> Bool {
    if left.scale == right.scale { return left.words == right.words }
    return left.order(right) == 0
  }

  /// Whether the left number is the smaller.
  @inlinable
  public static func < (left: Decimal, right: Decimal) -> Bool {
    if left.scale == right.scale { return left.coefficient < right.coefficient }
    return left.order(right) < 0
  }

  /// Feeds the number, not its digits: equal numbers give equal hashes.
  public func hash(into hasher: inout Hasher) {
    let plain = reduced
    hasher.combine(plain.words)
    hasher.combine(plain.scale)
  }

  /// Below zero, zero or above zero as this number is smaller than, equal to or larger than the
  /// other.
  @inlinable
  func order(_ other: Decimal) -> Int {
    let gap = Int(scale) - Int(other.scale)
    guard let left = words.small, let right = other.words.small, gap < 19, gap > -19 else {
      return fullOrder(other)
    }
    let first = gap > 0 ? Int128(left) &* Int128(Digits.power(gap)) : Int128(left)
    let second = gap < 0 ? Int128(right) &* Int128(Digits.power(-gap)) : Int128(right)
    return first < second ? -1 : (first == second ? 0 : 1)
  }

  /// The order of numbers of any size.
  @usableFromInline
  func fullOrder(_ other: Decimal) -> Int {
    let (left, right) = (coefficient.signum(), other.coefficient.signum())
    if left != right || left == 0 { return left == right ? 0 : (left < right ? -1 : 1) }
    let sign = Int(left)
    return scale >= other.scale
      ? sign * Decimal.magnitudeOrder(self, other) : -sign * Decimal.magnitudeOrder(other, self)
  }

  /// The order of two non-zero magnitudes, of which `upper` has the larger exponent.
  private static func magnitudeOrder(_ upper: Decimal, _ lower: Decimal) -> Int {
    let gap = upper.exponent - lower.exponent
    // A magnitude below one is never compared, so ten to the 34th exceeds every coefficient.
    guard gap < 34 else { return 1 }
    let (scaled, overflow) = upper.coefficient.magnitude.multipliedReportingOverflow(
      by: Digits.widePower(gap))
    let right = lower.coefficient.magnitude
    return overflow || scaled > right ? 1 : (scaled == right ? 0 : -1)
  }
}
