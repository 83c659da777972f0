import Diagnostics

/// The work of turning the syntax of one rule into a program: names are resolved, types checked,
/// what is known already is worked out, and iterations over static records are unrolled.
struct Elaboration {
  /// What a name means inside the rule.
  enum Binding {
    case name(String, Term)
    /// The element that a filter looks at: `item`, and its fields by their bare names.
    case item(Term)
  }

  var draft = Draft()
  var faults: [SyntaxFault] = []
  var bindings: [Binding] = []
  /// The loops that cannot be unrolled, by text and place, so that none is tried twice.
  var dynamicLoops: Set<TextSpan> = []
  let scope: Scope
  let features: Features

  init(scope: Scope, features: Features) {
    self.scope = scope
    self.features = features
  }

  /// What stands in for a part that could not be compiled; it fits every type.
  mutating func broken() -> Term { .node(draft.emit(.null), .any) }

  /// Records a fault and returns a stand-in.
  mutating func fault(_ code: String, zh: String, en: String, _ range: Range<Int>) -> Term {
    record(SyntaxFault(code: code, zh: zh, en: en, range))
    return broken()
  }

  /// Records a fault, unless there are more already than anyone is shown.
  mutating func record(_ fault: @autoclosure () -> SyntaxFault) {
    if faults.count <= Limits.faults { faults.append(fault()) }
  }

  /// Records, once, that the rule is too long.
  mutating func reportSize(_ range: Range<Int>) {
    guard !faults.contains(where: { $0.code == "too-long" }) else { return }
    faults.append(
      SyntaxFault(
        code: "too-long", zh: "规则展开后过长", en: "the rule is too long once it is unrolled", range))
  }

  /// Compiles one node of the syntax.
  mutating func term(_ syntax: Syntax) -> Term {
    guard draft.nodes.count < Limits.nodes else {
      reportSize(syntax.range)
      return broken()
    }
    let result = meaning(of: syntax)
    draft.note(result, syntax.range)
    return result
  }

  private mutating func meaning(of syntax: Syntax) -> Term {
    switch syntax.kind {
    case .null: return .constant(.null, .null)
    case .boolean(let value): return .constant(.boolean(value), .boolean)
    case .number(let value): return .constant(.number(.decimal(value)), .number)
    case .string(let value): return .constant(.string(value), .string)
    case .temporal(let text): return temporal(text, syntax.range)
    case .name(let name): return self.name(name, syntax.range)
    case .path(let inner, let name): return path(term(inner), name, syntax.range)
    case .filter(let list, let condition): return filter(list, condition)
    case .call(let callee, let arguments): return call(callee, arguments, syntax.range)
    case .negate(let inner): return negate(inner)
    case .binary(let sign, let a, let b): return binary(sign, a, b, syntax)
    case .between(let value, let lower, let upper): return between(value, lower, upper)
    case .membership(let value, let tests): return membership(value, tests)
    case .instance(let value, let type, let signature): return instance(value, type, signature)
    case .conditional(let condition, let positive, let negative):
      return conditional(condition, positive, negative)
    case .iteration(let bindings, let body): return iteration(bindings, body, syntax.range)
    case .quantified(let word, let bindings, let body): return quantified(word, bindings, body)
    case .list(let items): return list(items)
    case .context(let entries): return context(entries)
    case .range(let range): return self.range(range)
    case .function(let parameters, let body):
      return function(parameters, body, syntax.range)
    case .test(let sign, let bound): return comparisonRange(sign, bound, syntax.range)
    case .exclusion, .anything:
      return fault("syntax", zh: "此处缺少左侧的值", en: "the left side is missing", syntax.range)
    }
  }

  /// The node that gives the value of a term.
  mutating func node(_ term: Term) -> Int32 {
    switch term {
    case .node(let index, _): return index
    case .constant(let value, _): return draft.emit(value)
    case .record(let record):
      var run: [Int32] = []
      for field in record.fields {
        run += [draft.pool(.string(field.name)), node(self.term(of: field.symbol)), -1]
      }
      return draft.emit(.context, run: run)
    case .elements(let elements):
      guard elements.contains(where: { $0.guarding != nil }) else {
        return draft.emit(.list, run: elements.map { node($0.term) })
      }
      return draft.emit(.guardedList, run: pairs(elements))
    }
  }

  /// Pairs of guard and value, as the operations over guarded elements take them.
  mutating func pairs(_ elements: [Term.Element]) -> [Int32] {
    elements.flatMap { [$0.guarding ?? -1, node($0.term)] }
  }

  /// A term whose parts are known becomes its value.
  mutating func folded(_ index: Int32, _ type: ValueType, of parts: [Term]) -> Term {
    guard parts.allSatisfy({ $0.value != nil }) else { return .node(index, type) }
    return .constant(Program(draft).value(index), type)
  }

  /// Runs `body` with more names known.
  mutating func with<Result>(_ added: [Binding], _ body: (inout Elaboration) -> Result) -> Result {
    let count = bindings.count
    bindings += added
    defer { bindings.removeSubrange(count...) }
    return body(&self)
  }
}
