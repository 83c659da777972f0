internal import FEEL

/// The steps of a questionnaire as a sheet takes them: plain numbers, with the rules in one row
/// beside them. Working out a sheet so copies no part of the questionnaire and counts no references
/// to it.
final class SheetPlan: Sendable {
  // A class, because every copy of a sheet shares it.

  /// One step: what it works out, and where in its row the rest is found.
  struct Step: Sendable {
    enum Kind: Sendable {
      case group, question, calculation, scoredItem, redLine, instances
      // For interviews only: whether a question, or those of a repeat, are asked.
      case asking, askingInside
    }

    let kind: Kind
    let index: Int
  }

  /// One rule. A class, because taking a reference is all that may be done to it for each step.
  final class Rule: Sendable {
    let expression: Expression

    init(_ expression: Expression) { self.expression = expression }
  }

  /// One decision table, for the same reason a class.
  final class Table: Sendable {
    let table: DecisionTable

    init(_ table: DecisionTable) { self.table = table }
  }

  // Rules are given by their position in ``rules``.

  struct Group: Sendable {
    let cell: Int
    let parent: Int?
    let rule: Int
  }

  struct Question: Sendable {
    let position: Int
    let cell: Int
    let relevanceCell: Int
    let parent: Int?
    let relevant: Int?
    let fallback: Int?
    let isRequired: Bool
    /// Where an answer is needed only under a condition.
    let requiredWhen: Int?
    /// Whether the interview stops there by itself.
    let ask: Int?
    /// Whether it is noted how the question stands: in an interview that can stop there, outside of
    /// repeats.
    let isWatched: Bool
  }

  struct Calculation: Sendable {
    let cell: Int
    let exactCell: Int
    let parent: Int?
    let rule: Int?
    /// The position in ``SheetPlan/tables``.
    let table: Int?
    let rounding: Questionnaires.Calculation.Rounding?
    /// The position in ``SheetPlan/folds`` of a rule that is worked out part by part.
    let fold: Int?
  }

  /// A rule over the list of a repeat that is worked out part by part.
  struct Fold: Sendable {
    let rule: ListFold
    let repeatIndex: Int
  }

  struct Item: Sendable {
    let group: Int?
    let applies: Int
    let value: Int
    let unanswered: ScoredItem.Unanswered
    let ratedCell: Int
    let unknownCell: Int
    let valueCell: Int
  }

  struct RedLine: Sendable {
    let rule: Int
    let openCell: Int
  }

  let steps: [Step]
  /// The steps of each repeat.
  let repeatSteps: [[Step]]
  let groups: [Group]
  /// How many steps directly behind the step of each group stand inside it.
  let spans: [Int]
  let questions: [Question]
  let calculations: [Calculation]
  let items: [Item]
  let redLines: [RedLine]
  let rules: [Rule]
  let folds: [Fold]
  let tables: [Table]
  /// The questions whose answers a rule can refuse, by position.
  let checked: [Int]
  /// What depends on what, for a sheet whose answers change one by one; a batch has no use for it.
  let graph: SheetGraph?

  init(_ questionnaire: Questionnaire, for purpose: Sheet.Purpose) {
    var draft = SheetPlanDraft(questionnaire, for: purpose)
    questions = draft.questions
    calculations = draft.calculations
    items = draft.items
    redLines = draft.redLines
    steps = questionnaire.steps.map { draft.step($0) } + draft.askingSteps(questionnaire)
    graph = purpose == .interview ? SheetGraph(questionnaire, draft, steps) : nil
    checked = questionnaire.questions.indices.filter { index in
      let question = questionnaire.questions[index]
      return !question.constraints.isEmpty || !question.validators.isEmpty
        || question.choiceFilter != nil
    }
    repeatSteps = draft.repeatSteps
    groups = draft.groups
    rules = draft.rules
    folds = draft.folds
    tables = draft.tables
    let parents = SheetPlan.Parents(
      groups: groups.map(\.parent), questions: questions.map(\.parent),
      calculations: calculations.map(\.parent), items: items.map(\.group))
    var spans = [Int](repeating: 0, count: groups.count)
    for row in [steps] + repeatSteps { SheetPlan.measure(row, groups, parents, &spans) }
    self.spans = spans
  }
}
