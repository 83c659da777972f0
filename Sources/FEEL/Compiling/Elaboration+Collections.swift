import Diagnostics

extension Elaboration {
  mutating func list(_ items: [Syntax]) -> Term {
    let terms = items.map { term($0) }
    let type = ValueType.list(ValueType.join(terms.map(\.type)))
    let run = terms.map { node($0) }
    return folded(draft.emit(.list, run: run), type, of: terms)
  }

  /// A context literal; later entries see the earlier ones.
  mutating func context(_ entries: [Syntax.Entry]) -> Term {
    let before = bindings.count
    defer { bindings.removeSubrange(before...) }
    var run: [Int32] = []
    var fields: [ValueType.Field] = []
    var terms: [Term] = []
    for entry in entries {
      let value = term(entry.value)
      terms.append(value)
      let slot = draft.newLocal()
      fields.append(ValueType.Field(name: entry.name, type: value.type))
      run += [draft.pool(.string(entry.name)), node(value), slot]
      bindings.append(.name(entry.name, seen(value, slot)))
    }
    return folded(draft.emit(.context, run: run), .context(fields), of: terms)
  }

  /// How later entries see an earlier one.
  private mutating func seen(_ value: Term, _ slot: Int32) -> Term {
    if case .node(_, let type) = value { return .node(draft.emit(Node(.local, slot)), type) }
    return value
  }

  mutating func range(_ range: Syntax.RangeSyntax) -> Term {
    let lower = range.lower.map { term($0) }
    let upper = range.upper.map { term($0) }
    let parts = [lower, upper].compactMap(\.self)
    if parts.count == 2, !parts[0].type.meets(parts[1].type), let last = range.upper {
      return mismatch(
        zh: "区间两端类型不同", en: "the two ends of the range differ in type", last.range)
    }
    let flags: Int32 = (range.includesLower ? 1 : 0) + (range.includesUpper ? 2 : 0)
    let index = draft.emit(
      Node(.range, lower.map { node($0) } ?? -1, upper.map { node($0) } ?? -1, flags))
    return folded(index, .range(ValueType.join(parts.map(\.type))), of: parts)
  }

  /// A range written as a comparison, such as `(< 10)`.
  mutating func comparisonRange(_ sign: BinaryOperator, _ bound: Syntax, _ range: Range<Int>)
    -> Term
  {
    let flags: Int32? =
      switch sign {
      case .less, .greater: 4
      case .lessOrEqual, .greaterOrEqual, .equal: 7
      case .unequal, .add, .subtract, .multiply, .divide, .power, .and, .or: nil
      }
    guard let flags else {
      return fault("syntax", zh: "此处缺少左侧的值", en: "the left side is missing", range)
    }
    let end = term(bound)
    let index = node(end)
    let lower = sign == .less || sign == .lessOrEqual ? -1 : index
    let upper = sign == .greater || sign == .greaterOrEqual ? -1 : index
    return folded(draft.emit(Node(.range, lower, upper, flags)), .range(end.type), of: [end])
  }

  // MARK: Filters

  mutating func filter(_ list: Syntax, _ condition: Syntax) -> Term {
    let source = term(list)
    if case .elements(let elements) = source { return filter(elements, condition) }
    let element = source.type.element
    let slot = draft.newLocal()
    let item = Term.node(draft.emit(Node(.local, slot)), element)
    let test = with([.item(item)]) { $0.term(condition) }
    let index =
      test.type == .number
      ? draft.emit(Node(.element, node(source), node(test)))
      : draft.emit(Node(.filter, node(source), node(test), slot))
    let type: ValueType =
      test.type == .number ? element : test.type == .boolean ? .list(element) : .any
    return .node(index, type)
  }

  /// A filter over a list of known length: a condition known already keeps or drops an element,
  /// any other becomes its guard.
  private mutating func filter(_ elements: [Term.Element], _ condition: Syntax) -> Term {
    var kept: [Term.Element] = []
    for element in elements {
      let test = with([.item(element.term)]) { $0.term(condition) }
      if test.type == .number { return index(elements, test) }
      if let known = test.value {
        if known == .boolean(true) { kept.append(element) }
      } else {
        kept.append(Term.Element(guarding: both(element.guarding, node(test)), term: element.term))
      }
    }
    return .elements(kept)
  }

  private mutating func both(_ first: Int32?, _ second: Int32) -> Int32 {
    guard let first else { return second }
    return draft.emit(.and, run: [first, second])
  }

  private mutating func index(_ elements: [Term.Element], _ position: Term) -> Term {
    if let number = position.value?.number?.integer, elements.allSatisfy({ $0.guarding == nil }) {
      let index = number > 0 ? number - 1 : elements.count + number
      return elements.indices.contains(index) ? elements[index].term : .constant(.null, .null)
    }
    let list = Term.elements(elements)
    return .node(
      draft.emit(Node(.element, node(list), node(position))), list.type.element)
  }

