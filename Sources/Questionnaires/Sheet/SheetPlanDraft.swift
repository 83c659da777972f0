internal import FEEL

/// Gathers the rows of a ``SheetPlan``.
struct SheetPlanDraft {
  private(set) var groups: [SheetPlan.Group] = []
  private(set) var rules: [SheetPlan.Rule] = []
  private(set) var tables: [SheetPlan.Table] = []
  private(set) var questions: [SheetPlan.Question] = []
  private(set) var calculations: [SheetPlan.Calculation] = []
  private(set) var items: [SheetPlan.Item] = []
  private(set) var redLines: [SheetPlan.RedLine] = []
  private(set) var repeatSteps: [[SheetPlan.Step]] = []
  private(set) var folds: [SheetPlan.Fold] = []
  /// The repeats by the cell of their list.
  private let repeatsByCell: [Int: Int]
  /// By repeat, the names of its questions that are answered with yes or no.
  private let conditions: [Set<String>]
  private let purpose: Sheet.Purpose
  /// Of an interview, whether it can stop at each question by itself or on request.
  private var isStop: [Bool] = []

  /// Everything of a questionnaire but the steps of its whole sheet.
  init(_ questionnaire: Questionnaire, for purpose: Sheet.Purpose) {
    self.purpose = purpose
    repeatsByCell = Dictionary(
      questionnaire.repeats.enumerated().map { ($0.element.cell, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    conditions = questionnaire.repeats.map { definition in
      Set(
        zip(definition.questions, definition.localNames).compactMap { question, name in
          if case .boolean = questionnaire[question].kind { name } else { nil }
        })
    }
    isStop = Array(repeating: false, count: questionnaire.questions.count)
    for case .question(let index) in questionnaire.stops { isStop[index.position] = true }
    questions = questionnaire.questions.map { question($0) }
    calculations = questionnaire.calculations.map { calculation($0) }
    items = questionnaire.scoredItems.map { item($0) }
    redLines = questionnaire.redLines.map { redLine($0) }
    repeatSteps = questionnaire.repeats.map { $0.steps.map { step($0) } }
  }

  /// Only the sheets of a batch work on several threads, each with its rules in memory of its own.
  private mutating func add(_ rule: Expression) -> Int {
    rules.append(SheetPlan.Rule(purpose == .batch ? rule.detached() : rule))
    return rules.count - 1
  }

  /// The steps that find out which questions are asked, for an interview.
  func askingSteps(_ questionnaire: Questionnaire) -> [SheetPlan.Step] {
    guard purpose == .interview else { return [] }
    let single = questionnaire.questions.filter { $0.ask != nil && $0.repeatIndex == nil }
    let inside = questionnaire.repeats.indices.filter { index in
      questionnaire.repeats[index].questions.contains { questionnaire[$0].ask != nil }
    }
    return single.map { SheetPlan.Step(kind: .asking, index: $0.index.position) }
      + inside.map { SheetPlan.Step(kind: .askingInside, index: $0) }
  }

  private mutating func add(_ rule: Expression?) -> Int? {
    guard let rule else { return nil }
    return add(rule)
  }

  private mutating func question(_ question: Question) -> SheetPlan.Question {
    var isRequired = false
    var condition: Expression?
    switch question.requirement {
    case .optional: break
    case .required: isRequired = true
    case .when(let rule): condition = rule
    }
    return SheetPlan.Question(
      position: question.index.position, cell: question.cell,
      relevanceCell: question.relevanceCell, parent: question.parentRelevanceCell,
      relevant: add(question.relevant), fallback: add(question.defaultValue),
      isRequired: isRequired, requiredWhen: add(condition),
      ask: purpose == .interview ? add(question.ask) : nil,
      isWatched: purpose == .interview && isStop[question.index.position])
  }

  private mutating func calculation(_ calculation: Calculation) -> SheetPlan.Calculation {
    var rule: Int?
    var table: Int?
    switch calculation.rule {
    case .expression(let expression): rule = add(expression)
    case .table(let decision):
      table = tables.count
      tables.append(SheetPlan.Table(purpose == .batch ? decision.detached() : decision))
    }
    return SheetPlan.Calculation(
      cell: calculation.cell, exactCell: calculation.exactCell,
      parent: calculation.parentRelevanceCell, rule: rule, table: table,
      rounding: calculation.rounding, fold: fold(calculation))
  }

  /// In an interview one element of a list changes at a time.
  private mutating func fold(_ calculation: Calculation) -> Int? {
    guard purpose == .interview, case .expression(let rule) = calculation.rule,
      let index = rule.reads.first.flatMap({ repeatsByCell[$0] }),
      let fold = ListFold(rule, conditions: conditions[index])
    else { return nil }
    folds.append(SheetPlan.Fold(rule: fold, repeatIndex: index))
    return folds.count - 1
  }

  private mutating func item(_ item: ScoredItem) -> SheetPlan.Item {
    SheetPlan.Item(
      group: item.relevanceCell, applies: add(item.applies), value: add(item.value),
      unanswered: item.unanswered, ratedCell: item.ratedCell, unknownCell: item.unknownCell,
      valueCell: item.valueCell)
  }

  private mutating func redLine(_ redLine: RedLine) -> SheetPlan.RedLine {
    SheetPlan.RedLine(rule: add(redLine.rule), openCell: redLine.openCell)
  }

  mutating func step(_ step: Step) -> SheetPlan.Step {
    switch step {
    case .group(let cell, let parent, let rule):
      groups.append(SheetPlan.Group(cell: cell, parent: parent, rule: add(rule)))
      return SheetPlan.Step(kind: .group, index: groups.count - 1)
    case .question(let index): return SheetPlan.Step(kind: .question, index: index.position)
    case .calculation(let index): return SheetPlan.Step(kind: .calculation, index: index)
    case .scoredItem(let index): return SheetPlan.Step(kind: .scoredItem, index: index)
    case .redLine(let index): return SheetPlan.Step(kind: .redLine, index: index)
    case .repeat(let index): return SheetPlan.Step(kind: .instances, index: index)
    }
  }
}
