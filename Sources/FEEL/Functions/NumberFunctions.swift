extension BuiltIn {
  /// Functions of numbers.
  static let numberFunctions: [BuiltIn] = [
    BuiltIn("abs", [["n"], ["number"]], giving: sameType) { arguments, _ in absolute(arguments[0])
    },
    BuiltIn(
      "modulo", [["dividend", "divisor"]], types: [.number, .number], gives: .number
    ) { arguments, arithmetic in modulo(arguments, arithmetic) },
    BuiltIn("odd", [["number"]], types: [.number], gives: .boolean) { arguments, _ in
      parity(arguments[0], odd: true)
    },
    BuiltIn("even", [["number"]], types: [.number], gives: .boolean) { arguments, _ in
      parity(arguments[0], odd: false)
    },
    BuiltIn("sqrt", [["number"]], types: [.number], gives: .number, feature: .inexact) {
      arguments, _ in inexact(arguments[0], Inexact.squareRoot)
    },
    BuiltIn("log", [["number"]], types: [.number], gives: .number, feature: .inexact) {
      arguments, _ in inexact(arguments[0], Inexact.logarithm)
    },
    BuiltIn("exp", [["number"]], types: [.number], gives: .number, feature: .inexact) {
      arguments, _ in inexact(arguments[0], Inexact.exponential)
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
    case .null, .unknown, .boolean, .string, .date, .list, .context, .range: .null
    }
  }

  /// dividend − divisor × floor(dividend / divisor): the sign is the divisor's.
  private static func modulo(_ arguments: [Value], _ arithmetic: Arithmetic) -> Value {
    guard let dividend = arguments[0].number, let divisor = arguments[1].number,
      let quotient = dividend.divided(by: divisor, arithmetic),
      let multiple = divisor.multiplied(
        by: .decimal(quotient.rounded(places: 0, mode: .floor)), arithmetic),
      let rest = dividend.subtracting(multiple, arithmetic)
    else { return .null }
    return .number(rest)
  }

  private static func parity(_ value: Value, odd: Bool) -> Value {
    guard let number = value.number, number.isInteger,
      let half = number.divided(by: Number(2), .exact)
    else { return .null }
    return .boolean(half.isInteger != odd)
  }
}
