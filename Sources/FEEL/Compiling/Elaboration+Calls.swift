import Diagnostics

extension Elaboration {
  mutating func call(_ callee: Syntax, _ arguments: [Syntax.Argument], _ range: Range<Int>) -> Term
  {
    guard case .name(let name) = callee.kind, !isFunctionValue(name) else {
      return invoke(callee, arguments)
    }
    if name == "answered" { return answered(arguments, range) }
    if name == "today" || name == "now" { return clock(name, arguments, range) }
    guard let function = BuiltIn.named(name) else {
      if features.contains(.untyped) { return .constant(.null, .null) }
      record(
        SyntaxFault(
          code: "unknown-function", zh: "没有名为 '\(name)' 的函数",
          en: "no function is named '\(name)'", callee.range,
          help: .nearest(to: name, among: BuiltIn.names + ["answered"])))
      return broken()
    }
    guard features.contains(function.feature) else { return forbidden(function, callee.range) }
    guard let (function, ordered) = ordered(arguments, function, range) else {
      return features.contains(.untyped) ? .constant(.null, .null) : broken()
    }
    let terms = ordered.map { $0.map { term($0) } ?? .constant(.null, .null) }
    if let problem = misfit(terms, ordered, function) { return problem }
    return fused(function, terms) ?? call(function, terms)
  }

  private mutating func call(_ function: BuiltIn, _ terms: [Term]) -> Term {
    if function.name == "not" {
      return folded(draft.emit(Node(.not, node(terms[0]))), .boolean, of: terms)
    }
    let run = terms.map { node($0) }
    let start = Int32(draft.operands.count)
    draft.operands += run
    let index = draft.emit(Node(.call, function.index, start, Int32(run.count)))
    return .node(index, function.result(terms.map(\.type)))
  }

  /// `today()` or `now()`: what the scope says that they are.
  private mutating func clock(
    _ name: String, _ arguments: [Syntax.Argument], _ range: Range<Int>
  ) -> Term {
    if arguments.isEmpty, let symbol = scope.lookup(name + "()") { return term(of: symbol) }
    if features.contains(.untyped) { return .constant(.null, .null) }
    guard arguments.isEmpty else {
      return fault(
        "wrong-arity", zh: "函数 '\(name)' 没有参数", en: "the function '\(name)' takes no arguments",
        range)
    }
    return fault(
      "forbidden-feature", zh: "规则不能看时钟：此处没有给出 \(name)() 的值",
      en: "a rule cannot look at a clock: nothing says here what \(name)() is", range)
  }

  private mutating func forbidden(_ function: BuiltIn, _ range: Range<Int>) -> Term {
    fault(
      "forbidden-feature", zh: "规则中不能使用函数 '\(function.name)'",
      en: "a rule must not use the function '\(function.name)'", range)
  }

  /// The function with those parameters, and the arguments in their order, nil where one is left out;
  /// nil as a whole, and a fault, when they do not fit.
  private mutating func ordered(
    _ arguments: [Syntax.Argument], _ function: BuiltIn, _ range: Range<Int>
  ) -> (BuiltIn, [Syntax?])? {
    if arguments.allSatisfy({ $0.name == nil }) {
      if function.accepts(arguments.count) { return (function, arguments.map(\.value)) }
      return misfit(
        zh: "函数 '\(function.name)' 不接受 \(arguments.count) 个参数；写法：\(function.usage)",
        en: "the function '\(function.name)' does not take \(arguments.count) arguments; "
          + "it is \(function.usage)", range)
    }
    let names = arguments.compactMap(\.name)
    guard names.count == arguments.count, Set(names).count == names.count else {
      return misfit(
        zh: "函数 '\(function.name)' 的参数名缺失或重复；写法：\(function.usage)",
        en: "the function '\(function.name)' needs each argument named once; "
          + "it is \(function.usage)", range)
    }
    guard let fitting = function.overload(named: names) else {
      let known = function.parameterNames
      let stranger = arguments.first { $0.name.map { !known.contains($0) } ?? false }
      return misfit(
        zh: "函数 '\(function.name)' 没有这样的参数；写法：\(function.usage)",
        en: "the function '\(function.name)' has no such parameters; it is \(function.usage)",
        range, help: stranger?.name.flatMap { .nearest(to: $0, among: known) })
    }
    let values = fitting.parameters.map { name in arguments.first { $0.name == name }?.value }
    return (fitting.function, values)
  }

