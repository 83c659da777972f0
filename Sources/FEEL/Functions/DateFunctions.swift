extension BuiltIn {
  /// Functions of dates and durations.
  static let dateFunctions: [BuiltIn] = [
    BuiltIn(
      "date", [["from"], ["year", "month", "day"]], required: 1, gives: .date
    ) { arguments, _ in date(arguments) },
    BuiltIn("duration", [["from"]], types: [.string], gives: .any) { arguments, _ in
      arguments[0].string.flatMap(Value.init(duration:)) ?? .null
    },
    BuiltIn(
      "years and months duration", [["from", "to"]], types: [.date, .date], gives: .yearsMonths
    ) { arguments, _ in
      guard let from = arguments[0].date, let to = arguments[1].date else { return .null }
      return .yearsMonths(to.monthsSince(from))
    },
    BuiltIn("day of week", [["date"]], types: [.date], gives: .string) { arguments, _ in
      arguments[0].date.map { .string(weekdays[$0.weekday - 1]) } ?? .null
    },
    BuiltIn("month of year", [["date"]], types: [.date], gives: .string) { arguments, _ in
      arguments[0].date.map { .string(months[$0.month - 1]) } ?? .null
    },
    BuiltIn("day of year", [["date"]], types: [.date], gives: .number) { arguments, _ in
      arguments[0].date.map { .integer($0.dayOfYear) } ?? .null
    },
    BuiltIn("week of year", [["date"]], types: [.date], gives: .number) { arguments, _ in
      arguments[0].date.map { .integer($0.week) } ?? .null
    },
  ]

  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static func date(_ arguments: [Value]) -> Value {
    if arguments.count == 1 {
      return arguments[0].string.flatMap { Date($0) }.map(Value.date)
        ?? arguments[0].date.map(Value.date) ?? .null
    }
    guard arguments.count == 3, let year = arguments[0].number?.integer,
      let month = arguments[1].number?.integer, let day = arguments[2].number?.integer
    else { return .null }
    return Date(year: year, month: month, day: day).map(Value.date) ?? .null
  }
}

extension Value {
  /// The duration that an ISO 8601 text writes.
  init?(duration text: String) {
    if let months = YearsMonths(text) {
      self = .yearsMonths(months)
    } else if let time = DaysTime(text) {
      self = .daysTime(time)
    } else {
      return nil
    }
  }
}
