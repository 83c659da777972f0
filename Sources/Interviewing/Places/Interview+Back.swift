import Questionnaires

extension Interview {
  /// The place before the present one that has been answered or could be, going up. Looks only at
  /// what stands between the two.
  func previous() -> Position? {
    let walk = Walk(questionnaire)
    guard let place = walk.place(of: position) else {
      return lastPassed(on: walk, before: walk.end)
    }
    guard case .repeat(let index) = walk.stops[place.stop] else {
      return lastPassed(on: walk, before: place.stop)
    }
    let instances = sheet.instanceCount(ofRepeat: index)
    return lastPassed(
      inRepeat: index, before: place.isBehindInstances ? (instances, 0) : place.inside)
      ?? lastPassed(on: walk, before: place.stop)
  }

  private func lastPassed(on walk: Walk, before end: Int) -> Position? {
    for stop in walk.stops[..<end].reversed() {
      switch stop {
      case .question(let question):
        let position = Position.question(Address(question))
        if isPassed(position) { return position }
      case .repeat(let index):
        let another = Position.another(repeatIndex: index)
        if isPassed(another) { return another }
        let end = (sheet.instanceCount(ofRepeat: index), 0)
        if let position = lastPassed(inRepeat: index, before: end) { return position }
      }
    }
    return nil
  }

  private func lastPassed(inRepeat index: Int, before end: (instance: Int, question: Int))
    -> Position?
  {
    guard isRelevant(repeatIndex: index) else { return nil }
    let questions = questionnaire.repeats[index].questions
    var last = end.question
    for instance in (0...end.instance).reversed() {
      for question in questions[..<last].reversed() {
        let position = Position.question(Address(question, instance: instance))
        if isPassed(position) { return position }
      }
      last = questions.count
    }
    return nil
  }

  /// Whether somebody who goes back stops at a place.
  func isPassed(_ place: Position) -> Bool {
    switch place {
    case .question(let address):
      sheet.relevance(at: address) == .relevant
        && (sheet.answer(at: address) != .open || sheet.isAsked(at: address))
    case .another(let index): isRelevant(repeatIndex: index) && closedRepeats.contains(index)
    case .end: false
    }
  }
}
