public import Diagnostics
import FEEL
import Interviewing
public import Questionnaires
public import Scoring

extension Presenter {
  /// What is still required.
  public func missing(_ addresses: [Address], repeats: [Int]) -> [String] {
    guard !(addresses.isEmpty && repeats.isEmpty) else {
      return lines(say(Phrase(zh: "必答题都已填齐。", en: "Every required answer is there.")))
    }
    let count = addresses.count + repeats.count
    let answers =
      count == 1 ? "1 required answer is missing" : "\(count) required answers are missing"
    let head = Phrase(
      zh: "还缺 \(count) 处必答内容（输入 :goto 题名 直接前往）：", en: "\(answers) (:goto NAME to go there):")
    return lines(say(head)) + missingLines(addresses, repeats: repeats, limit: 40)
  }

  /// The first of what is missing, and how much more there is.
  func missingLines(_ addresses: [Address], repeats: [Int], limit: Int) -> [String] {
    let questions = addresses.prefix(limit).flatMap { address in
      lines(
        filled(questionnaire[address.question].wording.label) + reproach(address),
        first: "  \(sheet.name(of: address))  ", hanging: "    ")
    }
    let instances = repeats.flatMap { index in
      let definition = questionnaire.repeats[index]
      return lines(
        filled(definition.wording.label)
          + say(
            Phrase(zh: "（至少 \(definition.minimum) 条）", en: " (at least \(definition.minimum))")),
        first: "  \(definition.name)  ", hanging: "    ")
    }
    let more = addresses.count - limit
    let rest = Phrase(zh: "  另有 \(more) 处。", en: "  and \(more) more.")
    return questions + (more > 0 ? [say(rest)] : []) + instances
  }

  /// Why an answer that is there cannot stand; empty where none is there.
  private func reproach(_ address: Address) -> String {
    guard case .given(let value) = sheet.answer(at: address),
      let violation = sheet.violations(of: value, at: address).first(where: {
        $0.severity == .error
      })
    else { return "" }
    return colon + say(phrase(violation))
  }

  /// The figures with their ranges, red lines, and findings by level.
  public func scores(_ scorecard: Scorecard) -> [String] {
    figures(scorecard) + redLines(scorecard) + findings(scorecard)
  }

  /// The figures with their ranges.
  func figures(_ scorecard: Scorecard) -> [String] {
    let figures = scorecard.figures.filter { $0.text != nil || $0.range != nil }
    guard !figures.isEmpty else {
      return lines(say(Phrase(zh: "还没有可以计算的得分。", en: "There is nothing to score yet.")))
    }
    let labels = figures.map { filled(questionnaire.figures[$0.rule].wording.label) }
    let column = (labels.map { DisplayWidth.of($0) }.max() ?? 0) + 2
    return zip(figures, labels).flatMap { figure, label in
      row(label, value(of: figure) + range(of: figure) + bar(of: figure), column)
    }
  }

  /// A label with its figure beside it, or below it where the window is narrow.
  private func row(_ label: String, _ figure: String, _ column: Int) -> [String] {
    let line = "  " + DisplayWidth.padded(label, to: column) + figure
    if DisplayWidth.of(line) <= width { return [line] }
    let rest = String(figure.drop { $0 == " " })
    return lines(label, first: "  ", hanging: "  ") + lines(rest, first: "    ", hanging: "    ")
  }

  private func value(of figure: Scorecard.Figure) -> String {
    guard figure.role != .grade else { return gradeLabel(figure.text) }
    return DisplayWidth.padded(figure.text ?? "—", to: 6, .trailing)
  }

  /// The label of a grade.
  public func gradeLabel(_ grade: String?) -> String {
    guard let grade else { return "—" }
    let rule = questionnaire.figures.first { $0.role == .grade }
    let list = rule.flatMap { questionnaire.calculations[$0.calculation].choiceList }
    let choice = list.flatMap { questionnaire.choiceLists[$0].choice(named: grade) }
    return choice.map { filled($0.label) } ?? grade
  }

  private func range(of figure: Scorecard.Figure) -> String {
    guard let range = figure.range else { return "" }
    return say(
      Phrase(
        zh: "  （可能为 \(range.low) — \(range.high)）", en: "  (\(range.low) to \(range.high) possible)"
      ))
  }

  /// Twenty columns for 0 to the maximum of the figure's scale, with its mark.
  private func bar(of figure: Scorecard.Figure) -> String {
    guard let scale = questionnaire.figures[figure.rule].scale, figure.range == nil, width >= 70,
      case .number(let number) = figure.value
    else { return "" }
    func column(_ value: Number) -> Int? {
      value.multiplied(by: Number(20), .exact)?.divided(by: Number(scale.maximum), .exact)?
        .rounded(places: 0, mode: .floor).integer
    }
    let cells = column(number) ?? 0
    let mark = scale.mark.flatMap { column(Number($0)) }
    let marks = (0..<20).map { cell in cell < cells ? "█" : cell == mark ? "┊" : "·" }
    return "  " + marks.joined()
  }

  func redLines(_ scorecard: Scorecard) -> [String] {
    scorecard.openRedLines.flatMap { line -> [String] in
      let rule = questionnaire.redLines[line.rule]
      let item = line.item.map { "（\($0)）" } ?? ""
      let head = say(Phrase(zh: "  红线 ", en: "  Red line "))
      return lines(
        filled(rule.wording.label), first: "\(head)\(line.code)\(item)\(colon)", hanging: "    "
      )
      .map(alerting)
    }
  }

  private func findings(_ scorecard: Scorecard) -> [String] {
    guard !scorecard.findings.isEmpty else { return [] }
    let counts = Scorecard.Observation.Level.allCases.compactMap { level -> String? in
      let count = scorecard.findings.filter { $0.level == level }.count
      return count == 0 ? nil : "\(say(level.phrase)) \(count)"
    }
    let head = say(Phrase(zh: "  发现问题：", en: "  Findings: "))
    return lines(counts.joined(separator: language == .chinese ? "，" : ", "), first: head)
  }
}

extension Scorecard.Observation.Level {
  /// The level in words.
  public var phrase: Phrase {
    switch self {
    case .red: Phrase(zh: "红", en: "red")
    case .orange: Phrase(zh: "橙", en: "orange")
    case .yellow: Phrase(zh: "黄", en: "yellow")
    case .blue: Phrase(zh: "蓝（建议）", en: "blue (advice)")
    }
  }
}
