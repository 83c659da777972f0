/// A rule that has been checked and compiled: evaluating it cannot fail.
public struct Expression: Sendable {
  /// The text of the rule.
  public let source: String
  /// The type of its value; `null` always remains possible.
  public let type: ValueType
  /// The cells of the frame that it may read, ascending.
  public let reads: [Int]
  /// The value, when the rule reads no cell and is known already.
  public let constant: Value?

  let program: Program
  let root: Int32

  init(source: String, type: ValueType, program: Program, root: Int32) {
    self.source = source
    self.type = type
    self.program = program
    self.root = root
    reads = program.reads(from: root)
    constant = program.constant(at: root)
  }

  /// The value for a frame that holds at least the cells in ``reads``.
  public func value(in cells: Span<Value>, arithmetic: Arithmetic = .exact) -> Value {
    var run = Run(locals: program.locals, arithmetic)
    return program.value(root, cells, &run)
  }

  /// The same for an array.
  public func value(in cells: [Value], arithmetic: Arithmetic = .exact) -> Value {
    value(in: cells.span, arithmetic: arithmetic)
  }

  /// The outcome of a condition; the fastest way when no set of open cells is wanted.
  public func truth(in cells: Span<Value>, arithmetic: Arithmetic = .exact) -> Truth {
    var run = Run(locals: program.locals, arithmetic)
    return program.truth(root, cells, &run)
  }
}
