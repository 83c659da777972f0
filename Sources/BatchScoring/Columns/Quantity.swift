internal import FEEL

/// A number, or a date, of every row as whole numbers: `sum / (scale × under)`.
struct Quantity {
  var sum: Linear
  /// A constant denominator, at least 1.
  var scale: Int
  /// A register with a denominator for each row, at least 1.
  var under: Int?
  /// True where there is a number, else null or unknown.
  var shape: Finite

  init(_ sum: Linear, scale: Int, under: Int? = nil, shape: Finite = .yes) {
    self.sum = sum
    self.scale = scale
    self.under = under
    self.shape = shape
  }

  /// A value that is a number wherever it is neither null nor unknown; nil when it may be anything
  /// else, or too fine.
  init?(_ value: Finite) {
    var scale = 1
    for number in value.values {
      guard number.number != nil || number.isNull || number.isUnknown else { return nil }
      guard let exact = number.number.map({ $0.exact }) ?? Rational(0),
        let denominator = Int(exactly: exact.denominator),
        let common = Quantity.leastCommon(scale, denominator)
      else { return nil }
      scale = common
    }
    var numerators: [Int] = []
    for number in value.values {
      guard let numerator = Quantity.numerator(of: number, scale: scale) else { return nil }
      numerators.append(numerator)
    }
    sum = Linear(inputs: value.inputs, entries: value.outcomes.map { numerators[Int($0)] })
    self.scale = scale
    under = nil
    shape = value.mapped { $0.number == nil ? $0 : .boolean(true) }
  }

  /// The numerator over `scale`, 0 for what is no number; nil when it does not come out or is large.
  static func numerator(of value: Value, scale: Int) -> Int? {
    guard let number = value.number else { return 0 }
    guard let scaled = number.multiplied(by: Number(scale), .exact)?.integer,
      scaled.magnitude <= Bound.greatest.magnitude
    else { return nil }
    return scaled
  }

  /// The least common multiple; nil above a million millions.
  static func leastCommon(_ a: Int, _ b: Int) -> Int? {
    guard let multiple = Bound.product(a / divisor(a, b), b), multiple <= 1_000_000_000_000 else {
      return nil
    }
    return multiple
  }

  /// 1 with so many zeros, at most eighteen.
  static func powerOfTen(_ zeros: Int) -> Int { (0..<zeros).reduce(1) { power, _ in power * 10 } }

  static func divisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a.magnitude, b.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    return Int(max(a, 1))
  }

  /// The same over another scale, a multiple of its own.
  func over(_ scale: Int) -> Quantity? {
    guard let sum = sum.times(scale / self.scale) else { return nil }
    return Quantity(sum, scale: scale, under: under, shape: shape)
  }
}
