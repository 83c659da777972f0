public import FEEL
public import Questionnaires
public import Scoring

/// Which open questions may still change the grade, most decisive first.
///
/// A question that is open and not among ``leads`` can no longer change the grade, whatever is
/// answered elsewhere: the grade is worked out once with everything open unknown, and names the
/// open questions that it still hangs on. For those the possible answers are tried one by one, at
/// most ``limit`` of them; a lead says what came of it. The cost is one calculation of all cells
/// and, for each answer tried, at most eight changes of a sheet.
public struct Needed: Sendable {
  /// One open question that the grade still hangs on.
  public struct Lead: Sendable {
    public let address: Address
    /// How much an answer can narrow the range of the total at most, with whatever else its item
    /// then asks; nil where there is no range, or nothing to try.
    public let narrowing: Decimal?
    /// The lowest and highest total that single answers lead to, where the total is known and they
    /// differ.
    public let totals: ClosedRange<Decimal>?
    /// The grades that single answers would lead to, by name, where they differ from the grade as it
    /// is.
    public let grades: [String]
  }

  /// How many answers are tried at most.
  public static let limit = 2_000

  public let leads: [Lead]
  /// The repeats that may still get instances which change the grade.
  public let repeats: [Int]
  /// The open questions that can no longer change the grade.
  public let settled: [Address]
  /// How many of the leads were not tried, because the limit was reached; they are the last.
  public let untried: Int
  /// The grade and the total as they are.
  public let grade: Scorecard.Figure?
  public let total: Scorecard.Figure?
}

extension Interview {
  /// Finds out which open questions can still change the grade; without a grade, the total; without
  /// that, any figure.
  public func needed(limit: Int = Needed.limit) -> Needed {
    let open = places().compactMap(\.address).filter { sheet.isOpen(at: $0) }
    let goal = Goal(questionnaire)
    let growing = questionnaire.repeats.indices.filter { isOpen(.another(repeatIndex: $0)) }
    let hanging = goal.openCells(on: sheet.outlook(growing: Set(growing)))
    let candidates = open.filter { hanging.contains(questionnaire[$0.question].cell) }
    let listed = Set(candidates)
    var attempts = Attempts(on: self, towards: goal, limit: limit)
    let leads = candidates.map { attempts.lead(at: $0) }
    return Needed(
      leads: leads.enumerated().sorted { isBefore($0, $1) }.map(\.element),
      repeats: growing.filter { hanging.contains(questionnaire.repeats[$0].cell) },
      settled: open.filter { !listed.contains($0) }, untried: attempts.untried,
      grade: scorecard.figure(for: .grade), total: scorecard.figure(for: .total))
  }

  /// More grades first, then more narrowing, then the order of the questionnaire.
  private func isBefore(
    _ a: (offset: Int, element: Needed.Lead), _ b: (offset: Int, element: Needed.Lead)
  ) -> Bool {
    if a.element.grades.count != b.element.grades.count {
      return a.element.grades.count > b.element.grades.count
    }
    let (one, other) = (a.element.weight, b.element.weight)
    if one != other {
      guard let one else { return false }
      return other.map { one > $0 } ?? true
    }
    return a.offset < b.offset
  }
}

extension Needed.Lead {
  /// How far the total hangs on the answer: its range is narrowed so far, or the totals lie so far
  /// apart.
  fileprivate var weight: Decimal? {
    narrowing ?? totals.flatMap { $0.upperBound.subtracting($0.lowerBound) }
  }
}

/// The figures that matter in the end.
struct Goal {
  private let figures: [FigureRule]
  private let cells: [Int]

  init(_ questionnaire: Questionnaire) {
    let roles: [FigureRule.Role] = [.grade, .total]
    let role = roles.first { role in questionnaire.figures.contains { $0.role == role } }
    figures = questionnaire.figures.filter { role == nil || $0.role == role }
    cells = figures.map { questionnaire.calculations[$0.calculation].cell }
  }

  func openCells(on sheet: Sheet) -> Set<Int> {
    Set(cells.flatMap { sheet.value(ofCell: $0).openCells.cells })
  }

  /// The grade by name; nil without one.
  func grade(on sheet: Sheet) -> String? {
    guard figures.first?.role == .grade, let cell = cells.first else { return nil }
    return sheet.value(ofCell: cell).string
  }

  /// How far the ends of the total lie apart; nil where it has none.
  func width(on sheet: Sheet) -> Decimal? {
    let questionnaire = sheet.questionnaire
    guard let total = questionnaire.figures.first(where: { $0.role == .total }),
      let low = total.low, let high = total.high
    else { return nil }
    let ends = [low, high].map { number(questionnaire.calculations[$0].cell, sheet) }
    if let low = ends[0], let high = ends[1] { return high.subtracting(low) }
    return self.total(on: sheet).map { _ in .zero }
  }

  /// The total, where it is known.
  func total(on sheet: Sheet) -> Decimal? {
    let questionnaire = sheet.questionnaire
    guard let total = questionnaire.figures.first(where: { $0.role == .total }) else { return nil }
    return number(questionnaire.calculations[total.calculation].cell, sheet)
  }

  private func number(_ cell: Int, _ sheet: Sheet) -> Decimal? {
    sheet.value(ofCell: cell).number?.nearestDecimal
  }
}
