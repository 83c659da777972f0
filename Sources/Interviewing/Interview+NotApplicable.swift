import FEEL
import Questionnaires

extension Interview {
  /// Marks an item, a task or a domain as not applicable, with one reason. An item takes part when
  /// it has a question with the choice `not_applicable`; its text question `reason` takes the
  /// reason.
  mutating func leaveOut(_ target: String?, _ reason: String) -> [Effect] {
    let named = target.map { scoredItems(named: $0) } ?? []
    let text = named.isEmpty ? [target, reason].compactMap { $0 }.joined(separator: " ") : reason
    let items = named.isEmpty ? currentItem() : named
    guard !items.isEmpty else { return [.refuse(.notExpectedHere), ask()] }
    guard !text.isEmpty else { return [.refuse(.reasonNeeded), ask()] }
    let changes = items.flatMap { self.changes(leavingOut: $0, text) }
    guard !changes.isEmpty else { return [.refuse(.notExpectedHere), ask()] }
    let effects = carryOut(changes)
    return [.tell(.notApplicable(items: items.map(\.name)))] + effects
  }

  private func currentItem() -> [ScoredItem] {
    guard let question = position.address?.question else { return [] }
    return questionnaire.scoredItems.filter { $0.questions.contains(question) }
  }

  /// The relevant items that a name means: an item, a task, or a domain by name, label or prefix.
  private func scoredItems(named name: String) -> [ScoredItem] {
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

  private func changes(leavingOut item: ScoredItem, _ reason: String) -> [Change] {
    var changes: [Change] = []
    for index in item.questions {
      let question = questionnaire[index]
      if case .selectOne(let list) = question.kind,
        let choice = questionnaire.choiceLists[list].choice(named: "not_applicable")
      {
        changes.append(.answer(Address(index), .given(choice.value)))
      } else if question.name.text == item.name + ".reason" {
        changes.append(.answer(Address(index), .given(.string(reason))))
      }
    }
    return changes
  }
}
