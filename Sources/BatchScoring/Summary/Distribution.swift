internal import FEEL

/// What counts of numbers say: their ends, quartiles, mean and sum, all exact.
struct Distribution: Sendable {
  let count: Int
  /// The lowest, the three quartiles, the highest.
  ///
  /// A quartile lies at place 1 + (n − 1)·q of the numbers in order, between two neighbours in
  /// proportion: `QUARTILE.INC` of spreadsheets, the default of R and NumPy.
  let five: [Rational]
  let sum: Rational

  /// Nil where there are no numbers, or where a sum needs more than 128 bits.
  init?(_ counts: [Number: Int]) {
    let ordered = counts.sorted { $0.key < $1.key }
    let total = ordered.reduce(0) { $0 + $1.value }
    var sum: Rational? = Rational(0)
    var values: [(value: Rational, count: Int)] = []
    for (value, count) in ordered {
      guard let exact = value.exact else { return nil }
      values.append((exact, count))
      sum = sum.flatMap { sum in exact.multiplied(by: Rational(count)).flatMap(sum.adding) }
    }
    guard let sum, total > 0 else { return nil }
    self.sum = sum
    count = total
    let quarters = (0...4).compactMap { Distribution.value(at: $0, of: values, total) }
    guard quarters.count == 5 else { return nil }
    five = quarters
  }

  var mean: Rational? { sum.divided(by: Rational(count)) }

  private static func value(
    at quarter: Int, of values: [(value: Rational, count: Int)], _ count: Int
  ) -> Rational? {
    let (place, rest) = ((count - 1) * quarter).quotientAndRemainder(dividingBy: 4)
    guard let low = value(at: place, of: values) else { return nil }
    guard rest > 0, let high = value(at: place + 1, of: values),
      let part = Rational(Int128(rest), 4)
    else { return low }
    return high.subtracting(low)?.multiplied(by: part).flatMap(low.adding)
  }

  private static func value(
    at place: Int, of values: [(value: Rational, count: Int)]
  ) -> Rational? {
    var before = 0
    for (value, count) in values {
      before += count
      if place < before { return value }
    }
    return nil
  }
}
