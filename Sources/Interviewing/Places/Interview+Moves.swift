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

  mutating func note(_ text: String) -> [Effect] {
    guard let address = position.address else { return [.refuse(.notExpectedHere), ask()] }
    if let hidden = Visible.firstHidden(in: text) {
      return [.refuse(.problem(.forbiddenCharacter(position: hidden.position))), ask()]
    }
    guard !text.isEmpty || notes[address] != nil else {
      return [.refuse(.nothingToClear), ask()]
    }
    let change = Change.note(address, text)
    undoable.append(Undoable(changes: reverse(of: [change]), position: position))
    apply(change)
    return [.save(change), .tell(.noted(isEmpty: text.isEmpty)), ask()]
  }

  /// Takes back the last change and returns to where it was made.
  mutating func undo() -> [Effect] {
    guard let last = undoable.popLast() else { return [.refuse(.nothingToUndo), ask()] }
    let grades = Trial.grades(on: sheet)
    let consequences = perform(last.changes)
    position = last.position
    return last.changes.map { .save($0) } + [.tell(.undone)]
      + told(consequences, Trial.movements(of: grades, to: sheet)) + [ask()]
  }

  private func told(_ consequences: Consequences, _ movements: [Preview.Movement]) -> [Effect] {
    let hidden = inOrder(consequences.withheld)
    let restored = inOrder(consequences.restored)
    let held: [Effect] =
      hidden.isEmpty && restored.isEmpty ? [] : [.tell(.withheld(hidden, restored: restored))]
    return held + (movements.isEmpty ? [] : [.tell(.moved(movements))])
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
    guard beingWritten.isEmpty else { return [.refuse(.unfinishedText(beingWritten)), ask()] }
    return [.sign]
  }

  /// Explains a figure, calculation, item or question; a number behind the name says how many levels
  /// are shown, one without it.
  func explain(_ text: String) -> [Effect] {
    let words = text.split(separator: " ")
    let depth = words.count > 1 ? Int(words[words.count - 1]) : nil
    let name = depth == nil ? text : words.dropLast().joined(separator: " ")
    guard let explanation = explanation(of: name) else {
      return [.refuse(unknown(name: name)), ask()]
    }
    return [.tell(.explanation(explanation, depth: min(max(depth ?? 1, 1), 20))), ask()]
  }

  private func explanation(of name: String) -> Explanation? {
    let meant = figure(labelled: name) ?? name
    return Explanation(of: meant, on: sheet)
      ?? same(as: meant).flatMap { Explanation(of: $0, on: sheet) }
  }

  /// The name of the figure that people call so.
  private func figure(labelled label: String) -> String? {
    questionnaire.figures.first { figure in
      questionnaire.languages.contains { figure.wording.label.string(in: $0) == label }
    }?.name
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
