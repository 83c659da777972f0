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
