extension String {
  /// Whether both are the same scalars; Swift's own equality also holds between texts that Unicode
  /// counts as equivalent, such as `é` in one scalar and in two.
  func isWrittenLike(_ other: String) -> Bool {
    self == other && utf8.elementsEqual(other.utf8)
  }
}

/// How values compare, with `null` and unknown.
enum Comparison {
  /// Whether two values are equal. Values of different kinds compare to `null`, and to false when
  /// they `mayDiffer`, as the members of one list of choices may.
  static func equal(_ a: Value, _ b: Value, mayDiffer: Bool = false) -> Truth {
    switch (a, b) {
    case (.number(let a), .number(let b)): return Truth(a == b)
    case (.string(let a), .string(let b)): return Truth(a.isWrittenLike(b))
    case (.boolean(let a), .boolean(let b)): return Truth(a == b)
    case (.unknown, _), (_, .unknown): return .unknown
    case (.null, .null): return .yes
    case (.null, _), (_, .null): return .no
    case (.date(let a), .date(let b)): return Truth(a == b)
    case (.time(let a), .time(let b)): return Truth(a.orderBySecond(b) == 0)
    case (.dateTime(let a), .dateTime(let b)): return Truth(a.orderBySecond(b) == 0)
    case (.function(let a), .function(let b)): return Truth(a == b)
    case (.yearsMonths(let a), .yearsMonths(let b)): return Truth(a == b)
    case (.daysTime(let a), .daysTime(let b)): return Truth(a == b)
    case (.range(let a), .range(let b)): return Truth(a == b)
    case (.list(let a), .list(let b)): return equal(a, b)
    case (.context(let a), .context(let b)): return equal(a, b)
    case (.number, _), (.string, _), (.boolean, _), (.date, _), (.time, _), (.dateTime, _),
      (.yearsMonths, _), (.daysTime, _), (.range, _), (.list, _), (.context, _), (.function, _):
      return mayDiffer ? .no : .null
    }
  }

  private static func equal(_ a: [Value], _ b: [Value]) -> Truth {
    guard a.count == b.count else { return .no }
    return zip(a, b).reduce(.yes) { $0.and(definite(equal($1.0, $1.1))) }
  }

  private static func equal(_ a: ContextValue, _ b: ContextValue) -> Truth {
    guard Set(a.names) == Set(b.names) else { return .no }
    return a.entries.reduce(.yes) { sofar, entry in
      sofar.and(definite(equal(entry.value, b[entry.name] ?? .null)))
    }
  }

  /// Inside lists and contexts, parts of different kinds are simply not equal.
  private static func definite(_ truth: Truth) -> Truth { truth == .null ? .no : truth }

  /// Whether the comparison holds; `null` where the values have no order.
  static func truth(_ operation: Node.Operation, _ a: Value, _ b: Value) -> Truth {
    if case .number(let a) = a, case .number(let b) = b { return truth(operation, a, b) }
    switch (a, b) {
    case (.unknown, .null), (.null, .unknown): return .null
    case (.unknown, _), (_, .unknown): return .unknown
    case (.string(let a), .string(let b)):
      return Truth(holds(operation, order(a, b)))
    case (.date(let a), .date(let b)): return truth(operation, a, b)
    case (.time(let a), .time(let b)):
      return a.orderBySecond(b).map { Truth(holds(operation, $0)) } ?? .null
    case (.dateTime(let a), .dateTime(let b)):
      return a.orderBySecond(b).map { Truth(holds(operation, $0)) } ?? .null
    case (.yearsMonths(let a), .yearsMonths(let b)): return truth(operation, a, b)
    case (.daysTime(let a), .daysTime(let b)): return truth(operation, a, b)
    case (.null, _), (.boolean, _), (.number, _), (.string, _), (.date, _), (.time, _),
      (.dateTime, _), (.yearsMonths, _), (.daysTime, _), (.list, _), (.context, _), (.range, _),
      (.function, _):
      return .null
    }
  }

  private static func truth<Ordered: Comparable>(
    _ operation: Node.Operation, _ a: Ordered, _ b: Ordered
  ) -> Truth {
    switch operation {
    case .less: Truth(a < b)
    case .lessOrEqual: Truth(a <= b)
    case .greater: Truth(a > b)
    case _: Truth(a >= b)
    }
  }

  /// Strings are ordered by their Unicode scalars, in every locale alike.
  private static func order(_ a: String, _ b: String) -> Int {
    if a.unicodeScalars.elementsEqual(b.unicodeScalars) { return 0 }
    return a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars) ? -1 : 1
  }

  private static func holds(_ operation: Node.Operation, _ order: Int) -> Bool {
    switch operation {
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case _: order >= 0
    }
  }

  /// Whether a value passes a test that is itself a value: equal to it, or in it.
  static func matches(_ input: Value, _ test: Value, truthCounts: Bool, mayDiffer: Bool = false)
    -> Truth
  {
    switch test {
    case .range(let range): return contains(range, input)
    case .list(let items):
      let whole = input.list == nil ? .no : definite(equal(input, test))
      return items.reduce(whole) { sofar, item in
        sofar.or(definite(member(input, item)))
      }
    case .boolean(let flag) where truthCounts && input.boolean == nil && !input.isUnknown:
      return Truth(flag)
    case .null, .unknown, .boolean, .number, .string, .date, .time, .dateTime, .yearsMonths,
      .daysTime, .context, .function:
      return equal(input, test, mayDiffer: mayDiffer)
    }
  }

  private static func member(_ input: Value, _ item: Value) -> Truth {
    if case .range(let range) = item { return contains(range, input) }
    return equal(input, item)
  }

  /// Whether a value lies in a range; a value of another kind does not.
  static func contains(_ range: RangeValue, _ value: Value) -> Truth {
    let lower = range.lower
    let upper = range.upper
    let above =
      lower.value.isNull
      ? Truth.yes : truth(lower.isIncluded ? .greaterOrEqual : .greater, value, lower.value)
    let below =
      upper.value.isNull
      ? Truth.yes : truth(upper.isIncluded ? .lessOrEqual : .less, value, upper.value)
    return above.and(below)
  }

  /// Whether a value is of a type; `null` is of none but `Null`.
  static func instance(_ value: Value, of type: ValueType) -> Truth {
    if value.isUnknown { return .unknown }
    return Truth(isInstance(value, of: type))
  }

  private static func isInstance(_ value: Value, of type: ValueType) -> Bool {
    switch (value, type) {
    case (.null, .null): true
    case (.null, _): false
    case (_, .any): true
    case (.boolean, .boolean), (.number, .number), (.string, .string), (.date, .date),
      (.time, .time), (.dateTime, .dateTime), (.function, .function), (.yearsMonths, .yearsMonths),
      (.daysTime, .daysTime):
      true
    case (.list(let items), .list(let element)):
      items.allSatisfy { $0.isNull || isInstance($0, of: element) }
    case (.context(let context), .context(let fields)):
      fields.allSatisfy { field in
        context[field.name].map { $0.isNull || isInstance($0, of: field.type) } ?? false
      }
    case (.range(let range), .range(let bound)):
      [range.lower.value, range.upper.value].allSatisfy { $0.isNull || isInstance($0, of: bound) }
    case (_, .choice(let choice)): choice.members.contains(value)
    case _: false
    }
  }
}
