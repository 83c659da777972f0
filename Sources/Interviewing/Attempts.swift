import Diagnostics
import FEEL
import Questionnaires

/// Tries answers on a sheet of its own, as long as the limit lasts.
struct Attempts {
  private var sheet: Sheet
  private let goal: Goal
  private let width: Decimal?
  private let grade: String?
  private var left: Int
  /// How many questions were not tried for want of attempts.
  private(set) var untried = 0

  init(on interview: Interview, towards goal: Goal, limit: Int) {
    sheet = interview.sheet
    self.goal = goal
    width = goal.width(on: sheet)
    grade = goal.grade(on: sheet)
    left = limit
  }

  /// What comes of the answers to one question.
  mutating func lead(at address: Address) -> Needed.Lead {
    let values = values(at: address)
    guard values.count <= left else {
      left = 0
      untried += 1
      return Needed.Lead(address: address, narrowing: nil, grades: [])
    }
    left -= values.count
    var widths: [Decimal] = []
    var grades: [String] = []
    for value in values {
      let came = outcome(of: value, at: address)
      if let width = came.width { widths.append(width) }
      if let grade = came.grade, grade != self.grade, !grades.contains(grade) {
        grades.append(grade)
      }
    }
    let least = widths.min()
    return Needed.Lead(
      address: address, narrowing: least.flatMap { width?.subtracting($0) }, grades: grades)
  }

  /// The answers that can be counted: choices, one of several choices, yes and no; those that the
  /// question refuses left out.
  private func values(at address: Address) -> [Value] {
    let question = sheet.questionnaire[address.question]
    let values: [Value] =
      switch question.kind {
      case .boolean: [.boolean(true), .boolean(false)]
      case .selectOne: sheet.choices(at: address).map(\.value)
      case .selectMultiple: sheet.choices(at: address).map { .list([$0.value]) }
      case .integer, .decimal, .text, .date, .attachment: []
      }
    return values.filter { value in
      !sheet.violations(of: value, at: address).contains { $0.severity == .error }
    }
  }

  private mutating func outcome(of value: Value, at address: Address)
    -> (width: Decimal?, grade: String?)
  {
    let item = sheet.questionnaire.scoredItems.first { $0.questions.contains(address.question) }
    var answers: [(Address, Answer)] = [(address, .given(value))]
    var width: Decimal?
    var grade: String?
    // As many rounds as an item may open further questions, one after another.
    for round in 0..<4 {
      let seen = sheet.looking(after: answers) { sheet in
        (goal.width(on: sheet), goal.grade(on: sheet), Attempts.completing(item, on: sheet))
      }
      if round == 0 { grade = seen.1 }
      width = seen.0
      if seen.2.isEmpty { break }
      answers += seen.2
    }
    return (width, grade)
  }

  /// An answer to each question that an item still asks for: the first choice will do, because what
  /// is looked for is that the item is settled, not how.
  private static func completing(_ item: ScoredItem?, on sheet: Sheet) -> [(Address, Answer)] {
    guard let item, sheet.value(ofCell: item.unknownCell).isTrue else { return [] }
    return item.questions.compactMap { index in
      let address = Address(index)
      guard sheet.isOpen(at: address), sheet.isRequired(at: address),
        sheet.value(at: address).isUnknown
      else { return nil }
      if case .boolean = sheet.questionnaire[index].kind {
        return (address, .given(.boolean(false)))
      }
      return sheet.choices(at: address).first.map { (address, .given($0.value)) }
    }
  }
}
