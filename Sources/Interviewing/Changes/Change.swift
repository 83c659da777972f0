public import Questionnaires

/// One change of an interview's state; a draft is the list of them, each on disk before the next
/// question is asked.
public enum Change: Sendable, Hashable {
  case answer(Address, Answer)
  case addInstance(ofRepeat: Int)
  /// An empty instance before the one that has this number so far; what undo puts back.
  case insertInstance(Int, ofRepeat: Int)
  case removeInstance(Int, ofRepeat: Int)
  /// No more instances are wanted, or after all they are.
  case closeRepeat(Int, Bool)
  /// An answer that was withheld counts again and is asked once more, or no longer is.
  case confirm(Address, isNeeded: Bool)
  /// A remark on a question; empty takes it away.
  case note(Address, String)
  /// One more line of a text that is being written; nil takes those so far away.
  case line(Address, String?)
}

extension Interview {
  /// Carries out a change, as typed or as read back from a draft.
  public mutating func apply(_ change: Change) { perform([change]) }

  /// Carries out changes, answers that follow one another in one go, and says what became of other
  /// answers.
  @discardableResult
  mutating func perform(_ changes: [Change]) -> Consequences {
    var all = Consequences()
    var answers: [(Address, Answer)] = []
    func note(_ consequences: Consequences) {
      all.withheld += consequences.withheld
      all.restored += consequences.restored
    }
    for change in changes {
      if case .answer(let address, let answer) = change {
        answers.append((address, answer))
      } else if change.movesInstances {
        note(sheet.set(answers))
        answers = []
        note(reshape(change))
      }
      mark(change)
    }
    note(sheet.set(answers))
    return all
  }

  private mutating func reshape(_ change: Change) -> Consequences {
    switch change {
    case .addInstance(let index): sheet.addInstance(toRepeat: index)
    case .insertInstance(let instance, let index): sheet.insertInstance(instance, ofRepeat: index)
    case .removeInstance(let instance, let index): sheet.removeInstance(instance, ofRepeat: index)
    case .answer, .closeRepeat, .confirm, .note, .line: return Consequences()
    }
    return sheet.consequences
  }

  /// The part of a change that is not on the sheet.
  mutating func mark(_ change: Change) {
    switch change {
    case .answer(let address, _):
      toConfirm.remove(address)
      unfinished[address] = nil
    case .addInstance: break
    case .insertInstance(let instance, let index):
      move { $0.address($1, makingRoomFor: instance, ofRepeat: index) }
    case .removeInstance(let instance, let index):
      move { $0.address($1, without: instance, ofRepeat: index) }
    case .closeRepeat(let index, let isClosed):
      if isClosed { closedRepeats.insert(index) } else { closedRepeats.remove(index) }
    case .confirm(let address, let isNeeded):
      if isNeeded { toConfirm.insert(address) } else { toConfirm.remove(address) }
    case .note(let address, let text): notes[address] = text.isEmpty ? nil : text
    case .line(let address, let line?): unfinished[address, default: []].append(line)
    case .line(let address, nil): unfinished[address] = nil
    }
  }

  /// Remarks, lines and what is to be confirmed go with their instances.
  private mutating func move(_ target: (Questionnaire, Address) -> Address?) {
    let questionnaire = questionnaire
    toConfirm = Set(toConfirm.compactMap { target(questionnaire, $0) })
    notes = Interview.moved(notes) { target(questionnaire, $0) }
    unfinished = Interview.moved(unfinished) { target(questionnaire, $0) }
  }

  private static func moved<Held>(_ held: [Address: Held], _ target: (Address) -> Address?)
    -> [Address: Held]
  {
    Dictionary(
      held.compactMap { address, value in target(address).map { ($0, value) } },
      uniquingKeysWith: { first, _ in first })
  }
}

extension Interview {
  /// The changes that take `changes` back, in the order in which to carry them out. No two of
  /// `changes` may be about one answer, and a change of instances stands alone.
  func reverse(of changes: [Change]) -> [Change] {
    changes.reversed().flatMap { reverse(of: $0) }
  }

  private func reverse(of change: Change) -> [Change] {
    switch change {
    case .answer(let address, _):
      [.answer(address, sheet.answer(at: address))] + confirmation(at: address)
        + lines(at: address)
    case .addInstance(let index):
      [.removeInstance(sheet.instanceCount(ofRepeat: index), ofRepeat: index)]
    case .insertInstance(let instance, let index): [.removeInstance(instance, ofRepeat: index)]
    case .removeInstance(let instance, let index): restoring(instance, ofRepeat: index)
    case .closeRepeat(let index, _): [.closeRepeat(index, closedRepeats.contains(index))]
    case .confirm(let address, _): [.confirm(address, isNeeded: toConfirm.contains(address))]
    case .note(let address, _): [.note(address, notes[address] ?? "")]
    case .line(let address, nil): lines(at: address)
    case .line: []
    }
  }

  private func lines(at address: Address) -> [Change] {
    (unfinished[address] ?? []).map { .line(address, $0) }
  }

  private func confirmation(at address: Address) -> [Change] {
    toConfirm.contains(address) ? [.confirm(address, isNeeded: true)] : []
  }

  /// A removed instance comes back in its place, with its answers and remarks.
  private func restoring(_ instance: Int, ofRepeat index: Int) -> [Change] {
    let inside = questionnaire.repeats[index].questions.map { Address($0, instance: instance) }
    let answers = inside.filter { sheet.answer(at: $0) != .open }
      .map { Change.answer($0, sheet.answer(at: $0)) }
    let remarks = inside.compactMap { address in notes[address].map { Change.note(address, $0) } }
    return [.insertInstance(instance, ofRepeat: index)] + answers
      + inside.flatMap { confirmation(at: $0) } + remarks + inside.flatMap(lines)
  }
}

extension Change {
  /// Whether it changes which instances there are.
  fileprivate var movesInstances: Bool {
    switch self {
    case .addInstance, .insertInstance, .removeInstance: true
    case .answer, .closeRepeat, .confirm, .note, .line: false
    }
  }
}

extension Questionnaire {
  /// Where an address stands once an instance has been put before it.
  func address(_ address: Address, makingRoomFor instance: Int, ofRepeat index: Int) -> Address {
    guard let own = address.instance, self[address.question].repeatIndex == index, own >= instance
    else { return address }
    return Address(address.question, instance: own + 1)
  }

  /// Where an address stands once an instance has been removed; nil for those of the instance.
  func address(_ address: Address, without instance: Int, ofRepeat index: Int) -> Address? {
    guard let own = address.instance, self[address.question].repeatIndex == index else {
      return address
    }
    if own == instance { return nil }
    return own < instance ? address : Address(address.question, instance: own - 1)
  }
}
