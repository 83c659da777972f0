/// The properties of values that are no contexts, such as the year of a date.
enum Property {
  /// The property `name`; `null` where a value has none of that name.
  static func value(_ name: String, of value: Value) -> Value {
    switch value {
    case .date(let date): self.value(name, of: date)
    case .time(let time): self.value(name, of: time)
    case .dateTime(let instant): self.value(name, of: instant)
    case .yearsMonths(let duration): self.value(name, of: duration)
    case .daysTime(let duration): self.value(name, of: duration)
    case .range(let range): self.value(name, of: range)
    case .null, .unknown, .boolean, .number, .string, .list, .context, .function: .null
    }
  }

  private static func value(_ name: String, of date: Date) -> Value {
    switch name {
    case "year": .integer(date.year)
    case "month": .integer(date.month)
    case "day": .integer(date.day)
    case "weekday": .integer(date.weekday)
    case _: .null
    }
  }

  private static func value(_ name: String, of duration: YearsMonths) -> Value {
    switch name {
    case "years": .integer(duration.years)
    case "months": .integer(duration.remainingMonths)
    case _: .null
    }
  }

  private static func value(_ name: String, of duration: DaysTime) -> Value {
    switch name {
    case "days": .integer(duration.days)
    case "hours": .integer(duration.hours)
    case "minutes": .integer(duration.minutes)
    case "seconds": .number(.decimal(duration.remainingSeconds))
    case _: .null
    }
  }

  private static func value(_ name: String, of range: RangeValue) -> Value {
    switch name {
    case "start": range.lower.value
    case "end": range.upper.value
    case "start included": .boolean(range.lower.isIncluded)
    case "end included": .boolean(range.upper.isIncluded)
    case _: .null
    }
  }

  private static func value(_ name: String, of time: Time) -> Value {
    switch name {
    case "hour": .integer(time.hour)
    case "minute": .integer(time.minute)
    case "second": .number(.decimal(time.second))
    case "time offset": time.offset.map(Value.daysTime) ?? .null
    case "timezone": time.zone?.name.map(Value.string) ?? .null
    case _: .null
    }
  }

  private static func value(_ name: String, of instant: DateTime) -> Value {
    if name == "time offset" { return instant.offset.map(Value.daysTime) ?? .null }
    let part = value(name, of: instant.date)
    return part.isNull ? value(name, of: instant.time) : part
  }
}
