public import FEEL
public import Questionnaires

/// Why a figure is what it is: the rule, what it read, and why each of these is what it is, down to
/// answers.
public struct Explanation: Sendable {
  /// Where a value comes from.
  public enum Origin: Sendable, Hashable {
    case answer
    case defaultValue
    case unanswered
    case relevance
    case rule
    /// The rows of a decision table that decided, from 1.
    case table(rows: [Int])
    case item
    case redLine
    case instances
  }

  /// The full name, such as `total` or `A1_1.rating`.
  public let name: String
  /// How people call it.
  public let label: Text?
  /// As it is printed; nil for null. An answer is in its exact form: see ``question``.
  public let text: String?
  /// The question that it is the answer to, for the label in a language.
  public let question: Question.Index?
  /// The value itself.
  public let value: Value
  /// Before rounding, as a fraction, where that differs from the text.
  public let exact: String?
  public let origin: Origin
  /// The rule as written in the questionnaire.
  public let formula: String?
  /// What the rule read, without what had no part in it.
  public let parts: [Explanation]
  /// Whether the parts were told further up already.
  public let isRepeated: Bool
}

extension Explanation {
  /// Explains the figure, calculation, item or question called `name`; nil where there is none.
  public init?(of name: String, on sheet: Sheet) {
    let reasoning = Reasoning(sheet)
    guard let producer = reasoning.producer(named: name) else { return nil }
    var told: Set<String> = []
    self = reasoning.explanation(of: producer, told: &told)
  }
}

/// Works out explanations on one sheet.
struct Reasoning {
  /// What made a cell.
  enum Producer {
    case question(Question)
    case calculation(Calculation)
    case item(ScoredItem)
    case redLine(RedLine)
    case instances(Repeat)
    case group(cell: Int, rule: Expression)
  }

  let sheet: Sheet
  private let producers: [Int: Producer]

  init(_ sheet: Sheet) {
    self.sheet = sheet
    self.producers = Reasoning.producers(of: sheet.questionnaire)
  }

  private static func producers(of questionnaire: Questionnaire) -> [Int: Producer] {
    var producers: [Int: Producer] = [:]
    for step in questionnaire.steps {
      switch step {
      case .group(let cell, _, let rule): producers[cell] = .group(cell: cell, rule: rule)
      case .question(let index):
        producers[questionnaire[index].cell] = .question(questionnaire[index])
      case .calculation(let index):
        let calculation = questionnaire.calculations[index]
        producers[calculation.cell] = .calculation(calculation)
        producers[calculation.exactCell] = .calculation(calculation)
      case .scoredItem(let index):
        let item = questionnaire.scoredItems[index]
        for cell in [item.ratedCell, item.unknownCell, item.valueCell] {
          producers[cell] = .item(item)
        }
      case .redLine(let index):
        producers[questionnaire.redLines[index].openCell] = .redLine(
          questionnaire.redLines[index])
      case .repeat(let index):
        producers[questionnaire.repeats[index].cell] = .instances(questionnaire.repeats[index])
      }
    }
    return producers
  }

  /// What a name means: a figure first, then a calculation, an item, a question.
  func producer(named name: String) -> Producer? {
    let questionnaire = sheet.questionnaire
    if let figure = questionnaire.figures.first(where: { $0.name == name }) {
      return .calculation(questionnaire.calculations[figure.calculation])
    }
    if let calculation = questionnaire.calculation(named: name) {
      return .calculation(calculation)
    }
    if let item = questionnaire.scoredItems.first(where: { $0.name == name }) {
      return .item(item)
    }
    return questionnaire.question(named: name).map { .question($0) }
  }

  func producer(of cell: Int) -> Producer? { producers[cell] }
}
