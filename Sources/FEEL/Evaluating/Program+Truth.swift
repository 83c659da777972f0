extension Program {
  /// The truth of the node at `index`. Builds no set of open cells, and nothing on the heap for
  /// comparisons of numbers, strings and choices.
  func truth(_ index: Int32, _ cells: Span<Value>, _ run: inout Run) -> Truth {
    let node = nodes[Int(index)]
    switch node.operation {
    case .and: return conjunction(node, cells, &run)
    case .or: return disjunction(node, cells, &run)
    case .not: return truth(node.a, cells, &run).negated
    case .holds:
      let inner = truth(node.a, cells, &run)
      return inner == .null ? .no : inner
    case .equal: return equality(node, cells, &run)
    case .unequal: return equality(node, cells, &run).negated
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return order(node, cells, &run)
    case .cell:
      if case .boolean(let flag) = cells[Int(node.a)] { return Truth(flag) }
      return composedTruth(index, cells, &run)
    case .answered, .constant, .between, .matches, .instance, .some, .every, .local, .bind, .add,
      .subtract, .multiply, .divide, .power, .negate, .conditional, .list, .guardedList, .context,
      .path, .field, .filter, .element, .range, .loop, .call, .closure, .invoke, .sum, .minimum,
      .maximum, .count:
      return composedTruth(index, cells, &run)
    }
  }

  /// The truth of a node that is none of the frequent ones. Apart, so that those need no room for
  /// its workings.
  @inline(never)
  private func composedTruth(_ index: Int32, _ cells: Span<Value>, _ run: inout Run) -> Truth {
    guard run.pay(1) else { return .null }
    let node = nodes[Int(index)]
    switch node.operation {
    case .and, .or, .not, .holds, .equal, .unequal, .less, .lessOrEqual, .greater,
      .greaterOrEqual:
      return truth(index, cells, &run)
    case .between:
      let value = value(node.a, cells, &run)
      let lower = self.value(node.b, cells, &run)
      let upper = self.value(node.c, cells, &run)
      guard run.pay(for: value), run.pay(for: lower), run.pay(for: upper) else { return .null }
      return Comparison.truth(.greaterOrEqual, value, lower)
        .and(Comparison.truth(.lessOrEqual, value, upper))
    case .matches:
      return matching(node, cells, &run)
    case .answered:
      let cell = cells[Int(node.a)]
      if let open = cell.open { return open.isForeseen ? .unknown : .no }
      return Truth(!cell.isNull)
    case .instance:
      let value = value(node.a, cells, &run)
      return run.pay(for: value) ? instance(value, node) : .null
    case .some: return quantified(node, deciding: .yes, cells, &run)
    case .every: return quantified(node, deciding: .no, cells, &run)
    case .constant: return Truth(of: constants[Int(node.a)])
    case .cell: return Truth(of: cells[Int(node.a)])
    case .local, .bind, .add, .subtract, .multiply, .divide, .power, .negate, .conditional, .list,
      .guardedList, .context, .path, .field, .filter, .element, .range, .loop, .call, .closure,
      .invoke, .sum,
      .minimum, .maximum, .count:
      return Truth(of: value(index, cells, &run))
    }
  }

  /// Whether a value passes a test that is a value. The value may be compared with each element of the
  /// test.
  private func matching(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Truth {
    let value = value(node.a, cells, &run)
    let test = self.value(node.b, cells, &run)
    guard run.pay(for: test), run.pay(for: value) else { return .null }
    return Comparison.matches(
      value, test, truthCounts: node.c & 1 != 0, mayDiffer: node.c & 2 != 0)
  }

  private func conjunction(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Truth {
    run.parts &-= 1
    var result = Truth.yes
    for operand in Int(node.a)..<Int(node.a + node.b) {
      let next = truth(operands[operand], cells, &run)
      if next == .no { return .no }
      result = result.and(next)
    }
    return result
  }

  private func disjunction(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Truth {
    run.parts &-= 1
    var result = Truth.no
    for operand in Int(node.a)..<Int(node.a + node.b) {
      let next = truth(operands[operand], cells, &run)
      if next == .yes { return .yes }
      result = result.or(next)
    }
    return result
  }

  private func equality(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Truth {
    run.parts &-= 1
    if let known = simpleEquality(node, cells, &run) { return known }
    if let left = decimal(node.a, cells, &run), let right = decimal(node.b, cells, &run) {
      return Truth(left == right)
    }
    return composedEquality(node, cells, &run)
  }

  /// The equality of a cell and a constant, when both are strings or both are booleans.
  private func simpleEquality(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Truth? {
    let (left, right) = (nodes[Int(node.a)], nodes[Int(node.b)])
    guard left.operation == .cell, right.operation == .constant else { return nil }
    switch constants[Int(right.a)] {
    case .string(let wanted):
      switch cells[Int(left.a)] {
      case .string(let text):
        run.parts &-= wanted.utf8.count >> 6
        return Truth(text.isWrittenLike(wanted))
      case .null: return .no
      case .number: return node.c == 1 ? .no : .null
      case .unknown, .boolean, .date, .time, .dateTime, .yearsMonths, .daysTime, .list, .context,
        .range, .function:
        return nil
      }
    case .boolean(let wanted):
      if case .boolean(let flag) = cells[Int(left.a)] { return Truth(flag == wanted) }
      return nil
    case .null, .unknown, .number, .date, .time, .dateTime, .yearsMonths, .daysTime, .list,
      .context, .range, .function:
      return nil
    }
  }

  @inline(never)
  private func composedEquality(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Truth {
    guard run.pay(1) else { return .null }
    let (left, right) = (value(node.a, cells, &run), value(node.b, cells, &run))
    guard run.pay(for: left), run.pay(for: right) else { return .null }
    return Comparison.equal(left, right, mayDiffer: node.c == 1)
  }

  private func order(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Truth {
    run.parts &-= 1
    guard let left = decimal(node.a, cells, &run), let right = decimal(node.b, cells, &run) else {
      return composedOrder(node, cells, &run)
    }
    switch node.operation {
    case .less: return Truth(left < right)
    case .lessOrEqual: return Truth(left <= right)
    case .greater: return Truth(left > right)
    case _: return Truth(left >= right)
    }
  }

  @inline(never)
  private func composedOrder(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Truth {
    guard run.pay(1) else { return .null }
    let (left, right) = (value(node.a, cells, &run), value(node.b, cells, &run))
    guard run.pay(for: left), run.pay(for: right) else { return .null }
    return Comparison.truth(node.operation, left, right)
  }

  /// The open cells that keep the truth at `index` from being known.
  func open(_ index: Int32, _ cells: Span<Value>, _ run: inout Run) -> OpenCells {
    let node = nodes[Int(index)]
    switch node.operation {
    case .and, .or, .not, .holds:
      return children(of: index).reduce(into: OpenCells()) { sofar, child in
        guard truth(child, cells, &run) == .unknown else { return }
        run.join(&sofar, open(child, cells, &run))
      }
    case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual, .between, .matches,
      .instance:
      return children(of: index).reduce(into: OpenCells()) { sofar, child in
        let value = value(child, cells, &run)
        if run.pay(for: value) { run.join(&sofar, value.openCells) }
      }
    case .some, .every: return openInLoop(node, cells, &run)
    case .answered:
      guard let open = cells[Int(node.a)].open, open.isForeseen else { return OpenCells() }
      return open
    case .constant, .cell, .local, .bind, .add, .subtract, .multiply, .divide, .power, .negate,
      .conditional, .list, .guardedList, .context, .path, .field, .filter, .element, .range,
      .loop, .call, .closure, .invoke, .sum, .minimum, .maximum, .count:
      return value(index, cells, &run).openCells
    }
  }
}

extension Truth {
  /// The conjunction, when neither side alone decides.
  func and(_ other: Truth) -> Truth {
    if self == .no || other == .no { return .no }
    if self == .unknown || other == .unknown { return .unknown }
    return self == .null || other == .null ? .null : .yes
  }

  /// The disjunction.
  func or(_ other: Truth) -> Truth { negated.and(other.negated).negated }
}
