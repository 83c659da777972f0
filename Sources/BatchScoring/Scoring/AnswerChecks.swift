internal import FEEL
internal import Questionnaires

/// Which questions need looking at when a row has been worked out, found once for a plan.
struct AnswerChecks: Sendable {
  /// A question of a column that a value may be given to.
  final class Given: Sendable {
    // A class, so that a look at an answer copies nothing.

    let index: Question.Index
    let relevanceCell: Int
    /// The constraints; a value of the right form passes where none of them is false.
    let constraints: [Condition]
    let validators: [Question.Validator]
    /// Whether the choices that are open depend on other answers.
    let isFiltered: Bool
    let isReadOnly: Bool

    init(_ question: Question) {
      index = question.index
      relevanceCell = question.relevanceCell
      isReadOnly = question.isReadOnly
      constraints = question.constraints.map { Condition($0.rule) }
      validators = question.validators
      isFiltered = question.choiceFilter != nil
    }
  }

  /// A rule. A class, so that a look at a row copies no part of the questionnaire.
  final class Condition: Sendable {
    let expression: Expression

    init(_ expression: Expression) { self.expression = expression }
  }

  /// A question that may be needed.
  struct Needed: Sendable {
    let index: Question.Index
    let cell: Int
    let relevanceCell: Int
    /// Whether it is needed whenever it is relevant.
    let isAlways: Bool
    /// True where the scored item that it belongs to counts as unknown, which is told as such.
    let unknownItemCell: Int?
  }

  /// By column; nil for a column that is no question.
  let given: [Given?]
  let needed: [Needed]
  /// True where a scored item counts as unknown.
  let unknownCells: [Int]

  init(_ questionnaire: Questionnaire, _ columns: [Column]) {
    given = columns.map { column in
      guard case .question(let index, _) = column.role else { return nil }
      return Given(questionnaire[index])
    }
    let items = AnswerChecks.unknownCells(of: questionnaire)
    needed = questionnaire.questions.compactMap { Needed($0, unknownItemCell: items[$0.index]) }
    unknownCells = questionnaire.scoredItems.map(\.unknownCell)
  }

  private static func unknownCells(of questionnaire: Questionnaire) -> [Question.Index: Int] {
    let pairs = questionnaire.scoredItems.flatMap { item in
      item.questions.map { ($0, item.unknownCell) }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}

extension AnswerChecks.Needed {
  /// Nil for a question that is never needed, and inside repeats, which a batch has none of.
  init?(_ question: Question, unknownItemCell: Int?) {
    guard question.repeatIndex == nil else { return nil }
    switch question.requirement {
    case .optional: return nil
    case .required: isAlways = true
    case .when: isAlways = false
    }
    index = question.index
    cell = question.cell
    relevanceCell = question.relevanceCell
    self.unknownItemCell = unknownItemCell
  }
}
