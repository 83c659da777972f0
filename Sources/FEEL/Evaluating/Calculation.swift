/// Arithmetic on values; what the language does not define is `null`.
enum Calculation {
  /// The result of a binary operation.
  static func result(
    _ operation: Node.Operation, _ a: Value, _ b: Value, _ arithmetic: Arithmetic
  ) -> Value {
    if case .number(let a) = a, case .number(let b) = b {
      return numbers(operation, a, b, arithmetic).map(Value.number) ?? .null
    }
    let open = a.openCells.union(b.openCells)
    if !open.isEmpty { return .unknown(open) }
    switch operation {
    case .add: return sum(a, b)
    case .subtract: return difference(a, b)
    case .multiply: return product(a, b)
    case .divide: return quotient(a, b, arithmetic)
    case _: return .null
    }
  }

  private static func numbers(
    _ operation: Node.Operation, _ a: Number, _ b: Number, _ arithmetic: Arithmetic
  ) -> Number? {
    switch operation {
    case .add: a.adding(b, arithmetic)
    case .subtract: a.subtracting(b, arithmetic)
    case .multiply: a.multiplied(by: b, arithmetic)
    case .divide: a.divided(by: b, arithmetic)
    case _: a.power(b, arithmetic)
    }
  }

  private static func sum(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.string(let a), .string(let b)):
      a.utf8.count + b.utf8.count <= Limits.stringSize ? .string(a + b) : .null
    case (.daysTime(let a), .daysTime(let b)): a.adding(b).map(Value.daysTime) ?? .null
    case (.yearsMonths(let a), .yearsMonths(let b)): a.adding(b).map(Value.yearsMonths) ?? .null
    case (.date(let date), .yearsMonths(let months)), (.yearsMonths(let months), .date(let date)):
      date.adding(months).map(Value.date) ?? .null
    case (.date(let date), .daysTime(let time)), (.daysTime(let time), .date(let date)):
      date.adding(time).map(Value.date) ?? .null
    case (.time(let time), .daysTime(let length)), (.daysTime(let length), .time(let time)):
      .time(time.adding(length))
    case (.dateTime(let instant), .daysTime(let length)),
      (.daysTime(let length), .dateTime(let instant)):
      instant.adding(length).map(Value.dateTime) ?? .null
    case (.dateTime(let instant), .yearsMonths(let months)),
      (.yearsMonths(let months), .dateTime(let instant)):
      instant.adding(months).map(Value.dateTime) ?? .null
    case _: .null
    }
  }

  private static func difference(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.daysTime(let a), .daysTime(let b)): a.subtracting(b).map(Value.daysTime) ?? .null
    case (.yearsMonths(let a), .yearsMonths(let b)):
      a.subtracting(b).map(Value.yearsMonths) ?? .null
    case (.date(let date), .yearsMonths(let months)):
      months.negated.flatMap { date.adding($0) }.map(Value.date) ?? .null
    case (.date(let date), .daysTime(let time)): date.adding(time.negated).map(Value.date) ?? .null
    case (.date(let a), .date(let b)): .daysTime(a.since(b))
    case (.time(let a), .time(let b)): a.since(b).map(Value.daysTime) ?? .null
    case (.time(let time), .daysTime(let length)): .time(time.adding(length.negated))
    case (.dateTime(let instant), .daysTime(let length)):
      instant.adding(length.negated).map(Value.dateTime) ?? .null
    case (.dateTime(let instant), .yearsMonths(let months)):
      months.negated.flatMap { instant.adding($0) }.map(Value.dateTime) ?? .null
    case (.dateTime(let a), .dateTime(let b)): a.since(b).map(Value.daysTime) ?? .null
    case (.date(let a), .dateTime(let b)):
      DateTime(startOf: a).since(b).map(Value.daysTime) ?? .null
    case (.dateTime(let a), .date(let b)):
      a.since(DateTime(startOf: b)).map(Value.daysTime) ?? .null
    case _: .null
    }
  }

  private static func product(_ a: Value, _ b: Value) -> Value {
    switch (a, b) {
    case (.daysTime(let time), .number(let factor)), (.number(let factor), .daysTime(let time)):
      time.scaled { $0.multiplied(by: factor, .exact) }.map(Value.daysTime) ?? .null
    case (.yearsMonths(let months), .number(let factor)),
      (.number(let factor), .yearsMonths(let months)):
      months.scaled { $0.multiplied(by: factor, .exact) }.map(Value.yearsMonths) ?? .null
    case _: .null
    }
  }

  private static func quotient(_ a: Value, _ b: Value, _ arithmetic: Arithmetic) -> Value {
    switch (a, b) {
    case (.daysTime(let time), .number(let divisor)):
      time.scaled { $0.divided(by: divisor, .exact) }.map(Value.daysTime) ?? .null
    case (.yearsMonths(let months), .number(let divisor)):
      months.scaled { $0.divided(by: divisor, .exact) }.map(Value.yearsMonths) ?? .null
    case (.daysTime(let a), .daysTime(let b)):
      Number.decimal(a.seconds).divided(by: .decimal(b.seconds), arithmetic)
        .map(Value.number) ?? .null
    case (.yearsMonths(let a), .yearsMonths(let b)):
      Number(a.months).divided(by: Number(b.months), arithmetic).map(Value.number) ?? .null
    case _: .null
    }
  }

  /// The value with the other sign.
  static func negated(_ value: Value, _ arithmetic: Arithmetic) -> Value {
    switch value {
    case .number(let number): .number(number.negated)
    case .daysTime(let time): .daysTime(time.negated)
    case .yearsMonths(let months): months.negated.map(Value.yearsMonths) ?? .null
    case .unknown: value
    case .null, .boolean, .string, .date, .time, .dateTime, .list, .context, .range, .function:
      .null
    }
  }
}

extension DaysTime {
  /// The duration with its length in seconds changed, cut to whole nanoseconds.
  func scaled(_ change: (Number) -> Number?) -> DaysTime? {
    guard let seconds = change(.decimal(seconds)) else { return nil }
    guard let nanoseconds = Number(1_000_000_000).multiplied(by: seconds, .exact) else {
      return nil
    }
    let whole = nanoseconds.rounded(places: 0, mode: .down)
    return whole.wholeNumber.flatMap { DaysTime(nanoseconds: $0) }
  }
}

extension YearsMonths {
  /// The duration with its length in months changed, cut to whole months.
  func scaled(_ change: (Number) -> Number?) -> YearsMonths? {
    change(Number(months)).flatMap(\.truncated).map { YearsMonths(months: $0) }
  }
}

extension Decimal {
  /// The number when it is whole and fits.
  var wholeNumber: Int128? {
    guard isInteger else { return nil }
    var result = coefficient
    var power = exponent
    while power > 0 {
      let (next, overflow) = result.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      (result, power) = (next, power - 1)
    }
    while power < 0, result != 0 { (result, power) = (result / 10, power + 1) }
    return result
  }
}

extension Number {
  /// The whole part, towards zero; nil when it does not fit.
  var truncated: Int? { rounded(places: 0, mode: .down).integer }
}
