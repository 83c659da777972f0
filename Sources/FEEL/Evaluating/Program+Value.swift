extension Program {
  /// The value at `index` of a program that reads no cells, worked out while compiling.
  func value(_ index: Int32) -> Value {
    var run = Run(locals: locals, .exact)
    return value(index, [Value]().span, &run)
  }

  /// The value of the node at `index`.
  func value(_ index: Int32, _ cells: Span<Value>, _ run: inout Run) -> Value {
    let node = nodes[Int(index)]
    switch node.operation {
    case .constant: return constants[Int(node.a)]
    case .cell: return cells[Int(node.a)]
    case .local: return run.locals[Int(node.a)]
    case .conditional: return conditional(node, cells, &run)
    case .add, .subtract, .multiply, .negate:
      if let decimal = decimal(index, cells, &run) { return .number(.decimal(decimal)) }
      return composed(index, cells, &run)
    case .bind, .and, .or, .not, .holds, .equal, .unequal, .less, .lessOrEqual, .greater,
      .greaterOrEqual, .between, .matches, .some, .every, .instance, .answered, .divide, .power,
      .list, .guardedList, .context, .path, .field, .filter, .element, .range, .loop, .call,
      .closure, .invoke, .sum,
      .minimum, .maximum, .count:
      return composed(index, cells, &run)
    }
  }

  /// The value of a node that is no leaf. Apart, so that leaves need no room for its workings.
  @inline(never)
  private func composed(_ index: Int32, _ cells: Span<Value>, _ run: inout Run) -> Value {
    guard run.pay(1) else { return .null }
    let node = nodes[Int(index)]
    switch node.operation {
    case .constant, .cell, .local: return value(index, cells, &run)
    case .bind:
      run.locals[Int(node.b)] = value(node.a, cells, &run)
      return value(node.c, cells, &run)
    case .and, .or, .not, .holds, .equal, .unequal, .less, .lessOrEqual, .greater,
      .greaterOrEqual, .between, .matches, .some, .every, .instance, .answered:
      return boolean(index, cells, &run)
    case .add, .subtract, .multiply, .divide, .power: return calculated(node, cells, &run)
    case .negate: return Calculation.negated(value(node.a, cells, &run), run.arithmetic)
    case .conditional: return conditional(node, cells, &run)
    case .list: return list(node, cells, &run)
    case .guardedList: return guardedList(node, cells, &run)
    case .context: return context(node, cells, &run)
    case .path:
      let value = value(node.a, cells, &run)
      guard run.pay(for: value) else { return .null }
      return path(value, constants[Int(node.b)].string ?? "")
    case .field: return field(node, cells, &run)
    case .filter: return filter(node, cells, &run)
    case .element:
      return Program.element(value(node.a, cells, &run), at: value(node.b, cells, &run))
    case .range: return range(node, cells, &run)
    case .loop: return loop(node, cells, &run)
    case .call: return call(node, cells, &run)
    case .closure: return closure(node, cells, &run)
    case .invoke: return invoke(node, cells, &run)
    case .sum: return sum(node, cells, &run)
    case .minimum, .maximum: return extreme(node, cells, &run)
    case .count: return count(node, cells, &run)
    }
  }

  /// The result of an arithmetic operation in the general way, which is a step of its own: numbers of
  /// many digits, fractions, dates and texts.
  private func calculated(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Value {
    let (left, right) = (value(node.a, cells, &run), value(node.b, cells, &run))
    guard run.step(), run.pay(for: left), run.pay(for: right) else { return .null }
    // A power that does not come out in a few products is worked out digit by digit.
    if node.operation == .power, !left.hasExactPower(right), !run.step(Limits.inexactSteps) {
      return .null
    }
    return Calculation.result(node.operation, left, right, run.arithmetic)
  }

  /// The truth at `index` as a value, with the open cells when it is unknown.
  private func boolean(_ index: Int32, _ cells: Span<Value>, _ run: inout Run) -> Value {
    switch truth(index, cells, &run) {
    case .yes: .boolean(true)
    case .no: .boolean(false)
    case .null: .null
    case .unknown: .unknown(open(index, cells, &run))
    }
  }

  /// A branch; when the condition is open, the value that both branches agree on.
  private func conditional(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Value {
    switch truth(node.a, cells, &run) {
    case .yes: return value(node.b, cells, &run)
    case .no, .null: return value(node.c, cells, &run)
    case .unknown:
      let first = value(node.b, cells, &run)
      let second = value(node.c, cells, &run)
      guard run.pay(for: first), run.pay(for: second) else { return .null }
      let inner = first.openCells.union(second.openCells)
      if first == second, inner.isEmpty { return first }
      return .unknown(open(node.a, cells, &run).union(inner))
    }
  }

  private func context(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Value {
    var entries: [(String, Value)] = []
    for start in stride(from: Int(node.a), to: Int(node.a + node.b), by: 3) {
      let value = value(operands[start + 1], cells, &run)
      let slot = Int(operands[start + 2])
      if slot >= 0 { run.locals[slot] = value }
      entries.append((constants[Int(operands[start])].string ?? "", value))
    }
    return run.bounded(.context(ContextValue(entries)))
  }

  private func list(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Value {
    var items: [Value] = []
    for operand in Int(node.a)..<Int(node.a + node.b) {
      items.append(value(operands[operand], cells, &run))
    }
    return run.bounded(.list(items))
  }

  private func path(_ value: Value, _ name: String) -> Value {
    switch value {
    case .context(let context): context[name] ?? .null
    case .list(let items): .list(items.map { path($0, name) })
    case .unknown: value
    case .null, .boolean, .number, .string, .date, .time, .dateTime, .yearsMonths, .daysTime,
      .range, .function:
      Property.value(name, of: value)
    }
  }

  private func field(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Value {
    switch value(node.a, cells, &run) {
    case .context(let context):
      if let found = context[constants[Int(node.b)].string ?? ""] { return found }
      return value(node.c, cells, &run)
    case .unknown(let open): return .unknown(open)
    case .null, .boolean, .number, .string, .date, .time, .dateTime, .yearsMonths, .daysTime, .list,
      .range, .function:
      return value(node.c, cells, &run)
    }
  }

  private func range(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Value {
    let lower = node.a >= 0 ? value(node.a, cells, &run) : .null
    let upper = node.b >= 0 ? value(node.b, cells, &run) : .null
    let open = (lower.open ?? OpenCells()).union(upper.open ?? OpenCells())
    guard open.isEmpty else { return .unknown(open) }
    guard lower.isRangeEnd, upper.isRangeEnd else { return .null }
    if lower.isNull && node.a >= 0 || upper.isNull && node.b >= 0 { return .null }
    if !lower.isNull, !upper.isNull, Comparison.truth(.lessOrEqual, lower, upper) != .yes {
      return .null
    }
    return .range(
      RangeValue(
        RangeValue.End(lower, isIncluded: node.a >= 0 && node.c & 1 != 0),
        RangeValue.End(upper, isIncluded: node.b >= 0 && node.c & 2 != 0),
        isComparison: node.c & 4 != 0))
  }

  private func call(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Value {
    var arguments: [Value] = []
    for index in Int(node.b)..<Int(node.b + node.c) {
      arguments.append(value(operands[index], cells, &run))
    }
    return BuiltIn.all[Int(node.a)].value(arguments, &run)
  }
}

extension BuiltIn {
  /// What the function gives for arguments that may be unknown.
  func value(_ arguments: [Value], _ run: inout Run) -> Value {
    var fitting: [Value] = []
    var open = OpenCells()
    for (index, argument) in arguments.enumerated() {
      let argument = fitted(argument, at: index)
      guard run.pay(for: countsOnly ? .null : argument) else { return .null }
      open = open.union(countsOnly ? argument.open ?? OpenCells() : argument.openCells)
      fitting.append(argument)
    }
    guard open.isEmpty else { return .unknown(open) }
    let steps = feature.contains(.inexact) ? Limits.inexactSteps : 1
    guard run.step(steps) else { return .null }
    let result = body(fitting, &run)
    if case .string(let text) = result, !run.pay(forText: text.utf8.count) { return .null }
    return result.isPlain ? result : run.bounded(result)
  }

  /// Whether the function looks at how many elements there are and not at their values.
  var countsOnly: Bool { name == "count" }

  /// An argument as the function takes it: where it wants no list, the one element of a list.
  func fitted(_ argument: Value, at index: Int) -> Value {
    guard case .list(let items) = argument, items.count == 1,
      let type = type(ofArgument: index), !type.isList
    else { return argument }
    return items[0]
  }
}

extension Value {
  /// Whether the value can be the end of a range: one of an order, or none.
  var isRangeEnd: Bool {
    switch self {
    case .null, .number, .string, .date, .time, .dateTime, .yearsMonths, .daysTime: true
    case .unknown, .boolean, .list, .context, .range, .function: false
    }
  }

  /// Whether the value to that power is a product of whole steps, each exact.
  fileprivate func hasExactPower(_ exponent: Value) -> Bool {
    guard case .number(.decimal(let base)) = self, let times = exponent.number?.integer else {
      return false
    }
    return base.exactPower(times.magnitude) != nil
  }
}
