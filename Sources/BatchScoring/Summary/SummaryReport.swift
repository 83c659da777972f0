internal import Diagnostics
internal import FEEL
internal import Questionnaires

/// What a ``BatchSummary`` says, ready to be shown.
public struct SummaryReport: Sendable {
  /// A grade and how many rows have it.
  struct Grade: Sendable {
    /// Empty for none.
    let name: String
    let label: Text?
    let rows: Int
  }

  /// A figure over the rows that have it.
  struct Figure: Sendable {
    let name: String
    let label: Text
    let role: FigureRule.Role
    let places: Int
    let distribution: Distribution
  }

  /// An item over the rows that rate it.
  struct Item: Sendable {
    let name: String
    let label: Text
    let rated: Int
    let unknown: Int
    /// Rows in which its value is below 0.
    let below: Int
    /// Weight times value, over those rows: 0 or less.
    let lost: Rational
    /// The mean of its value over all rated rows.
    let mean: Rational
  }

  /// The rows with one value of the column, or all of them.
  struct Section: Sendable {
    /// The value; nil for all rows.
    let name: String?
    let rows: Int
    let grades: [Grade]
    let figures: [Figure]
    /// Those that lose most first; items that no row rates are left out.
    let items: [Item]
  }

  let column: String?
  let tally: BatchTally
  let all: Section
  /// The largest first.
  let groups: [Section]
  let others: Section?

  /// Works out what is to be shown; `tally` is that of the same rows.
  public init(_ summary: BatchSummary, _ tally: BatchTally) {
    self.tally = tally
    column = summary.column
    let questionnaire = summary.questionnaire
    all = Section(nil, summary.all, of: questionnaire)
    groups = summary.groups.map { Section($0.key, $0.value, of: questionnaire) }
      .sorted { ($1.rows, $0.name ?? "") < ($0.rows, $1.name ?? "") }
    others = summary.others.map { Section(nil, $0, of: questionnaire) }
  }
}

extension SummaryReport.Section {
  init(_ name: String?, _ group: BatchSummary.Group, of questionnaire: Questionnaire) {
    self.name = name
    rows = group.rows
    grades = SummaryReport.Grade.all(in: group, of: questionnaire)
    figures = questionnaire.figures.indices.compactMap {
      SummaryReport.Figure($0, group.figures[$0], of: questionnaire)
    }
    items = questionnaire.scoredItems.indices.compactMap {
      SummaryReport.Item($0, group, of: questionnaire)
    }.enumerated().sorted { a, b in
      (a.element.lost, a.element.mean, a.offset) < (b.element.lost, b.element.mean, b.offset)
    }.map(\.element)
  }
}

extension SummaryReport.Grade {
  /// In the order of the choice list where there is one; the grades of no row are left out.
  static func all(
    in group: BatchSummary.Group, of questionnaire: Questionnaire
  ) -> [SummaryReport.Grade] {
    let rule = questionnaire.figures.first { $0.role == .grade }
    let list = rule.flatMap { questionnaire.calculations[$0.calculation].choiceList }
    let choices = list.map { questionnaire.choiceLists[$0].choices } ?? []
    let known = choices.compactMap { choice in
      group.grades[choice.name].map { Self(name: choice.name, label: choice.label, rows: $0) }
    }
    let names = Set(choices.map(\.name))
    let further = group.grades.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }
    return known + further.map { Self(name: $0.key, label: nil, rows: $0.value) }
  }
}

extension SummaryReport.Figure {
  init?(_ index: Int, _ counts: [Number: Int], of questionnaire: Questionnaire) {
    let rule = questionnaire.figures[index]
    guard rule.role != .grade, let distribution = Distribution(counts) else { return nil }
    self.distribution = distribution
    name = rule.name
    label = rule.wording.label
    role = rule.role
    let rounding = questionnaire.calculations[rule.calculation].rounding
    places = rounding?.places ?? (rule.role == .count ? 0 : 2)
  }
}

extension SummaryReport.Item {
  init?(_ index: Int, _ group: BatchSummary.Group, of questionnaire: Questionnaire) {
    let counts = group.items[index]
    guard let all = Distribution(counts), let mean = all.mean else { return nil }
    let item = questionnaire.scoredItems[index]
    let negative = counts.filter { $0.key.isNegative }
    let sum = Distribution(negative)?.sum ?? Rational(0)
    guard let weight = Rational(item.weight), let lost = sum.multiplied(by: weight) else {
      return nil
    }
    name = item.name
    label = item.wording.label
    rated = all.count
    unknown = group.unknown[index]
    below = negative.reduce(0) { $0 + $1.value }
    self.lost = lost
    self.mean = mean
  }
}
