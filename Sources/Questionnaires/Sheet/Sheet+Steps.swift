internal import FEEL

extension Sheet {
  /// Works out every cell, each after what it reads.
  mutating func recalculate() {
    run(plan.steps)
  }

  mutating func run(_ steps: [SheetPlan.Step]) {
    let plan = self.plan
    let (allRules, allTables) = (plan.rules, plan.tables)
    let rules = allRules.span
    let tables = allTables.span
    var position = 0
    while position < steps.count {
      let step = steps[position]
      position += 1
      workOut(step, plan, rules, tables)
      if step.kind == .group { position += blankSteps(ofGroup: step.index, plan) }
    }
  }

  /// Takes one step.
  mutating func workOut(
    _ step: SheetPlan.Step, _ plan: SheetPlan, _ rules: Span<SheetPlan.Rule>,
    _ tables: Span<SheetPlan.Table>
  ) {
    switch step.kind {
    case .group: workOut(plan.groups[step.index], rules)
    case .question: workOut(plan.questions[step.index], rules)
    case .calculation: workOut(plan.calculations[step.index], rules, tables)
    case .scoredItem: workOut(plan.items[step.index], rules)
    case .redLine:
      let redLine = plan.redLines[step.index]
      put(isOpen(rules[redLine.rule].expression), in: redLine.openCell)
    case .instances: workOutRepeat(step.index)
    case .asking: workOutAsking(plan.questions[step.index], rules)
    case .askingInside: workOutAskingInside(step.index)
    }
  }

  private func isOpen(_ redLine: Expression) -> Value {
    if purpose == .outlook, case .unknown(let open) = redLine.value(in: cells.span) {
      return .unknown(open)
    }
    return .boolean(redLine.truth(in: cells.span) == .yes)
  }

  private mutating func workOut(_ group: SheetPlan.Group, _ rules: Span<SheetPlan.Rule>) {
    put(relevance(parent: group.parent, rule: group.rule, rules), in: group.cell)
  }

  /// How many steps to pass over behind a group: those inside it, when it is not relevant and was
  /// not relevant before, for they hold nothing already.
  private mutating func blankSteps(ofGroup index: Int, _ plan: SheetPlan) -> Int {
    guard case .boolean(false) = cells[plan.groups[index].cell] else {
      isBlank[index] = false
      return 0
    }
    if isBlank[index] { return plan.spans[index] }
    isBlank[index] = true
    return 0
  }

  /// Relevance is inherited: where the group around is not relevant, the rule is not looked at.
  private func relevance(parent: Int?, rule: Int?, _ rules: Span<SheetPlan.Rule>) -> Value {
    if let parent {
      switch cells[parent] {
      case .boolean(true): break
      case .unknown(let open): return inherited(open, rule: rule, rules)
      case _: return .boolean(false)
      }
    }
    guard let rule else { return .boolean(true) }
    switch rules[rule].expression.truth(in: cells.span) {
    case .yes: return .boolean(true)
    case .no, .null: return .boolean(false)
    case .unknown:
      return purpose == .batch ? .boolean(false) : rules[rule].expression.value(in: cells.span)
    }
  }

  private mutating func workOut(_ question: SheetPlan.Question, _ rules: Span<SheetPlan.Rule>) {
    let relevance = relevance(parent: question.parent, rule: question.relevant, rules)
    put(relevance, in: question.relevanceCell)
    switch relevance {
    case .boolean(true): put(effectiveValue(of: question, rules), in: question.cell)
    case .unknown(let open): put(waitingValue(of: question, open), in: question.cell)
    case _: put(.null, in: question.cell)
    }
    if question.isWatched { assess(question, rules) }
  }

  private mutating func workOutAsking(
    _ question: SheetPlan.Question, _ rules: Span<SheetPlan.Rule>
  ) {
    asks[question.position] = isAsked(question, rules)
    assess(question, rules)
  }

  /// Whether the question's own rule lets the interview stop there.
  func isAsked(_ question: SheetPlan.Question, _ rules: Span<SheetPlan.Rule>) -> Bool {
    guard let ask = question.ask else { return true }
    return rules[ask].expression.truth(in: cells.span) == .yes
  }

