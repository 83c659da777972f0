internal import FEEL
internal import Questionnaires
internal import Scoring

/// What a change of the questionnaire does to the rows of a batch: how many go from which grade to
/// which, and how far totals move.
public struct BatchComparison: Sendable {
  /// From one grade to another; nil is a row that one of the two rejects.
  struct Step: Sendable, Hashable {
    let before: String?
    let after: String?
  }

  /// Rows that one of the two scored, at least.
  public private(set) var rows = 0
  /// Rows whose grade is another one.
  public private(set) var changed = 0
  private(set) var steps: [Step: Int] = [:]
  /// Rows whose total is another one, whatever the grade.
  private(set) var moved = 0
  private(set) var largestRise: Rational?
  private(set) var largestFall: Rational?

  /// No rows yet.
  public init() {}

  mutating func add(_ before: GradedRow?, _ after: GradedRow?) {
    rows += 1
    let step = Step(before: before.map { $0.grade ?? "" }, after: after.map { $0.grade ?? "" })
    if step.before != step.after { steps[step, default: 0] += 1 }
    if step.before != step.after { changed += 1 }
    guard let change = GradedRow.change(before, after), !change.isZero else { return }
    moved += 1
    if change.isNegative { largestFall = largestFall.map { min($0, change) } ?? change }
    if !change.isNegative { largestRise = largestRise.map { max($0, change) } ?? change }
  }

  /// Adds what was found of later rows.
  public static func += (all: inout BatchComparison, later: BatchComparison) {
    all.rows += later.rows
    all.changed += later.changed
    all.moved += later.moved
    all.steps.merge(later.steps, uniquingKeysWith: +)
    all.largestRise = [all.largestRise, later.largestRise].compactMap(\.self).max()
    all.largestFall = [all.largestFall, later.largestFall].compactMap(\.self).min()
  }
}

/// What a comparison looks at in a scored row.
struct GradedRow: Sendable {
  let line: Int
  let id: String
  let grade: String?
  /// As it is printed.
  let total: String?
  let exactTotal: Rational?

  init(_ row: ScoredRow) {
    line = row.line
    id = row.id
    grade = Scorecard.figure(for: .grade, of: row.sheet)?.text
    let figure = Scorecard.figure(for: .total, of: row.sheet)
    total = figure?.text
    exactTotal = figure?.value.number?.exact
  }

  /// By how much the printed total has moved; nil where there is none on one side.
  static func change(_ before: GradedRow?, _ after: GradedRow?) -> Rational? {
    guard let before = before?.exactTotal, let after = after?.exactTotal else { return nil }
    return after.subtracting(before)
  }
}
