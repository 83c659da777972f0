extension Program {
  /// The elements whose guards hold; unknown when a guard is.
  func guardedList(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Value {
    var items: [Value] = []
    var open = OpenCells()
    for start in stride(from: Int(node.a), to: Int(node.a + node.b), by: 2) {
      switch guarding(start, cells, &run, &open) {
      case .yes: items.append(value(operands[start + 1], cells, &run))
      case .no, .null, .unknown: continue
      }
    }
    return open.isEmpty ? run.bounded(.list(items)) : .unknown(open)
  }

  /// The truth of the guard at `position` of the operands; an unknown one adds to `open`.
  private func guarding(
    _ position: Int, _ cells: Span<Value>, _ run: inout Run, _ open: inout OpenCells
  ) -> Truth {
    let index = operands[position]
    guard index >= 0 else { return .yes }
    let truth = truth(index, cells, &run)
    if truth == .unknown { run.join(&open, self.open(index, cells, &run)) }
    return truth
  }

  /// The sum of the elements whose guards hold: `null` for none, and when one is no number.
  func sum(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Value {
    if let total = plainSum(node, cells, &run) { return .number(.decimal(total)) }
    return generalSum(node, cells, &run)
  }

  /// The sum when every guard is decided and every element is a plain decimal.
  private func plainSum(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Decimal? {
    var total: Decimal?
    for start in stride(from: Int(node.a), to: Int(node.a + node.b), by: 2) {
      if operands[start] >= 0 {
        switch truth(operands[start], cells, &run) {
        case .yes: break
        case .no, .null: continue
        case .unknown: return nil
        }
      }
      guard let next = decimal(operands[start + 1], cells, &run) else { return nil }
      guard let sofar = total else {
        total = next
        continue
      }
      guard let sum = sofar.quickSum(next) else { return nil }
      total = sum
    }
    return total
  }

  private func generalSum(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Value {
    var total: Number?
    var open = OpenCells()
    var failed = false
    for start in stride(from: Int(node.a), to: Int(node.a + node.b), by: 2) {
      let guarding = guarding(start, cells, &run, &open)
      guard guarding == .yes else { continue }
      switch value(operands[start + 1], cells, &run) {
      case .number(let next):
        if let sofar = total {
          total = sofar.adding(next, run.arithmetic)
          failed = failed || total == nil
        } else if !failed {
          total = next
        }
      case .unknown(let cells): run.join(&open, cells)
      case .null, .boolean, .string, .date, .time, .dateTime, .yearsMonths, .daysTime, .list,
        .context, .range, .function:
        failed = true
      }
    }
    guard open.isEmpty else { return .unknown(open) }
    return failed ? .null : total.map(Value.number) ?? .null
  }

  /// The least or greatest of the elements whose guards hold, as `min` and `max` define it.
  func extreme(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Value {
    var best: Number?
    var open = OpenCells()
    var failed = false
    for start in stride(from: Int(node.a), to: Int(node.a + node.b), by: 2) {
      guard guarding(start, cells, &run, &open) == .yes else { continue }
      switch value(operands[start + 1], cells, &run) {
      case .number(let next):
        guard let sofar = best else {
          best = next
          continue
        }
        best = node.operation == .minimum ? min(sofar, next) : max(sofar, next)
      case .unknown(let cells): run.join(&open, cells)
      case .null, .boolean, .string, .date, .time, .dateTime, .yearsMonths, .daysTime, .list,
        .context, .range, .function:
        failed = true
      }
    }
    guard open.isEmpty else { return .unknown(open) }
    return failed ? .null : best.map(Value.number) ?? .null
  }

  /// How many guards hold, and the elements without one.
  func count(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Value {
    var total = Int(node.c)
    var open = OpenCells()
    for position in Int(node.a)..<Int(node.a + node.b)
    where guarding(position, cells, &run, &open) == .yes {
      total += 1
    }
    return open.isEmpty ? .integer(total) : .unknown(open)
  }

  // MARK: Filters

  func filter(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Value {
    let source = value(node.a, cells, &run)
    if source.isUnknown { return source }
    guard !source.isNull else { return .null }
    let items = source.list ?? [source]
    if let position = position(node, items.first, cells, &run) {
      return Program.element(source, at: position)
    }
    var kept: [Value] = []
    var open = OpenCells()
    for item in items {
      guard run.step() else { return .null }
      run.locals[Int(node.c)] = item
      switch truth(node.b, cells, &run) {
      case .yes: kept.append(item)
      case .no, .null: continue
      case .unknown: run.join(&open, self.open(node.b, cells, &run))
      }
    }
    return open.isEmpty ? .list(kept) : .unknown(open)
  }

  /// The filter's value when it is a position and no condition.
  private func position(
    _ node: Node, _ first: Value?, _ cells: Span<Value>, _ run: inout Run
  ) -> Value? {
    guard nodes[Int(node.b)].mayBeNumber else { return nil }
    run.locals[Int(node.c)] = first ?? .null
    let value = value(node.b, cells, &run)
    // Over no items at all, an open position is all there is to know.
    let isOpen = first == nil && value.isUnknown
    return value.number == nil && !isOpen ? nil : value
  }

  /// The element at a 1-based position; a negative one counts from the end.
  static func element(_ list: Value, at position: Value) -> Value {
    let open = (list.open ?? OpenCells()).union(position.open ?? OpenCells())
    guard open.isEmpty else { return .unknown(open) }
    guard let number = position.number?.integer, !list.isNull else { return .null }
    let items = list.list ?? [list]
    let index = number > 0 ? number - 1 : items.count + number
    return items.indices.contains(index) ? items[index] : .null
  }
}

extension Node {
  /// Whether the node can give anything but a truth value.
  var mayBeNumber: Bool {
    switch operation {
    case .and, .or, .not, .holds, .equal, .unequal, .less, .lessOrEqual, .greater,
      .greaterOrEqual, .between, .matches, .some, .every, .instance, .answered:
      false
    case .constant, .cell, .local, .bind, .add, .subtract, .multiply, .divide, .power, .negate,
      .conditional, .list, .guardedList, .context, .path, .field, .filter, .element, .range,
      .loop, .call, .closure, .invoke, .sum, .minimum, .maximum, .count:
      true
    }
  }
}
