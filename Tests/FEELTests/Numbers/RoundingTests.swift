import Testing

@testable import FEEL

struct RoundingTests {
  /// What rounding means, by counting: the nearest whole numbers around `hundredths / 100`.
  static func expected(_ hundredths: Int, _ mode: Rounding) -> Int {
    let below = hundredths.flooringQuotient(100)
    let rest = hundredths - below * 100
    if rest == 0 { return below }
    let (towards, away) = hundredths < 0 ? (below + 1, below) : (below, below + 1)
    let nearest = rest < 50 ? below : below + 1
    return switch mode {
    case .floor: below
    case .ceiling: below + 1
    case .down: towards
    case .up: away
    case .halfUp: rest == 50 ? away : nearest
    case .halfDown: rest == 50 ? towards : nearest
    case .halfEven: rest == 50 ? (below % 2 == 0 ? below : below + 1) : nearest
    }
  }

  @Test(arguments: Rounding.allCases)
  func `every hundredth around zero rounds as the mode says`(mode: Rounding) throws {
    for hundredths in -400...400 {
      let wanted = Decimal(Self.expected(hundredths, mode))
      let value = Decimal(unchecked: Int128(hundredths), -2)
      #expect(value.rounded(places: 0, mode) == wanted, "\(value) \(mode)")
      #expect(try #require(Rational(value)).rounded(places: 0, mode) == wanted, "\(value) \(mode)")
      let large = Decimal(unchecked: Int128(hundredths), 3)
      let inTens = Decimal(unchecked: wanted.coefficient, 5)
      #expect(large.rounded(places: -5, mode) == inTens, "\(large) \(mode)")
      #expect(try #require(Rational(large)).rounded(places: -5, mode) == inTens, "\(large) \(mode)")
    }
  }

  @Test(arguments: Rounding.allCases)
  func `fractions of three and seven round once, from the exact value`(mode: Rounding) throws {
    for bottom in [3, 6, 7, 9, 12, 40, 120] {
      for top in -250...250 {
        let fraction = try #require(Rational(Int128(top), Int128(bottom)))
        let rounded = fraction.rounded(places: 1, mode)
        // Ten times the fraction in units of a hundredth of its denominator, compared by counting.
        let wanted = Self.rounded(tenths: top * 10, over: bottom, mode)
        #expect(rounded == Decimal(unchecked: Int128(wanted), -1), "\(fraction) \(mode)")
      }
    }
  }

  /// The whole number that `top / bottom` rounds to.
  static func rounded(tenths top: Int, over bottom: Int, _ mode: Rounding) -> Int {
    let below = top.flooringQuotient(bottom)
    let rest = top - below * bottom
    let hundredths =
      rest == 0 ? 0 : (rest * 2 < bottom ? 25 : (rest * 2 == bottom ? 50 : 75))
    return expected(below * 100 + hundredths, mode)
  }

  @Test func `limits of places never trap`() throws {
    let largest = try #require(Decimal("9.999999999999999999999999999999999e6144"))
    let smallest = try #require(Decimal("1e-6176"))
    for mode in Rounding.allCases {
      for places in [Int.min, -6200, -6144, -6111, -50, 0, 50, 6176, 6200, Int.max] {
        #expect(largest.rounded(places: places, mode) == largest)
        #expect(smallest.negated.rounded(places: places, mode) <= .zero)
        let third = try #require(Rational(-1, 3))
        #expect(third.rounded(places: places, mode) <= .zero)
        let wide = try #require(Rational(.max, .max - 1))
        #expect(wide.rounded(places: places, mode) >= .zero)
        #expect(try #require(Rational(.max, 1)).rounded(places: places, mode) >= .zero)
      }
    }
  }

  @Test func `a fraction that needs more than 34 digits keeps its first 34`() throws {
    let third = try #require(Rational(1, 3))
    let digits = String(repeating: "3", count: 34)
    #expect(third.rounded(places: 34, .halfEven).description == "0." + digits)
    #expect(third.rounded(places: 50, .halfEven).description == "0." + digits)
    #expect(third.rounded(places: 33, .up).description == "0." + digits.dropLast(2) + "4")
    #expect(
      try #require(Rational(.max, 1)).rounded(places: 2, .down).description
        == "170141183460469231731687303715884100000")
  }
}
