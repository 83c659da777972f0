import Diagnostics
import FEEL
public import Questionnaires

extension Interview {
  /// Every place of the outline where the interview could stop, in document order, relevant or not.
  public func places() -> [Position] {
    var found: [Position] = []
    collect(questionnaire.outline, instance: nil, into: &found)
    return found
  }

  private func collect(_ items: [Item], instance: Int?, into found: inout [Position]) {
    for item in items {
      switch item {
      case .group(let group): collect(group.items, instance: instance, into: &found)
      case .question(let index): found.append(.question(Address(index, instance: instance)))
      case .repeat(let index): collectRepeat(index, into: &found)
      case .note, .calculation: break
      }
    }
  }

  private func collectRepeat(_ index: Int, into found: inout [Position]) {
    for instance in 0..<sheet.instanceCount(ofRepeat: index) {
      collect(questionnaire.repeats[index].items, instance: instance, into: &found)
    }
    found.append(.another(repeatIndex: index))
  }

  /// Whether the interview would stop at a place by itself.
  func isOpen(_ place: Position) -> Bool {
    switch place {
    case .question(let address):
      sheet.isOpen(at: address)
        || (!toConfirm.isEmpty && toConfirm.contains(address)
          && sheet.relevance(at: address) == .relevant)
    case .another(let index):
      isRelevant(repeatIndex: index) && !(closedRepeats.contains(index) && hasEnough(index))
    case .end: false
    }
  }

  /// Whether a repeat is part of the assessment at the moment.
  public func isRelevant(repeatIndex index: Int) -> Bool {
    guard let cell = questionnaire.repeats[index].relevanceCell else { return true }
    return sheet.value(ofCell: cell) == .boolean(true)
  }

  private func hasEnough(_ index: Int) -> Bool {
    sheet.instanceCount(ofRepeat: index) >= questionnaire.repeats[index].minimum
  }

  /// The next place that is open, from `current` to the end and then from the beginning: a change
  /// may have opened something further up.
  func nextOpen(after current: Position?) -> Position {
    let walk = Walk(questionnaire)
    guard let current, let start = walk.place(of: current) else {
      return firstOpen(on: walk, from: Walk.Place()) ?? .end
    }
    return firstOpen(on: walk, from: walk.following(start))
      ?? firstOpen(on: walk, from: Walk.Place()) ?? .end
  }

  private func firstOpen(on walk: Walk, from start: Walk.Place) -> Position? {
    var place = start
    while place.stop < walk.stops.count {
      switch walk.stops[place.stop] {
      case .question(let index):
        let position = Position.question(Address(index))
        if isOpen(position) { return position }
      case .repeat(let index):
        if let position = firstOpen(inRepeat: index, from: place) { return position }
      }
      place = Walk.Place(stop: place.stop + 1)
    }
    return nil
  }

  private func firstOpen(inRepeat index: Int, from place: Walk.Place) -> Position? {
    if place.isBehindInstances { return nil }
    let questions = questionnaire.repeats[index].questions
    var first = place.position
    for instance in place.instance..<max(place.instance, sheet.instanceCount(ofRepeat: index)) {
      for question in questions[min(first, questions.count)...] {
        let position = Position.question(Address(question, instance: instance))
        if isOpen(position) { return position }
      }
      first = 0
    }
    let another = Position.another(repeatIndex: index)
    return isOpen(another) ? another : nil
  }

  /// The relevant questions that completion still needs, in document order.
  public func missing() -> [Address] { sheet.missing() }

  /// The relevant answers that a rule refuses by now, because an answer that it reads has changed:
  /// a conclusion, for example, that is milder than the grade has become.
  public func refused() -> [Address] { sheet.refused() }

  /// What stands between the interview and a signature: what is missing, then what is refused.
  public func outstanding() -> [Address] { missing() + refused() }

  /// The repeats that still have fewer instances than they need.
  public func shortRepeats() -> [Int] {
    questionnaire.repeats.indices.filter { index in
      isRelevant(repeatIndex: index) && !hasEnough(index)
    }
  }

  /// The given answers that do not count, because their questions are not relevant.
  public func withheld() -> [Address] { sheet.withheld() }

  /// How many of the questions that are asked have been answered, and how many there are.
  public func progress() -> (answered: Int, asked: Int) {
    (sheet.tally.answered, sheet.tally.asked)
  }
}
