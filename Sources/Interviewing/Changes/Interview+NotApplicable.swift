import FEEL
import Questionnaires

extension Interview {
  /// Marks an item, a task or a domain as not applicable, with one reason. An item takes part when
  /// its template says which answer does so.
  mutating func leaveOut(_ target: String?, _ reason: String) -> [Effect] {
    let named = target.map { scoredItems(named: $0) } ?? []
    let text = named.isEmpty ? [target, reason].compactMap { $0 }.joined(separator: " ") : reason
    let items = named.isEmpty ? currentItem() : named
    guard !items.isEmpty else { return [.refuse(.nothingToLeaveOut), ask()] }
    guard !text.isEmpty else { return [.refuse(.reasonNeeded), ask()] }
    let open = items.filter { !isLeftOut($0) }
    guard !open.isEmpty else { return [.refuse(.alreadyNotApplicable), ask()] }
    let changes = open.flatMap { self.changes(leavingOut: $0, text) }
    guard !changes.isEmpty else { return [.refuse(.nothingToLeaveOut), ask()] }
    let names = open.map(\.name)
    let typed = ([":na"] + [target].compactMap { $0 } + [reason]).joined(separator: " ")
    return propose(
      Proposal(
        subject: .notApplicable(items: names), changes: changes, typed: typed,
        notices: [.notApplicable(items: names)]))
  }

  /// Whether an item is not applicable already, by answer or by default: its own reason stays.
  private func isLeftOut(_ item: ScoredItem) -> Bool {
    guard let way = item.notApplicable else { return false }
    return sheet.value(at: Address(way.question)) == way.choice
  }

  private func currentItem() -> [ScoredItem] {
    guard let question = position.address?.question else { return [] }
    return questionnaire.scoredItems.filter { $0.questions.contains(question) }
  }

  /// The relevant items that a name means: an item, a task, or a domain by name, label or prefix.
  func scoredItems(named name: String) -> [ScoredItem] {
    let domains = (questionnaire.registers.domains?.choices ?? []).filter { choice in
      choice.name == name || choice.column("prefix")?.strings.first == name
        || questionnaire.languages.contains { choice.label.string(in: $0) == name }
    }.map(\.name)
    return questionnaire.scoredItems.filter { item in
      let isMeant = item.name == name || item.task == name || domains.contains(item.domain)
      let isRelevant = item.relevanceCell.map { sheet.value(ofCell: $0).isTrue } ?? true
      return isMeant && isRelevant
    }
  }

  /// The questionnaire says which answer takes an item out, and where the reason stands.
  private func changes(leavingOut item: ScoredItem, _ reason: String) -> [Change] {
    guard let way = item.notApplicable else { return [] }
    let mark = Change.answer(Address(way.question), .given(way.choice))
    return [mark] + (way.reason.map { [.answer(Address($0), .given(.string(reason)))] } ?? [])
  }
}
