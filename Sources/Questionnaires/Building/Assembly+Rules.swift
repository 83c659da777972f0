import Diagnostics
import FEEL

// The third stage: every other rule is compiled.
extension Assembly {
  /// Compiles relevance, questions, scored items and red lines.
  func compileRules() -> Compiled {
    setScopes()
    var compiled = Compiled()
    compiled.relevances = relevances.compactMap(relevance)
    compiled.innerRelevances = repeats.map { $0.relevances.compactMap(relevance) }
    compiled.questions = questions.indices.map(question)
    compiled.calculations = calculations.indices.map(calculation)
    compiled.scoredItems = scoredItems.indices.map(scoredItem)
    compiled.redLines = redLines.map(redLine)
    return compiled
  }

  private func setScopes() {
    scopes[.outside] = outside.scope
    for index in uses.indices {
      scopes[.use(index)] = outside.scope.child(localNames(of: index))
    }
    for (index, draft) in repeats.enumerated() {
      let names = draft.questions.map {
        (questions[$0].syntax.name.text, Symbol.cell(questions[$0].cell, questions[$0].type))
      }
      scopes[.repeat(index)] = outside.scope.child(names)
    }
  }

  private func relevance(
    _ draft: RelevanceDraft
  ) -> (draft: RelevanceDraft, rule: Expression)? {
    compile(draft.rule, in: scope(at: draft.site), expecting: .boolean).map { (draft, $0) }
  }

  private func calculation(_ index: Int) -> Calculation? {
    let draft = calculations[index]
    let rounding = draft.syntax.round.flatMap(rounding)
    let choices = draft.syntax.choices.flatMap(list)
    guard let rule = draft.rule else { return nil }
    if rounding != nil && draft.type != .number && draft.type != .any {
      log.error(
        .typeMismatch, at: draft.syntax.name.place, zh: "只有数才能取舍",
        en: "only a number can be rounded")
    }
    return Calculation(
      name: draft.name, wording: wording(draft.syntax.labels, at: draft.site), rule: rule,
      cell: draft.cell, exactCell: draft.exactCell, rounding: rounding, choiceList: choices,
      parentRelevanceCell: draft.parent, place: draft.syntax.name.place)
  }

  private func rounding(_ syntax: RoundSyntax) -> Calculation.Rounding? {
    let spelled = syntax.mode ?? self.syntax.rounding
    let mode = spelled.flatMap { Fields.choice($0, RoundingName.self, log) } ?? .halfEven
    return Calculation.Rounding(places: syntax.places, mode: mode.mode)
  }

  private func scoredItem(_ index: Int) -> ScoredItem? {
    let draft = scoredItems[index]
    let use = uses[draft.use]
    let scope = scope(at: .use(draft.use))
    let weight = weight(of: draft)
    let applies = compile(
      draft.score.applies, in: scope, expecting: .boolean, features: .scoring)
    let value = compile(draft.score.value, in: scope, expecting: .number, features: .scoring)
    guard let weight, let applies, let value else { return nil }
    return ScoredItem(
      name: use.name, wording: wording(use.template.labels, at: .use(draft.use), named: use.name),
      domain: parameterOrLiteral(draft.score.domain, in: draft.use), weight: weight,
      task: draft.score.task.map { parameterOrLiteral($0, in: draft.use) },
      unanswered: draft.score.unanswered, applies: applies, value: value,
      relevanceCell: use.relevanceCell, questions: use.questions.map { Question.Index($0) },
      notApplicable: draft.score.notApplicable.flatMap { notApplicable($0, in: draft.use) },
      ratedCell: draft.ratedCell, unknownCell: draft.unknownCell, valueCell: draft.valueCell)
  }

  private func notApplicable(
    _ syntax: TemplateSyntax.NotApplicable, in use: Int
  ) -> ScoredItem.NotApplicable? {
    guard let question = question(syntax.question, in: use) else { return nil }
    let reason = syntax.reason.flatMap { self.question($0, in: use) }
    guard case .selectOne(let list) = questions[question.position].kind,
      let choice = lists[list].choice(named: syntax.choice.text)
    else {
      log.error(
        .unknownReference, at: syntax.choice.place,
        zh: "“\(syntax.question.text)”没有选项“\(syntax.choice.text)”",
        en: "'\(syntax.question.text)' has no choice '\(syntax.choice.text)'")
      return nil
    }
    return ScoredItem.NotApplicable(question: question, choice: choice.value, reason: reason)
  }

  private func question(_ name: Spelled, in use: Int) -> Question.Index? {
    let own = uses[use].questions
    let index = own.first { questions[$0].syntax.name.text == name.text }
    if let index { return Question.Index(index) }
    log.error(
      .unknownReference, at: name.place, zh: "模板中没有名为“\(name.text)”的问题",
      en: "the template has no question '\(name.text)'",
      help: FindingLog.suggestion(for: name.text, among: own.map { questions[$0].syntax.name.text })
    )
    return nil
  }

  private func weight(of draft: ScoredItemDraft) -> Decimal? {
    let text = parameterOrLiteral(draft.score.weight, in: draft.use)
    if let weight = Decimal(text), weight > Decimal(0) { return weight }
    log.error(
      .badValue, at: draft.score.weight.place, zh: "权重应当是正数",
      en: "a weight is a number above 0")
    return nil
  }

  private func redLine(_ draft: RedLineDraft) -> RedLine? {
    let rule = compile(
      draft.syntax.open, in: scope(at: draft.site), expecting: .boolean, features: .scoring)
    guard let rule else { return nil }
    let label =
      draft.syntax.label.map { text($0, at: draft.site) }
      ?? register("red_lines")?.choice(named: draft.code)?.label ?? Text(verbatim: draft.code)
    return RedLine(
      code: draft.code, wording: Wording(label: label), item: draft.item, rule: rule,
      openCell: draft.openCell)
  }

  /// The choice list that plays the part `key`.
  func register(_ key: String) -> ChoiceList? {
    syntax.registers.first { $0.key == key }.flatMap { list($0.list) }.map { lists[$0] }
  }
}

/// The rounding modes as a questionnaire writes them.
enum RoundingName: String, CaseIterable {
  case halfEven = "half_even"
  case halfUp = "half_up"
  case halfDown = "half_down"
  case up, down, floor, ceiling

  /// The mode of the rule language.
  var mode: Rounding {
    switch self {
    case .halfEven: .halfEven
    case .halfUp: .halfUp
    case .halfDown: .halfDown
    case .up: .up
    case .down: .down
    case .floor: .floor
    case .ceiling: .ceiling
    }
  }
}
