import Testing

@testable import FEEL

struct RationalTests {
  static let small = (-8...8).flatMap { top in
    (1...8).compactMap { Rational(Int128(top), Int128($0)) }
  }

  @Test func `small fractions compute as fractions do, in lowest terms`() throws {
    for left in Self.small {
      for right in Self.small {
        let (a, b) = (left.numerator, left.denominator)
        let (c, d) = (right.numerator, right.denominator)
        #expect(left.adding(right) == Rational(a * d + c * b, b * d))
        #expect(left.subtracting(right) == Rational(a * d - c * b, b * d))
        #expect(left.multiplied(by: right) == Rational(a * c, b * d))
        #expect(left.divided(by: right) == Rational(a * d, b * c))
        #expect((left < right) == (a * d < c * b))
        #expect((left == right) == (a * d == c * b))
      }
      let parts = (2...12).filter { left.numerator % $0 == 0 && left.denominator % $0 == 0 }
      #expect(parts.isEmpty || left.isZero)
    }
  }

  @Test func `large fractions obey the laws of arithmetic wherever they fit`() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<5_000 {
      let (a, b, c) = (
        random.fraction(digits: 9), random.fraction(digits: 9), random.fraction(digits: 9)
      )
      #expect(a.adding(b) == b.adding(a))
      #expect(a.adding(b)?.adding(c) == b.adding(c)?.adding(a))
      #expect(a.adding(b)?.subtracting(b) == a)
      #expect(b.isZero || a.multiplied(by: b)?.divided(by: b) == a)
      #expect((a < b) == (a.subtracting(b)?.isNegative))
    }
  }

  @Test func `what does not fit is nil, never wrong`() throws {
    let largest = try #require(Rational(.max, 1))
    let smallest = try #require(Rational(1, .max))
    #expect(largest.adding(Rational(1)) == nil)
    #expect(largest.multiplied(by: largest) == nil)
    #expect(largest.divided(by: smallest) == nil)
    #expect(smallest.multiplied(by: smallest) == nil)
    #expect(largest.multiplied(by: smallest) == Rational(1))
    #expect(largest.adding(smallest) == nil)
    #expect(smallest < largest && largest.negated < smallest.negated)
    #expect(Rational(.min, 1) == nil)
    #expect(Rational(.min, 2)?.numerator == -(1 << 126))
    #expect(Rational(.min, .min) == Rational(1))
    #expect(Rational(1, 0) == nil && Rational(1).divided(by: Rational(0)) == nil)
    #expect(Rational(0, .min)?.denominator == 1)
  }

  @Test(arguments: [
    ("7651/120", "7651/120"), ("76", "76"), ("-6/4", "-3/2"), ("0/5", "0"), ("-0", "0"),
    ("170141183460469231731687303715884105727", "170141183460469231731687303715884105727"),
  ])
  func `a fraction is read and written`(text: String, plain: String) {
    #expect(Rational(text)?.description == plain)
  }

  @Test(arguments: [
    "", "/", "1/", "/2", "1/0", "1/-2", "+1", "1/+2", "1 / 2", "1/2/3", "1.5",
    "170141183460469231731687303715884105728",
  ])
  func `what is no fraction is refused`(text: String) {
    #expect(Rational(text) == nil)
  }

  @Test func `decimals and fractions turn into each other without loss`() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<5_000 {
      let value = random.decimal(digits: 30, exponents: -38...8)
      if let fraction = Rational(value) {
        #expect(fraction.exactDecimal == value)
        #expect(fraction.nearestDecimal == value)
      } else {
        #expect(value.exponent > 0 || value.reduced.exponent < 0)
      }
    }
    for (bottom, isDecimal) in [
      (3, false), (7, false), (6, false), (8, true), (625, true), (1, true),
    ] {
      let fraction = try #require(Rational(1, Int128(bottom)))
      #expect((fraction.exactDecimal != nil) == isDecimal)
    }
    // 2^-48 has 34 digits and 48 places, yet small parts; 2^-120 has too many digits.
    let fine = try #require(Rational(1, 1 << 48))
    #expect(fine.exactDecimal.flatMap(Rational.init) == fine)
    #expect(Rational(1, 1 << 120)?.exactDecimal == nil)
  }
}
