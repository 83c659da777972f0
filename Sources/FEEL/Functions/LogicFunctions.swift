extension BuiltIn {
  /// Functions of truth values. `not` is compiled to an operation of its own.
  static let logicFunctions: [BuiltIn] = [
    BuiltIn("not", [["negand"]], types: [.boolean], gives: .boolean) { arguments, _ in
      arguments[0].boolean.map { .boolean(!$0) } ?? .null
    },
    BuiltIn("all", [["list"], ["list..."]], gives: .boolean) { arguments, _ in
      truth(elements(arguments), Truth.yes) { $0.and($1) }
    },
    BuiltIn("any", [["list"], ["list..."]], gives: .boolean) { arguments, _ in
      truth(elements(arguments), Truth.no) { $0.or($1) }
    },
    BuiltIn("is", [["value1", "value2"]], gives: .boolean) { arguments, _ in
      let (a, b) = (arguments[0], arguments[1])
      // Unlike `=`, `is` tells apart what is written differently: the same instant in two zones, and
      // fractions of a second.
      return .boolean(isSame(a, b) && (!a.hasZone || a.description == b.description))
    },
  ]

  private static func truth(_ items: [Value]?, _ start: Truth, _ join: (Truth, Truth) -> Truth)
    -> Value
  {
    guard let items else { return .null }
    switch items.reduce(start, { join($0, Truth(of: $1)) }) {
    case .yes: return .boolean(true)
    case .no: return .boolean(false)
    case .null, .unknown: return .null
    }
  }

  /// The elements that a function over a list looks at: of its one argument, when that is a list, a
  /// list of it, when it is none, or all its arguments. Nil for a single `null`.
  static func elements(_ arguments: [Value]) -> [Value]? {
    guard arguments.count == 1 else { return arguments }
    if arguments[0].isNull { return nil }
    return arguments[0].list ?? [arguments[0]]
  }

  /// A list argument; a single value counts as a list of one, `null` as no list.
  static func list(_ argument: Value) -> [Value]? {
    argument.isNull ? nil : argument.list ?? [argument]
  }
}

extension Value {
  /// Whether a zone may be part of the value.
  fileprivate var hasZone: Bool {
    switch self {
    case .time, .dateTime: true
    case .null, .unknown, .boolean, .number, .string, .date, .yearsMonths, .daysTime, .function,
      .list, .context, .range:
      false
    }
  }
}
