import Diagnostics

extension Elaboration {
  mutating func comparison(_ sign: BinaryOperator, _ a: Term, _ b: Term, _ range: Range<Int>)
    -> Term
  {
    if let problem = mismatch(a, b, range) { return problem }
    let operation: Node.Operation =
      switch sign {
      case .equal: .equal
      case .unequal: .unequal
      case .less: .less
      case .lessOrEqual: .lessOrEqual
      case .greater: .greater
      case .greaterOrEqual, .add, .subtract, .multiply, .divide, .power, .and, .or: .greaterOrEqual
      }
    // Evaluation looks for a constant on the right.
    let isSwapped = a.value != nil && (sign == .equal || sign == .unequal)
    let (left, right) = isSwapped ? (b, a) : (a, b)
    let index = draft.emit(Node(operation, node(left), node(right), mayDiffer(a, b) ? 1 : 0))
    return folded(index, .boolean, of: [a, b])
  }

  /// Whether values of different kinds are simply not equal, as the members of a list of choices.
  private func mayDiffer(_ a: Term, _ b: Term) -> Bool {
    if case .choice = a.type { return true }
    if case .choice = b.type { return true }
    return false
  }

  /// What to put in place of a comparison that can never hold; nil when it can.
  mutating func mismatch(_ a: Term, _ b: Term, _ range: Range<Int>) -> Term? {
    if let problem = unknownChoice(a.type, b, range) ?? unknownChoice(b.type, a, range) {
      return problem
    }
    guard !a.type.meets(b.type), !features.contains(.untyped) else { return nil }
    return mismatch(
      zh: "\(a.type) 与 \(b.type) 不能比较", en: "\(a.type) and \(b.type) cannot be compared",
      range)
  }

  /// A fault when a constant is compared with a choice whose list lacks it.
  private mutating func unknownChoice(_ type: ValueType, _ other: Term, _ range: Range<Int>)
    -> Term?
  {
    guard case .choice(let choice) = type, case .string(let text)? = other.value else { return nil }
    guard !choice.members.contains(.string(text)) else { return nil }
    record(
      SyntaxFault(
        code: "unknown-choice", zh: "选项列表 '\(choice.name)' 中没有 '\(text)'",
        en: "the list of choices '\(choice.name)' has no '\(text)'", range,
        help: .nearest(to: text, among: choice.members.compactMap(\.string))))
    return broken()
  }

  mutating func between(_ value: Syntax, _ lower: Syntax, _ upper: Syntax) -> Term {
    let parts = [term(value), term(lower), term(upper)]
    for (bound, syntax) in [(parts[1], lower), (parts[2], upper)] {
      if let problem = mismatch(parts[0], bound, syntax.range) { return problem }
    }
    let nodes = parts.map { node($0) }
    return folded(draft.emit(Node(.between, nodes[0], nodes[1], nodes[2])), .boolean, of: parts)
  }

  mutating func instance(
    _ value: Syntax, _ type: ValueType, _ signature: FunctionSignature?
  ) -> Term {
    let operand = term(value)
    let start = Int32(draft.types.count)
    draft.types.append(type)
    draft.types += signature.map { $0.parameters + [$0.result] } ?? []
    let index = draft.emit(
      Node(.instance, node(operand), start, Int32(draft.types.count) - start - 1))
    return folded(index, .boolean, of: [operand])
  }

  // MARK: Unary tests

  /// `value in tests`.
  mutating func membership(_ value: Syntax, _ tests: [Syntax]) -> Term {
    let operand = term(value)
    return testing(operand) { elaboration, input in
      let terms = tests.map { elaboration.test($0, of: input) }
      return elaboration.joined(.or, terms)
    }
  }

  /// Makes `value` cheap to read repeatedly, names it `?`, and compiles what `body` gives.
  mutating func testing(
    _ value: Term, _ body: (inout Elaboration, Term) -> Term
  ) -> Term {
    guard case .node(let index, let type) = value, !isLeaf(index) else {
      return with([.name("?", value)]) { body(&$0, value) }
    }
    let slot = draft.newLocal()
    let local = Term.node(draft.emit(Node(.local, slot)), type)
    let result = with([.name("?", local)]) { body(&$0, local) }
    return .node(draft.emit(Node(.bind, index, slot, node(result))), result.type)
  }

