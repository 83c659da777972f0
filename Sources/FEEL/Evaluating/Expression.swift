/// A rule that has been checked and compiled: evaluating it cannot fail.
public struct Expression: Sendable {
  // A class, so that handing a rule on counts one reference.
  private final class Content: Sendable {
    let source: String
    let type: ValueType
    let reads: [Int]
    let constant: Value?

    init(_ source: String, _ type: ValueType, _ program: Program, _ root: Int32) {
      self.source = source
      self.type = type
      reads = program.reads(from: root)
      constant = program.constant(at: root)
    }

    init(copying other: Content) {
      source = other.source
      type = other.type
      reads = other.reads
      constant = other.constant
    }
  }

  private let content: Content
  let program: Program
  let root: Int32

  init(source: String, type: ValueType, program: Program, root: Int32) {
    content = Content(source, type, program, root)
    self.program = program
    self.root = root
  }

  private init(copying other: Expression) {
    content = Content(copying: other.content)
    program = Program(copying: other.program)
    root = other.root
  }

  /// The same rule in memory of its own, for a thread that evaluates it very often: threads that
  /// share a rule wait for each other wherever they count a reference to it.
  public func detached() -> Expression { Expression(copying: self) }

  /// The text of the rule.
  public var source: String { content.source }
  /// The type of its value; `null` always remains possible.
  public var type: ValueType { content.type }
  /// The cells of the frame that it may read, ascending.
  public var reads: [Int] { content.reads }
  /// The value, when the rule reads no cell and is known already.
  public var constant: Value? { content.constant }

  /// The value for a frame that holds at least the cells in ``reads``.
  public func value(in cells: Span<Value>, arithmetic: Arithmetic = .exact) -> Value {
    var run = Run(locals: program.locals, arithmetic)
    let value = program.value(root, cells, &run)
    return run.isExhausted ? run.outcome(value, reading: reads, cells) : value
  }

  /// The same for an array.
  public func value(in cells: [Value], arithmetic: Arithmetic = .exact) -> Value {
    value(in: cells.span, arithmetic: arithmetic)
  }

  /// The outcome of a condition; the fastest way when no set of open cells is wanted.
  public func truth(in cells: Span<Value>, arithmetic: Arithmetic = .exact) -> Truth {
    var run = Run(locals: program.locals, arithmetic)
    let truth = program.truth(root, cells, &run)
    return run.isExhausted ? Truth(of: run.outcome(.null, reading: reads, cells)) : truth
  }
}
