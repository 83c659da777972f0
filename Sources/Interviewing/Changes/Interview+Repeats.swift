import FEEL
import Questionnaires

extension Interview {
  /// Takes an answer to the question whether another instance is wanted.
  mutating func another(_ text: String, repeatIndex index: Int) -> [Effect] {
    let definition = questionnaire.repeats[index]
    switch Typed.truth(text) {
    case true?: return add(toRepeat: index)
    case false?:
      guard sheet.instanceCount(ofRepeat: index) >= definition.minimum else {
        return [.refuse(.tooFew(repeatIndex: index, minimum: definition.minimum)), ask()]
      }
      return propose(
        Proposal(subject: .addition(ofRepeat: index), changes: [.closeRepeat(index, true)]))
    case nil: return [.refuse(.problem(.notABoolean)), ask()]
    }
  }

  /// Adds an instance to the repeat that is meant, and asks its first question.
  mutating func add(_ name: String?) -> [Effect] {
    guard let index = name.map({ repeatIndex(named: $0) }) ?? currentRepeat ?? onlyRepeat else {
      return [.refuse(.whichRepeat(relevantRepeats.map { questionnaire.repeats[$0].name })), ask()]
    }
    guard isRelevant(repeatIndex: index) else {
      return [.refuse(.notRelevant(Address(questionnaire.repeats[index].questions[0]))), ask()]
    }
    return add(toRepeat: index)
  }

  private mutating func add(toRepeat index: Int) -> [Effect] {
    let definition = questionnaire.repeats[index]
    let count = sheet.instanceCount(ofRepeat: index)
    guard count < definition.maximum else {
      return [.refuse(.tooMany(repeatIndex: index, maximum: definition.maximum)), ask()]
    }
    let first = definition.questions.first.map { Position.question(Address($0, instance: count)) }
    return propose(
      Proposal(
        subject: .addition(ofRepeat: index), changes: [.addInstance(ofRepeat: index)],
        destination: first.map { .open($0) } ?? .next))
  }

  /// Removes an instance. What it holds is shown first; a later `undo` brings it back in its place.
  mutating func remove(_ name: String?) -> [Effect] {
    guard let (number, index) = name.map({ instance(named: $0) }) ?? currentInstance else {
      return [.refuse(whichInstance(name)), ask()]
    }
    return propose(
      Proposal(
        subject: .removal(number, ofRepeat: index),
        changes: [.removeInstance(number, ofRepeat: index)],
        typed: [":remove", name ?? ""].joined(separator: " "),
        notices: [.removed(number, ofRepeat: index)],
        destination: destination(without: number, ofRepeat: index)))
  }

  private func whichInstance(_ name: String?) -> Refusal {
    let named = name.flatMap { name in repeatIndex(named: String(name.prefix { $0 != "[" })) }
    guard let index = named ?? currentRepeat ?? onlyRepeat else {
      return .whichRepeat(relevantRepeats.map { questionnaire.repeats[$0].name })
    }
    return .whichInstance(repeatIndex: index, count: sheet.instanceCount(ofRepeat: index))
  }

  /// Where the person stays: at the place asked about, or at the list where that place goes.
  private func destination(without number: Int, ofRepeat index: Int) -> Proposal.Destination {
    guard let address = position.address else { return .stay(position) }
    let moved = questionnaire.address(address, without: number, ofRepeat: index)
    return .stay(moved.map { .question($0) } ?? .another(repeatIndex: index))
  }
}

// MARK: Names

extension Interview {
  /// The repeat that the interview is at or inside.
  var currentRepeat: Int? {
    switch position {
    case .another(let index): index
    case .question(let address): questionnaire[address.question].repeatIndex
    case .end: nil
    }
  }

  private var currentInstance: (number: Int, index: Int)? {
    guard let number = position.address?.instance, let index = currentRepeat else { return nil }
    return (number, index)
  }

  private var relevantRepeats: [Int] {
    questionnaire.repeats.indices.filter { isRelevant(repeatIndex: $0) }
  }

  private var onlyRepeat: Int? { relevantRepeats.count == 1 ? relevantRepeats[0] : nil }

  /// A repeat by its name, or by its label in any language.
  func repeatIndex(named name: String) -> Int? {
    questionnaire.repeats.firstIndex { definition in
      definition.name == name
        || questionnaire.languages.contains { definition.wording.label.string(in: $0) == name }
    }
  }

  /// An instance that is there: `options[2]`, or `2` for one of the repeat that the interview is at.
  func instance(named name: String) -> (number: Int, index: Int)? {
    let word = name.prefix { $0 != "[" }
    let inside = name.dropFirst(word.count).filter { $0 != "[" && $0 != "]" }
    let isBare = inside.isEmpty
    let index = isBare ? currentRepeat ?? onlyRepeat : repeatIndex(named: String(word))
    guard let index, let number = Int(isBare ? word : inside[...]), number >= 1,
      number <= sheet.instanceCount(ofRepeat: index)
    else { return nil }
    return (number - 1, index)
  }
}
