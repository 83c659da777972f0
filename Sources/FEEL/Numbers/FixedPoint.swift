/// A number from zero up with 81 places, for logarithms and exponentials: 34 digits of a result may
/// begin at the 34th place, and some 10 places are lost on the way.
struct FixedPoint: Sendable {
  /// The number in units of 10^−81.
  let units: Natural

  private init(_ units: Natural) {
    self.units = units
  }

  /// `digits × 10^exponent`, cut off after the last place; nil when it exceeds 10^78.
  init?(_ digits: UInt128, _ exponent: Int) {
    guard exponent < 40 else { return nil }
    var (units, power) = (Natural(digits), exponent + 81)
    while power >= 9 {
      units = units * Natural(1_000_000_000)
      power -= 9
    }
    while power <= -9, !units.isZero {
      units = units / 1_000_000_000
      power += 9
    }
    if power > 0 { units = units * Natural(UInt128(Digits.power(power))) }
    if power < 0, power > -9 { units = units / UInt32(Digits.power(-power)) }
    self.units = units
  }

  /// A small whole number.
  init(_ value: UInt32) {
    units = Natural(UInt128(value)) * FixedPoint.one.units
  }

  static let one = FixedPoint(power(81))

  /// The natural logarithm of 10.
  static let logarithmOfTen: FixedPoint = {
    // 27 digits at a time: 2.302585092994045684017991454 684364207601101488628772976 …
    let parts: [UInt128] = [
      2, 302_585_092_994_045_684_017_991_454, 684_364_207_601_101_488_628_772_976,
      033_327_900_967_572_609_677_352_480,
    ]
    return FixedPoint(parts.reduce(Natural(0)) { $0 * power(27) + Natural($1) })
  }()

  private static func power(_ exponent: Int) -> Natural {
    (0..<exponent / 9).reduce(Natural(1)) { power, _ in power * Natural(1_000_000_000) }
  }

  static func + (left: FixedPoint, right: FixedPoint) -> FixedPoint {
    FixedPoint(left.units + right.units)
  }

  /// The difference; zero where the right number is the larger.
  static func - (left: FixedPoint, right: FixedPoint) -> FixedPoint {
    FixedPoint(left.units - right.units)
  }

  static func * (left: FixedPoint, right: FixedPoint) -> FixedPoint {
    let product = left.units * right.units
    return FixedPoint((0..<9).reduce(product) { rest, _ in rest / 1_000_000_000 })
  }

  static func / (left: FixedPoint, divisor: UInt32) -> FixedPoint {
    FixedPoint(left.units / divisor)
  }

  static func * (left: FixedPoint, factor: UInt32) -> FixedPoint {
    FixedPoint(left.units * Natural(UInt128(factor)))
  }

  /// The whole part; nil when it has more than 19 digits.
  var whole: UInt64? {
    (0..<9).reduce(units) { rest, _ in rest / 1_000_000_000 }.small.flatMap(UInt64.init(exactly:))
  }

  /// The number times a power of ten, cut off after some 38 digits and not yet rounded.
  func unrounded(_ exponent: Int, negative: Bool) -> Unrounded {
    var (rest, power) = (units, exponent - 81)
    while true {
      if let digits = rest.small {
        return Unrounded(digits, power, negative: negative, hasMore: true)
      }
      rest = rest / 10
      power += 1
    }
  }
}

extension FixedPoint: Comparable {
  static func == (left: FixedPoint, right: FixedPoint) -> Bool { left.units == right.units }
  static func < (left: FixedPoint, right: FixedPoint) -> Bool { left.units < right.units }
}

extension FixedPoint {
  /// e to this number, which is at most the logarithm of 10.
  var exponential: FixedPoint {
    // The series converges quickly for a 256th of the number, and eight squarings undo that.
    let small = self / 256
    var (sum, term, index) = (FixedPoint.one + small, small, UInt32(2))
    while !term.units.isZero {
      term = term * small / index
      sum = sum + term
      index += 1
    }
    return (0..<8).reduce(sum) { power, _ in power * power }
  }

  /// The natural logarithm of this number, which is 1…10.
  var logarithm: FixedPoint {
    let guesses: [UInt32] = [0, 693, 1_098, 1_386, 1_609, 1_791, 1_945, 2_079, 2_197, 2_302]
    let first = Int(min(max(whole ?? 1, 1), 10)) - 1
    var result = FixedPoint(guesses[first]) / 1_000
    // Newton's steps come from above after the first, and each doubles the correct digits.
    for _ in 0..<9 {
      let inverse = (FixedPoint.logarithmOfTen - result).exponential / 10
      result = min(result + self * inverse - .one, .logarithmOfTen)
    }
    return result
  }
}
