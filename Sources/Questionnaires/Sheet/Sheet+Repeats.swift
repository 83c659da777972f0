import FEEL

/// One instance of a repeat: its answers and what follows from them, by position in
/// ``Repeat/questions``.
struct RepeatInstance: Sendable {
  var answers: [Answer]
  var relevance: [Value]
  var values: [Value]
  /// Whether the rules of the questions let the interview stop there, and how they stand.
  var asks: [Bool]
  var standings: [Standing]
  /// Whether it has not been worked out yet.
  var isNew = true

  init(count: Int) {
    answers = Array(repeating: .open, count: count)
    relevance = Array(repeating: .null, count: count)
    values = Array(repeating: .null, count: count)
    asks = Array(repeating: true, count: count)
    standings = Array(repeating: [], count: count)
  }
}

extension Sheet {
  /// How many instances the repeat at `index` of ``Questionnaire/repeats`` has.
  public func instanceCount(ofRepeat index: Int) -> Int { instances[index].count }

  /// Adds an empty instance and returns its number, from 0.
  @discardableResult
  public mutating func addInstance(toRepeat index: Int) -> Int {
    let count = questionnaire.repeats[index].questions.count
    instances[index].append(RepeatInstance(count: count))
    reshape(index) { $0.append(.null) }
    forgetParts(ofRepeat: index, from: instances[index].count - 1)
    mark(instances[index].count - 1, ofRepeat: index)
    _ = follow()
    return instances[index].count - 1
  }

  /// Puts an empty instance before the one that is number `instance` so far; at the end where there
  /// is none.
  public mutating func insertInstance(_ instance: Int, ofRepeat index: Int) {
    let count = questionnaire.repeats[index].questions.count
    let place = min(max(instance, 0), instances[index].count)
    instances[index].insert(RepeatInstance(count: count), at: place)
    reshape(index) { $0.insert(.null, at: place) }
    forgetParts(ofRepeat: index, from: place)
    mark(place, ofRepeat: index)
    _ = follow()
  }

  /// Removes an instance with its answers; the later ones move up.
  public mutating func removeInstance(_ instance: Int, ofRepeat index: Int) {
    guard instances[index].indices.contains(instance) else { return }
    for standing in instances[index][instance].standings { stock.count(standing, -1) }
    instances[index].remove(at: instance)
    reshape(index) { $0.remove(at: instance) }
    forgetParts(ofRepeat: index, from: instance)
    _ = follow()
  }

  /// Changes the list that rules outside see, as long as the repeat is relevant.
  private mutating func reshape(_ index: Int, _ change: (inout [Value]) -> Void) {
    let definition = questionnaire.repeats[index]
    guard plan.graph != nil, isRelevant(definition) else { return }
    changeList(definition, change)
  }

  private mutating func changeList(_ definition: Repeat, _ change: (inout [Value]) -> Void) {
    guard case .list(var contexts) = cells[definition.cell] else { return }
    // Left alone, so that the list is changed in place.
    cells[definition.cell] = .null
    change(&contexts)
    cells[definition.cell] = .list(contexts)
    markReaders(of: definition.cell)
  }

  private func isRelevant(_ definition: Repeat) -> Bool {
    definition.relevanceCell.map { cells[$0].isTrue } ?? true
  }

  /// The questions of the inside share their cells: each instance is laid in them, worked out, and
  /// read out as one context of the list that rules outside see.
  mutating func workOutRepeat(_ index: Int) {
    let definition = questionnaire.repeats[index]
    let isWhole = !isTracking || staleInstances[index].isEvery
    if !isWhole { return workOutStaleInstances(of: index, definition) }
    staleInstances[index] = StaleInstances()
    forgetParts(ofRepeat: index, from: 0)
    var contexts: [Value] = []
    contexts.reserveCapacity(instances[index].count)
    for number in instances[index].indices {
      workOut(number, of: index, definition)
      instances[index][number].isNew = false
      contexts.append(context(instances[index][number].values, definition))
    }
    put(list(of: index, contexts, definition), in: definition.cell)
  }

