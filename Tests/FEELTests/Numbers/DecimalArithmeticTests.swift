import Testing

@testable import FEEL

struct DecimalArithmeticTests {
  /// Every decimal of a coefficient −12…12 and an exponent −2…2.
  static let small = (-12...12).flatMap { digits in
    (-2...2).map { Decimal(unchecked: Int128(digits), $0) }
  }

  @Test func `sums, products, quotients and order of small numbers agree with fractions`() throws {
    for left in Self.small {
      let first = try #require(Rational(left))
      for right in Self.small {
        let second = try #require(Rational(right))
        #expect(left.adding(right).flatMap(Rational.init) == first.adding(second))
        #expect(left.subtracting(right).flatMap(Rational.init) == first.subtracting(second))
        #expect(left.multiplied(by: right).flatMap(Rational.init) == first.multiplied(by: second))
        #expect(left.exactQuotient(right) == first.divided(by: second)?.exactDecimal)
        #expect(left.divided(by: right) == first.divided(by: second)?.nearestDecimal)
        #expect((left < right) == (first < second))
        #expect((left == right) == (first == second))
        #expect(left != right || left.hashValue == right.hashValue)
      }
    }
  }

  @Test func `modulo takes the sign of the divisor and completes the floor of the quotient`() throws
  {
    for left in Self.small {
      for right in Self.small where !right.isZero {
        let rest = try #require(left.modulo(right))
        let second = try #require(Rational(right))
        let quotient = try #require(Rational(left)?.divided(by: second))
        let whole = quotient.rounded(places: 0, .floor)
        #expect(left.subtracting(rest) == right.multiplied(by: whole), "\(left) modulo \(right)")
        #expect(rest.isZero || rest.isNegative == right.isNegative)
        #expect(rest.magnitude < right.magnitude)
      }
    }
    #expect(Decimal(1).modulo(.zero) == nil)
  }

  @Test func `fast and full ways agree`() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<10_000 {
      let (left, right) = (random.decimal(digits: 20), random.decimal(digits: 20))
      if let sum = left.quickSum(right) {
        let full = left.unroundedSum(right)
        #expect(full.value == sum && full.isExact, "\(left) + \(right)")
      }
      if let product = left.quickProduct(right) {
        let full = left.unroundedProduct(right)
        #expect(full.value == product && full.isExact, "\(left) × \(right)")
      }
    }
  }

  @Test func `exact results are those of fractions, and nil exactly when 34 digits do not do`()
    throws
  {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<5_000 {
      let left = random.decimal(digits: 19, exponents: -9...0)
      let right = random.decimal(digits: 17, exponents: -9...0)
      let (first, second) = (try #require(Rational(left)), try #require(Rational(right)))
      #expect(left.exactSum(right) == first.adding(second)?.exactDecimal, "\(left) + \(right)")
      #expect(
        left.exactProduct(right) == first.multiplied(by: second)?.exactDecimal, "\(left) × \(right)"
      )
      #expect(
        left.exactQuotient(right) == first.divided(by: second)?.exactDecimal, "\(left)/\(right)")
    }
  }

  @Test func `overflow and division by zero are nil, underflow is zero`() throws {
    let largest = try #require(Decimal("9.999999999999999999999999999999999e6144"))
    let smallest = try #require(Decimal("1e-6176"))
    #expect(largest.adding(largest) == nil)
    #expect(largest.multiplied(by: Decimal(10)) == nil)
    #expect(largest.divided(by: smallest) == nil)
    #expect(largest.adding(Decimal(1)) == largest)
    #expect(smallest.multiplied(by: smallest) == .zero)
    #expect(smallest.divided(by: largest) == .zero)
    #expect(smallest.divided(by: Decimal(2)) == .zero)
    #expect(Decimal.one.divided(by: .zero) == nil)
    #expect(Decimal.zero.divided(by: .zero) == nil)
    #expect(largest.modulo(smallest) == .zero)
    #expect(largest.modulo(Decimal(7)) != nil)
    #expect(Decimal(coefficient: 1, exponent: .max) == nil)
    #expect(Decimal(coefficient: 1, exponent: .min) == .zero)
    #expect(Decimal(coefficient: .min, exponent: 0)?.description.count == 40)
    #expect(Decimal(.min).negated.description == "9223372036854775808")
  }

  @Test func `powers multiply, and below zero divide`() throws {
    let tenth = try #require(Decimal("1.1"))
    #expect(tenth.power(0) == .one)
    #expect(tenth.power(2) == Decimal("1.21"))
    #expect(Decimal(2).power(100) == Decimal("1267650600228229401496703205376"))
    #expect(Decimal(2).power(-2) == Decimal("0.25"))
    #expect(Decimal(10).power(6144) == Decimal("1e6144"))
    #expect(Decimal(10).power(6145) == nil)
    #expect(Decimal.zero.power(-1) == nil)
    #expect(Decimal.one.power(.min) == .one)
  }

  @Test func `whole numbers are told and taken out`() {
    #expect(Decimal("1200e-2")?.integer == 12)
    #expect(Decimal("12e3")?.integer == 12_000)
    #expect(Decimal("12.5")?.integer == nil)
    #expect(Decimal("1e19")?.integer == nil)
    #expect(Decimal("9e18")?.integer == 9_000_000_000_000_000_000)
    #expect(Decimal("9999999999999999999999999999999999e18")?.integer == nil)
    #expect(Decimal("-1e6144")?.integer == nil)
    #expect(Decimal("9223372036854775808")?.integer == nil)
    #expect(Decimal("-9223372036854775808")?.integer == .min)
    #expect(Decimal("12.50e1")?.isInteger == true)
    #expect(Decimal("12.5")?.isInteger == false)
  }
}
