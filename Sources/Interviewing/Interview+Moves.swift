import Diagnostics
import FEEL
public import Questionnaires
import Scoring

extension Interview {
  mutating func back() -> [Effect] {
    guard let previous = previous() else { return [.refuse(.nothingBefore), ask()] }
    position = previous
    return [ask()]
  }

  /// Goes to a question, an item or a group by name; `alternatives[2].title` names an instance.
  mutating func go(to name: String) -> [Effect] {
    guard let place = place(named: name) else {
      let nearest = Suggestion.nearest(to: name, among: questionnaire.questions.map(\.name.text))
      return [.refuse(.unknownName(typed: name, nearest: nearest)), ask()]
    }
    if let address = place.address, sheet.relevance(at: address) != .relevant {
      return [.refuse(.notRelevant(address)), ask()]
    }
    position = place
    return [ask()]
  }

  private func place(named name: String) -> Position? {
    if let index = questionnaire.repeats.firstIndex(where: { $0.name == name }) {
      return .another(repeatIndex: index)
    }
    if let address = sheet.address(named: name) { return .question(address) }
    guard let group = firstGroup(named: name, in: questionnaire.outline) else { return nil }
    return firstQuestion(in: group.items)
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

  mutating func note(_ text: String) -> [Effect] {
    guard let address = position.address else { return [.refuse(.notExpectedHere), ask()] }
    let change = Change.note(address, text)
    undoable.append(reverse(of: change))
    apply(change)
    return [.save(change), ask()]
  }

  /// Takes back the last change and returns to where it was made.
  mutating func undo() -> [Effect] {
    guard let changes = undoable.popLast() else { return [.refuse(.nothingToUndo), ask()] }
    for change in changes { apply(change) }
    for case .answer(let address, _) in changes { position = .question(address) }
    if let address = position.address, sheet.relevance(at: address) != .relevant {
      position = nextOpen(after: nil)
    }
    return changes.map { .save($0) } + [.tell(.undone), ask()]
  }

  mutating func speak(_ language: Language) -> [Effect] {
    self.language = language
    return [.tell(.language(language)), ask()]
  }

  mutating func sign() -> [Effect] {
    let missing = outstanding()
    let repeats = shortRepeats()
    guard missing.isEmpty, repeats.isEmpty else {
      return [.refuse(.incomplete(missing: missing, repeats: repeats)), ask()]
    }
    return [.sign]
  }

  func explain(_ name: String) -> [Effect] {
    guard let explanation = Explanation(of: name, on: sheet) else {
      let names = questionnaire.calculations.map(\.name) + questionnaire.figures.map(\.name)
      let nearest = Suggestion.nearest(to: name, among: names)
      return [.refuse(.unknownName(typed: name, nearest: nearest)), ask()]
    }
    return [.tell(.explanation(explanation)), ask()]
  }

  /// The question with what is offered and proposed.
  public func inquiry(at address: Address) -> Inquiry {
    let progress = progress()
    return Inquiry(
      address: address, choices: offers(at: address), proposal: proposal(at: address),
      isRequired: sheet.isRequired(at: address), answered: progress.answered,
      asked: progress.asked)
  }

  /// What Enter takes: the answer that stands, or the default.
  func proposal(at address: Address) -> Value? {
    let value = sheet.value(at: address)
    return value.isNull || value.isUnknown ? nil : value
  }
}
