public import Questionnaires

/// One change of an interview's state; a draft is the list of them, each on disk before the next
/// question is asked.
public enum Change: Sendable, Hashable {
  case answer(Address, Answer)
  case addInstance(ofRepeat: Int)
  case removeInstance(Int, ofRepeat: Int)
  /// No more instances are wanted, or after all they are.
  case closeRepeat(Int, Bool)
  /// A remark on a question; empty takes it away.
  case note(Address, String)
}

extension Interview {
  /// Carries out a change, as typed or as read back from a draft.
  public mutating func apply(_ change: Change) {
    switch change {
    case .answer(let address, let answer): give(answer, at: address)
    case .addInstance(let index): sheet.addInstance(toRepeat: index)
    case .removeInstance(let instance, let index):
      sheet.removeInstance(instance, ofRepeat: index)
    case .closeRepeat(let index, let isClosed):
      if isClosed { closedRepeats.insert(index) } else { closedRepeats.remove(index) }
    case .note(let address, let text): notes[address] = text.isEmpty ? nil : text
    }
  }

  private mutating func give(_ answer: Answer, at address: Address) {
    let before = Set(withheld())
    sheet.set(answer, at: address)
    toConfirm.remove(address)
    if before.isEmpty && toConfirm.isEmpty { return }
    let after = Set(withheld())
    toConfirm.subtract(after)
    toConfirm.formUnion(before.subtracting(after).subtracting([address]))
  }

  /// The changes that take `change` back, worked out before it is carried out.
  func reverse(of change: Change) -> [Change] {
    switch change {
    case .answer(let address, _): [.answer(address, sheet.answer(at: address))]
    case .addInstance(let index):
      [.removeInstance(sheet.instanceCount(ofRepeat: index), ofRepeat: index)]
    case .removeInstance(let instance, let index): restoring(instance, ofRepeat: index)
    case .closeRepeat(let index, _): [.closeRepeat(index, closedRepeats.contains(index))]
    case .note(let address, _): [.note(address, notes[address] ?? "")]
    }
  }

  /// A removed instance comes back at the end, with its answers.
  private func restoring(_ instance: Int, ofRepeat index: Int) -> [Change] {
    let last = sheet.instanceCount(ofRepeat: index) - 1
    let answers = questionnaire.repeats[index].questions.map { question in
      Change.answer(
        Address(question, instance: last),
        sheet.answer(at: Address(question, instance: instance)))
    }
    return [.addInstance(ofRepeat: index)] + answers
  }
}
