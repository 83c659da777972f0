import Diagnostics

extension Elaboration {
  /// What a symbol of the scope gives.
  mutating func term(of symbol: Symbol) -> Term {
    switch symbol {
    case .cell(let index, let type): .node(draft.emit(Node(.cell, Int32(index))), type)
    case .constant(let value, let type): .constant(value, type)
    case .record(let record): .record(record)
    case .records(let records):
      .elements(records.map { Term.Element(guarding: nil, term: .record($0)) })
    }
  }

  /// What `name` means here: names of the rule itself first, innermost first, then the scope.
  mutating func name(_ name: String, _ range: Range<Int>) -> Term {
    var dynamic: [Int32] = []
    var found: Term?
    for binding in bindings.reversed() {
      switch binding {
      case .name(let known, let term): found = known == name ? term : nil
      case .item(let item):
        if case .node(let index, .any) = item { dynamic.append(index) }
        found = implicitField(name, of: item) ?? (name == "item" ? item : nil)
      }
      if found != nil { break }
    }
    found = found ?? scope.lookup(name).map { term(of: $0) }
    found = found ?? functionValue(name)
    guard !dynamic.isEmpty else { return found ?? unknownName(name, range) }
    return fallingBack(through: dynamic, name, to: found ?? .constant(.null, .null))
  }

  /// A function of the language by its name alone, where functions may be values.
  private func functionValue(_ name: String) -> Term? {
    guard features.contains(.functionDefinitions), let function = BuiltIn.named(name),
      features.contains(function.feature)
    else { return nil }
    return .constant(.function(FunctionValue(function)), .function)
  }

  /// The field `name` of an item whose fields are known.
  private mutating func implicitField(_ name: String, of item: Term) -> Term? {
    switch item {
    case .record(let record): return record[name].map { term(of: $0) }
    case .node(let index, .context(let fields)):
      guard let field = fields.first(where: { $0.name == name }) else { return nil }
      return pathNode(index, name, field.type)
    case .constant(.context(let context), _):
      return context[name].map { .constant($0, ValueType(of: $0)) }
    case .node, .constant, .elements: return nil
    }
  }

  /// A field of items whose type is not known: when one of them has it, that counts.
  private mutating func fallingBack(through items: [Int32], _ name: String, to last: Term) -> Term {
    var result = node(last)
    let field = draft.pool(.string(name))
    for item in items.reversed() {
      result = draft.emit(Node(.field, item, field, result))
    }
    return .node(result, .any)
  }

  private mutating func unknownName(_ name: String, _ range: Range<Int>) -> Term {
    // The standard's way: what is not there is null.
    if features.contains(.untyped) { return .constant(.null, .null) }
    let own = bindings.compactMap { binding -> String? in
      if case .name(let known, _) = binding { return known }
      return nil
    }
    let fields = bindings.flatMap { binding -> [String] in
      if case .item(.record(let record)) = binding { return record.fields.map(\.name) }
      return []
    }
    unknown(name, among: own + fields + scope.names, range)
    return broken()
  }

  private mutating func unknown(_ name: String, among known: [String], _ range: Range<Int>) {
    record(
      SyntaxFault(
        code: "unknown-name", zh: "没有名为 '\(name)' 的题目或名称",
        en: "no question or name is '\(name)'", range,
        help: .nearest(to: name, among: known)))
  }

  /// The entry `name` of a context, or of each context of a list.
  mutating func path(_ inner: Term, _ name: String, _ range: Range<Int>) -> Term {
    switch inner {
    case .record(let record):
      if let symbol = record[name] { return term(of: symbol) }
      unknown(name, among: record.fields.map(\.name), range)
      return broken()
    case .elements(let elements):
      return .elements(
        elements.map {
          Term.Element(guarding: $0.guarding, term: path($0.term, name, range))
        })
    case .constant(.context(let context), _):
      if let value = context[name] { return .constant(value, ValueType(of: value)) }
    case .constant, .node: break
    }
    if name == "score", case .choice(let choice) = inner.type, !choice.scores.isEmpty {
      return score(of: inner, choice, range)
    }
    guard let type = inner.type.field(name) else { return missingField(name, inner.type, range) }
    return pathNode(node(inner), name, type)
  }

  private mutating func missingField(_ name: String, _ type: ValueType, _ range: Range<Int>) -> Term
  {
    if case .context(let fields) = type.element {
      guard !features.contains(.untyped) else { return .constant(.null, .null) }
      unknown(name, among: fields.map(\.name), range)
      return broken()
    }
    return mismatch(
      zh: "\(type) 类型的值没有 '\(name)'", en: "a value of type \(type) has no '\(name)'", range)
  }

  private mutating func pathNode(_ inner: Int32, _ name: String, _ type: ValueType) -> Term {
    let field = draft.pool(.string(name))
    return .node(draft.emit(Node(.path, inner, field)), type)
  }

  /// A part whose types do not fit: a finding, or `null` where the standard's way is taken.
  mutating func mismatch(zh: String, en: String, _ range: Range<Int>) -> Term {
    if features.contains(.untyped) { return .constant(.null, .null) }
    return fault("type-mismatch", zh: zh, en: en, range)
  }
}
