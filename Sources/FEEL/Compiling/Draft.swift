/// A program while it is being put together.
struct Draft: Sendable {
  var nodes: [Node] = []
  var operands: [Int32] = []
  var constants: [Value] = []
  var types: [ValueType] = []
  /// How many locals an evaluation needs.
  var locals = 0
  /// The texts that parts of the program come from.
  var texts: [String] = []
  /// Where in the texts a node comes from; nodes that no text names are absent.
  var spans: [Int32: TextSpan] = [:]
}

/// Scalars of one of the texts of a program.
struct TextSpan: Sendable, Hashable {
  let text: Int32
  let range: Range<Int>
}

extension Draft {
  /// Adds a node and returns its index.
  mutating func emit(_ node: Node) -> Int32 {
    nodes.append(node)
    return Int32(nodes.count - 1)
  }

  /// Adds a constant and returns the node that gives it.
  mutating func emit(_ value: Value) -> Int32 {
    emit(Node(.constant, pool(value)))
  }

  /// The index of `value` among the constants.
  mutating func pool(_ value: Value) -> Int32 {
    constants.append(value)
    return Int32(constants.count - 1)
  }

  /// Adds a node over a run of operands.
  mutating func emit(_ operation: Node.Operation, run: [Int32], _ c: Int32 = 0) -> Int32 {
    let start = Int32(operands.count)
    operands += run
    return emit(Node(operation, start, Int32(run.count), c))
  }

  /// The value of a node that is a constant; nil when it is none.
  func constant(at index: Int32) -> Value? {
    let node = nodes[Int(index)]
    return node.operation == .constant ? constants[Int(node.a)] : nil
  }

  /// Takes a free slot of the locals.
  mutating func newLocal() -> Int32 {
    locals += 1
    return Int32(locals - 1)
  }
}

extension Draft {
  /// Notes that a node comes from `range` of the text read last, unless it has a place already.
  mutating func note(_ term: Term, _ range: Range<Int>) {
    guard case .node(let index, _) = term, spans[index] == nil, !texts.isEmpty else { return }
    spans[index] = TextSpan(text: Int32(texts.count - 1), range: range)
  }
}
