extension BuiltIn {
  /// Functions of lists.
  static let listFunctions: [BuiltIn] = [
    BuiltIn("list contains", [["list", "element"]], gives: .boolean) { arguments, _ in
      guard let items = list(arguments[0]) else { return .null }
      return .boolean(items.contains { isSame($0, arguments[1]) })
    },
    BuiltIn(
      "sublist", [["list", "start position", "length"]], required: 2,
      types: [nil, .number, .number], giving: listType
    ) { arguments, _ in sublist(arguments) },
    BuiltIn("append", [["list", "item..."]], required: 1, giving: extendedListType) {
      arguments, _ in
      guard let items = arguments[0].isNull ? [.null] : list(arguments[0]) else { return .null }
      return bounded(items + arguments.dropFirst())
    },
    BuiltIn("concatenate", [["list..."]], required: 1, giving: anyListType) { arguments, _ in
      joined(arguments).map(Value.list) ?? .null
    },
    BuiltIn(
      "insert before", [["list", "position", "newItem"]], types: [nil, .number, nil],
      giving: changedListType
    ) { arguments, _ in
      edit(arguments[0], arguments[1]) { $0.insert(arguments[2], at: $1) }
    },
    BuiltIn("remove", [["list", "position"]], types: [nil, .number], giving: listType) {
      arguments, _ in
      edit(arguments[0], arguments[1]) { $0.remove(at: $1) }
    },
    BuiltIn("list replace", [["list", "position", "newItem"]], giving: changedListType) {
      arguments, run in
      if case .function = arguments[1] { return replaced(arguments, &run) }
      return edit(arguments[0], arguments[1]) { $0[$1] = arguments[2] }
    },
    BuiltIn(
      "list replace", [["list", "match", "newItem"]], types: [nil, .function],
      giving: extendedListType
    ) { arguments, run in replaced(arguments, &run) },
    BuiltIn("reverse", [["list"]], giving: listType) { arguments, _ in
      list(arguments[0]).map { .list($0.reversed()) } ?? .null
    },
    BuiltIn("index of", [["list", "match"]], gives: .list(.number)) { arguments, _ in
      guard let items = list(arguments[0]) else { return .null }
      return .list(
        items.indices.filter { isSame(items[$0], arguments[1]) }.map { .integer($0 + 1) })
    },
    BuiltIn("union", [["list..."]], required: 1, giving: anyListType) { arguments, run in
      joined(arguments).flatMap { distinct($0, &run) } ?? .null
    },
    BuiltIn("distinct values", [["list"]], giving: listType) { arguments, run in
      list(arguments[0]).flatMap { distinct($0, &run) } ?? .null
    },
    BuiltIn("flatten", [["list"]], gives: .list(.any)) { arguments, _ in
      list(arguments[0]).map { bounded(flat($0)) } ?? .null
    },
    BuiltIn("sort", [["list", "precedes"]], required: 1, giving: listType) { arguments, run in
      guard let items = list(arguments[0]) else { return .null }
      guard arguments.count > 1 else {
        return sorted(items, &run) { first, second, run in
          guard run.pay(for: first), run.pay(1) else { return .null }
          return Comparison.truth(.less, first, second)
        }
      }
      guard case .function(let precedes) = arguments[1] else { return .null }
      return sorted(items, &run) { Truth(of: precedes.value([$0, $1], &$2)) }
    },
  ]

  private static let listType: @Sendable ([ValueType]) -> ValueType = { types in
    types.first.map { .list($0.element) } ?? .list(.any)
  }

  /// The list with further elements, which may be lists themselves.
  private static let extendedListType: @Sendable ([ValueType]) -> ValueType = { types in
    .list(ValueType.join([types.first?.element ?? .any] + types.dropFirst()))
  }

  /// The list with the last argument in it.
  private static let changedListType: @Sendable ([ValueType]) -> ValueType = { types in
    .list(ValueType.join([types.first?.element ?? .any, types.last ?? .any]))
  }

