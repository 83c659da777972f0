/// An exact duration in days, hours, minutes, seconds and nanoseconds, such as `P1DT2H`.
public struct DaysTime: Sendable, Hashable, Comparable {
  private let words: Words

  /// The whole length in nanoseconds; below zero for a duration that goes back.
  public var nanoseconds: Int128 { words.value }

  /// A duration of so many nanoseconds; nil beyond ±10^30, some 10^16 days.
  public init?(nanoseconds: Int128) {
    guard nanoseconds.magnitude <= 1_000_000_000_000_000_000_000_000_000_000 else { return nil }
    words = Words(nanoseconds)
  }

  /// A duration of days.
  public init?(days: Int) {
    self.init(nanoseconds: Int128(days) * DaysTime.nanosecondsPerDay)
  }

  /// A duration of seconds.
  public init(seconds: Int) {
    words = Words(Int128(seconds) * DaysTime.nanosecondsPerSecond)
  }

  static var nanosecondsPerSecond: Int128 { 1_000_000_000 }
  static var nanosecondsPerDay: Int128 { 86_400_000_000_000 }

  /// The length in seconds, an exact decimal.
  public var seconds: Decimal { Decimal(unchecked: nanoseconds, -9) }

  /// Whole days of the duration; this and the further parts carry its sign.
  public var days: Int { part(DaysTime.nanosecondsPerDay, below: .max) }
  /// Whole hours after the days.
  public var hours: Int { part(3_600_000_000_000, below: 24) }
  /// Whole minutes after the hours.
  public var minutes: Int { part(60_000_000_000, below: 60) }
  /// Seconds after the minutes, with their fraction.
  public var remainingSeconds: Decimal { Decimal(unchecked: nanoseconds % 60_000_000_000, -9) }

  private func part(_ unit: Int128, below limit: Int128) -> Int {
    Int(truncatingIfNeeded: nanoseconds / unit % limit)
  }

  /// The duration in the other direction.
  public var negated: DaysTime { DaysTime(known: -nanoseconds) }

  /// The duration without its sign.
  public var magnitude: DaysTime { nanoseconds < 0 ? negated : self }

  private init(known nanoseconds: Int128) {
    words = Words(nanoseconds)
  }

  /// The sum; nil on overflow.
  public func adding(_ other: DaysTime) -> DaysTime? {
    DaysTime(nanoseconds: nanoseconds + other.nanoseconds)
  }

  /// The difference; nil on overflow.
  public func subtracting(_ other: DaysTime) -> DaysTime? {
    DaysTime(nanoseconds: nanoseconds - other.nanoseconds)
  }

  /// Whether the left duration is the shorter, or goes back further.
  public static func < (left: DaysTime, right: DaysTime) -> Bool {
    left.nanoseconds < right.nanoseconds
  }
}

extension DaysTime: LosslessStringConvertible {
  /// The duration in ISO 8601 with each part in its range: `P1DT2H3M4.5S`, `-PT2H`, `PT0S`.
  public var description: String {
    let length = magnitude
    if length.nanoseconds == 0 { return "PT0S" }
    var text = (nanoseconds < 0 ? "-" : "") + "P" + (length.days == 0 ? "" : "\(length.days)D")
    let time =
      (length.hours == 0 ? "" : "\(length.hours)H")
      + (length.minutes == 0 ? "" : "\(length.minutes)M")
      + (length.remainingSeconds.isZero ? "" : "\(length.remainingSeconds)S")
    if !time.isEmpty { text += "T" + time }
    return text
  }

  /// Reads `P1DT2H3M4.5S`, with at least one part and at least one after a `T`; nil for any other
  /// text and on overflow. A second is split into nanoseconds at most.
  public init?(_ description: String) {
    var reader = DurationReader(description)
    guard reader.begins() else { return nil }
    let days = reader.part("D")
    var total = Int128(days ?? 0) * DaysTime.nanosecondsPerDay
    if reader.take(UInt8(ascii: "T")) {
      let (hours, minutes, seconds) = (reader.part("H"), reader.part("M"), reader.seconds())
      guard hours != nil || minutes != nil || seconds != nil else { return nil }
      total += Int128(hours ?? 0) * 3_600_000_000_000 + Int128(minutes ?? 0) * 60_000_000_000
      total += Int128(seconds?.whole ?? 0) * DaysTime.nanosecondsPerSecond
      total += Int128(seconds?.nanoseconds ?? 0)
    } else if days == nil {
      return nil
    }
    guard reader.isAtEnd else { return nil }
    self.init(nanoseconds: reader.isNegative ? -total : total)
  }
}
