extension BuiltIn {
  /// Functions that make one value of many. A list with anything but numbers gives `null`.
  static let aggregateFunctions: [BuiltIn] = [
    BuiltIn("count", [["list"], ["list..."]], gives: .number) { arguments, _ in
      elements(arguments).map { .integer($0.count) } ?? .integer(0)
    },
    BuiltIn("sum", [["list"], ["n..."]], types: [.list(.number)], gives: .number) {
      arguments, run in
      fold(arguments, &run) { $0.adding($1, $2) }
    },
    BuiltIn("product", [["list"], ["n..."]], types: [.list(.number)], gives: .number) {
      arguments, run in
      fold(arguments, &run) { $0.multiplied(by: $1, $2) }
    },
    BuiltIn("mean", [["list"], ["n..."]], types: [.list(.number)], gives: .number) {
      arguments, run in mean(arguments, &run)
    },
    BuiltIn("min", [["list"], ["c..."]], giving: elementType) { arguments, _ in
      extreme(arguments, .less)
    },
    BuiltIn("max", [["list"], ["c..."]], giving: elementType) { arguments, _ in
      extreme(arguments, .greater)
    },
    BuiltIn("median", [["list"], ["n..."]], types: [.list(.number)], gives: .number) {
      arguments, run in
      run.step(arguments.first?.list?.count ?? 0) ? median(arguments, run.arithmetic) : .null
    },
    BuiltIn("mode", [["list"], ["n..."]], types: [.list(.number)], gives: .list(.number)) {
      arguments, run in
      run.step(arguments.first?.list?.count ?? 0) ? mode(arguments) : .null
    },
    BuiltIn(
      "stddev", [["list"], ["n..."]], types: [.list(.number)], gives: .number, feature: .inexact
    ) { arguments, run in deviation(arguments, &run) },
  ]

  private static let elementType: @Sendable ([ValueType]) -> ValueType = { types in
    ValueType.join(types.map(\.element))
  }

  /// The numbers of the arguments; nil when one is no number.
  private static func numbers(_ arguments: [Value]) -> [Number]? {
    guard let items = elements(arguments) else { return nil }
    let numbers = items.compactMap(\.number)
    return numbers.count == items.count ? numbers : nil
  }

  /// The numbers joined from left to right. What is no whole or short decimal takes a step each.
  private static func fold(
    _ arguments: [Value], _ run: inout Run, _ join: (Number, Number, Arithmetic) -> Number?
  ) -> Value {
    guard let numbers = numbers(arguments), var result = numbers.first else { return .null }
    for next in numbers.dropFirst() {
      guard run.pay(result.isQuick && next.isQuick ? 1 : Run.partsOfStep),
        let joined = join(result, next, run.arithmetic)
      else { return .null }
      result = joined
    }
    return .number(result)
  }

  private static func mean(_ arguments: [Value], _ run: inout Run) -> Value {
    guard case .number(let total) = fold(arguments, &run, { $0.adding($1, $2) }),
      let count = numbers(arguments)?.count
    else { return .null }
    return total.divided(by: .decimal(Decimal(count)), run.arithmetic).map(Value.number) ?? .null
  }

  private static func extreme(_ arguments: [Value], _ order: Node.Operation) -> Value {
    guard let items = elements(arguments), var best = items.first else { return .null }
    if items.count == 1, Comparison.truth(.lessOrEqual, best, best) == .null { return .null }
    for item in items.dropFirst() {
      switch Comparison.truth(order, item, best) {
      case .yes: best = item
      case .no: continue
      case .null, .unknown: return .null
      }
    }
    return best
  }

  private static func median(_ arguments: [Value], _ arithmetic: Arithmetic) -> Value {
    guard let numbers = numbers(arguments)?.sorted(), !numbers.isEmpty else { return .null }
    let middle = numbers.count / 2
    if numbers.count % 2 == 1 { return .number(numbers[middle]) }
    let two = Number.decimal(Decimal(2))
    return numbers[middle - 1].adding(numbers[middle], arithmetic)
      .flatMap { $0.divided(by: two, arithmetic) }.map(Value.number) ?? .null
  }

  private static func mode(_ arguments: [Value]) -> Value {
    guard let numbers = numbers(arguments) else { return .null }
    let counts = Dictionary(grouping: numbers, by: \.self).mapValues(\.count)
    let most = counts.values.max() ?? 0
    return .list(counts.filter { $0.value == most }.keys.sorted().map(Value.number))
  }

  /// The standard deviation of a sample.
  private static func deviation(_ arguments: [Value], _ run: inout Run) -> Value {
    let arithmetic = run.arithmetic
    guard let numbers = numbers(arguments), numbers.count > 1, run.step(2 * numbers.count),
      case .number(let mean) = mean(arguments, &run)
    else { return .null }
    let squares = numbers.compactMap { number in
      number.subtracting(mean, arithmetic).flatMap { $0.multiplied(by: $0, arithmetic) }
    }
    guard squares.count == numbers.count,
      case .number(let total) = fold(squares.map(Value.number), &run, { $0.adding($1, $2) }),
      let variance = total.divided(by: .decimal(Decimal(numbers.count - 1)), arithmetic)
    else { return .null }
    return variance.nearestDecimal.squareRoot.map { .number(.decimal($0)) } ?? .null
  }
}

extension Number {
  /// Whether arithmetic on the number mostly stays within a machine word.
  fileprivate var isQuick: Bool {
    if case .decimal(let decimal) = self { return decimal.words.small != nil }
    return false
  }
}