  /// Records that the arguments do not fit.
  private mutating func misfit(
    zh: String, en: String, _ range: Range<Int>, help: Phrase? = nil
  ) -> (BuiltIn, [Syntax?])? {
    guard !features.contains(.untyped) else { return nil }
    record(SyntaxFault(code: "wrong-arity", zh: zh, en: en, range, help: help))
    return nil
  }

  /// A fault when an argument can never be what the function needs.
  private mutating func misfit(_ terms: [Term], _ syntax: [Syntax?], _ function: BuiltIn) -> Term? {
    for (index, term) in terms.enumerated() {
      guard let wanted = function.type(ofArgument: index), let place = syntax[index] else {
        continue
      }
      if !term.type.meets(wanted), !term.type.element.meets(wanted.element) {
        return mismatch(
          zh: "函数 '\(function.name)' 需要 \(wanted)，而不是 \(term.type)",
          en: "the function '\(function.name)' needs \(wanted), not \(term.type)", place.range)
      }
    }
    if function.name == "list contains", terms.count == 2, let place = syntax[1] {
      let element = terms[0].type.element
      if case .choice = element { return mismatch(.node(-1, element), terms[1], place.range) }
    }
    return nil
  }

  /// `answered(q)`: whether the cell of a question holds a value.
  private mutating func answered(_ arguments: [Syntax.Argument], _ range: Range<Int>) -> Term {
    guard arguments.count == 1 else {
      return fault(
        "wrong-arity", zh: "函数 'answered' 需要一个参数",
        en: "the function 'answered' takes one argument", range)
    }
    switch term(arguments[0].value) {
    case .node(let index, _) where draft.nodes[Int(index)].operation == .cell:
      return .node(draft.emit(Node(.answered, draft.nodes[Int(index)].a)), .boolean)
    case .constant(let value, _): return .constant(.boolean(!value.isNull), .boolean)
    case .node, .record, .elements:
      return fault(
        "type-mismatch", zh: "函数 'answered' 需要一个题目的名称",
        en: "the function 'answered' needs the name of a question", arguments[0].value.range)
    }
  }

  // MARK: Functions over lists of known length

  /// The function without the list in between; nil when there is no such form.
  private mutating func fused(_ function: BuiltIn, _ terms: [Term]) -> Term? {
    if function.name == "concatenate" { return concatenated(terms) }
    guard terms.count == 1, case .elements(let elements) = terms[0] else { return nil }
    switch function.name {
    case "count": return count(elements)
    case "sum": return aggregate(.sum, elements)
    case "min": return aggregate(.minimum, elements)
    case "max": return aggregate(.maximum, elements)
    case "all": return joined(.and, elements.map { guarded(.every, $0) })
    case "any": return joined(.or, elements.map { guarded(.some, $0) })
    case _: return nil
    }
  }

  private func concatenated(_ terms: [Term]) -> Term? {
    var all: [Term.Element] = []
    for term in terms {
      guard case .elements(let elements) = term else { return nil }
      all += elements
    }
    return .elements(all)
  }

  private mutating func count(_ elements: [Term.Element]) -> Term {
    let guards = elements.compactMap(\.guarding)
    let certain = elements.count - guards.count
    if guards.isEmpty { return .constant(.integer(certain), .number) }
    return .node(draft.emit(.count, run: guards, Int32(certain)), .number)
  }

  private mutating func aggregate(_ operation: Node.Operation, _ elements: [Term.Element]) -> Term?
  {
    let type = ValueType.join(elements.map(\.term.type))
    guard type.meets(.number) else { return nil }
    if elements.isEmpty { return .constant(.null, .number) }
    // Only numbers have the short way; anything else goes through the list.
    guard type == .number || type == .null else { return nil }
    return .node(draft.emit(operation, run: pairs(elements)), .number)
  }
}
