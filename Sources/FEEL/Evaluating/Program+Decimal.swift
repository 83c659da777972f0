extension Program {
  /// The value at `index` when it is a plain decimal that comes out exactly, by way of registers
  /// alone; nil when the general way has to find out.
  func decimal(_ index: Int32, _ cells: Span<Value>, _ run: inout Run) -> Decimal? {
    let node = nodes[Int(index)]
    switch node.operation {
    case .constant:
      if case .number(.decimal(let decimal)) = constants[Int(node.a)] { return decimal }
      return nil
    case .cell:
      if case .number(.decimal(let decimal)) = cells[Int(node.a)] { return decimal }
      return nil
    case .local:
      if case .number(.decimal(let decimal)) = run.locals[Int(node.a)] { return decimal }
      return nil
    case .add, .subtract, .multiply: return binary(node, cells, &run)
    case .negate: return decimal(node.a, cells, &run)?.negated
    case .conditional:
      switch truth(node.a, cells, &run) {
      case .yes: return decimal(node.b, cells, &run)
      case .no, .null: return decimal(node.c, cells, &run)
      case .unknown: return nil
      }
    case .bind, .and, .or, .not, .holds, .equal, .unequal, .less, .lessOrEqual, .greater,
      .greaterOrEqual, .between, .matches, .some, .every, .instance, .answered, .divide, .power,
      .list, .guardedList, .context, .path, .field, .filter, .element, .range, .loop, .call,
      .closure, .invoke, .sum,
      .minimum, .maximum, .count:
      return nil
    }
  }

  private func binary(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Decimal? {
    run.parts &-= 1
    guard let left = decimal(node.a, cells, &run), let right = decimal(node.b, cells, &run) else {
      return nil
    }
    if node.operation == .multiply { return left.quickProduct(right) }
    return left.quickSum(node.operation == .add ? right : right.negated)
  }
}
