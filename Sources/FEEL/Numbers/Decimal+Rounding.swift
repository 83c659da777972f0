extension Decimal {
  /// The number with at most so many digits after the point; a negative count rounds to tens,
  /// hundreds and so on. The result never overflows; a count beyond the limits of a decimal acts
  /// as the limit.
  public func rounded(places: Int, _ mode: Rounding) -> Decimal {
    let places = min(max(places, -Decimal.largestExponent), -Decimal.smallestExponent)
    guard -places > exponent else { return self }
    var digits = coefficient.magnitude
    let tail = Unrounded.cut(&digits, digits: -places - exponent, more: false)
    if mode.goesUp(tail, odd: digits & 1 == 1, negative: isNegative) { digits += 1 }
    guard digits != 0 else { return .zero }
    return Decimal(unchecked: Int128(digits, negative: isNegative), -places)
  }

  /// The largest whole number that is not above this one.
  public var floor: Decimal { rounded(places: 0, .floor) }

  /// The smallest whole number that is not below this one.
  public var ceiling: Decimal { rounded(places: 0, .ceiling) }
}
