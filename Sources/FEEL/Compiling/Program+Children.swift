extension Program {
  /// The nodes whose values the node at `index` may use, in order.
  func children(of index: Int32) -> [Int32] {
    let node = nodes[Int(index)]
    switch node.operation {
    case .constant, .cell, .local, .answered: return []
    case .not, .holds, .negate, .path, .instance: return [node.a]
    case .bind: return [node.a, node.c]
    case .add, .subtract, .multiply, .divide, .power, .equal, .unequal, .less, .lessOrEqual,
      .greater, .greaterOrEqual, .matches, .filter, .element:
      return [node.a, node.b]
    case .field: return [node.a, node.c]
    case .between, .conditional: return [node.a, node.b, node.c]
    case .range: return [node.a, node.b].filter { $0 >= 0 }
    case .and, .or, .list, .count: return Array(run(node.a, node.b))
    case .guardedList, .sum, .minimum, .maximum: return run(node.a, node.b).filter { $0 >= 0 }
    case .context:
      return stride(from: Int(node.a) + 1, to: Int(node.a + node.b), by: 3).map { operands[$0] }
    case .loop, .some, .every: return loopChildren(node)
    case .call: return Array(run(node.b, node.c))
    case .closure: return [node.a]
    case .invoke:
      let arguments = stride(from: Int(node.b) + 1, to: Int(node.b + node.c), by: 2)
      return [node.a] + arguments.map { operands[$0] }
    }
  }

  /// The `count` operands from `start`.
  func run(_ start: Int32, _ count: Int32) -> ArraySlice<Int32> {
    operands[Int(start)..<Int(start + count)]
  }

  private func loopChildren(_ node: Node) -> [Int32] {
    let run = Array(run(node.a, node.b))
    let domains = stride(from: 0, to: run.count - 1, by: 3).flatMap { [run[$0 + 1], run[$0 + 2]] }
    return domains.filter { $0 >= 0 } + run.suffix(1)
  }

  /// The cells that the node at `root` may read, ascending.
  func reads(from root: Int32) -> [Int] { reached(from: root).cells }

  /// The same, and how many nodes there are to be looked at.
  func reached(from root: Int32) -> (cells: [Int], nodes: Int) {
    var seen: Set<Int32> = []
    var cells: Set<Int> = []
    var waiting = [root]
    while let index = waiting.popLast() {
      guard seen.insert(index).inserted else { continue }
      let node = nodes[Int(index)]
      if node.operation == .cell || node.operation == .answered { cells.insert(Int(node.a)) }
      waiting += children(of: index)
    }
    return (cells.sorted(), seen.count)
  }
}
