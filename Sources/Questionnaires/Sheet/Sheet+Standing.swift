internal import FEEL

// How questions stand, kept for interviews only: nothing in a batch asks for it.
extension Sheet {
  /// How many questions are asked, answered, missing and withheld; all zero on a sheet of a batch.
  public var tally: Tally { stock }

  /// The given answers that do not count because their questions are not relevant, in document
  /// order.
  public func withheld() -> [Address] { stock.withheld == 0 ? [] : addresses(standing: .withheld) }

  /// The relevant questions that completion still needs, in document order.
  public func missing() -> [Address] { stock.missing == 0 ? [] : addresses(standing: .missing) }

  /// Whether the interview would stop at a question by itself: it is asked and has no answer yet.
  public func isOpen(at address: Address) -> Bool {
    let standing = standing(at: address)
    return standing.contains(.asked) && !standing.contains(.answered)
  }

  private func addresses(standing wanted: Standing) -> [Address] {
    var found: [Address] = []
    for (position, standing) in standings.enumerated() where standing.contains(wanted) {
      found.append(Address(Question.Index(position)))
    }
    for (index, list) in instances.enumerated() {
      let questions = questionnaire.repeats[index].questions
      for (number, instance) in list.enumerated() {
        for (place, standing) in instance.standings.enumerated() where standing.contains(wanted) {
          found.append(Address(questions[place], instance: number))
        }
      }
    }
    // The questions of a repeat stand together, instance after instance.
    return instances.isEmpty ? found : found.sorted(by: isBefore)
  }

  /// Whether one place stands before another in the document; the instances of a repeat follow one
  /// another.
  public func isBefore(_ a: Address, _ b: Address) -> Bool {
    guard let first = a.instance, let second = b.instance, first != second,
      questionnaire[a.question].repeatIndex == questionnaire[b.question].repeatIndex
    else { return a.question < b.question }
    return first < second
  }

  func standing(at address: Address) -> Standing {
    guard let instance = address.instance else { return standings[address.question.position] }
    return repeatInstance(of: address.question, instance)
      .map { $0.instance.standings[$0.position] } ?? []
  }

  /// Notes how a question outside of repeats stands.
  mutating func assess(_ question: SheetPlan.Question, _ rules: Span<SheetPlan.Rule>) {
    let position = question.position
    let after = standing(of: question, isAsked: asks[position], rules)
    let before = standings[position]
    guard after != before else { return }
    standings[position] = after
    stock.replace(before, by: after)
    consequences.note(Address(Question.Index(position)), before, after)
  }

  /// How a question stands as its cells and its answer are.
  func standing(
    of question: SheetPlan.Question, isAsked: Bool, _ rules: Span<SheetPlan.Rule>
  ) -> Standing {
    let answer = answers[question.position]
    var standing: Standing = if case .open = answer { [] } else { .answered }
    guard cells[question.relevanceCell].isTrue else {
      if case .given = answer { standing.insert(.withheld) }
      return standing
    }
    standing.insert(.relevant)
    if isAsked { standing.insert(.asked) }
    guard isRequired(question, rules) else { return standing }
    standing.insert(.required)
    let value = cells[question.cell]
    if value.isNull || value.isUnknown { standing.insert(.missing) }
    return standing
  }
}
