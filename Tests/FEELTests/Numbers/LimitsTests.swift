import Testing

@testable import FEEL

/// Every operation on every pair of extreme values: none traps, and every result keeps the limits.
struct LimitsTests {
  static let decimals: [Decimal] = {
    let largest = Int128(Decimal.bound) - 1
    let digits: [Int128] = [0, 1, -1, 5, Int128(Int64.max), Int128(Int64.min), largest, -largest]
    return digits.flatMap { digits in
      [-6176, -6143, -77, -38, -1, 0, 1, 19, 39, 6077, 6111].map {
        Decimal(unchecked: digits, $0)
      }
    }
  }()

  static let fractions: [Rational] = {
    let parts: [Int128] = [1, 2, 3, 5, 7, 1 << 126, .max, .max - 1, .min + 1, -1, -5]
    return parts.flatMap { top in parts.compactMap { Rational(top, $0) } }
  }()

  static func keepsLimits(_ decimal: Decimal?) -> Bool {
    guard let decimal else { return true }
    return decimal.coefficient.magnitude < Decimal.bound
      && (-6176...6111).contains(decimal.exponent)
  }

  static func keepsLimits(_ number: Number?) -> Bool {
    switch number {
    case .decimal(let decimal): keepsLimits(decimal)
    case .ratio(let ratio):
      ratio.exactDecimal == nil && ratio.denominator > 1
        || ratio.numerator.magnitude >= Decimal.bound
    case nil: true
    }
  }

  @Test func `operations on two extreme decimals keep the limits`() {
    var wrong: [String] = []
    for left in Self.decimals {
      for right in Self.decimals {
        let results = [
          left.adding(right), left.subtracting(right), left.multiplied(by: right),
          left.divided(by: right), left.modulo(right),
        ]
        let isOrdered = (left < right) == (right > left) && (left == right) == (right == left)
        let isEqual = left != right || left.hashValue == right.hashValue
        if !results.allSatisfy(Self.keepsLimits) || !isOrdered || !isEqual {
          wrong.append("\(left), \(right)")
        }
      }
    }
    #expect(wrong == [])
  }

  @Test func `functions of one extreme decimal keep the limits`() {
    for value in Self.decimals {
      let results = [
        value.squareRoot, value.exponential, value.naturalLogarithm, value.reduced, value.negated,
        value.magnitude, value.floor, value.ceiling, value.power(2), value.power(-3),
        value.power(.max), value.power(.min), value.shifted(.max), value.shifted(.min),
        value.power(Decimal(unchecked: 5, -1)), value.power(value),
      ]
      #expect(results.allSatisfy(Self.keepsLimits), "\(value)")
      #expect(Decimal(value.description) == value)
      #expect(Decimal(value.plainText(places: .max)) == value)
      #expect(value.integer == nil || value.isInteger)
    }
  }

  @Test func `operations on extreme numbers of both forms keep the limits`() {
    let some = stride(from: 0, to: Self.decimals.count, by: 3).map { Self.decimals[$0] }
    let numbers = some.map(Number.init) + Self.fractions.map(Number.init)
    var wrong: [String] = []
    for left in numbers {
      for right in numbers {
        for arithmetic in Arithmetic.allCases {
          let results = [
            left.adding(right, arithmetic), left.subtracting(right, arithmetic),
            left.multiplied(by: right, arithmetic), left.divided(by: right, arithmetic),
            left.modulo(right, arithmetic),
          ]
          if !results.allSatisfy(Self.keepsLimits) { wrong.append("\(left), \(right)") }
        }
        if [left < right, left == right, left > right].filter(\.self).count != 1 {
          wrong.append("order of \(left), \(right)")
        }
      }
    }
    #expect(wrong == [])
  }

  @Test func `functions of one extreme fraction keep the limits`() {
    for fraction in Self.fractions {
      let number = Number(fraction)
      #expect(number.exact == fraction)
      #expect(Self.keepsLimits(number.nearestDecimal))
      #expect(number.floor <= number && number <= number.ceiling)
      for exponent in [Int.min, -3, 0, 2, 1_000, .max] {
        #expect(Self.keepsLimits(number.power(Number(exponent), .exact)))
      }
    }
  }

  @Test func `no text traps a reader`() {
    var random = SeededGenerator(seed: 9)
    let pieces =
      Array("0123456789.+-eE/:TZPYMDHS@ ").map(String.init) + ["é", "\u{0}", "999999999"]
    for _ in 0..<4_000 {
      let count = Int.random(in: 0...14, using: &random)
      let text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
        .joined()
      #expect(Decimal(text).map { Decimal($0.description) == $0 } ?? true)
      #expect(Rational(text).map { Rational($0.description) == $0 } ?? true)
      #expect(Date(text).map { $0.description == text } ?? true)
      #expect(Time(text).map { Time($0.description) == $0 } ?? true)
      #expect(DateTime(text).map { DateTime($0.description) == $0 } ?? true)
      #expect(YearsMonths(text).map { YearsMonths($0.description) == $0 } ?? true)
      #expect(DaysTime(text).map { DaysTime($0.description) == $0 } ?? true)
    }
  }
}
