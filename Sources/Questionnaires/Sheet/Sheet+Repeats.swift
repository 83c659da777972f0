import FEEL

/// One instance of a repeat: its answers and what follows from them, by position in
/// ``Repeat/questions``.
struct RepeatInstance: Sendable {
  var answers: [Answer]
  var relevance: [Value]
  var values: [Value]

  init(count: Int) {
    answers = Array(repeating: .open, count: count)
    relevance = Array(repeating: .null, count: count)
    values = Array(repeating: .null, count: count)
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
    recalculate()
    return instances[index].count - 1
  }

  /// Removes an instance with its answers; the later ones move up.
  public mutating func removeInstance(_ instance: Int, ofRepeat index: Int) {
    guard instances[index].indices.contains(instance) else { return }
    instances[index].remove(at: instance)
    recalculate()
  }

  /// The questions of the inside share their cells: each instance is laid in them, worked out, and
  /// read out as one context of the list that rules outside see.
  mutating func workOutRepeat(_ index: Int) {
    let definition = questionnaire.repeats[index]
    var contexts: [Value] = []
    contexts.reserveCapacity(instances[index].count)
    for number in instances[index].indices {
      layIn(number, of: index, definition)
      run(plan.repeatSteps[index])
      contexts.append(readOut(number, of: index, definition))
    }
    let isRelevant = definition.relevanceCell.map { cells[$0].isTrue } ?? true
    cells[definition.cell] = isRelevant ? .list(contexts) : .list([])
  }

  private mutating func layIn(_ number: Int, of index: Int, _ definition: Repeat) {
    for (position, question) in definition.questions.enumerated() {
      answers[question.position] = instances[index][number].answers[position]
    }
  }

  private mutating func readOut(_ number: Int, of index: Int, _ definition: Repeat) -> Value {
    var fields: [(String, Value)] = []
    for (position, question) in definition.questions.enumerated() {
      let question = questionnaire[question]
      instances[index][number].relevance[position] = cells[question.relevanceCell]
      instances[index][number].values[position] = cells[question.cell]
      fields.append((definition.localNames[position], cells[question.cell]))
    }
    return .context(ContextValue(fields))
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
