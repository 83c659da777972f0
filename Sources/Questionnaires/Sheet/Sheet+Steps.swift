import FEEL

extension Sheet {
  /// Works out every cell, each after what it reads.
  mutating func recalculate() {
    run(questionnaire.steps)
  }

  mutating func run(_ steps: [Step]) {
    for step in steps {
      switch step {
      case .group(let cell, let parent, let rule):
        cells[cell] = relevance(parent: parent, rule: rule)
      case .question(let index):
        workOut(questionnaire.questions[index.position], answers[index.position])
      case .calculation(let index): workOut(questionnaire.calculations[index])
      case .scoredItem(let index): workOut(questionnaire.scoredItems[index])
      case .redLine(let index):
        let redLine = questionnaire.redLines[index]
        cells[redLine.openCell] = .boolean(redLine.rule.truth(in: cells.span) == .yes)
      case .repeat(let index): workOutRepeat(index)
      }
    }
  }

  /// Relevance is inherited: where the group around is not relevant, the rule is not looked at.
  private func relevance(parent: Int?, rule: Expression?) -> Value {
    if let parent {
      switch cells[parent] {
      case .boolean(true): break
      case .unknown(let open): return .unknown(open)
      default: return .boolean(false)
      }
    }
    guard let rule else { return .boolean(true) }
    switch rule.truth(in: cells.span) {
    case .yes: return .boolean(true)
    case .no, .null: return .boolean(false)
    case .unknown: return purpose == .interview ? rule.value(in: cells.span) : .boolean(false)
    }
  }

  mutating func workOut(_ question: Question, _ answer: Answer) {
    let relevance = relevance(parent: question.parentRelevanceCell, rule: question.relevant)
    cells[question.relevanceCell] = relevance
    switch relevance {
    case .boolean(true): cells[question.cell] = effectiveValue(of: question, answer)
    case .unknown: cells[question.cell] = relevance
    default: cells[question.cell] = .null
    }
  }

  private func effectiveValue(of question: Question, _ answer: Answer) -> Value {
    switch answer {
    case .given(let value): return value
    case .skipped: return .null
    case .open: return openValue(of: question)
    }
  }

  /// An open question has its default; without one it is unknown where an answer is required, and
  /// null where it is not.
  private func openValue(of question: Question) -> Value {
    if let defaultValue = question.defaultValue {
      let value = defaultValue.value(in: cells.span)
      if !value.isNull { return value }
    }
    return isRequired(question) ? .unknown(OpenCells(question.cell)) : .null
  }

  func isRequired(_ question: Question) -> Bool {
    switch question.requirement {
    case .optional: false
    case .required: true
    case .when(let rule): rule.truth(in: cells.span) == .yes
    }
  }

  private mutating func workOut(_ calculation: Calculation) {
    if let parent = calculation.parentRelevanceCell, cells[parent] != .boolean(true) {
      let value: Value = if case .unknown = cells[parent] { cells[parent] } else { .null }
      cells[calculation.cell] = value
      cells[calculation.exactCell] = value
      return
    }
    let exact =
      switch calculation.rule {
      case .expression(let expression): expression.value(in: cells.span)
      case .table(let table): table.value(in: cells.span)
      }
    cells[calculation.exactCell] = exact
    guard let rounding = calculation.rounding else { return }
    cells[calculation.cell] =
      if case .number(let number) = exact {
        .number(.decimal(number.rounded(places: rounding.places, mode: rounding.mode)))
      } else { exact }
  }

  private mutating func workOut(_ item: ScoredItem) {
    let state = itemState(item)
    cells[item.ratedCell] = .boolean(state.isRated)
    cells[item.unknownCell] = .boolean(state.isUnknown)
    cells[item.valueCell] = state.value
  }

  private typealias ItemState = (isRated: Bool, isUnknown: Bool, value: Value)

  /// The one place where what is unknown becomes known: as each item says that it should.
  private func itemState(_ item: ScoredItem) -> ItemState {
    let leftOut: ItemState = (false, false, .null)
    if let group = item.relevanceCell, cells[group] != .boolean(true) { return leftOut }
    switch item.applies.truth(in: cells.span) {
    case .yes: break
    case .unknown: return unanswered(item)
    case .no, .null: return leftOut
    }
    let value = item.value.value(in: cells.span)
    if case .number = value { return (true, false, value) }
    return unanswered(item)
  }

  private func unanswered(_ item: ScoredItem) -> ItemState {
    switch item.unanswered {
    case .zero: (true, false, .integer(0))
    case .exclude: (false, false, .null)
    case .unknown: (false, true, .null)
    }
  }
}