  private static let anyListType: @Sendable ([ValueType]) -> ValueType = { types in
    .list(ValueType.join(types.map(\.element)))
  }

  /// Equality as lists use it: `null` equals itself, other kinds are not equal.
  static func isSame(_ a: Value, _ b: Value) -> Bool { Comparison.equal(a, b) == .yes }

  /// A list, or `null` when it is longer than any may be.
  static func bounded(_ items: [Value]) -> Value {
    items.count <= Limits.listSize ? .list(items) : .null
  }

  private static func sublist(_ arguments: [Value]) -> Value {
    guard let items = list(arguments[0]), let start = arguments[1].number?.truncated,
      let first = index(start, in: items.count)
    else { return .null }
    guard arguments.count > 2, !arguments[2].isNull else { return .list(Array(items[first...])) }
    guard let length = arguments[2].number?.truncated, length >= 1, first + length <= items.count
    else { return .null }
    return .list(Array(items[first..<first + length]))
  }

  /// The offset of a 1-based position; a negative one counts from the end.
  private static func index(_ position: Int, in count: Int) -> Int? {
    let index = position > 0 ? position - 1 : count + position
    return position != 0 && (0..<count).contains(index) ? index : nil
  }

  private static func edit(
    _ argument: Value, _ position: Value, _ change: (inout [Value], Int) -> Void
  ) -> Value {
    guard var items = list(argument), let position = position.number?.truncated,
      let index = index(position, in: items.count)
    else { return .null }
    change(&items, index)
    return bounded(items)
  }

  /// The list with the new element for each that matches; `null` unless the match is a truth value.
  private static func replaced(_ arguments: [Value], _ run: inout Run) -> Value {
    guard let items = list(arguments[0]), case .function(let match) = arguments[1] else {
      return .null
    }
    var result: [Value] = []
    for item in items {
      guard let matches = match.value([item, arguments[2]], &run).boolean else { return .null }
      result.append(matches ? arguments[2] : item)
    }
    return .list(result)
  }

  /// The elements of all arguments; nil when they are more than a list may hold.
  private static func joined(_ arguments: [Value]) -> [Value]? {
    let count = arguments.reduce(0) { $0 + ($1.list?.count ?? 1) }
    return count <= Limits.listSize ? arguments.flatMap { $0.list ?? [$0] } : nil
  }

  /// Each value once; nil when steps run out.
  private static func distinct(_ items: [Value], _ run: inout Run) -> Value? {
    guard run.step(items.count) else { return nil }
    var seen: Set<Value> = []
    return .list(items.filter { seen.insert($0).inserted })
  }

  private static func flat(_ items: [Value]) -> [Value] {
    items.flatMap { item in item.list.map(flat) ?? [item] }
  }

  /// The elements in order, by merging; `null` when two have no order.
  private static func sorted(
    _ items: [Value], _ run: inout Run, _ precedes: (Value, Value, inout Run) -> Truth
  ) -> Value {
    var sorted = items.map { [$0] }
    while sorted.count > 1 {
      var next: [[Value]] = []
      for start in stride(from: 0, to: sorted.count, by: 2) {
        guard start + 1 < sorted.count else {
          next.append(sorted[start])
          continue
        }
        guard let merged = merged(sorted[start], sorted[start + 1], &run, precedes) else {
          return .null
        }
        next.append(merged)
      }
      sorted = next
    }
    return .list(sorted.first ?? [])
  }

  private static func merged(
    _ first: [Value], _ second: [Value], _ run: inout Run,
    _ precedes: (Value, Value, inout Run) -> Truth
  ) -> [Value]? {
    var result: [Value] = []
    var (a, b) = (0, 0)
    while a < first.count, b < second.count {
      switch precedes(second[b], first[a], &run) {
      case .yes:
        result.append(second[b])
        b += 1
      case .no:
        result.append(first[a])
        a += 1
      case .null, .unknown: return nil
      }
    }
    return result + first[a...] + second[b...]
  }
}
