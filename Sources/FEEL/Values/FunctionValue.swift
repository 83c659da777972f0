/// A function as a value: the body of a definition and what it had in sight, or a function of the
/// language.
public struct FunctionValue: Sendable {
  // A class, because two functions are the same only when they come from one evaluation of one
  // definition.
  final class Closure: Sendable {
    let program: Program
    let body: Int32
    let parameters: [(name: String, slot: Int, type: ValueType)]
    /// What is known of its value before it is called.
    let result: ValueType
    let locals: [Value]
    let cells: [Value]
    /// How deep what it has in sight lies, itself included.
    let depth: Int

    init(
      program: Program, body: Int32, parameters: [(name: String, slot: Int, type: ValueType)],
      result: ValueType, locals: [Value], cells: [Value], depth: Int
    ) {
      self.program = program
      self.body = body
      self.parameters = parameters
      self.result = result
      self.locals = locals
      self.cells = cells
      self.depth = depth
    }
  }

  private enum Origin {
    case definition(Closure)
    /// The position in ``BuiltIn/all``.
    case builtIn(Int32)
  }

  private let origin: Origin

  init(closure: Closure) { origin = .definition(closure) }

  init(_ function: BuiltIn) { origin = .builtIn(function.index) }

  /// How deep what the function has in sight lies.
  var depth: Int {
    switch origin {
    case .definition(let closure): closure.depth
    case .builtIn: 0
    }
  }

  /// What the function gives; `null` when the arguments do not fit or calls nest too deep.
  func value(_ arguments: [Value], _ run: inout Run) -> Value {
    switch origin {
    case .definition(let closure): return closure.value(arguments, &run)
    case .builtIn(let index):
      let function = BuiltIn.all[Int(index)]
      guard function.accepts(arguments.count), run.step(20) else { return .null }
      return function.value(arguments, &run)
    }
  }

  /// The arguments in the order of the parameters; nil when the names do not fit.
  func ordered(_ arguments: [(name: String?, value: Value)]) -> [Value]? {
    if arguments.allSatisfy({ $0.name == nil }) { return arguments.map(\.value) }
    guard case .definition(let closure) = origin else { return nil }
    let values = closure.parameters.compactMap { parameter in
      arguments.first { $0.name == parameter.name }?.value
    }
    return values.count == arguments.count ? values : nil
  }

  /// Whether the function can stand where one of that kind is wanted: it takes those parameters, and
  /// gives what is wanted (DMN 1.5, 10.3.2.9.2).
  func conforms(to signature: FunctionSignature) -> Bool {
    let (parameters, result) = types(for: signature)
    guard let parameters, parameters.count == signature.parameters.count else { return false }
    return zip(signature.parameters, parameters).allSatisfy { $0.conforms(to: $1) }
      && result.conforms(to: signature.result)
  }

  /// The types of the parameters, nil when there cannot be so many, and that of the value.
  private func types(
    for signature: FunctionSignature
  ) -> (parameters: [ValueType]?, result: ValueType) {
    switch origin {
    case .definition(let closure): return (closure.parameters.map(\.type), closure.result)
    case .builtIn(let index):
      let function = BuiltIn.all[Int(index)]
      let count = signature.parameters.count
      let types = (0..<count).map { function.type(ofArgument: $0) ?? .any }
      return (function.accepts(count) ? types : nil, function.result(signature.parameters))
    }
  }
}

extension FunctionValue.Closure {
  fileprivate func value(_ arguments: [Value], _ run: inout Run) -> Value {
    guard arguments.count == parameters.count, run.depth < Limits.calls, run.step(20) else {
      return .null
    }
    var inner = Run(locals: 0, run.arithmetic)
    inner.locals = locals
    inner.parts = run.parts
    inner.depth = run.depth + 1
    for (argument, parameter) in zip(arguments, parameters) {
      inner.locals[parameter.slot] = Coercion.value(argument, to: parameter.type)
    }
    let cells = cells
    let result = program.value(body, cells.span, &inner)
    run.parts = inner.parts
    return result
  }
}

/// The parameters and the value of a function type such as `function<number, string>->boolean`.
struct FunctionSignature: Sendable {
  let parameters: [ValueType]
  let result: ValueType
}

extension ValueType {
  /// Whether every value of this type is one of `other`.
  func conforms(to other: ValueType) -> Bool {
    if other == .any || self == other || self == .null { return true }
    switch (self, other) {
    case (.list(let a), .list(let b)), (.range(let a), .range(let b)): return a.conforms(to: b)
    case (.context(let fields), .context(let wanted)):
      return wanted.allSatisfy { field in
        fields.contains { $0.name == field.name && $0.type.conforms(to: field.type) }
      }
    case (.any, _), (.null, _), (.boolean, _), (.number, _), (.string, _), (.date, _), (.time, _),
      (.dateTime, _), (.yearsMonths, _), (.daysTime, _), (.list, _), (.context, _), (.range, _),
      (.choice, _), (.function, _):
      return false
    }
  }
}

extension FunctionValue: Hashable, CustomStringConvertible {
  public static func == (a: FunctionValue, b: FunctionValue) -> Bool {
    switch (a.origin, b.origin) {
    case (.definition(let a), .definition(let b)): a === b
    case (.builtIn(let a), .builtIn(let b)): a == b
    case (.definition, .builtIn), (.builtIn, .definition): false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch origin {
    case .definition(let closure): hasher.combine(ObjectIdentifier(closure))
    case .builtIn(let index): hasher.combine(index)
    }
  }

  /// The head of the definition, or the name of the function.
  public var description: String {
    switch origin {
    case .definition(let closure):
      "function(" + closure.parameters.map(\.name).joined(separator: ", ") + ")"
    case .builtIn(let index): BuiltIn.all[Int(index)].name
    }
  }
}
