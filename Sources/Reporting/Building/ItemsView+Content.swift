internal import Diagnostics
internal import FEEL
internal import Questionnaires
internal import Scoring

extension ItemsView {
  /// Nil for a questionnaire without scored items, or where no item is rated or unknown.
  init?(_ content: ReportContent) {
    let shown = content.card.items.filter { $0.state != .notApplicable }
    guard !shown.isEmpty else { return nil }
    let steps = content.labelledSteps
    headings =
      steps.map(\.heading) + [content.text(Words.weight), content.text(Words.contribution)]
    rows = shown.map { Row($0, steps.map(\.name), content) }
  }
}

extension ReportContent {
  /// The calculations of scored items that have a label, by their name inside the item.
  fileprivate var labelledSteps: [(name: String, heading: String)] {
    guard let item = questionnaire.scoredItems.first else { return [] }
    let prefix = item.name + "."
    return questionnaire.calculations.compactMap { calculation in
      guard calculation.name.hasPrefix(prefix), let wording = calculation.wording else {
        return nil
      }
      return (String(calculation.name.dropFirst(prefix.count)), text(wording.label))
    }
  }

  /// An answer by the name of its choice where that is a number, else by its label.
  fileprivate func shortAnswer(to index: Question.Index) -> String? {
    let question = questionnaire[index]
    let value = sheet.value(ofCell: question.cell)
    if let number = value.number { return number.description }
    return questionnaire.label(of: value, for: question, in: language).map(PageText.shown)
  }

  /// The share of an item in the mean of its domain: weight × residual ÷ the weight that is rated.
  fileprivate func contribution(of item: ScoredItem, _ residual: Number) -> String? {
    var rated = Number(0)
    for (index, other) in questionnaire.scoredItems.enumerated() where other.domain == item.domain {
      if case .rated = card.items[index].state {
        rated = rated.adding(Number(other.weight), .exact) ?? rated
      }
    }
    return Number(item.weight).multiplied(by: residual, .exact)?.divided(by: rated, .exact)
      .map { Printed.text($0, places: 3) }
  }
}

extension ItemsView.Row {
  init(_ score: Scorecard.ItemScore, _ steps: [String], _ content: ReportContent) {
    let item = content.questionnaire.scoredItems[score.item]
    name = item.name
    domain = content.label(item.domain, in: content.questionnaire.registers.domains)
    answer = item.questions.first.flatMap { content.shortAnswer(to: $0) } ?? "—"
    let values = steps.map { step in
      content.questionnaire.calculation(named: item.name + "." + step)
        .flatMap { ItemsView.Row.exact($0, content) } ?? "—"
    }
    switch score.state {
    case .rated(let residual):
      state = nil
      cells = values + [item.weight.description, content.contribution(of: item, residual) ?? "—"]
    case .unknown, .notApplicable:
      state = content.text(Words.unknown)
      cells = values + [item.weight.description, "—"]
    }
  }

  /// A number as a fraction where it is not rounded, so that it can be worked out again by hand.
  private static func exact(_ calculation: Calculation, _ content: ReportContent) -> String? {
    let value = content.sheet.value(ofCell: calculation.cell)
    guard let number = value.number else { return content.label(of: calculation) }
    return number.description
  }
}