  private func list(of index: Int, _ contexts: [Value], _ definition: Repeat) -> Value {
    if purpose == .outlook, let open = openCells(ofRepeat: index, contexts, definition) {
      return .unknown(open)
    }
    return isRelevant(definition) ? .list(contexts) : .list([])
  }

  private mutating func workOutStaleInstances(of index: Int, _ definition: Repeat) {
    let isRelevant = isRelevant(definition)
    for number in staleInstances[index].take(of: instances[index].count) {
      let before = instances[index][number].values
      workOut(number, of: index, definition)
      let after = instances[index][number].values
      let isSame = zip(before, after).allSatisfy { $0.isIdentical(to: $1) }
      guard isRelevant, !isSame || instances[index][number].isNew else { continue }
      instances[index][number].isNew = false
      let context = context(after, definition)
      changeList(definition) { $0[number] = context }
      forgetPart(ofRepeat: index, holding: number)
    }
  }

  private mutating func workOut(_ number: Int, of index: Int, _ definition: Repeat) {
    layIn(number, of: index, definition)
    runInside(index)
    readOut(number, of: index, definition)
    guard let step = plan.graph?.askingStepOfRepeat[index], isTracking else { return }
    staleAsks[index].numbers.insert(number)
    stale.insert(step)
  }

  /// Runs the steps of the inside in full: they are few, and their cells are those of one instance
  /// after the other.
  private mutating func runInside(_ index: Int) {
    let wasTracking = isTracking
    isTracking = false
    run(plan.repeatSteps[index])
    isTracking = wasTracking
  }

  private mutating func layIn(_ number: Int, of index: Int, _ definition: Repeat) {
    for (position, question) in definition.questions.enumerated() {
      answers[question.position] = instances[index][number].answers[position]
    }
  }

  private mutating func readOut(_ number: Int, of index: Int, _ definition: Repeat) {
    for (position, question) in definition.questions.enumerated() {
      let question = plan.questions[question.position]
      instances[index][number].relevance[position] = cells[question.relevanceCell]
      instances[index][number].values[position] = cells[question.cell]
    }
    if plan.graph != nil { assess(number, of: index, definition) }
  }

  private func context(_ values: [Value], _ definition: Repeat) -> Value {
    .context(ContextValue(Array(zip(definition.localNames, values))))
  }

  /// Notes how the questions of an instance stand, which lies in the cells.
  private mutating func assess(_ number: Int, of index: Int, _ definition: Repeat) {
    let rules = plan.rules
    for (position, question) in definition.questions.enumerated() {
      let isAsked = instances[index][number].asks[position]
      let after = standing(of: plan.questions[question.position], isAsked: isAsked, rules.span)
      let before = instances[index][number].standings[position]
      instances[index][number].standings[position] = after
      stock.replace(before, by: after)
      consequences.note(Address(question, instance: number), before, after)
    }
  }

  /// Finds out which questions of the inside are asked: after everything else, because their rules
  /// may read what is worked out from the repeat.
  mutating func workOutAskingInside(_ index: Int) {
    if !isTracking { staleAsks[index].isEvery = true }
    let definition = questionnaire.repeats[index]
    let rules = plan.rules
    for number in staleAsks[index].take(of: instances[index].count) {
      layIn(number, of: index, definition)
      runInside(index)
      for (position, question) in definition.questions.enumerated() {
        instances[index][number].asks[position] = isAsked(
          plan.questions[question.position], rules.span)
      }
      assess(number, of: index, definition)
    }
  }

  /// Where a question stands inside its repeat.
  func repeatPlace(of question: Question.Index) -> (repeatIndex: Int, position: Int)? {
    guard let index = questionnaire[question].repeatIndex,
      let position = questionnaire.repeats[index].questions.firstIndex(of: question)
    else { return nil }
    return (index, position)
  }

  func repeatInstance(of question: Question.Index, _ number: Int)
    -> (instance: RepeatInstance, position: Int)?
  {
    guard let place = repeatPlace(of: question),
      instances[place.repeatIndex].indices.contains(number)
    else { return nil }
    return (instances[place.repeatIndex][number], place.position)
  }
}