  private func effectiveValue(of question: SheetPlan.Question, _ rules: Span<SheetPlan.Rule>)
    -> Value
  {
    switch answers[question.position] {
    case .given(let value): return value
    case .skipped: return .null
    case .open: return openValue(of: question, rules)
    }
  }

  /// An open question has its default; without one it is unknown where an answer is required, and
  /// null where it is not.
  private func openValue(of question: SheetPlan.Question, _ rules: Span<SheetPlan.Rule>) -> Value {
    if purpose == .outlook { return .unknown(OpenCells(foreseeing: question.cell)) }
    if let fallback = question.fallback {
      let value = rules[fallback].expression.value(in: cells.span)
      if !value.isNull { return value }
    }
    return isRequired(question, rules) ? .unknown(OpenCells(question.cell)) : .null
  }

  func isRequired(_ question: SheetPlan.Question, _ rules: Span<SheetPlan.Rule>) -> Bool {
    guard let rule = question.requiredWhen else { return question.isRequired }
    return rules[rule].expression.truth(in: cells.span) == .yes
  }

  /// Whether an answer is needed as the cells are.
  func isRequired(_ question: Question) -> Bool {
    let rules = plan.rules
    return isRequired(plan.questions[question.index.position], rules.span)
  }

  private mutating func workOut(
    _ calculation: SheetPlan.Calculation, _ rules: Span<SheetPlan.Rule>,
    _ tables: Span<SheetPlan.Table>
  ) {
    if let parent = calculation.parent, !cells[parent].isTrue {
      let value = cells[parent].open.map { foreseen($0, calculation, rules, tables) } ?? .null
      put(value, in: calculation.cell)
      put(value, in: calculation.exactCell)
      return
    }
    let exact = foldedValue(of: calculation) ?? exactValue(of: calculation, rules, tables)
    put(exact, in: calculation.exactCell)
    guard let rounding = calculation.rounding else { return }
    guard case .number(let number) = exact else { return put(exact, in: calculation.cell) }
    let rounded = number.rounded(places: rounding.places, mode: rounding.mode)
    put(.number(.decimal(rounded)), in: calculation.cell)
  }

  func exactValue(
    of calculation: SheetPlan.Calculation, _ rules: Span<SheetPlan.Rule>,
    _ tables: Span<SheetPlan.Table>
  ) -> Value {
    if let rule = calculation.rule { return rules[rule].expression.value(in: cells.span) }
    if let table = calculation.table { return tables[table].table.value(in: cells.span) }
    return .null
  }
}

// The one place where what is unknown becomes known: as each item says that it should.
extension Sheet {
  private typealias ItemState = (isRated: Bool, isUnknown: Bool, value: Value)

  private mutating func workOut(_ item: SheetPlan.Item, _ rules: Span<SheetPlan.Rule>) {
    if purpose == .outlook, let open = openCells(of: item, rules) {
      for cell in [item.ratedCell, item.unknownCell, item.valueCell] {
        put(.unknown(open), in: cell)
      }
      return
    }
    let state = itemState(item, rules)
    put(.boolean(state.isRated), in: item.ratedCell)
    put(.boolean(state.isUnknown), in: item.unknownCell)
    put(state.value, in: item.valueCell)
  }

  private func itemState(_ item: SheetPlan.Item, _ rules: Span<SheetPlan.Rule>) -> ItemState {
    let leftOut: ItemState = (false, false, .null)
    if let group = item.group, !cells[group].isTrue { return leftOut }
    switch rules[item.applies].expression.truth(in: cells.span) {
    case .yes: break
    case .unknown: return unanswered(item)
    case .no, .null: return leftOut
    }
    let value = rules[item.value].expression.value(in: cells.span)
    if case .number = value { return (true, false, value) }
    return unanswered(item)
  }

  private func unanswered(_ item: SheetPlan.Item) -> ItemState {
    switch item.unanswered {
    case .zero: (true, false, .integer(0))
    case .exclude: (false, false, .null)
    case .unknown: (false, true, .null)
    }
  }
}
