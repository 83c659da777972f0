/// A time of day to the nanosecond, local or with a zone.
///
/// Times with zones are the same, and in order, by their time of day in UTC, where a place counts
/// with its offset outside of summer time; a time with and one without a zone are never the same and
/// have no order.
public struct Time: Sendable {
  /// The nanoseconds since midnight that the clock shows.
  public let nanoseconds: Int
  /// The zone; nil for a local time.
  public let zone: Zone?

  /// A time of nanoseconds since midnight, which wrap round.
  init(wrapping nanoseconds: Int, _ zone: Zone?) {
    let rest = nanoseconds % Time.nanosecondsPerDay
    self.nanoseconds = rest < 0 ? rest + Time.nanosecondsPerDay : rest
    self.zone = zone
  }

  /// A time of its parts; nil when there is none. A second may have nine places.
  public init?(hour: Int, minute: Int, second: Decimal, zone: Zone? = nil) {
    guard (0..<24).contains(hour), (0..<60).contains(minute), !second.isNegative,
      second < Decimal(60), let nanoseconds = second.shifted(9)?.integer
    else { return nil }
    self.init(wrapping: (hour * 60 + minute) * 60_000_000_000 + nanoseconds, zone)
  }

  /// The hour, 0…23.
  public var hour: Int { nanoseconds / 3_600_000_000_000 }
  /// The minute, 0…59.
  public var minute: Int { nanoseconds / 60_000_000_000 % 60 }
  /// The second with its fraction, below 60.
  public var second: Decimal {
    Decimal(unchecked: Int128(nanoseconds % 60_000_000_000), -9).reduced
  }
  /// The offset from UTC, for a place that outside of summer time; nil for a local time.
  public var offset: DaysTime? { zone.map { DaysTime(seconds: $0.standardOffset) } }

  static var nanosecondsPerDay: Int { 86_400_000_000_000 }

  /// The time in UTC, or the local time.
  private var universal: Int {
    let offset = (zone?.standardOffset ?? 0) * 1_000_000_000
    return Time(wrapping: nanoseconds - offset, nil).nanoseconds
  }

  /// The time a duration later, on whatever day; the zone stays.
  public func adding(_ duration: DaysTime) -> Time {
    let rest = Int(truncatingIfNeeded: duration.nanoseconds % Int128(Time.nanosecondsPerDay))
    return Time(wrapping: nanoseconds + rest, zone)
  }

  /// How much later this time is than another of the same day; nil for a local time and one with
  /// a zone.
  public func since(_ earlier: Time) -> DaysTime? {
    guard (zone == nil) == (earlier.zone == nil) else { return nil }
    return DaysTime(nanoseconds: Int128(universal - earlier.universal))
  }

  /// Below zero, zero or above zero as this time is before, the same as or after another; nil for a
  /// local time and one with a zone.
  public func order(_ other: Time) -> Int? {
    guard (zone == nil) == (other.zone == nil) else { return nil }
    return (universal - other.universal).signum()
  }

  /// The same by whole seconds, as the operators of FEEL compare times (DMN 1.5, 10.3.2.3.4: the
  /// value of a time is its seconds since midnight).
  public func orderBySecond(_ other: Time) -> Int? {
    guard (zone == nil) == (other.zone == nil) else { return nil }
    return (universal / 1_000_000_000 - other.universal / 1_000_000_000).signum()
  }
}

extension Time: Hashable {
  /// Whether both are the same time.
  public static func == (left: Time, right: Time) -> Bool { left.order(right) == 0 }

  /// Feeds the time in UTC, and whether there is a zone.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(universal)
    hasher.combine(zone == nil)
  }
}

extension Time: LosslessStringConvertible {
  /// The time as `09:30:00`, `23:59:01.5Z`, `13:20:00+08:00` or `10:30:00@Asia/Shanghai`.
  public var description: String {
    let seconds = String(nanoseconds / 1_000_000_000 % 60).padded(2)
    let fraction = nanoseconds % 1_000_000_000
    let places =
      fraction == 0 ? "" : Decimal(unchecked: Int128(fraction), -9).description.dropFirst()
    return String(hour).padded(2) + ":" + String(minute).padded(2) + ":" + seconds + places
      + (zone?.description ?? "")
  }

  /// Reads what ``description`` writes; `24:00:00` is midnight. Nil for any other text and an unknown
  /// zone.
  public init?(_ description: String) {
    guard let reading = TimeReading(Array(description.utf8)[...]) else { return nil }
    self = reading.time
  }
}

/// A time as it was read, which may be the end of its day.
struct TimeReading {
  let time: Time
  /// Whether the text was `24:00:00`, midnight of the next day.
  let isEndOfDay: Bool

  init?(_ text: ArraySlice<UInt8>) {
    let digits = text.prefix { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") || $0.isDigit }
    var rest = text[digits.endIndex...]
    let halves = digits.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    let clock = (halves.first ?? []).split(
      separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    let numbers = clock.compactMap { $0.count == 2 ? $0.wholeNumber : nil }
    guard clock.count == 3, numbers.count == 3, numbers[1] < 60, numbers[2] < 60,
      let fraction = halves.count == 2 ? TimeReading.fraction(halves[1]) : 0
    else { return nil }
    var zone: Zone?
    if !rest.isEmpty {
      zone = Zone(text: rest)
      guard zone != nil else { return nil }
      rest = []
    }
    let seconds = (numbers[0] * 60 + numbers[1]) * 60 + numbers[2]
    guard seconds < 86_400 || (seconds == 86_400 && fraction == 0) else { return nil }
    time = Time(wrapping: seconds * 1_000_000_000 + fraction, zone)
    isEndOfDay = seconds == 86_400
  }

  private static func fraction(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.isEmpty ? nil : digits.nanoseconds
  }
}

extension UInt8 {
  /// Whether this is an ASCII digit.
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
