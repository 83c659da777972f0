/// A day and a time of day, local or with a zone.
///
/// Those with zones are the same, and in order, by the instant that they mean; one with and one
/// without a zone are never the same and have no order.
public struct DateTime: Sendable {
  /// The day that the calendar shows.
  public let date: Date
  /// The time of day that the clock shows, with the zone.
  public let time: Time

  /// A day and a time; the zone is that of the time.
  public init(_ date: Date, _ time: Time) {
    self.date = date
    self.time = time
  }

  /// Midnight at the start of a day in UTC, as FEEL reads a date among instants.
  public init(startOf date: Date) {
    self.init(date, Time(wrapping: 0, .utc))
  }

  /// The zone; nil for a local time.
  public var zone: Zone? { time.zone }

  /// The offset from UTC on that day; nil for a local time.
  public var offset: DaysTime? { zone.map { _ in DaysTime(seconds: offsetSeconds) } }

  private var offsetSeconds: Int {
    zone?.offset(local: date.dayNumber * 86_400 + time.nanoseconds / 1_000_000_000) ?? 0
  }

  /// The nanoseconds since the start of 1970 in UTC, or of the local time.
  private var instant: Int128 {
    Int128(date.dayNumber) * DaysTime.nanosecondsPerDay + Int128(time.nanoseconds)
      - Int128(offsetSeconds) * DaysTime.nanosecondsPerSecond
  }

  /// The day and time in a zone at an instant; nil outside of the years that have dates.
  private init?(instant: Int128, _ zone: Zone?) {
    let seconds = instant.flooringQuotient(DaysTime.nanosecondsPerSecond)
    // No year that has dates is further away, so nothing below can overflow.
    guard seconds.magnitude < 100_000_000_000_000_000 else { return nil }
    let whole = Int(truncatingIfNeeded: seconds)
    let local = instant + Int128(zone?.offset(at: whole) ?? 0) * DaysTime.nanosecondsPerSecond
    let day = local.flooringQuotient(DaysTime.nanosecondsPerDay)
    guard let number = Int(exactly: day), let date = Date(dayNumber: number) else { return nil }
    let rest = Int(truncatingIfNeeded: local - day * DaysTime.nanosecondsPerDay)
    self.init(date, Time(wrapping: rest, zone))
  }

  /// The instant a duration later, in the same zone; nil outside of the years that have dates.
  public func adding(_ duration: DaysTime) -> DateTime? {
    DateTime(instant: instant + duration.nanoseconds, zone)
  }

  /// The same time of day so many months later, on the last day of a month that is too short; nil
  /// outside of the years that have dates.
  public func adding(_ duration: YearsMonths) -> DateTime? {
    date.adding(duration).map { DateTime($0, time) }
  }

  /// How much time lies between two instants, above zero when `earlier` is the earlier; nil for a
  /// local time and one with a zone.
  public func since(_ earlier: DateTime) -> DaysTime? {
    guard (zone == nil) == (earlier.zone == nil) else { return nil }
    return DaysTime(nanoseconds: instant - earlier.instant)
  }

  /// Below zero, zero or above zero as this is before, the same as or after another; nil for a local
  /// time and one with a zone.
  public func order(_ other: DateTime) -> Int? {
    guard (zone == nil) == (other.zone == nil) else { return nil }
    return Int((instant - other.instant).signum())
  }

  /// The same by whole seconds, as the operators of FEEL compare instants.
  public func orderBySecond(_ other: DateTime) -> Int? {
    guard (zone == nil) == (other.zone == nil) else { return nil }
    let second = instant.flooringQuotient(DaysTime.nanosecondsPerSecond)
    return Int((second - other.instant.flooringQuotient(DaysTime.nanosecondsPerSecond)).signum())
  }
}

extension DateTime: Hashable {
  /// Whether both mean the same instant, or the same local time.
  public static func == (left: DateTime, right: DateTime) -> Bool { left.order(right) == 0 }

  /// Feeds the instant, and whether there is a zone.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(instant)
    hasher.combine(zone == nil)
  }
}

extension DateTime: LosslessStringConvertible {
  /// The day and time as `2026-11-23T09:30:00+08:00`.
  public var description: String { date.description + "T" + time.description }

  /// Reads what ``description`` writes, and a day alone as its local midnight; `T24:00:00` is
  /// midnight of the next day. Nil for any other text and an unknown zone.
  public init?(_ description: String) {
    let parts = description.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let date = Date(String(parts[0])) else { return nil }
    guard parts.count == 2 else {
      self.init(date, Time(wrapping: 0, nil))
      return
    }
    guard let reading = TimeReading(Array(parts[1].utf8)[...]),
      let day = reading.isEndOfDay ? date.adding(days: 1) : date
    else { return nil }
    self.init(day, reading.time)
  }
}

extension Int128 {
  /// The quotient rounded towards negative infinity; `divisor` is above zero.
  fileprivate func flooringQuotient(_ divisor: Int128) -> Int128 {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }
}
