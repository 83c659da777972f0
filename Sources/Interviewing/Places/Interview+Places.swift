import Diagnostics
public import Questionnaires

extension Interview {
  /// Goes to a question, an item, a task, a domain, a group or a repeat by name; `options[2]` is an
  /// instance, and `2` too among the instances themselves.
  mutating func go(to name: String) -> [Effect] {
    guard let place = place(named: name) else { return [.refuse(unknown(name: name)), ask()] }
    guard isRelevant(place) else {
      return [.refuse(.notRelevant(place.address ?? Address(Question.Index(0)))), ask()]
    }
    position = place
    return [ask()]
  }

  func isRelevant(_ place: Position) -> Bool {
    switch place {
    case .question(let address): sheet.relevance(at: address) == .relevant
    case .another(let index): isRelevant(repeatIndex: index)
    case .end: true
    }
  }

  /// The place that people mean by a name: letters of either case, `A1-1` like `A1_1`.
  func place(named name: String) -> Position? {
    place(exactly: name) ?? same(as: name).flatMap { place(exactly: $0) }
  }

  private func place(exactly name: String) -> Position? {
    if let index = repeatIndex(named: name) { return .another(repeatIndex: index) }
    if let address = sheet.address(named: name) { return .question(address) }
    if let instance = instance(named: name) { return first(of: instance) }
    if let group = firstGroup(named: name, in: questionnaire.outline) {
      return firstQuestion(in: group.items)
    }
    let items = scoredItems(named: name)
    return items.first?.questions.first.map { .question(Address($0)) }
  }

  private func first(of instance: (number: Int, index: Int)) -> Position? {
    questionnaire.repeats[instance.index].questions.first
      .map { .question(Address($0, instance: instance.number)) }
  }

  func same(as name: String) -> String? {
    let wanted = Interview.folded(name)
    return names.first { Interview.folded($0) == wanted }
  }

  private static func folded(_ name: String) -> String {
    name.lowercased().replacing("-", with: "_")
  }

  /// Every name that ``go(to:)`` takes, those of instances left out.
  private var names: [String] {
    questionnaire.questions.map(\.name.text) + questionnaire.repeats.map(\.name)
      + questionnaire.scoredItems.map(\.name) + questionnaire.scoredItems.compactMap(\.task)
  }

  /// Says that nothing has a name, and which one is near.
  func unknown(name: String) -> Refusal {
    let known = names + questionnaire.calculations.map(\.name) + questionnaire.figures.map(\.name)
    return .unknownName(typed: name, nearest: Suggestion.nearest(to: name, among: known))
  }

  /// The part of the outline that people mean by a name: a group or its label, a repeat, an item, a
  /// task, or a domain.
  func part(named name: String) -> Item? {
    if let index = repeatIndex(named: name) { return .repeat(index) }
    let known =
      firstGroup(named: name, in: questionnaire.outline)
      ?? same(as: name).flatMap { firstGroup(named: $0, in: questionnaire.outline) }
      ?? firstGroup(labelled: name, in: questionnaire.outline)
    if let known { return .group(known) }
    return around(scoredItems(named: name))
  }

  /// The smallest group that holds several scored items.
  private func around(_ items: [ScoredItem]) -> Item? {
    guard let first = items.first?.questions.first else { return nil }
    let wanted = Set(items.flatMap(\.questions))
    var found: Group?
    var inside = questionnaire.outline
    while let next = inside.groups.first(where: { $0.questions.contains(first) }),
      wanted.isSubset(of: next.questions)
    {
      found = next
      inside = next.items
    }
    return found.map { .group($0) }
  }

  private func firstGroup(labelled label: String, in items: [Item]) -> Group? {
    for group in items.groups {
      let labels = questionnaire.languages.map { group.wording?.label.string(in: $0) }
      if labels.contains(label) { return group }
      if let inner = firstGroup(labelled: label, in: group.items) { return inner }
    }
    return nil
  }

  private func firstGroup(named name: String, in items: [Item]) -> Group? {
    for case .group(let group) in items {
      if group.name == name { return group }
      if let inner = firstGroup(named: name, in: group.items) { return inner }
    }
    return nil
  }

  private func firstQuestion(in items: [Item]) -> Position? {
    for item in items {
      switch item {
      case .question(let index): return .question(Address(index))
      case .group(let group):
        if let place = firstQuestion(in: group.items) { return place }
      case .repeat(let index): return .another(repeatIndex: index)
      case .note, .calculation: break
      }
    }
    return nil
  }
}

extension Interview {
  /// The same interview with the instance of `address` laid in its repeat, for texts that stand
  /// inside it. Only for showing.
  public func focused(on address: Address) -> Interview {
    var focused = self
    focused.sheet = sheet.focused(on: address)
    return focused
  }
}

extension [Item] {
  fileprivate var groups: [Group] {
    compactMap { item in if case .group(let group) = item { group } else { nil } }
  }
}

extension Group {
  /// The questions inside, those of repeats left out.
  fileprivate var questions: Set<Question.Index> {
    items.reduce(into: []) { found, item in
      switch item {
      case .question(let index): found.insert(index)
      case .group(let group): found.formUnion(group.questions)
      case .repeat, .note, .calculation: break
      }
    }
  }
}
