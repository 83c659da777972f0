/// One instruction of a compiled rule: an operation and up to three operands, which are indices of
/// other nodes, of constants, of cells or of runs in the operand list, as each operation says.
///
/// Plain numbers, so that evaluation walks them without counting references.
struct Node: Sendable {
  let operation: Operation
  let a: Int32
  let b: Int32
  let c: Int32

  init(_ operation: Operation, _ a: Int32 = 0, _ b: Int32 = 0, _ c: Int32 = 0) {
    self.operation = operation
    self.a = a
    self.b = b
    self.c = c
  }

  /// What a node does. `run(a, b)` stands for the operands from `a`, `b` of them.
  enum Operation: UInt8, Sendable {
    /// a: constant
    case constant
    /// a: cell
    case cell
    /// a: slot of the locals
    case local
    /// a: value, b: slot, c: body
    case bind
    /// run(a, b)
    case and, or
    /// a: operand
    case not
    /// a: operand; true if it is true, unknown if it is unknown, else false
    case holds
    /// a, b: operands
    case add, subtract, multiply, divide, power
    /// a: operand
    case negate
    /// a, b: operands; c: 1 if different kinds are simply not equal
    case equal, unequal
    /// a, b: operands
    case less, lessOrEqual, greater, greaterOrEqual
    /// a: value, b: lower, c: upper
    case between
    /// a: value, b: the test's value, c: 1 if a boolean test counts as the outcome
    /// + 2 if different kinds are simply not equal
    case matches
    /// a: condition, b and c: branches
    case conditional
    /// run(a, b)
    case list
    /// run(a, b) of pairs: guard or -1, value
    case guardedList
    /// run(a, b) of triples: constant (the name), value, slot that keeps the value or -1
    case context
    /// a: value, b: constant (the name)
    case path
    /// a: value, b: constant (the name), c: what counts if the value has no such entry
    case field
    /// a: list, b: condition, c: slot of the item
    case filter
    /// a: list, b: index
    case element
    /// a: lower or -1, b: upper or -1, c: 1 lower included + 2 upper included
    /// + 4 written as a comparison
    case range
    /// run(a, b): slot, domain, end or -1 … , body; c: slot of `partial` or -1
    case loop
    /// run(a, b) as in `loop`
    case some, every
    /// a: built-in function, run(b, c): arguments
    case call
    /// a: value, b: type, c: how many further types are the parameters and the value of a function
    case instance
    /// a: cell
    case answered
    /// a: body, run(b, c) of triples: constant (the name), slot, type; then the type of the value
    case closure
    /// a: function, run(b, c) of pairs: constant (the name) or -1, argument
    case invoke
    /// run(a, b) of pairs: guard or -1, value
    case sum, minimum, maximum
    /// run(a, b): guards; c: how many elements have none
    case count
  }
}
