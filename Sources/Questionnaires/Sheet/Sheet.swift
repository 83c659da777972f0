public import FEEL

/// The answers to a questionnaire with everything that follows from them: which questions are
/// relevant, what counts as their value, and every figure. A value; changing an answer works out
/// again what depends on it.
///
/// The interview, the batch, the tests of authors and the verification of records all answer from
/// a sheet, so that there is one evaluator.
public struct Sheet: Sendable {
  /// What an unknown relevance means.
  public enum Purpose: Sendable {
    /// Not asked yet: what depends on it stays unknown.
    case interview
    /// Not applicable.
    case batch
    /// As in an interview, on a sheet of what is settled: see ``Sheet/outlook()``.
    case outlook
  }

  /// The questionnaire that the sheet belongs to.
  public let questionnaire: Questionnaire
  /// What an unknown relevance means here.
  public internal(set) var purpose: Purpose
  /// The steps of the questionnaire as the sheet takes them.
  let plan: SheetPlan
  /// The cells as rules read them.
  var cells: [Value]
  /// By group of the plan: whether the steps inside it hold nothing, because it is not relevant.
  var isBlank: [Bool]
  /// The answers outside repeats, by question.
  var answers: [Answer]
  /// The instances of each repeat.
  var instances: [[RepeatInstance]]

  // What follows is kept for interviews, where answers change one by one.

  /// By question outside repeats: whether its own rule lets the interview stop there.
  var asks: [Bool]
  /// By question outside repeats.
  var standings: [Standing]
  /// How many questions stand how.
  var stock = Tally()
  /// The steps that have to be taken again; none but while changes are followed.
  var stale: StepSet
  /// Of each repeat, the instances to be worked out again, and those to be asked about again.
  var staleInstances: [StaleInstances]
  var staleAsks: [StaleInstances]
  /// What the last change did to other answers; nothing on a sheet of a batch.
  public internal(set) var consequences = Consequences()
  /// Of each rule that is worked out part by part, what its parts give; nil for what is not known.
  var parts: [[ListFold.Part?]]
  /// On an outlook, the repeats that may still get more instances.
  var growing: Set<Int> = []
  /// Whether what changes is followed, instead of everything being worked out.
  var isTracking = false

  /// Makes a sheet on which nothing has been answered.
  public init(_ questionnaire: Questionnaire, for purpose: Purpose) {
    self.questionnaire = questionnaire
    self.purpose = purpose
    self.plan = SheetPlan(questionnaire, for: purpose)
    self.cells = Array(repeating: .null, count: questionnaire.cellCount)
    self.isBlank = Array(repeating: false, count: plan.groups.count)
    self.answers = Array(repeating: .open, count: questionnaire.questions.count)
    self.instances = Array(repeating: [], count: questionnaire.repeats.count)
    let watched = purpose == .interview ? questionnaire.questions.count : 0
    self.asks = Array(repeating: true, count: watched)
    self.standings = Array(repeating: [], count: watched)
    self.stale = StepSet(count: purpose == .interview ? plan.steps.count : 0)
    self.staleInstances = Array(repeating: StaleInstances(), count: questionnaire.repeats.count)
    self.staleAsks = staleInstances
    self.parts = Array(repeating: [], count: plan.folds.count)
    recalculate()
  }

  /// Gives or withdraws one answer and works out what follows; in an interview only what depends on
  /// it, and says there what became of other answers.
  @discardableResult
  public mutating func set(_ answer: Answer, at address: Address) -> Consequences {
    put(answer, at: address)
    return follow()
  }

  /// Replaces every answer outside repeats at once; `fill` is handed the answers by question.
  public mutating func setAll(_ fill: (inout [Answer]) -> Void) {
    for index in answers.indices { answers[index] = .open }
    fill(&answers)
    guard plan.graph != nil else { return recalculate() }
    for question in questionnaire.questions where question.repeatIndex == nil {
      mark(question.index)
    }
    _ = follow()
  }

  /// Gives many answers and then works out once what follows.
  @discardableResult
  public mutating func set(_ changes: [(Address, Answer)]) -> Consequences {
    for (address, answer) in changes { put(answer, at: address) }
    return follow()
  }

  private mutating func put(_ answer: Answer, at address: Address) {
    guard let instance = address.instance else {
      answers[address.question.position] = answer
      return mark(address.question)
    }
    guard let place = repeatPlace(of: address.question),
      instances[place.repeatIndex].indices.contains(instance)
    else { return }
    instances[place.repeatIndex][instance].answers[place.position] = answer
    mark(instance, ofRepeat: place.repeatIndex)
  }

  /// The answer as it was given, relevant or not.
  public func answer(at address: Address) -> Answer {
    guard let instance = address.instance else { return answers[address.question.position] }
    return repeatInstance(of: address.question, instance).map { $0.instance.answers[$0.position] }
      ?? .open
  }

  /// Whether the question is part of the assessment at the moment.
  public func relevance(at address: Address) -> Relevance {
    guard let instance = address.instance else {
      return Relevance(cells[questionnaire[address.question].relevanceCell])
    }
    guard let place = repeatInstance(of: address.question, instance) else { return .notRelevant }
    return Relevance(place.instance.relevance[place.position])
  }

  /// What rules read for the question: the answer, or the default, or null, or unknown.
  public func value(at address: Address) -> Value {
    guard let instance = address.instance else {
      return cells[questionnaire[address.question].cell]
    }
    guard let place = repeatInstance(of: address.question, instance) else { return .null }
    return place.instance.values[place.position]
  }

  /// What a cell holds.
  public func value(ofCell cell: Int) -> Value { cells[cell] }

  /// What an expression of the questionnaire gives on this sheet.
  public func value(of expression: Expression) -> Value { expression.value(in: cells.span) }

  /// The outcome of a condition on this sheet.
  public func truth(of condition: Expression) -> Truth { condition.truth(in: cells.span) }
}

extension Sheet {
  /// What a decision table gives on this sheet, with the rows that decided.
  public func outcome(of table: DecisionTable) -> DecisionTable.Outcome {
    table.outcome(in: cells.span)
  }
}
