import Testing

@testable import FEEL

struct NumberTests {
  static func number(_ text: String) throws -> Number {
    if let decimal = Decimal(text) { return Number(decimal) }
    return Number(try #require(Rational(text)))
  }

  @Test func `exact arithmetic leaves decimals only where it must and comes back`() throws {
    let (one, three) = (Number(1), Number(3))
    let third = try #require(one.divided(by: three, .exact))
    #expect(third == .ratio(try #require(Rational(1, 3))))
    #expect(third.description == "1/3")
    #expect(third.multiplied(by: three, .exact) == one)
    #expect(third.multiplied(by: three, .exact)?.hashValue == one.hashValue)
    #expect(one.divided(by: Number(8), .exact) == .decimal(try #require(Decimal("0.125"))))
    #expect(one.divided(by: Number(0), .exact) == nil)
    #expect(Number(0).divided(by: three, .exact) == Number(0))
  }

  @Test func `decimal arithmetic rounds to 34 digits`() throws {
    let third = try #require(Number(1).divided(by: Number(3), .decimal128))
    #expect(third.description == "0." + String(repeating: "3", count: 34))
    let almost = third.multiplied(by: Number(3), .decimal128)
    #expect(almost?.description == "0." + String(repeating: "9", count: 34))
    let exact = try #require(Number(1).divided(by: Number(3), .exact))
    #expect(
      exact.adding(Number(1), .decimal128)?.description == "1." + String(repeating: "3", count: 33))
  }

  @Test func `a sum that needs more than 34 digits stays exact`() throws {
    let large = try Self.number("1e34")
    let tenth = try Self.number("0.1")
    let sum = try #require(large.adding(tenth, .exact))
    #expect(sum.description == "100000000000000000000000000000000001/10")
    #expect(sum.subtracting(large, .exact) == tenth)
    #expect(large.adding(tenth, .decimal128) == large)
  }

  @Test func `numbers of both forms stand in one order`() throws {
    let ascending = try [
      "-1e6144", "-1e40", "-170141183460469231731687303715884105727", "-7/3", "-2", "-1/3",
      "-1/170141183460469231731687303715884105727", "-1e-60", "-1e-6176", "0", "1e-6176", "1e-60",
      "1/170141183460469231731687303715884105727", "1e-30", "0.3333333333333333333333333333333333",
      "1/3", "0.3333333333333333333333333333333334", "2", "7/3", "2.5",
      "170141183460469231731687303715884105727", "1e40", "1e6144",
    ].map(Self.number)
    for (i, left) in ascending.enumerated() {
      for (j, right) in ascending.enumerated() {
        #expect((left < right) == (i < j), "\(left) < \(right)")
        #expect((left == right) == (i == j), "\(left) = \(right)")
      }
    }
  }

  @Test func `decimals that are no fraction of 128 bits compare with fractions by wide products`()
    throws
  {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<5_000 {
      let fraction = random.fraction(digits: 37)
      let nearest = fraction.nearestDecimal
      guard !nearest.isZero, fraction.exactDecimal == nil else { continue }
      let below = fraction.rounded(places: 200, .floor)
      let above = fraction.rounded(places: 200, .ceiling)
      #expect(Number(below) < Number(fraction) && Number(fraction) < Number(above), "\(fraction)")
    }
  }

  @Test func `exact arithmetic agrees with fractions, whatever the forms`() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<5_000 {
      let (a, b) = (random.fraction(digits: 8), random.fraction(digits: 8))
      let (x, y) = (Number(a), Number(b))
      #expect(x.adding(y, .exact)?.exact == a.adding(b), "\(a) + \(b)")
      #expect(x.subtracting(y, .exact)?.exact == a.subtracting(b), "\(a) − \(b)")
      #expect(x.multiplied(by: y, .exact)?.exact == a.multiplied(by: b), "\(a) × \(b)")
      #expect(x.divided(by: y, .exact)?.exact == a.divided(by: b), "\(a) ÷ \(b)")
      #expect((x < y) == (a < b) && (x == y) == (a == b))
    }
  }

  @Test func `a domain score stays a fraction until it is printed`() throws {
    // 60 + 20 × (0.725 × 0.5) / 3 = 60 + 7.25 / 3 = 749 / 12, worked out by hand.
    let weight = try Self.number("0.725")
    let mean = try #require(
      weight.multiplied(by: Self.number("0.5"), .exact)?.divided(by: Number(3), .exact))
    let score = try #require(
      mean.multiplied(by: Number(20), .exact)?.adding(Number(60), .exact))
    #expect(score.description == "749/12")
    #expect(score.rounded(places: 1, mode: .halfEven).plainText(places: 1) == "62.4")
  }

  @Test(arguments: [
    ("5", "3", "2"), ("-5", "3", "1"), ("5", "-3", "-1"), ("-5", "-3", "-2"), ("5.5", "0.4", "0.3"),
    ("1/3", "1/4", "1/12"), ("-1/3", "1/4", "1/6"), ("1/3", "2", "1/3"), ("7", "2/3", "1/3"),
    ("0", "7", "0"),
    ("-0.1", "1e34", "99999999999999999999999999999999999/10"),
  ])
  func `modulo takes the sign of the divisor, for fractions too`(
    left: String, right: String, rest: String
  ) throws {
    #expect(try Self.number(left).modulo(Self.number(right), .exact) == Self.number(rest))
  }

  @Test func `modulo by zero is nil`() {
    #expect(Number(1).modulo(Number(0), .exact) == nil)
    #expect(Number(1).modulo(Number(0), .decimal128) == nil)
  }

  @Test(arguments: [
    ("7/3", 2, 3), ("-7/3", -3, -2), ("5", 5, 5), ("-0.5", -1, 0), ("0.5", 0, 1), ("0", 0, 0),
  ])
  func `floor and ceiling lie around a number`(text: String, floor: Int, ceiling: Int) throws {
    #expect(try Self.number(text).floor == Number(floor))
    #expect(try Self.number(text).ceiling == Number(ceiling))
  }

  @Test(arguments: [
    ("2/3", "3", "8/27"), ("2/3", "-2", "2.25"), ("3", "-2", "1/9"), ("3", "0", "1"),
    ("0", "0", "1"),
    ("4", "0.5", "2"), ("0.25", "-0.5", "2"), ("-2", "3", "-8"), ("1.05", "3", "1.157625"),
    ("-1", "1e30", "1"),
    ("1e10", "1e-6176", "1"), ("2", "0.5", "1.414213562373095048801688724209698"),
  ])
  func `powers are exact where they can be`(base: String, exponent: String, result: String) throws {
    #expect(try Self.number(base).power(Self.number(exponent), .exact) == Self.number(result))
  }

  @Test func `powers that have no value are nil`() throws {
    #expect(Number(0).power(Number(-1), .exact) == nil)
    #expect(try Number(-2).power(Self.number("0.5"), .exact) == nil)
    #expect(Number(10).power(Number(6145), .exact) == nil)
    #expect(Number(10).power(Number(.max), .exact) == nil)
    #expect(Number(10).power(Number(.min), .decimal128) == Number(0))
    #expect(
      try Self.number("1.05").power(Number(100), .exact)?.description
        == "131.5012578463034550255975320937167")
  }
}
