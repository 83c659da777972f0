extension Program {
  /// The derivation of the node at `index`, or those of its parts when no text names it.
  func derivations(of index: Int32, _ cells: Span<Value>, _ run: inout Run) -> [Derivation] {
    let node = nodes[Int(index)]
    if node.operation == .constant { return [] }
    guard let text = text(of: index, &run) else { return derivations(below: index, cells, &run) }
    let value = value(index, cells, &run)
    // What an evaluation without steps gives is no reason for anything.
    guard !run.isExhausted else { return [] }
    let cell = node.operation == .cell || node.operation == .answered ? Int(node.a) : nil
    return [
      Derivation(
        text: text, value: value, cell: cell, parts: derivations(below: index, cells, &run))
    ]
  }

  /// The derivations of what the node at `index` rests on.
  func derivations(below index: Int32, _ cells: Span<Value>, _ run: inout Run) -> [Derivation] {
    var result: [Derivation] = []
    guard run.pay(1) else { return [] }
    for part in deciding(index, cells, &run).flatMap({ derivations(of: $0, cells, &run) }) {
      let isRepeated = part.cell != nil && result.contains { $0.cell == part.cell }
      if !isRepeated { result.append(part) }
    }
    return result
  }

  /// The nodes below `index` that count in this evaluation: the branch that was taken, the operands
  /// that decide, the elements that are there.
  private func deciding(_ index: Int32, _ cells: Span<Value>, _ run: inout Run) -> [Int32] {
    let node = nodes[Int(index)]
    let all = children(of: index)
    switch node.operation {
    case .bind:
      run.locals[Int(node.b)] = value(node.a, cells, &run)
      return all
    case .conditional:
      switch truth(node.a, cells, &run) {
      case .yes: return [node.a, node.b]
      case .no, .null: return [node.a, node.c]
      case .unknown: return all
      }
    case .and: return decisive(.no, all, cells, &run)
    case .or: return decisive(.yes, all, cells, &run)
    case .guardedList, .sum, .minimum, .maximum: return present(node, cells, &run)
    case .filter: return [node.a]
    case .closure: return []
    case .loop, .some, .every: return Array(all.dropLast())
    case .constant, .cell, .local, .not, .holds, .add, .subtract, .multiply, .divide, .power,
      .negate, .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual, .between,
      .matches, .list, .context, .path, .field, .element, .range, .call, .invoke, .instance,
      .answered,
      .count:
      return all
    }
  }

  /// The operands that alone give the outcome, if there are any, else all.
  private func decisive(
    _ outcome: Truth, _ operands: [Int32], _ cells: Span<Value>, _ run: inout Run
  ) -> [Int32] {
    var found: [Int32] = []
    for operand in operands where truth(operand, cells, &run) == outcome {
      found.append(operand)
    }
    return found.isEmpty ? operands : found
  }

  /// The elements whose guards hold.
  private func present(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> [Int32] {
    var found: [Int32] = []
    for start in stride(from: Int(node.a), to: Int(node.a + node.b), by: 2) {
      let guarding = operands[start]
      let truth = guarding < 0 ? Truth.yes : truth(guarding, cells, &run)
      if truth == .unknown { found.append(guarding) }
      if truth == .yes { found.append(operands[start + 1]) }
    }
    return found
  }

  /// Whether both nodes read the same cell.
  func isSameCell(_ a: Int32, _ b: Int32) -> Bool {
    let (first, second) = (nodes[Int(a)], nodes[Int(b)])
    return first.operation == .cell && second.operation == .cell && first.a == second.a
  }

  /// The text that the node at `index` comes from.
  private func text(of index: Int32, _ run: inout Run) -> String? {
    guard let span = spans[index], run.pay(forText: span.range.upperBound) else { return nil }
    let scalars = texts[Int(span.text)].unicodeScalars
    let start = scalars.index(scalars.startIndex, offsetBy: span.range.lowerBound)
    let end = scalars.index(start, offsetBy: span.range.count)
    return String(scalars[start..<end])
  }
}
