/// A compiled rule: nodes in an order in which operands come first, and what they point to.
///
/// A class, so that every step of an evaluation passes one reference that it need not count.
final class Program: Sendable {
  let nodes: [Node]
  let operands: [Int32]
  let constants: [Value]
  let types: [ValueType]
  /// How many locals an evaluation needs.
  let locals: Int
  let texts: [String]
  let spans: [Int32: TextSpan]

  init(_ draft: Draft) {
    nodes = draft.nodes
    operands = draft.operands
    constants = draft.constants
    types = draft.types
    locals = draft.locals
    texts = draft.texts
    spans = draft.spans
  }

  /// The same in memory of its own.
  init(copying other: Program) {
    nodes = other.nodes.map(\.self)
    operands = other.operands.map(\.self)
    constants = other.constants.map(\.self)
    types = other.types
    locals = other.locals
    texts = other.texts
    spans = other.spans
  }

  /// The value of a node that is a constant; nil when it is none.
  func constant(at index: Int32) -> Value? {
    let node = nodes[Int(index)]
    return node.operation == .constant ? constants[Int(node.a)] : nil
  }
}