  // MARK: Iteration

  mutating func iteration(_ bindings: [Syntax.Binding], _ body: Syntax, _ range: Range<Int>) -> Term
  {
    if let elements = unrolled(bindings, body) { return .elements(elements) }
    let partial = body.mentions("partial") ? draft.newLocal() : -1
    let loop = loop(bindings) { elaboration in
      guard partial >= 0 else { return elaboration.term(body) }
      let sofar = Term.node(elaboration.draft.emit(Node(.local, partial)), .list(.any))
      return elaboration.with([.name("partial", sofar)]) { $0.term(body) }
    }
    return .node(draft.emit(.loop, run: loop.run, partial), .list(loop.type))
  }

  mutating func quantified(_ word: Quantifier, _ bindings: [Syntax.Binding], _ body: Syntax) -> Term
  {
    let sign: BinaryOperator = word == .some ? .or : .and
    if let elements = unrolled(bindings, body) {
      return joined(sign, elements.map { guarded(word, $0) })
    }
    let loop = loop(bindings) { $0.condition(body) }
    return .node(draft.emit(word == .some ? .some : .every, run: loop.run), .boolean)
  }

  /// The condition of an element that may not be there: absent, it decides nothing.
  mutating func guarded(_ word: Quantifier, _ element: Term.Element) -> Term {
    guard let guarding = element.guarding else { return element.term }
    let holds = Term.node(draft.emit(Node(.holds, guarding)), .boolean)
    if word == .some { return joined(.and, [holds, element.term]) }
    let absent = Term.node(draft.emit(Node(.not, node(holds))), .boolean)
    return joined(.or, [absent, element.term])
  }

  /// The bodies for every combination of elements; nil unless every domain has a known length. What
  /// was found on the way to nil will be found again.
  private mutating func unrolled(_ bindings: [Syntax.Binding], _ body: Syntax) -> [Term.Element]? {
    let loop = TextSpan(text: Int32(draft.texts.count), range: body.range)
    guard !dynamicLoops.contains(loop) else { return nil }
    let before = faults.count
    if let elements = unrolled(bindings[...], nil, body) { return elements }
    faults.removeSubrange(before...)
    dynamicLoops.insert(loop)
    return nil
  }

  /// The bodies for every combination of elements; nil unless every domain has a known length.
  private mutating func unrolled(
    _ bindings: ArraySlice<Syntax.Binding>, _ outer: Int32?, _ body: Syntax
  ) -> [Term.Element]? {
    guard let binding = bindings.first else {
      return [Term.Element(guarding: outer, term: term(body))]
    }
    guard binding.end == nil, mayBeStatic(binding.domain) else { return nil }
    guard case .elements(let elements) = term(binding.domain) else { return nil }
    var result: [Term.Element] = []
    for element in elements {
      guard draft.nodes.count < Limits.nodes, result.count < Limits.listSize else {
        reportSize(body.range)
        return result
      }
      let guarding = element.guarding.map { both(outer, $0) } ?? outer
      let inner = with([.name(binding.name, element.term)]) {
        $0.unrolled(bindings.dropFirst(), guarding, body)
      }
      guard let inner else { return nil }
      result += inner
    }
    return result
  }

  /// Whether a domain can be a list of records at all; asked first, so that no domain is compiled
  /// twice in vain.
  private func mayBeStatic(_ domain: Syntax) -> Bool {
    switch domain.kind {
    case .name, .path, .filter, .iteration, .call: true
    case .null, .boolean, .number, .string, .temporal, .negate, .binary, .between, .membership,
      .instance, .conditional, .quantified, .list, .context, .range, .function, .test, .exclusion,
      .anything:
      false
    }
  }

  /// The run of a loop: slot, domain and end of each binding, then the body.
  private mutating func loop(
    _ bindings: [Syntax.Binding], _ body: (inout Elaboration) -> Term
  ) -> (run: [Int32], type: ValueType) {
    var run: [Int32] = []
    let before = self.bindings.count
    defer { self.bindings.removeSubrange(before...) }
    for binding in bindings {
      let domain = term(binding.domain)
      let end = binding.end.map { term($0) }
      let slot = draft.newLocal()
      run += [slot, node(domain), end.map { node($0) } ?? -1]
      let type = end.map { domain.type.joined(with: $0.type) } ?? domain.type.iterated
      let local = Term.node(draft.emit(Node(.local, slot)), type)
      self.bindings.append(.name(binding.name, local))
    }
    let result = body(&self)
    return (run + [node(result)], result.type)
  }
}

extension ValueType {
  /// What a loop over a value of this type goes through.
  var iterated: ValueType {
    if case .range(let bound) = self { return bound }
    return element
  }
}
