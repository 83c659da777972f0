/// Functions whose results are rounded to 34 digits.
enum Inexact {
  private static let one = Decimal(1)
  private static let two = Decimal(2)

  /// The square root; nil below zero.
  static func squareRoot(_ value: Decimal) -> Decimal? {
    guard !value.isNegative else { return nil }
    if value.isZero { return value }
    // Halving the exponent gives a start that Newton's steps reach the root from quickly.
    let digits = String(value.coefficient.magnitude).utf8.count
    let magnitude = (digits + value.exponent) / 2
    guard var guess = Decimal(coefficient: 1, exponent: magnitude) else { return nil }
    for _ in 0..<200 {
      guard let quotient = value.divided(by: guess), let sum = guess.adding(quotient),
        let next = sum.divided(by: two)
      else { return nil }
      if next == guess { break }
      guess = next
    }
    return exact(guess, squaredIs: value)
  }

  /// The root cut to fewer digits when that is its exact value.
  private static func exact(_ root: Decimal, squaredIs value: Decimal) -> Decimal {
    let digits = String(root.coefficient.magnitude).utf8.count
    let short = root.rounded(places: 30 - digits - root.exponent, .halfEven)
    return short.multiplied(by: short) == value ? short.reduced : root
  }

  /// The exponential function; nil on overflow.
  static func exponential(_ value: Decimal) -> Decimal? {
    guard let whole = value.magnitude.floor.integer, whole < 15_000 else {
      return value.isNegative ? .zero : nil
    }
    // exp(x) = exp(x / 2^k)^(2^k), with x / 2^k small enough for a short series.
    var halvings = 10
    var reduced = whole
    while reduced > 0 { (reduced, halvings) = (reduced / 2, halvings + 1) }
    guard let divisor = Decimal(coefficient: 1 << Int128(halvings), exponent: 0),
      let small = value.divided(by: divisor), var result = exponentialSeries(small)
    else { return nil }
    // The series gives exp(x) − 1, which keeps its digits while it is doubled.
    for _ in 0..<halvings {
      guard let square = result.multiplied(by: result), let double = result.adding(result),
        let next = square.adding(double)
      else { return nil }
      result = next
    }
    return result.adding(one)
  }

  /// exp(x) − 1 for a small x.
  private static func exponentialSeries(_ value: Decimal) -> Decimal? {
    var term = value
    var sum = value
    for index in 2..<60 {
      guard let product = term.multiplied(by: value),
        let next = product.divided(by: Decimal(index)), let total = sum.adding(next)
      else { return nil }
      if total == sum { break }
      (term, sum) = (next, total)
    }
    return sum
  }

  /// The natural logarithm; nil for zero and below.
  static func logarithm(_ value: Decimal) -> Decimal? {
    guard !value.isNegative, !value.isZero else { return nil }
    let digits = String(value.coefficient.magnitude).utf8.count
    let power = value.exponent + digits - 1
    guard let mantissa = Decimal(coefficient: value.coefficient, exponent: 1 - digits),
      let inner = mantissaLogarithm(mantissa), let ten = mantissaLogarithm(Decimal(10)),
      let outer = ten.multiplied(by: Decimal(power))
    else { return nil }
    return outer.adding(inner)
  }

  /// The logarithm of a number from 1 to 10, through its square root and a series for ln((1+y)/(1−y)).
  private static func mantissaLogarithm(_ value: Decimal) -> Decimal? {
    var root = value
    for _ in 0..<4 {
      guard let next = squareRoot(root) else { return nil }
      root = next
    }
    guard let above = root.subtracting(one), let below = root.adding(one),
      let ratio = above.divided(by: below), let square = ratio.multiplied(by: ratio)
    else { return nil }
    var power = ratio
    var sum = ratio
    for index in 1..<80 {
      guard let next = power.multiplied(by: square),
        let term = next.divided(by: Decimal(2 * index + 1)), let total = sum.adding(term)
      else { return nil }
      if total == sum { break }
      (power, sum) = (next, total)
    }
    return sum.multiplied(by: Decimal(32))
  }

  /// A power with any exponent; nil where it is not real.
  static func power(_ base: Decimal, _ exponent: Decimal) -> Decimal? {
    if base.isZero { return exponent.isNegative ? nil : .zero }
    return logarithm(base).flatMap { $0.multiplied(by: exponent) }.flatMap { self.exponential($0) }
  }
}
