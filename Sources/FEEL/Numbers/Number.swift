/// How sums, products and quotients that do not fit a decimal are treated.
public enum Arithmetic: String, Sendable, Hashable, CaseIterable {
  /// Each result is rounded half to even to 34 digits, as FEEL defines it.
  case decimal128
  /// Results are exact: what is no decimal of 34 digits becomes a fraction.
  case exact
}

/// A number of the rule language: a decimal or, in exact arithmetic, a fraction.
///
/// Each number has one form: a fraction that is a decimal of 34 digits is written as a decimal.
/// Equality, order and hash therefore go by value, whichever way a number was reached.
public enum Number: Sendable, Hashable {
  case decimal(Decimal)
  /// A fraction that is no decimal; made by arithmetic and by ``init(_:)-(Rational)``.
  case ratio(Rational)

  /// A decimal.
  @inlinable
  public init(_ decimal: Decimal) {
    self = .decimal(decimal)
  }

  /// A fraction in its one form: a decimal if it is one.
  public init(_ rational: Rational) {
    if let decimal = rational.exactDecimal {
      self = .decimal(decimal)
    } else {
      self = .ratio(rational)
    }
  }

  /// A whole number.
  @inlinable
  public init(_ value: Int) {
    self = .decimal(Decimal(value))
  }

  /// The number as a fraction; nil for decimals that are too large or too fine for one.
  public var exact: Rational? {
    switch self {
    case .decimal(let decimal): Rational(decimal)
    case .ratio(let rational): rational
    }
  }

  /// The nearest decimal of 34 digits, half to even.
  public var nearestDecimal: Decimal {
    switch self {
    case .decimal(let decimal): decimal
    case .ratio(let rational): rational.nearestDecimal
    }
  }

  /// The number as an `Int`; nil when it is not whole or does not fit.
  public var integer: Int? {
    switch self {
    case .decimal(let decimal): decimal.integer
    case .ratio(let rational): rational.isInteger ? Int(exactly: rational.numerator) : nil
    }
  }

  /// Whether the number is zero.
  @inlinable
  public var isZero: Bool {
    if case .decimal(let decimal) = self { return decimal.isZero }
    return false
  }

  /// Whether the number is below zero.
  public var isNegative: Bool {
    switch self {
    case .decimal(let decimal): decimal.isNegative
    case .ratio(let rational): rational.isNegative
    }
  }

  /// Whether the number is whole.
  public var isInteger: Bool {
    switch self {
    case .decimal(let decimal): decimal.isInteger
    case .ratio(let rational): rational.isInteger
    }
  }

  /// The number with its sign reversed.
  public var negated: Number {
    switch self {
    case .decimal(let decimal): .decimal(decimal.negated)
    case .ratio(let rational): .ratio(rational.negated)
    }
  }

  /// The number without its sign.
  public var magnitude: Number { isNegative ? negated : self }

  /// The number rounded once, from its exact value; see ``Decimal/rounded(places:_:)`` and
  /// ``Rational/rounded(places:_:)``.
  public func rounded(places: Int, mode: Rounding) -> Decimal {
    switch self {
    case .decimal(let decimal): decimal.rounded(places: places, mode)
    case .ratio(let rational): rational.rounded(places: places, mode)
    }
  }
}

extension Number: CustomStringConvertible {
  /// The decimal, or the fraction as `7651/120`. Equal numbers give equal text.
  public var description: String {
    switch self {
    case .decimal(let decimal): decimal.description
    case .ratio(let rational): rational.description
    }
  }
}

extension Number: Comparable {
  /// Whether the left number is the smaller.
  @inlinable
  public static func < (left: Number, right: Number) -> Bool {
    if case .decimal(let left) = left, case .decimal(let right) = right { return left < right }
    return isSmaller(left, right)
  }

  /// The order where at least one of both is a fraction.
  @usableFromInline
  static func isSmaller(_ left: Number, _ right: Number) -> Bool {
    switch (left, right) {
    case (.decimal(let left), .decimal(let right)): left < right
    case (.ratio(let left), .ratio(let right)): left < right
    case (.decimal(let left), .ratio(let right)): right.order(against: left) > 0
    case (.ratio(let left), .decimal(let right)): left.order(against: right) < 0
    }
  }
}
