import Diagnostics
import FEEL
import Questionnaires
import Scoring

extension Interview {
  /// Takes one event and says what has to be done. The last effect is what is asked next, unless
  /// the session ends.
  public mutating func handle(_ event: Event) -> [Effect] {
    switch event {
    case .answer(let text): answer(text)
    case .enter: enter()
    case .skip: skip()
    case .back: back()
    case .go(let name): go(to: name)
    case .notApplicable(let target, let reason): leaveOut(target, reason)
    case .note(let text): note(text)
    case .undo: undo()
    case .sign: sign()
    case .speak(let language): speak(language)
    case .quit: [.quit]
    case .explain(let name): explain(name)
    case .help, .guidance, .commands, .outline, .missing, .why, .scores, .review, .save,
      .unknownCommand:
      look(event)
    }
  }

  /// What only shows something.
  private func look(_ event: Event) -> [Effect] {
    if case .unknownCommand(let typed) = event {
      let nearest = Suggestion.nearest(to: typed, among: Command.allCases.map(\.rawValue))
      return [.refuse(.unknownCommand(typed: typed, nearest: nearest)), ask()]
    }
    return [notice(event).map { .tell($0) } ?? .refuse(.notExpectedHere), ask()]
  }

  private func notice(_ event: Event) -> Notice? {
    let address: Address? = if case .question(let address) = position { address } else { nil }
    switch event {
    case .help: return address.map { .help($0) } ?? .commands
    case .guidance: return address.map { .guidance($0) } ?? .commands
    case .commands: return .commands
    case .outline: return .outline
    case .missing: return .missing(outstanding(), repeats: shortRepeats())
    case .why: return address.map { .why($0) }
    case .scores: return .scores(scorecard)
    case .review: return .review
    case .save: return .saved
    case .answer, .enter, .back, .skip, .notApplicable, .note, .go, .sign, .explain, .undo, .speak,
      .quit, .unknownCommand:
      return nil
    }
  }

  // MARK: Answers

  private mutating func answer(_ text: String) -> [Effect] {
    switch position {
    case .question(let address): answer(text, at: address)
    case .another(let index): another(text, repeatIndex: index)
    case .end: [.refuse(.notExpectedHere), ask()]
    }
  }

  private mutating func answer(_ text: String, at address: Address) -> [Effect] {
    switch read(text, at: address) {
    case .success(let value): return take(value, at: address)
    case .failure(.problem(let problem)): return [.refuse(.problem(problem)), ask()]
    case .failure(.notOffered(let typed)):
      return [.refuse(.notOffered(typed: typed, keys: offers(at: address).map(\.key))), ask()]
    case .failure(.ambiguous(let typed, let names)):
      return [.refuse(.ambiguous(typed: typed, names: names)), ask()]
    }
  }

  private mutating func take(_ value: Value, at address: Address) -> [Effect] {
    let violations = sheet.violations(of: value, at: address)
    if let error = violations.first(where: { $0.severity == .error }) {
      return [.refuse(.violation(error)), ask()]
    }
    let warnings = violations.map { Effect.tell(.warning($0)) }
    return warnings + carryOut([.answer(address, .given(value))])
  }

  /// Carries out changes, says what they withheld or brought back, and goes on.
  mutating func carryOut(_ changes: [Change]) -> [Effect] {
    let before = Set(withheld())
    undoable.append(changes.reversed().flatMap { reverse(of: $0) })
    for change in changes { apply(change) }
    var effects = changes.map { Effect.save($0) }
    let after = Set(withheld())
    let hidden = places().compactMap(\.address).filter { after.subtracting(before).contains($0) }
    let restored = places().compactMap(\.address).filter { before.subtracting(after).contains($0) }
    if !hidden.isEmpty || !restored.isEmpty {
      effects.append(.tell(.withheld(hidden, restored: restored)))
    }
    position = nextOpen(after: position)
    return effects + [ask()]
  }

  private mutating func enter() -> [Effect] {
    switch position {
    case .question(let address):
      if let proposal = proposal(at: address) { return take(proposal, at: address) }
      guard !sheet.isRequired(at: address) else { return [.refuse(.required(address)), ask()] }
      return carryOut([.answer(address, .skipped)])
    case .another(let index):
      let needsMore =
        sheet.instanceCount(ofRepeat: index) < questionnaire.repeats[index].minimum
      return another(needsMore ? "y" : "n", repeatIndex: index)
    case .end: return [.tell(.review), ask()]
    }
  }

  private mutating func skip() -> [Effect] {
    guard case .question(let address) = position, sheet.isRequired(at: address) else {
      return enter()
    }
    position = nextOpen(after: position)
    return [ask()]
  }

  private mutating func another(_ text: String, repeatIndex index: Int) -> [Effect] {
    let definition = questionnaire.repeats[index]
    let count = sheet.instanceCount(ofRepeat: index)
    switch Typed.narrowed(text).lowercased() {
    case "是", "y", "yes", "1":
      guard count < definition.maximum else {
        return [.refuse(.tooMany(repeatIndex: index, maximum: definition.maximum)), ask()]
      }
      let effects = carryOut([.addInstance(ofRepeat: index)])
      guard let first = definition.questions.first else { return effects }
      position = .question(Address(first, instance: count))
      if !isOpen(position) { position = nextOpen(after: position) }
      return effects.dropLast() + [ask()]
    case "否", "n", "no", "2":
      guard count >= definition.minimum else {
        return [.refuse(.tooFew(repeatIndex: index, minimum: definition.minimum)), ask()]
      }
      return carryOut([.closeRepeat(index, true)])
    default: return [.refuse(.problem(.notABoolean)), ask()]
    }
  }
}

extension Interview.Position {
  var address: Address? {
    if case .question(let address) = self { address } else { nil }
  }
}