  func isLeaf(_ index: Int32) -> Bool {
    switch draft.nodes[Int(index)].operation {
    case .constant, .cell, .local: true
    case .bind, .and, .or, .not, .holds, .add, .subtract, .multiply, .divide, .power, .negate,
      .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual, .between, .matches,
      .conditional, .list, .guardedList, .context, .path, .field, .filter, .element, .range,
      .loop, .some, .every, .call, .closure, .invoke, .instance, .answered, .sum, .minimum,
      .maximum, .count:
      false
    }
  }

  /// One unary test of `input`.
  mutating func test(_ syntax: Syntax, of input: Term) -> Term {
    switch syntax.kind {
    case .anything: return .constant(.boolean(true), .boolean)
    case .exclusion(let tests):
      let inner = joined(.or, tests.map { test($0, of: input) })
      return folded(draft.emit(Node(.not, node(inner))), .boolean, of: [inner])
    case .test(let sign, let bound): return comparison(sign, input, term(bound), syntax.range)
    case .range(let range): return rangeTest(range, of: input)
    case .null, .boolean, .number, .string, .temporal, .name, .path, .filter, .call, .negate,
      .binary, .between, .membership, .instance, .conditional, .iteration, .quantified, .list,
      .context, .function:
      return valueTest(syntax, of: input)
    }
  }

  /// A range as a test: another type of value lies outside, unknown stays unknown.
  private mutating func rangeTest(_ range: Syntax.RangeSyntax, of input: Term) -> Term {
    var sides: [Term] = []
    let lower: BinaryOperator = range.includesLower ? .greaterOrEqual : .greater
    let upper: BinaryOperator = range.includesUpper ? .lessOrEqual : .less
    for (sign, end) in [(lower, range.lower), (upper, range.upper)] {
      guard let end else { continue }
      let bound = term(end)
      if bound.value == .null { return .constant(.null, .boolean) }
      sides.append(comparison(sign, input, bound, end.range))
    }
    let both = joined(.and, sides)
    return folded(draft.emit(Node(.holds, node(both))), .boolean, of: [both])
  }

  /// A value as a test: equal to it, in it when it is a list or range, or simply true.
  private mutating func valueTest(_ syntax: Syntax, of input: Term) -> Term {
    let other = term(syntax)
    if syntax.mentions("?"), other.type == .boolean { return other }
    let against = memberType(other)
    if let items = literalItems(other) {
      for item in items {
        if let problem = mismatch(input, item, syntax.range) { return problem }
      }
    } else if !input.type.meets(against), other.type != .boolean,
      !input.type.meets(other.type), !features.contains(.untyped)
    {
      return mismatch(
        zh: "\(input.type) 与 \(other.type) 不能比较",
        en: "\(input.type) and \(other.type) cannot be compared", syntax.range)
    }
    if let problem = mismatchedChoice(input, other, syntax.range) { return problem }
    if other.type.isScalar, !syntax.mentions("?") {
      return comparison(.equal, input, other, syntax.range)
    }
    let counts: Int32 = syntax.mentions("?") || !input.type.meets(.boolean) ? 1 : 0
    let flags = counts + (mayDiffer(input, other) ? 2 : 0)
    let index = draft.emit(Node(.matches, node(input), node(other), flags))
    return folded(index, .boolean, of: [input, other])
  }

  private mutating func mismatchedChoice(_ input: Term, _ other: Term, _ range: Range<Int>)
    -> Term?
  {
    guard case .string? = other.value else { return nil }
    return mismatch(input, other, range)
  }

  /// What a value is compared with when it is tested against `other`.
  private func memberType(_ other: Term) -> ValueType {
    switch other.type {
    case .list(let element): if case .range(let bound) = element { bound } else { element }
    case .range(let bound): bound
    case .any, .null, .boolean, .number, .string, .date, .time, .dateTime, .yearsMonths,
      .daysTime, .context, .choice, .function:
      other.type
    }
  }

  /// The items of a constant list, each to be checked against the choices.
  private func literalItems(_ other: Term) -> [Term]? {
    guard case .list(let items)? = other.value, !items.contains(where: { $0.list != nil }) else {
      return nil
    }
    return items.filter { $0.string != nil || $0.number != nil }
      .map { .constant($0, ValueType(of: $0)) }
  }
}

extension Syntax {
  /// Whether `name` stands somewhere in this part.
  func mentions(_ name: String) -> Bool {
    if case .name(name) = kind { return true }
    return kind.children.contains { $0.mentions(name) }
  }
}
