/// A day of the proleptic Gregorian calendar, year −999 999 999 to 999 999 999; the year 0 exists.
public struct Date: Sendable, Hashable {
  private let packedYear: Int32
  private let packedMonth: UInt8
  private let packedDay: UInt8

  /// The year; 0 is the year before 1.
  public var year: Int { Int(packedYear) }
  /// The month, 1…12.
  public var month: Int { Int(packedMonth) }
  /// The day of the month, from 1.
  public var day: Int { Int(packedDay) }

  /// A date of its parts; nil when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard Date.years.contains(year), (1...12).contains(month),
      (1...Date.days(in: month, of: year)).contains(day)
    else { return nil }
    self.init(year, month, day)
  }

  /// A date of parts that are known to be one.
  init(_ year: Int, _ month: Int, _ day: Int) {
    packedYear = Int32(truncatingIfNeeded: year)
    packedMonth = UInt8(truncatingIfNeeded: month)
    packedDay = UInt8(truncatingIfNeeded: day)
  }

  /// The years that have dates.
  public static let years = -999_999_999...999_999_999

  /// Whether February has 29 days.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// How many days a month has; the month is 1…12.
  public static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    case _: 31
    }
  }
}

extension Date: Comparable {
  /// Whether the left date is the earlier.
  public static func < (left: Date, right: Date) -> Bool {
    (left.year, left.packedMonth, left.packedDay) < (right.year, right.packedMonth, right.packedDay)
  }
}

// The calendar year is counted from March here, so that the leap day is its last day.
extension Date {
  /// The number of days since 1970-01-01, which is day 0.
  public var dayNumber: Int {
    let shifted = month < 3 ? year - 1 : year
    let cycle = shifted.flooringQuotient(400)
    let yearOfCycle = shifted - cycle * 400
    let dayOfYear = Date.daysBefore(monthFromMarch: (month + 9) % 12) + day - 1
    let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
    return cycle * Date.daysOfCycle + dayOfCycle - Date.daysToEpoch
  }

  /// The date of a day number; nil outside of the years that have dates.
  public init?(dayNumber: Int) {
    guard Date.dayNumbers.contains(dayNumber) else { return nil }
    let days = dayNumber + Date.daysToEpoch
    let cycle = days.flooringQuotient(Date.daysOfCycle)
    let dayOfCycle = days - cycle * Date.daysOfCycle
    // Leap days are taken out: one every 1,461 days, but none every 36,524, and one at the very end.
    let yearOfCycle =
      (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100)
    let month = (dayOfYear * 5 + 2) / 153
    let day = dayOfYear - Date.daysBefore(monthFromMarch: month) + 1
    let year = cycle * 400 + yearOfCycle + (month >= 10 ? 1 : 0)
    self.init(year, month >= 10 ? month - 9 : month + 3, day)
  }

  /// The day numbers that have dates.
  private static var dayNumbers: ClosedRange<Int> {
    let (first, last) = (Date(years.lowerBound, 1, 1), Date(years.upperBound, 12, 31))
    return first.dayNumber...last.dayNumber
  }

  /// How many days lie before a month of a year that begins in March; March is 0.
  private static func daysBefore(monthFromMarch month: Int) -> Int { (month * 153 + 2) / 5 }

  private static var daysOfCycle: Int { 146_097 }
  /// From 1 March of the year 0 to 1 January 1970.
  private static var daysToEpoch: Int { 719_468 }
}

extension Int {
  /// The quotient rounded towards negative infinity; `divisor` is above zero.
  func flooringQuotient(_ divisor: Int) -> Int {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }
}
