import Diagnostics

extension Elaboration {
  /// The definition of a function.
  mutating func function(
    _ parameters: [Syntax.Parameter], _ body: Syntax, _ range: Range<Int>
  ) -> Term {
    guard features.contains(.functionDefinitions) else {
      return fault(
        "forbidden-feature", zh: "规则中不能定义函数", en: "a rule must not define functions", range)
    }
    var run: [Int32] = []
    var names: [Binding] = []
    for parameter in parameters {
      let slot = draft.newLocal()
      draft.types.append(parameter.type)
      run += [draft.pool(.string(parameter.name)), slot, Int32(draft.types.count - 1)]
      let local = Term.node(draft.emit(Node(.local, slot)), parameter.type)
      names.append(.name(parameter.name, local))
    }
    let (result, type) = with(names) { elaboration in
      let term = elaboration.term(body)
      return (elaboration.node(term), term.type)
    }
    draft.types.append(type)
    run.append(Int32(draft.types.count - 1))
    let start = Int32(draft.operands.count)
    draft.operands += run
    return .node(draft.emit(Node(.closure, result, start, Int32(run.count))), .function)
  }

  /// Whether a name in front of brackets is a function that the rule or the scope holds, rather
  /// than one of the language.
  func isFunctionValue(_ name: String) -> Bool {
    for binding in bindings.reversed() {
      if case .name(name, let term) = binding { return term.type.mayBeFunction }
    }
    guard case .cell(_, let type)? = scope.lookup(name) else { return false }
    return type.mayBeFunction && BuiltIn.named(name) == nil
  }

  /// The call of a function value.
  mutating func invoke(_ callee: Syntax, _ arguments: [Syntax.Argument]) -> Term {
    let function = term(callee)
    guard function.type.mayBeFunction else {
      return mismatch(zh: "此处不是函数", en: "this is no function", callee.range)
    }
    var run: [Int32] = []
    for argument in arguments {
      let value = term(argument.value)
      run += [argument.name.map { draft.pool(.string($0)) } ?? -1, node(value)]
    }
    let index = node(function)
    let start = Int32(draft.operands.count)
    draft.operands += run
    return .node(draft.emit(Node(.invoke, index, start, Int32(run.count))), .any)
  }
}

extension ValueType {
  /// Whether a value of this type can be a function.
  var mayBeFunction: Bool { self == .function || self == .any }
}
