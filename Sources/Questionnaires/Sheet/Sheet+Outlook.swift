internal import FEEL

extension Sheet {
  /// What the answers that are there already settle, whatever is still answered.
  ///
  /// On the sheet that is returned every open question is unknown, with or without a default, and
  /// so is a scored item or a red line for as long as an open answer can change it. A cell that is
  /// known there has the same value in every completion; one that is unknown names the open
  /// questions that can still change it. The cost is one calculation of all cells.
  ///
  /// A question whose `ask` can no longer become true keeps its default. The repeats in `growing`
  /// may still get instances, so that their lists are unknown; so is the list of a repeat whose
  /// relevance is.
  public func outlook(growing: Set<Int> = []) -> Sheet {
    var open = self
    open.purpose = .outlook
    open.growing = growing
    open.recalculate()
    let settled = open.neverAsked()
    guard !settled.isEmpty else { return open }
    open.set(settled)
    return open
  }

  /// The open questions outside repeats that the interview will not stop at by itself, with what
  /// counts for them.
  private func neverAsked() -> [(Address, Answer)] {
    questionnaire.questions.compactMap { question in
      guard question.repeatIndex == nil, case .open = answers[question.index.position],
        let ask = question.ask
      else { return nil }
      switch ask.truth(in: cells.span) {
      case .yes, .unknown: return nil
      case .no, .null: return fixed(question).map { (Address(question.index), $0) }
      }
    }
  }

  /// The default where it is certain; nil where it is not.
  private func fixed(_ question: Question) -> Answer? {
    guard let fallback = question.defaultValue else {
      if case .optional = question.requirement { return .skipped }
      return nil
    }
    let value = fallback.value(in: cells.span)
    if value.isNull { return nil }
    return value.openCells.isEmpty ? .given(value) : nil
  }
}

// What is not known to be there hangs on what decides that, and on itself. Outside of an outlook only
// the first is named: what nobody is asked yet is not waited for.
extension Sheet {
  /// The relevance of what stands inside of something whose relevance is unknown.
  func inherited(_ open: OpenCells, rule: Int?, _ rules: Span<SheetPlan.Rule>) -> Value {
    guard purpose == .outlook, let rule else { return .unknown(open) }
    let expression = rules[rule].expression
    switch expression.truth(in: cells.span) {
    case .yes: return .unknown(open)
    case .no, .null: return .boolean(false)
    case .unknown: return .unknown(open.union(expression.value(in: cells.span).openCells))
    }
  }

  /// What rules read of a question whose relevance is unknown.
  func waitingValue(of question: SheetPlan.Question, _ open: OpenCells) -> Value {
    guard purpose == .outlook, case .open = answers[question.position] else {
      return .unknown(open)
    }
    return .unknown(open.union(OpenCells(foreseeing: question.cell)))
  }

  /// What a calculation gives inside of a group whose relevance is unknown.
  func foreseen(
    _ open: OpenCells, _ calculation: SheetPlan.Calculation, _ rules: Span<SheetPlan.Rule>,
    _ tables: Span<SheetPlan.Table>
  ) -> Value {
    guard purpose == .outlook else { return .unknown(open) }
    return .unknown(open.union(exactValue(of: calculation, rules, tables).openCells))
  }

  /// The open questions that an item still hangs on; nil when its state is settled.
  func openCells(of item: SheetPlan.Item, _ rules: Span<SheetPlan.Rule>) -> OpenCells? {
    let around = item.group.map { cells[$0] } ?? .boolean(true)
    guard around.isTrue || around.isUnknown else { return nil }
    let applies = rules[item.applies].expression
    let truth = applies.truth(in: cells.span)
    if truth == .no || truth == .null { return nil }
    let open = around.openCells.union(rules[item.value].expression.value(in: cells.span).openCells)
    if truth == .yes { return open.isEmpty ? nil : open }
    return open.union(applies.value(in: cells.span).openCells)
  }

  /// The open questions that the list of a repeat still hangs on; nil when there are none but those
  /// that its instances name.
  func openCells(ofRepeat index: Int, _ contexts: [Value], _ definition: Repeat) -> OpenCells? {
    let relevance = definition.relevanceCell.flatMap { cells[$0].open }
    let own = growing.contains(index) ? OpenCells(foreseeing: definition.cell) : nil
    guard relevance != nil || own != nil else { return nil }
    return contexts.reduce((relevance ?? OpenCells()).union(own ?? OpenCells())) { open, context in
      open.union(context.openCells)
    }
  }
}

extension Sheet {
  /// The same sheet with the instance of `address` laid in the cells of its repeat, for rules and
  /// texts that stand inside it.
  public func focused(on address: Address) -> Sheet {
    guard let number = address.instance,
      let place = repeatInstance(of: address.question, number),
      let index = questionnaire[address.question].repeatIndex
    else { return self }
    var focused = self
    for (position, question) in questionnaire.repeats[index].questions.enumerated() {
      focused.cells[questionnaire[question].cell] = place.instance.values[position]
      focused.cells[questionnaire[question].relevanceCell] = place.instance.relevance[position]
    }
    return focused
  }
}
