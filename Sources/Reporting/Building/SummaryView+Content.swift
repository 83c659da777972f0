internal import Diagnostics
internal import Questionnaires
internal import Records
internal import Scoring

extension SummaryView {
  init(_ content: ReportContent) {
    let figures = content.questionnaire.figures
    func labelled(_ rule: FigureRule) -> String { content.text(rule.wording.label) }
    let domains = figures.filter { $0.role == .domain }
    let totalRule = figures.first { $0.role == .total }
    let total = totalRule.flatMap { content.score($0.name) }
    grade = SummaryView.grade(content)
    self.total = total?.printed
    totalLabel = totalRule.map(labelled) ?? ""
    totalRange = total.flatMap { SummaryView.range($0, content) }
    self.figures = figures.filter { $0.role == .index || $0.role == .count }.map {
      PageView.Fact(label: labelled($0), value: content.score($0.name)?.printed ?? "—")
    }
    bars = domains.map { SummaryView.bar(labelled($0), content.score($0.name), content) }
    hasScores = domains.contains { content.score($0.name)?.printed != nil }
    radar = RadarView(
      domains.map { rule in
        let score = content.score(rule.name)
        return RadarView.Figure(
          name: labelled(rule), printed: score?.printed,
          value: score?.printed.flatMap(Double.init))
      })
  }

  private static func grade(_ content: ReportContent) -> String? {
    guard let rule = content.questionnaire.figures.first(where: { $0.role == .grade }),
      let printed = content.score(rule.name)?.printed
    else { return nil }
    let list = content.questionnaire.calculations[rule.calculation].choiceList
    return content.label(printed, in: list.map { content.questionnaire.choiceLists[$0] })
  }

  private static func range(_ score: Assessment.Score, _ content: ReportContent) -> String? {
    guard let low = score.low, let high = score.high else { return nil }
    return content.text(Phrase(zh: "区间 \(low) 至 \(high)", en: "between \(low) and \(high)"))
  }

  private static func bar(
    _ label: String, _ score: Assessment.Score?, _ content: ReportContent
  ) -> Bar {
    let value = score?.printed.flatMap(Double.init)
    let width = Int((min(100, max(0, value ?? 0)) * 10).rounded())
    return Bar(
      label: label, value: score?.printed ?? "—", range: score.flatMap { range($0, content) },
      width: "\(width / 10).\(width % 10)", isBelow: value.map { $0 < 60 } ?? false,
      hasValue: value != nil)
  }
}
