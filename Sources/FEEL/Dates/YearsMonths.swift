/// A duration of whole months, such as `P1Y2M`.
public struct YearsMonths: Sendable, Hashable, Comparable {
  /// The whole length in months; below zero for a duration that goes back.
  public let months: Int

  /// A duration of so many months.
  public init(months: Int) {
    self.months = months
  }

  /// Whole years of the duration; carries its sign.
  public var years: Int { months / 12 }
  /// The months that remain after the years; carry its sign.
  public var remainingMonths: Int { months % 12 }
  /// The duration in the other direction; nil for the one length that has no opposite.
  public var negated: YearsMonths? {
    months == .min ? nil : YearsMonths(months: -months)
  }

  /// The sum; nil on overflow.
  public func adding(_ other: YearsMonths) -> YearsMonths? {
    let (sum, overflow) = months.addingReportingOverflow(other.months)
    return overflow ? nil : YearsMonths(months: sum)
  }

  /// The difference; nil on overflow.
  public func subtracting(_ other: YearsMonths) -> YearsMonths? {
    let (difference, overflow) = months.subtractingReportingOverflow(other.months)
    return overflow ? nil : YearsMonths(months: difference)
  }

  /// Whether the left duration is the shorter, or goes back further.
  public static func < (left: YearsMonths, right: YearsMonths) -> Bool {
    left.months < right.months
  }
}

extension YearsMonths: LosslessStringConvertible {
  /// The duration in ISO 8601: `P1Y2M`, `-P3M`, `P0M`.
  public var description: String {
    let (years, rest) = months.magnitude.quotientAndRemainder(dividingBy: 12)
    if months == 0 { return "P0M" }
    return (months < 0 ? "-" : "") + "P" + (years == 0 ? "" : "\(years)Y")
      + (rest == 0 ? "" : "\(rest)M")
  }

  /// Reads `P1Y2M`, `P14M` or `-P3Y`; nil for any other text and on overflow.
  public init?(_ description: String) {
    var reader = DurationReader(description)
    guard reader.begins() else { return nil }
    let years = reader.part("Y")
    let months = reader.part("M")
    guard reader.isAtEnd, years != nil || months != nil else { return nil }
    let total = Int128(years ?? 0) * 12 + Int128(months ?? 0)
    guard let signed = Int(exactly: reader.isNegative ? -total : total) else { return nil }
    self.init(months: signed)
  }
}
