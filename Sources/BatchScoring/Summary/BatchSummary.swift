internal import FEEL
public import Questionnaires
internal import Scoring

/// Counts over the rows of a batch: how often each grade, each printed figure and each value of an
/// item occurs, for all rows and for each value of a column.
///
/// Only counts are kept, so the memory does not grow with the rows, and everything that is told of
/// them, quartiles included, is exact.
public struct BatchSummary: Sendable {
  /// The rows that have one value in the column.
  struct Group: Sendable {
    var rows = 0
    /// By the name of the grade; an empty name is none.
    var grades: [String: Int] = [:]
    /// By figure: how often each printed value occurs.
    var figures: [[Number: Int]]
    /// By item: how often each value of a rated one occurs.
    var items: [[Number: Int]]
    /// By item: how often it is unknown.
    var unknown: [Int]
  }

  /// Rows with further values of the column are counted together.
  public static let mostGroups = 1_000

  let questionnaire: Questionnaire
  /// The column that makes the groups; nil for none.
  let column: String?
  private(set) var all: Group
  private(set) var groups: [String: Group] = [:]
  /// Rows beyond ``mostGroups``.
  private(set) var others: Group?

  /// Begins with no rows, for the scores of `questionnaire`, in groups by `column`.
  public init(_ questionnaire: Questionnaire, by column: String? = nil) {
    self.questionnaire = questionnaire
    self.column = column
    all = Group(questionnaire)
  }

  /// Counts a row.
  public mutating func add(_ row: ScoredRow) {
    let figures = Scorecard.figures(of: row.sheet)
    let items = Scorecard.items(of: row.sheet)
    all.add(figures, items)
    guard let column else { return }
    change(row.text(ofColumn: column)) { $0.add(figures, items) }
  }

  /// Counts what has been counted of later rows.
  public mutating func add(_ later: BatchSummary) {
    all.add(later.all)
    for (name, group) in later.groups.sorted(by: { $0.key < $1.key }) {
      change(name) { $0.add(group) }
    }
    if let more = later.others { changeOthers { $0.add(more) } }
  }

  private mutating func change(_ name: String, _ body: (inout Group) -> Void) {
    if groups[name] == nil, groups.count == BatchSummary.mostGroups { return changeOthers(body) }
    body(&groups[name, default: Group(questionnaire)])
  }

  private mutating func changeOthers(_ body: (inout Group) -> Void) {
    var group = others ?? Group(questionnaire)
    body(&group)
    others = group
  }
}

extension BatchSummary.Group {
  init(_ questionnaire: Questionnaire) {
    figures = Array(repeating: [:], count: questionnaire.figures.count)
    items = Array(repeating: [:], count: questionnaire.scoredItems.count)
    unknown = Array(repeating: 0, count: questionnaire.scoredItems.count)
  }

  mutating func add(_ given: [Scorecard.Figure], _ scores: [Scorecard.ItemScore]) {
    rows += 1
    let grade = given.first { $0.role == .grade }
    grades[grade?.text ?? "", default: 0] += 1
    for figure in given {
      if let value = figure.value.number { figures[figure.rule][value, default: 0] += 1 }
    }
    for item in scores {
      switch item.state {
      case .rated(let value): items[item.item][value, default: 0] += 1
      case .unknown: unknown[item.item] += 1
      case .notApplicable: continue
      }
    }
  }

  mutating func add(_ other: Self) {
    rows += other.rows
    grades.merge(other.grades, uniquingKeysWith: +)
    for index in figures.indices {
      figures[index].merge(other.figures[index], uniquingKeysWith: +)
    }
    for index in items.indices {
      items[index].merge(other.items[index], uniquingKeysWith: +)
      unknown[index] += other.unknown[index]
    }
  }
}
