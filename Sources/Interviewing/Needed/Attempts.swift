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
      return Needed.Lead(address: address, narrowing: nil, totals: nil, grades: [])
    }
    left -= values.count
    let outcomes = values.map { outcome(of: $0, at: address) }
    var grades: [String] = []
    for grade in outcomes.compactMap(\.grade) where grade != self.grade {
      if !grades.contains(grade) { grades.append(grade) }
    }
    return Needed.Lead(
      address: address, narrowing: narrowing(to: outcomes.compactMap(\.width)),
      totals: totals(outcomes), grades: grades)
  }

  /// Nil where the total has no range to be narrowed.
  private func narrowing(to widths: [Decimal]) -> Decimal? {
    guard let width, !width.isZero, let least = widths.min() else { return nil }
    return width.subtracting(least)
  }

  private func totals(_ outcomes: [Outcome]) -> ClosedRange<Decimal>? {
    let totals = outcomes.compactMap(\.total)
    guard width?.isZero ?? true, let low = totals.min(), let high = totals.max(), low < high else {
      return nil
    }
    return low...high
  }

  /// What one answer leads to; the width and the total with the rest of its item.
  private struct Outcome {
    var grade: String?
    var width: Decimal?
    var total: Decimal?
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

  private mutating func outcome(of value: Value, at address: Address) -> Outcome {
    let item = sheet.questionnaire.scoredItems.first { $0.questions.contains(address.question) }
    var answers: [(Address, Answer)] = [(address, .given(value))]
    var outcome = Outcome()
    // As many rounds as an item may open further questions, one after another.
    for round in 0..<4 {
      let more = sheet.looking(after: answers) { sheet in
        if round == 0 { outcome.grade = goal.grade(on: sheet) }
        outcome.width = goal.width(on: sheet)
        outcome.total = goal.total(on: sheet)
        return Attempts.completing(item, on: sheet)
      }
      if more.isEmpty { break }
      answers += more
    }
    return outcome
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
