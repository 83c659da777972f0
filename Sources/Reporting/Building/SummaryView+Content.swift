internal import Diagnostics
internal import FEEL
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
    bars = domains.map { SummaryView.bar($0, content) }
    markNotes = SummaryView.markNotes(domains, content)
    hasScores = domains.contains { content.score($0.name)?.printed != nil }
    radar = RadarView(
      domains.compactMap { rule in
        guard let scale = rule.scale else { return nil }
        let printed = content.score(rule.name)?.printed
        return RadarView.Figure(
          name: labelled(rule), printed: printed, value: scale.share(of: printed),
          mark: scale.share(of: scale.mark?.description))
      })
  }

  /// Each meaning once.
  private static func markNotes(_ domains: [FigureRule], _ content: ReportContent) -> [String] {
    let notes = domains.compactMap(\.scale?.markLabel).map { content.text(Words.markNote($0)) }
    return notes.enumerated().filter { notes.firstIndex(of: $0.element) == $0.offset }.map(
      \.element)
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

  private static func bar(_ rule: FigureRule, _ content: ReportContent) -> Bar {
    let score = content.score(rule.name)
    let value = score?.printed.flatMap(Double.init)
    let tenths = rule.scale.map { Int((($0.share(of: score?.printed) ?? 0) * 10).rounded()) }
    return Bar(
      label: content.text(rule.wording.label), value: score?.printed ?? "—",
      range: score.flatMap { range($0, content) },
      width: tenths.map { "\($0 / 10).\($0 % 10)" }, below: below(rule.scale, value, content),
      hasValue: value != nil)
  }

  private static func below(
    _ scale: FigureRule.Scale?, _ value: Double?, _ content: ReportContent
  ) -> String? {
    guard let mark = scale?.mark, let value, let least = Double(mark.description), value < least
    else { return nil }
    return content.text(Words.below(mark))
  }
}

extension FigureRule.Scale {
  /// Where a printed figure stands on the scale, from 0 to 100; nil where nothing is printed.
  func share(of printed: String?) -> Double? {
    guard let value = printed.flatMap(Double.init), let whole = Double(maximum.description) else {
      return nil
    }
    return min(100, max(0, value / whole * 100))
  }
}
