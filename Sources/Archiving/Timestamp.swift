/// A moment in whole seconds of UTC, from 1970 to 9999, written `2026-11-23T19:02:00Z` (RFC 3339).
///
/// It says what the clock of a computer said. Nothing is ordered by it: order is by position in
/// the log.
public struct Timestamp: Sendable, Hashable, Comparable {
  /// Seconds since the beginning of 1970.
  public let secondsSince1970: Int64

  /// The first second of the year 10000.
  private static let end: Int64 = 253_402_300_800

  /// Takes what a clock says; a clock before 1970 or after 9999 counts as the nearest moment that
  /// can be written.
  public init(secondsSince1970: Int64) {
    self.secondsSince1970 = min(max(0, secondsSince1970), Self.end - 1)
  }

  /// Reads the one spelling that ``text`` has; nil for any other.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 20 else { return nil }
    func number(_ start: Int, _ count: Int) -> Int64 {
      bytes[start..<start + count].reduce(0) { $0 * 10 + Int64($1) - 48 }
    }
    let days = Self.days(year: number(0, 4), month: number(5, 2), day: number(8, 2))
    let seconds = number(11, 2) * 3600 + number(14, 2) * 60 + number(17, 2)
    self.init(secondsSince1970: days * 86400 + seconds)
    // One comparison refuses what is no digit, other separators, the 30th of February and minute 61.
    guard self.bytes == bytes else { return nil }
  }

  public static func < (a: Timestamp, b: Timestamp) -> Bool {
    a.secondsSince1970 < b.secondsSince1970
  }

  /// The moment as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  private var bytes: [UInt8] {
    let seconds = secondsSince1970 % 86400
    let (year, month, day) = Self.date(days: secondsSince1970 / 86400)
    var bytes = Array("0000-00-00T00:00:00Z".utf8)
    func put(_ value: Int64, _ width: Int, at start: Int) {
      var rest = value
      for place in (start..<start + width).reversed() {
        bytes[place] = UInt8(48 + rest % 10)
        rest /= 10
      }
    }
    put(year, 4, at: 0)
    put(month, 2, at: 5)
    put(day, 2, at: 8)
    put(seconds / 3600, 2, at: 11)
    put(seconds / 60 % 60, 2, at: 14)
    put(seconds % 60, 2, at: 17)
    return bytes
  }

  /// The same day and second so many years later; of 29 February, 1 March.
  func adding(years: Int) -> Timestamp {
    let (year, month, day) = Self.date(days: secondsSince1970 / 86400)
    let days = Self.days(year: year + Int64(years), month: month, day: day)
    return Timestamp(secondsSince1970: days * 86400 + secondsSince1970 % 86400)
  }

  /// Days since 1970 of a date in the proleptic Gregorian calendar, counted in years from March.
  private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468
  }

  /// The date of a day from 1970 on.
  private static func date(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719468
    let era = shifted / 146097
    let day = shifted - era * 146097
    let year = (day - day / 1460 + day / 36524 - day / 146096) / 365
    let dayOfYear = day - (365 * year + year / 4 - year / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    return (year + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
  }
}
