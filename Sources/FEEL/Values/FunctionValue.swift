/// A function as a value: the body of a definition and what it had in sight.
public struct FunctionValue: Sendable {
  // A class, because two functions are the same only when they come from one evaluation of one
  // definition.
  final class Closure: Sendable {
    let program: Program
    let body: Int32
    let parameters: [(name: String, slot: Int, type: ValueType)]
    let locals: [Value]
    let cells: [Value]

    init(
      program: Program, body: Int32, parameters: [(name: String, slot: Int, type: ValueType)],
      locals: [Value], cells: [Value]
    ) {
      self.program = program
      self.body = body
      self.parameters = parameters
      self.locals = locals
      self.cells = cells
    }
  }

  let closure: Closure

  /// What the function gives; `null` when the arguments do not fit or calls nest too deep.
  func value(_ arguments: [Value], _ run: inout Run) -> Value {
    guard arguments.count == closure.parameters.count, run.depth < Limits.calls,
      run.step(20)
    else {
      return .null
    }
    var inner = Run(locals: 0, run.arithmetic)
    inner.locals = closure.locals
    inner.steps = run.steps
    inner.depth = run.depth + 1
    for (argument, parameter) in zip(arguments, closure.parameters) {
      inner.locals[parameter.slot] = Coercion.value(argument, to: parameter.type)
    }
    let cells = closure.cells
    let result = closure.program.value(closure.body, cells.span, &inner)
    run.steps = inner.steps
    return result
  }

  /// The arguments in the order of the parameters; nil when the names do not fit.
  func ordered(_ arguments: [(name: String?, value: Value)]) -> [Value]? {
    if arguments.allSatisfy({ $0.name == nil }) { return arguments.map(\.value) }
    let values = closure.parameters.compactMap { parameter in
      arguments.first { $0.name == parameter.name }?.value
    }
    return values.count == arguments.count ? values : nil
  }
}

extension FunctionValue: Hashable, CustomStringConvertible {
  public static func == (a: FunctionValue, b: FunctionValue) -> Bool { a.closure === b.closure }

  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(closure)) }

  /// The head of the definition.
  public var description: String {
    "function(" + closure.parameters.map(\.name).joined(separator: ", ") + ")"
  }
}
