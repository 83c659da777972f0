extension Program {
  /// The function that a definition makes, with the locals and cells that it has in sight; `null` when
  /// these are too much or too deep.
  func closure(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Value {
    // The last operand is the type of the value.
    let end = Int(node.b + node.c) - 1
    let parameters = stride(from: Int(node.b), to: end, by: 3).map { start in
      (
        name: constants[Int(operands[start])].string ?? "", slot: Int(operands[start + 1]),
        type: types[Int(operands[start + 2])]
      )
    }
    let (reads, visited) = reached(from: node.a)
    guard run.pay(4 * visited) else { return .null }
    let needed = (reads.last ?? -1) + 1
    let seen = (0..<needed).map { cells[$0] }
    guard let extent = run.extent(of: .list(run.locals + seen)) else { return .null }
    let closure = FunctionValue.Closure(
      program: self, body: node.a, parameters: parameters,
      result: types[Int(operands[end])], locals: run.locals, cells: seen, depth: extent.depth)
    return .function(FunctionValue(closure: closure))
  }

  func invoke(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Value {
    let callee = value(node.a, cells, &run)
    if callee.isUnknown { return callee }
    guard case .function(let function) = callee else { return .null }
    var arguments: [(name: String?, value: Value)] = []
    for start in stride(from: Int(node.b), to: Int(node.b + node.c), by: 2) {
      let name = operands[start] < 0 ? nil : constants[Int(operands[start])].string
      let argument = value(operands[start + 1], cells, &run)
      guard run.pay(for: argument) else { return .null }
      arguments.append((name, argument))
    }
    // Each name is looked for among all.
    guard run.pay(arguments.count * arguments.count) else { return .null }
    return function.ordered(arguments).map { function.value($0, &run) } ?? .null
  }

  /// Whether a value is of the type that the node names.
  func instance(_ value: Value, _ node: Node) -> Truth {
    let isOfType = Comparison.instance(value, of: types[Int(node.b)])
    guard node.c > 0, case .function(let function) = value else { return isOfType }
    let parts = types[Int(node.b + 1)...Int(node.b + node.c)]
    let signature = FunctionSignature(
      parameters: Array(parts.dropLast()), result: parts[parts.endIndex - 1])
    return Truth(function.conforms(to: signature))
  }
}
