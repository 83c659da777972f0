extension Date {
  /// The day of the week, 1 for Monday to 7 for Sunday.
  public var weekday: Int {
    // Day 0, 1 January 1970, was a Thursday.
    let days = dayNumber + 3
    return days - days.flooringQuotient(7) * 7 + 1
  }

  /// The day of the year, from 1.
  public var dayOfYear: Int { dayNumber - Date(year, 1, 1).dayNumber + 1 }

  /// The week of the year by ISO 8601: the first week is the one with the first Thursday.
  public var week: Int {
    // The Thursday of the same week always lies in the year that the week belongs to.
    let thursday = dayOfYear - weekday + 4
    if thursday < 1 { return (thursday + Date.length(of: year - 1) - 1) / 7 + 1 }
    let length = Date.length(of: year)
    return ((thursday > length ? thursday - length : thursday) - 1) / 7 + 1
  }

  private static func length(of year: Int) -> Int { isLeap(year) ? 366 : 365 }

  /// The date so many days later; nil outside of the years that have dates.
  public func adding(days: Int) -> Date? {
    let (number, overflow) = dayNumber.addingReportingOverflow(days)
    return overflow ? nil : Date(dayNumber: number)
  }

  /// The date so many months later, on the last day of the month where the month is too short; nil
  /// outside of the years that have dates.
  public func adding(months: Int) -> Date? {
    let (sum, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow else { return nil }
    let newYear = sum.flooringQuotient(12)
    guard Date.years.contains(newYear) else { return nil }
    let newMonth = sum - newYear * 12 + 1
    return Date(newYear, newMonth, min(day, Date.days(in: newMonth, of: newYear)))
  }

  /// The date a duration later.
  public func adding(_ duration: YearsMonths) -> Date? {
    adding(months: duration.months)
  }

  /// The date whose midnight in UTC, moved by the duration, lies on that day; nil outside of the
  /// years that have dates.
  public func adding(_ duration: DaysTime) -> Date? {
    let (whole, rest) = duration.nanoseconds.quotientAndRemainder(
      dividingBy: DaysTime.nanosecondsPerDay)
    guard let days = Int(exactly: rest < 0 ? whole - 1 : whole) else { return nil }
    return adding(days: days)
  }

  /// How much time lies between the midnights of two days; above zero when `earlier` is the earlier.
  public func since(_ earlier: Date) -> DaysTime {
    DaysTime(seconds: (dayNumber - earlier.dayNumber) * 86_400)
  }

  /// The whole months from an earlier day to this one, below zero when it is the later.
  public func monthsSince(_ earlier: Date) -> YearsMonths {
    let months = (year - earlier.year) * 12 + month - earlier.month
    if months > 0, day < earlier.day { return YearsMonths(months: months - 1) }
    if months < 0, day > earlier.day { return YearsMonths(months: months + 1) }
    return YearsMonths(months: months)
  }
}
