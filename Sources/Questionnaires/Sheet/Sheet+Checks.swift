public import Diagnostics
public import FEEL

/// Why an answer cannot stand, or should be looked at.
public struct Violation: Sendable {
  /// An error is refused; a warning is told and taken.
  public let severity: Finding.Severity
  /// The questionnaire's own message, or the validator's.
  public let message: Message

  /// What to say.
  public enum Message: Sendable {
    case text(Text)
    case phrase(Phrase)
  }
}

extension Sheet {
  /// What would be wrong with `value` as the answer at `address`, with every other answer as it is.
  public func violations(of value: Value, at address: Address) -> [Violation] {
    let question = questionnaire[address.question]
    var found: [Violation] = []
    if case .string(let text) = value {
      found += question.validators.compactMap { validator in
        validator.problem(in: text).map { Violation(severity: .error, message: .phrase($0)) }
      }
    }
    if isFilteredOut(value, at: address) {
      let message = Phrase(zh: "该选项在当前情况下不可选", en: "this choice is not open here")
      found.append(Violation(severity: .error, message: .phrase(message)))
    }
    guard !question.constraints.isEmpty else { return found }
    let trial = trying(value, at: address)
    for constraint in question.constraints {
      if case .boolean(false) = constraint.rule.value(in: trial.span) {
        found.append(
          Violation(severity: constraint.severity, message: .text(constraint.message)))
      }
    }
    return found
  }

  /// The cells as a constraint sees them: the value in place of its question's cell, and for a
  /// repeat the other questions of its instance.
  private func trying(_ value: Value, at address: Address) -> [Value] {
    var trial = cells
    if let instance = address.instance,
      let place = repeatInstance(of: address.question, instance),
      let index = questionnaire[address.question].repeatIndex
    {
      for (position, question) in questionnaire.repeats[index].questions.enumerated() {
        trial[questionnaire[question].cell] = place.instance.values[position]
      }
    }
    // The answer that stands is there already, so that nothing is copied for it.
    let cell = questionnaire[address.question].cell
    if trial[cell] != value { trial[cell] = value }
    return trial
  }

  /// The relevant answers that a rule refuses as the other answers are now, in document order.
  public func refused() -> [Address] {
    let found = plan.checked.flatMap { position -> [Address] in
      let question = Question.Index(position)
      guard let index = questionnaire.questions[position].repeatIndex else {
        return [Address(question)]
      }
      return instances[index].indices.map { Address(question, instance: $0) }
    }.filter(isRefused)
    return instances.isEmpty ? found : found.sorted(by: isBefore)
  }

  private func isRefused(_ address: Address) -> Bool {
    guard case .given(let value) = answer(at: address), relevance(at: address) == .relevant else {
      return false
    }
    return violations(of: value, at: address).contains { $0.severity == .error }
  }

  /// The choices that a question offers at the moment, in order.
  public func choices(at address: Address) -> [ChoiceList.Choice] {
    let question = questionnaire[address.question]
    guard let list = questionnaire.choiceList(of: question.kind) else { return [] }
    guard let filter = question.choiceFilter else { return list.choices }
    let trial = trying(value(at: address), at: address)
    return zip(list.choices, filter).filter { $0.1.truth(in: trial.span) == .yes }.map(\.0)
  }

  private func isFilteredOut(_ value: Value, at address: Address) -> Bool {
    guard questionnaire[address.question].choiceFilter != nil else { return false }
    let offered = choices(at: address).map(\.value)
    switch value {
    case .list(let values): return !values.allSatisfy(offered.contains)
    default: return !offered.contains(value)
    }
  }

  /// Whether completion needs an answer at `address` now.
  public func isRequired(at address: Address) -> Bool {
    if plan.graph != nil { return standing(at: address).contains(.required) }
    guard relevance(at: address) == .relevant else { return false }
    let question = questionnaire[address.question]
    guard case .when(let rule) = question.requirement, address.instance != nil else {
      return isRequired(question)
    }
    return rule.value(in: trying(value(at: address), at: address)).isTrue
  }

  /// Whether the interview stops at `address` by itself.
  public func isAsked(at address: Address) -> Bool {
    if plan.graph != nil { return standing(at: address).contains(.asked) }
    guard relevance(at: address) == .relevant else { return false }
    guard let ask = questionnaire[address.question].ask else { return true }
    let frame = address.instance == nil ? cells : trying(value(at: address), at: address)
    return ask.truth(in: frame.span) == .yes
  }
}
