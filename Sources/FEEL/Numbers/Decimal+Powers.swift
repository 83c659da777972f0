extension Decimal {
  /// The number multiplied by itself so many times, rounded half to even to 34 digits at each step;
  /// below zero, one divided by that. Nil on overflow and for zero to a power below zero.
  public func power(_ exponent: Int) -> Decimal? {
    var (base, left, result) = (self, exponent.magnitude, Decimal.one)
    while left > 0 {
      if left & 1 == 1 {
        guard let product = result.multiplied(by: base) else { return nil }
        result = product
      }
      left >>= 1
      if left > 0 {
        guard let square = base.multiplied(by: base) else { return nil }
        base = square
      }
    }
    return exponent < 0 ? Decimal.one.divided(by: result) : result
  }
}
