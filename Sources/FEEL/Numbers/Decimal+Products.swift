extension Decimal {
  /// The product, rounded half to even to 34 digits; nil on overflow.
  @inlinable
  public func multiplied(by other: Decimal) -> Decimal? {
    quickProduct(other) ?? unroundedProduct(other).value
  }

  /// The exact product; nil when it has more than 34 digits or is too large or too near to zero.
  @inlinable
  func exactProduct(_ other: Decimal) -> Decimal? {
    if let product = quickProduct(other) { return product }
    let product = unroundedProduct(other)
    return product.isExact ? product.value : nil
  }

  /// The product of coefficients of one word, when it is exact without more ado.
  @inlinable
  func quickProduct(_ other: Decimal) -> Decimal? {
    guard let left = words.small, let right = other.words.small else { return nil }
    let wide = left.multipliedFullWidth(by: right)
    let product = Int128(wide.high) << 64 | Int128(wide.low)
    let power = Int(scale) + Int(other.scale)
    guard product.magnitude < Decimal.bound, power >= -6176, power <= 6111 else { return nil }
    return Decimal(unchecked: product, power)
  }

  /// The product by the full way, and whether it is exact.
  @usableFromInline
  func unroundedProduct(_ other: Decimal) -> (value: Decimal?, isExact: Bool) {
    let (left, right) = (coefficient.magnitude, other.coefficient.magnitude)
    let power = exponent + other.exponent
    let isNegative = isNegative != other.isNegative
    let digits = Digits.count(left) + Digits.count(right)
    guard digits > 38 else {
      return Unrounded(left * right, power, negative: isNegative).rounded()
    }
    // 37 or 38 digits stay, enough for one correct rounding to 34.
    let cut = digits - 38
    let divisor = Digits.widePower(cut)
    let product = left.multipliedFullWidth(by: right)
    let (quotient, rest) = divisor.dividingFullWidth(product)
    return Unrounded(quotient, power + cut, negative: isNegative, hasMore: rest != 0).rounded()
  }
}
