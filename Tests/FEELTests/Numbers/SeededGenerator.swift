@testable import FEEL

/// A small generator of repeatable random numbers (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number with up to so many digits, all lengths alike.
  mutating func digits(upTo count: Int) -> Int128 {
    let length = Int.random(in: 1...count, using: &self)
    let magnitude = UInt128.random(in: 0..<Digits.widePower(length), using: &self)
    return Int128(magnitude, negative: Bool.random(using: &self))
  }

  /// A decimal with up to so many digits and a small exponent.
  mutating func decimal(digits count: Int, exponents: ClosedRange<Int> = -9...3) -> Decimal {
    Decimal(unchecked: digits(upTo: count), Int.random(in: exponents, using: &self))
  }

  /// A fraction of two numbers with up to so many digits.
  mutating func fraction(digits count: Int) -> Rational {
    let bottom = digits(upTo: count).magnitude
    return Rational(digits(upTo: count), Int128(max(bottom, 1))) ?? Rational(1)
  }
}
