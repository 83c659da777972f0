import Diagnostics
import FEEL
import Questionnaires
import Scoring

extension Interview {
  /// Takes one event and says what has to be done. The last effect is what is asked next, unless
  /// the session ends.
  public mutating func handle(_ event: Event) -> [Effect] {
    if let position = event.hiddenCharacter {
      return [.refuse(.problem(.forbiddenCharacter(position: position))), ask()]
    }
    if let pending { return decide(pending, event) }
    return switch event {
    case .answer(let text): answer(text)
    case .enter: enter()
    case .skip: skip()
    case .clear: clear()
    case .back: back()
    case .go(let name): go(to: name)
    case .notApplicable(let target, let reason): leaveOut(target, reason)
    case .note(let text): note(text)
    case .add(let name): add(name)
    case .remove(let name): remove(name)
    case .whatIf(let text): whatIf(text)
    case .undo: undo()
    case .compose(let how): compose(how)
    case .line(let text): add(line: text)
    case .sign: sign()
    case .speak(let language): speak(language)
    case .quit: [.quit]
    case .explain(let name): explain(name)
    case .help, .guidance, .commands, .commandHelp, .outline, .missing, .needed, .why, .scores,
      .review, .save, .unknownCommand:
      look(event)
    }
  }

  // MARK: Looking

  /// What only shows something.
  func look(_ event: Event) -> [Effect] {
    let shown: Effect =
      switch event {
      case .unknownCommand(let typed): .refuse(unknown(typed))
      case .commandHelp(let word):
        Command(word: word).map { .tell(.commandHelp($0)) } ?? .refuse(unknown(word))
      case .why(let name): why(name)
      case .outline(let name?):
        part(named: name).map { .tell(.outline($0)) } ?? .refuse(unknown(name: name))
      case .needed: .tell(.needed(needed()))
      case _: notice(event).map { .tell($0) } ?? .refuse(.notExpectedHere)
      }
    return [shown, ask()]
  }

  private func unknown(_ typed: String) -> Refusal {
    let words = Command.allCases.flatMap { [$0.rawValue, $0.chinese] }
    return .unknownCommand(typed: typed, nearest: Suggestion.nearest(to: typed, among: words))
  }

  private func why(_ name: String?) -> Effect {
    guard let place = name.map({ place(named: $0) }) ?? position else {
      return .refuse(unknown(name: name ?? ""))
    }
    return switch place {
    case .question(let address): .tell(.why(address))
    case .another(let index): .tell(.whyRepeat(index))
    case .end: .refuse(.notExpectedHere)
    }
  }

  private func notice(_ event: Event) -> Notice? {
    switch event {
    case .help: position.address.map { .help($0) } ?? .commands
    case .guidance: position.address.map { .guidance($0) } ?? .commands
    case .commands: .commands
    case .outline: .outline(nil)
    case .missing: .missing(outstanding(), repeats: shortRepeats())
    case .scores: .scores(scorecard)
    case .review: .review
    case .save: .saved
    case .answer, .enter, .back, .skip, .clear, .notApplicable, .note, .go, .sign, .explain, .undo,
      .speak, .quit, .unknownCommand, .add, .remove, .whatIf, .commandHelp, .why, .needed,
      .compose, .line:
      nil
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
    switch checked(text, at: address) {
    case .success(let value): take(value, at: address, typed: text)
    case .failure(let refused): [.refuse(refused.refusal), ask()]
    }
  }

  /// A line that is no answer here.
  struct Refused: Error {
    let refusal: Refusal
  }

  /// The value that a line means, if a question takes it.
  func checked(_ text: String, at address: Address) -> Result<Value, Refused> {
    switch read(text, at: address) {
    case .success(let value): checked(value, at: address)
    case .failure(let reading): .failure(Refused(refusal: refusal(of: reading, at: address)))
    }
  }

  private func checked(_ value: Value, at address: Address) -> Result<Value, Refused> {
    let error = sheet.violations(of: value, at: address).first { $0.severity == .error }
    return error.map { .failure(Refused(refusal: .violation($0))) } ?? .success(value)
  }

  private func refusal(of reading: Reading, at address: Address) -> Refusal {
    switch reading {
    case .problem(let problem): .problem(problem)
    case .notOffered(let typed): .notOffered(typed: typed, keys: offers(at: address).map(\.key))
    case .ambiguous(let typed, let names): .ambiguous(typed: typed, names: names)
    case .typing(let problem): .typing(problem)
    }
  }

  private mutating func take(_ value: Value, at address: Address, typed: String) -> [Effect] {
    if case .failure(let refused) = checked(value, at: address) {
      return [.refuse(refused.refusal), ask()]
    }
    let warnings = sheet.violations(of: value, at: address).map { Effect.tell(.warning($0)) }
    return warnings + give(.given(value), at: address, typed: typed)
  }

  mutating func give(_ answer: Answer, at address: Address, typed: String) -> [Effect] {
    propose(
      Proposal(
        subject: .answer(address, answer), changes: [.answer(address, answer)], typed: typed))
  }

  private mutating func enter() -> [Effect] {
    switch position {
    case .question(let address):
      if let proposal = proposal(at: address) { return take(proposal, at: address, typed: "") }
      guard !sheet.isRequired(at: address) else { return [.refuse(.required(address)), ask()] }
      return give(.skipped, at: address, typed: "")
    case .another(let index):
      let isShort = sheet.instanceCount(ofRepeat: index) < questionnaire.repeats[index].minimum
      return another(isShort ? "y" : "n", repeatIndex: index)
    case .end: return [.tell(.review), ask()]
    }
  }

  /// Goes on without an answer; one that is there stays.
  private mutating func skip() -> [Effect] {
    guard case .question(let address) = position, !sheet.isRequired(at: address),
      proposal(at: address) == nil
    else {
      guard position != .end else { return enter() }
      position = nextOpen(after: position)
      return [ask()]
    }
    return give(.skipped, at: address, typed: "")
  }

  /// Opens a question again; where a text is being written, takes away its lines and leaves the
  /// answer.
  private mutating func clear() -> [Effect] {
    guard let address = position.address else { return [.refuse(.notExpectedHere), ask()] }
    if unfinished[address] != nil { return dropLines(at: address) }
    guard sheet.answer(at: address) != .open else { return [.refuse(.nothingToClear), ask()] }
    let changes = [Change.answer(address, .open)]
    return propose(
      Proposal(
        subject: .answer(address, .open), changes: changes, typed: ":clear", notices: [.cleared],
        destination: .stay(position)))
  }
}

extension Interview.Position {
  var address: Address? {
    if case .question(let address) = self { address } else { nil }
  }
}
