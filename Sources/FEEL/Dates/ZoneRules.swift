/// The offset of a place and its summer time.
struct ZoneRules: Sendable {
  /// When clocks go one hour forward and back.
  enum Summer: Sendable {
    /// From the last Sunday of March to that of October, at 01:00 UTC (directive 2000/84/EC).
    case european
    /// From the second Sunday of March to the first of November, at 02:00 (Energy Policy Act of 2005).
    case american
    /// From the first Sunday of October to that of April, at 02:00 standard time.
    case australian
  }

  let name: String
  /// The offset in seconds outside of summer time.
  let standard: Int
  let summer: Summer?

  private init(_ name: String, _ hours: Int, _ minutes: Int = 0, _ summer: Summer? = nil) {
    self.name = name
    self.standard = hours * 3_600 + minutes * 60
    self.summer = summer
  }

  /// The offset in seconds at so many seconds after the start of 1970 in UTC.
  func offset(at seconds: Int) -> Int {
    guard let summer, isSummer(seconds + standard, summer) else { return standard }
    return standard + 3_600
  }

  /// Whether it is summer time, by seconds of standard time.
  private func isSummer(_ seconds: Int, _ summer: Summer) -> Bool {
    let days = seconds.flooringQuotient(86_400)
    guard let year = Date(dayNumber: days)?.year else { return false }
    switch summer {
    case .european:
      let start = sunday(-1, of: 3, year) * 86_400 + 3_600 + standard
      let end = sunday(-1, of: 10, year) * 86_400 + 3_600 + standard
      return (start..<end).contains(seconds)
    case .american:
      let start = sunday(2, of: 3, year) * 86_400 + 7_200
      let end = sunday(1, of: 11, year) * 86_400 + 3_600
      return (start..<end).contains(seconds)
    case .australian:
      let end = sunday(1, of: 4, year) * 86_400 + 7_200
      let start = sunday(1, of: 10, year) * 86_400 + 7_200
      return !(end..<start).contains(seconds)
    }
  }

  /// The day number of the n-th Sunday of a month, from the end where `count` is below zero.
  private func sunday(_ count: Int, of month: Int, _ year: Int) -> Int {
    let length = Date.days(in: month, of: year)
    let day = count > 0 ? count * 7 : length
    let latest = Date(year, month, day)
    return latest.dayNumber - latest.weekday % 7
  }
}

extension ZoneRules {
  /// The places that are known.
  static let all: [ZoneRules] = [
    ZoneRules("Etc/UTC", 0), ZoneRules("UTC", 0), ZoneRules("GMT", 0), ZoneRules("Etc/GMT", 0),
    ZoneRules("Asia/Shanghai", 8), ZoneRules("Asia/Urumqi", 6), ZoneRules("Asia/Hong_Kong", 8),
    ZoneRules("Asia/Macau", 8), ZoneRules("Asia/Taipei", 8), ZoneRules("Asia/Singapore", 8),
    ZoneRules("Asia/Tokyo", 9), ZoneRules("Asia/Seoul", 9), ZoneRules("Asia/Ulaanbaatar", 8),
    ZoneRules("Asia/Manila", 8), ZoneRules("Asia/Ho_Chi_Minh", 7), ZoneRules("Asia/Bangkok", 7),
    ZoneRules("Asia/Jakarta", 7), ZoneRules("Asia/Dhaka", 6), ZoneRules("Asia/Kolkata", 5, 30),
    ZoneRules("Asia/Kathmandu", 5, 45), ZoneRules("Asia/Karachi", 5), ZoneRules("Asia/Dubai", 4),
    ZoneRules("Europe/Moscow", 3), ZoneRules("Africa/Nairobi", 3), ZoneRules("Africa/Lagos", 1),
    ZoneRules("Africa/Johannesburg", 2), ZoneRules("America/Sao_Paulo", -3),
    ZoneRules("Europe/London", 0, 0, .european), ZoneRules("Europe/Lisbon", 0, 0, .european),
    ZoneRules("Europe/Paris", 1, 0, .european), ZoneRules("Europe/Berlin", 1, 0, .european),
    ZoneRules("Europe/Madrid", 1, 0, .european), ZoneRules("Europe/Rome", 1, 0, .european),
    ZoneRules("Europe/Amsterdam", 1, 0, .european), ZoneRules("Europe/Brussels", 1, 0, .european),
    ZoneRules("Europe/Vienna", 1, 0, .european), ZoneRules("Europe/Zurich", 1, 0, .european),
    ZoneRules("Europe/Warsaw", 1, 0, .european), ZoneRules("Europe/Stockholm", 1, 0, .european),
    ZoneRules("Europe/Athens", 2, 0, .european), ZoneRules("Europe/Helsinki", 2, 0, .european),
    ZoneRules("America/New_York", -5, 0, .american), ZoneRules("America/Chicago", -6, 0, .american),
    ZoneRules("America/Denver", -7, 0, .american), ZoneRules("America/Toronto", -5, 0, .american),
    ZoneRules("America/Los_Angeles", -8, 0, .american),
    ZoneRules("Australia/Melbourne", 10, 0, .australian),
    ZoneRules("Australia/Sydney", 10, 0, .australian),
    ZoneRules("Australia/Adelaide", 9, 30, .australian), ZoneRules("Australia/Brisbane", 10),
    ZoneRules("Australia/Perth", 8),
  ]
}
