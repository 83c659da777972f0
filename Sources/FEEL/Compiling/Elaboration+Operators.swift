import Diagnostics

extension Elaboration {
  mutating func binary(_ sign: BinaryOperator, _ a: Syntax, _ b: Syntax, _ whole: Syntax) -> Term {
    switch sign {
    case .and, .or: logic(sign, whole)
    case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual:
      comparison(sign, term(a), term(b), whole.range)
    case .add, .subtract, .multiply, .divide, .power: arithmetic(sign, a, b, whole.range)
    }
  }

  // MARK: Logic

  private mutating func logic(_ sign: BinaryOperator, _ whole: Syntax) -> Term {
    var operands: [Syntax] = []
    var rest = whole
    while case .binary(sign, let left, let right) = rest.kind {
      operands.append(right)
      rest = left
    }
    operands.append(rest)
    let terms = operands.reversed().map { condition($0) }
    return joined(sign, terms)
  }

  /// `and` or `or` of conditions: what is known already is left out or decides.
  mutating func joined(_ sign: BinaryOperator, _ terms: [Term]) -> Term {
    let deciding = sign == .or
    if terms.contains(where: { $0.value == .boolean(deciding) }) {
      return .constant(.boolean(deciding), .boolean)
    }
    let open = terms.filter { $0.value != .boolean(!deciding) }
    if open.isEmpty { return .constant(.boolean(!deciding), .boolean) }
    if open.count == 1, open[0].type == .boolean { return open[0] }
    let run = open.map { node($0) }
    return folded(draft.emit(deciding ? .or : .and, run: run), .boolean, of: open)
  }

  /// A part that must be a truth value.
  mutating func condition(_ syntax: Syntax) -> Term {
    let term = term(syntax)
    guard term.type.meets(.boolean) else {
      return mismatch(
        zh: "此处应为是或否，而不是 \(term.type)", en: "a truth value is needed here, not \(term.type)",
        syntax.range)
    }
    return term
  }

  mutating func conditional(_ condition: Syntax, _ positive: Syntax, _ negative: Syntax) -> Term {
    let test = self.condition(condition)
    let first = term(positive)
    let second = term(negative)
    if let known = test.value { return known == .boolean(true) ? first : second }
    let index = draft.emit(Node(.conditional, node(test), node(first), node(second)))
    return .node(index, first.type.joined(with: second.type))
  }

  // MARK: Arithmetic

  private mutating func arithmetic(
    _ sign: BinaryOperator, _ a: Syntax, _ b: Syntax, _ range: Range<Int>
  ) -> Term {
    let left = term(a)
    let right = term(b)
    guard let type = Elaboration.result(of: sign, left.type, right.type) else {
      return mismatch(
        zh: "\(left.type) 与 \(right.type) 不能用 '\(sign.rawValue)' 运算",
        en: "'\(sign.rawValue)' does not work on \(left.type) and \(right.type)", range)
    }
    let operation: Node.Operation =
      switch sign {
      case .subtract: .subtract
      case .multiply: .multiply
      case .divide: .divide
      case .power: .power
      case .add, .and, .or, .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual: .add
      }
    let index = draft.emit(Node(operation, node(left), node(right)))
    // Quotients depend on the arithmetic of the evaluation, so they are not worked out here.
    if operation == .divide || operation == .power { return .node(index, type) }
    return folded(index, type, of: [left, right])
  }

  /// The type of a sum, product and so on; nil when the operands never fit.
  private static func result(of sign: BinaryOperator, _ a: ValueType, _ b: ValueType)
    -> ValueType?
  {
    if a.meets(.number), b.meets(.number), a != .any || b != .any, a != .null, b != .null {
      if !a.isOpen || !b.isOpen { return .number }
    }
    if a.isOpen || b.isOpen { return .any }
    switch (sign, a, b) {
    case (.add, .string, .string): return .string
    case (.add, .choice, .string), (.add, .string, .choice), (.add, .choice, .choice):
      return a.meets(.string) && b.meets(.string) ? .string : nil
    case (.subtract, .date, .date), (.subtract, .dateTime, .dateTime), (.subtract, .time, .time),
      (.subtract, .date, .dateTime), (.subtract, .dateTime, .date):
      return .daysTime
    case (.add, .daysTime, .daysTime), (.subtract, .daysTime, .daysTime): return .daysTime
    case (.add, .yearsMonths, .yearsMonths), (.subtract, .yearsMonths, .yearsMonths):
      return .yearsMonths
    case (.add, .date, .daysTime), (.add, .date, .yearsMonths), (.subtract, .date, .daysTime),
      (.subtract, .date, .yearsMonths):
      return .date
    case (.add, _, .daysTime), (.add, _, .yearsMonths), (.subtract, _, .daysTime),
      (.subtract, _, .yearsMonths):
      return a == .dateTime || a == .time ? a : nil
    case (.add, .daysTime, _), (.add, .yearsMonths, _): return result(of: .add, b, a)
    case (.multiply, .number, .daysTime), (.multiply, .daysTime, .number),
      (.divide, .daysTime, .number):
      return .daysTime
    case (.multiply, .number, .yearsMonths), (.multiply, .yearsMonths, .number),
      (.divide, .yearsMonths, .number):
      return .yearsMonths
    case (.divide, .daysTime, .daysTime), (.divide, .yearsMonths, .yearsMonths): return .number
    case _: return nil
    }
  }

  mutating func negate(_ inner: Syntax) -> Term {
    let operand = term(inner)
    let type = operand.type
    guard type.meets(.number) || type == .daysTime || type == .yearsMonths else {
      return mismatch(
        zh: "\(type) 不能取负", en: "a value of type \(type) has no negative", inner.range)
    }
    let result: ValueType =
      type.isOpen || type == .daysTime || type == .yearsMonths ? type : .number
    return folded(draft.emit(Node(.negate, node(operand))), result, of: [operand])
  }
}

extension ValueType {
  /// Whether nothing is known of a value of this type.
  var isOpen: Bool { self == .any || self == .null }
}
