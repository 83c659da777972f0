internal import FEEL

/// Gathers the rows of a ``SheetPlan``.
struct SheetPlanDraft {
  private(set) var groups: [SheetPlan.Group] = []
  private(set) var rules: [SheetPlan.Rule] = []
  private(set) var tables: [SheetPlan.Table] = []

  private mutating func add(_ rule: Expression) -> Int {
    rules.append(SheetPlan.Rule(rule.detached()))
    return rules.count - 1
  }

  private mutating func add(_ rule: Expression?) -> Int? {
    guard let rule else { return nil }
    return add(rule)
  }

  mutating func question(_ question: Question) -> SheetPlan.Question {
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
      isRequired: isRequired, requiredWhen: add(condition))
  }

  mutating func calculation(_ calculation: Calculation) -> SheetPlan.Calculation {
    var rule: Int?
    var table: Int?
    switch calculation.rule {
    case .expression(let expression): rule = add(expression)
    case .table(let decision):
      table = tables.count
      tables.append(SheetPlan.Table(decision.detached()))
    }
    return SheetPlan.Calculation(
      cell: calculation.cell, exactCell: calculation.exactCell,
      parent: calculation.parentRelevanceCell, rule: rule, table: table,
      rounding: calculation.rounding)
  }

  mutating func item(_ item: ScoredItem) -> SheetPlan.Item {
    SheetPlan.Item(
      group: item.relevanceCell, applies: add(item.applies), value: add(item.value),
      unanswered: item.unanswered, ratedCell: item.ratedCell, unknownCell: item.unknownCell,
      valueCell: item.valueCell)
  }

  mutating func redLine(_ redLine: RedLine) -> SheetPlan.RedLine {
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
