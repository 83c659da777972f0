extension BuiltIn {
  /// Functions of dates, times and durations.
  static let dateFunctions: [BuiltIn] = [
    BuiltIn("date", [["from"], ["year", "month", "day"]], required: 1, gives: .date) {
      arguments, _ in date(arguments)
    },
    BuiltIn(
      "time", [["from"], ["hour", "minute", "second", "offset"]], required: 1, gives: .time
    ) { arguments, _ in time(arguments) },
    BuiltIn(
      "date and time", [["from"], ["date", "time"], ["date", "timezone"]], required: 1,
      gives: .dateTime
    ) { arguments, _ in dateTime(arguments) },
    BuiltIn("duration", [["from"]], types: [.string], gives: .any) { arguments, _ in
      arguments[0].string.flatMap(Value.init(duration:)) ?? .null
    },
    BuiltIn("years and months duration", [["from", "to"]], gives: .yearsMonths) { arguments, _ in
      guard let from = arguments[0].day, let to = arguments[1].day else { return .null }
      return .yearsMonths(to.monthsSince(from))
    },
    calendar("day of week", .string) { .string(weekdays[$0.weekday - 1]) },
    calendar("month of year", .string) { .string(months[$0.month - 1]) },
    calendar("day of year", .number) { .integer($0.dayOfYear) },
    calendar("week of year", .number) { .integer($0.week) },
  ]

  private static func calendar(
    _ name: String, _ type: ValueType, _ value: @escaping @Sendable (Date) -> Value
  ) -> BuiltIn {
    BuiltIn(name, [["date"]], gives: type) { arguments, _ in
      arguments[0].day.map(value) ?? .null
    }
  }

  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static func date(_ arguments: [Value]) -> Value {
    if arguments.count == 1 {
      let day = arguments[0].string.flatMap { Date($0) } ?? arguments[0].day
      return day.map(Value.date) ?? .null
    }
    guard arguments.count == 3, let year = arguments[0].number?.integer,
      let month = arguments[1].number?.integer, let day = arguments[2].number?.integer
    else { return .null }
    return Date(year: year, month: month, day: day).map(Value.date) ?? .null
  }

  private static func time(_ arguments: [Value]) -> Value {
    if arguments.count == 1 { return time(from: arguments[0]) }
    guard arguments.count >= 3, let hour = arguments[0].number?.integer,
      let minute = arguments[1].number?.integer, let second = arguments[2].number?.nearestDecimal
    else { return .null }
    let offset = arguments.count > 3 ? arguments[3] : .null
    guard !offset.isNull else {
      return Time(hour: hour, minute: minute, second: second).map(Value.time) ?? .null
    }
    guard case .daysTime(let length) = offset, let seconds = length.seconds.integer,
      let zone = Zone(offset: seconds)
    else { return .null }
    return Time(hour: hour, minute: minute, second: second, zone: zone).map(Value.time) ?? .null
  }

  private static func time(from value: Value) -> Value {
    switch value {
    case .string(let text): return Time(text).map(Value.time) ?? .null
    case .time: return value
    case .dateTime(let instant): return .time(instant.time)
    case .date: return Time(hour: 0, minute: 0, second: .zero, zone: .utc).map(Value.time) ?? .null
    case .null, .unknown, .boolean, .number, .yearsMonths, .daysTime, .function, .list, .context,
      .range:
      return .null
    }
  }

  private static func dateTime(_ arguments: [Value]) -> Value {
    guard arguments.count == 2 else { return dateTime(from: arguments[0]) }
    guard let day = arguments[0].day else { return .null }
    if case .time(let time) = arguments[1] { return .dateTime(DateTime(day, time)) }
    guard case .dateTime(let instant) = arguments[0], let name = arguments[1].string else {
      return .null
    }
    return DateTime("\(day)T\(instant.time.local)@\(name)").map(Value.dateTime) ?? .null
  }

  private static func dateTime(from value: Value) -> Value {
    switch value {
    case .string(let text): DateTime(text).map(Value.dateTime) ?? .null
    case .dateTime: value
    case .date(let date): .dateTime(DateTime(startOf: date))
    case .null, .unknown, .boolean, .number, .time, .yearsMonths, .daysTime, .function, .list,
      .context, .range:
      .null
    }
  }
}

extension Value {
  /// The duration that an ISO 8601 text writes.
  public init?(duration text: String) {
    if let months = YearsMonths(text) {
      self = .yearsMonths(months)
    } else if let time = DaysTime(text) {
      self = .daysTime(time)
    } else {
      return nil
    }
  }

  /// The date, time, instant or duration that a literal with `@` writes.
  init?(temporal text: String) {
    if let date = Date(text) {
      self = .date(date)
    } else if let time = Time(text) {
      self = .time(time)
    } else if let instant = DateTime(text) {
      self = .dateTime(instant)
    } else {
      self.init(duration: text)
    }
  }

  /// The day of a date or of a date with time.
  var day: Date? {
    if case .dateTime(let instant) = self { return instant.date }
    return date
  }
}

extension Time {
  /// The time without its zone.
  fileprivate var local: Time {
    Time(hour: hour, minute: minute, second: second) ?? self
  }
}
