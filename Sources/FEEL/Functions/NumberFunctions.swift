extension BuiltIn {
  /// Functions of numbers.
  static let numberFunctions: [BuiltIn] = [
    BuiltIn("abs", [["n"], ["number"]], giving: sameType) { arguments, _ in absolute(arguments[0])
    },
    BuiltIn(
      "modulo", [["dividend", "divisor"]], types: [.number, .number], gives: .number
    ) { arguments, run in modulo(arguments, run.arithmetic) },
    BuiltIn("odd", [["number"]], types: [.number], gives: .boolean) { arguments, _ in
      parity(arguments[0], odd: true)
    },
    BuiltIn("even", [["number"]], types: [.number], gives: .boolean) { arguments, _ in
      parity(arguments[0], odd: false)
    },
    BuiltIn("sqrt", [["number"]], types: [.number], gives: .number, feature: .inexact) {
      arguments, _ in inexact(arguments[0], \.squareRoot)
    },
    BuiltIn("log", [["number"]], types: [.number], gives: .number, feature: .inexact) {
      arguments, _ in inexact(arguments[0], \.naturalLogarithm)
    },
    BuiltIn("exp", [["number"]], types: [.number], gives: .number, feature: .inexact) {
      arguments, _ in inexact(arguments[0], \.exponential)
    },
  ]

  static let sameType: @Sendable ([ValueType]) -> ValueType = { $0.first ?? .any }

  private static func inexact(_ value: Value, _ function: (Decimal) -> Decimal?) -> Value {
    value.number.flatMap { function($0.nearestDecimal) }.map { .number(.decimal($0)) } ?? .null
  }

  private static func absolute(_ value: Value) -> Value {
    switch value {
    case .number(let number): .number(number.magnitude)
    case .daysTime(let time): .daysTime(time.magnitude)
    case .yearsMonths(let months):
      months.months < 0 ? months.negated.map(Value.yearsMonths) ?? .null : value
    case .null, .unknown, .boolean, .string, .date, .time, .dateTime, .list, .context, .range,
      .function:
      .null
    }
  }

  private static func modulo(_ arguments: [Value], _ arithmetic: Arithmetic) -> Value {
    guard let dividend = arguments[0].number, let divisor = arguments[1].number else {
      return .null
    }
    return dividend.modulo(divisor, arithmetic).map(Value.number) ?? .null
  }

  private static func parity(_ value: Value, odd: Bool) -> Value {
    guard let number = value.number, number.isInteger,
      let half = number.divided(by: Number(2), .exact)
    else { return .null }
    return .boolean(half.isInteger != odd)
  }
}
