public import Diagnostics
import FEEL
import Interviewing
public import Questionnaires
public import Scoring

extension Presenter {
  /// What is still required.
  public func missing(_ addresses: [Address], repeats: [Int]) -> [String] {
    guard !(addresses.isEmpty && repeats.isEmpty) else {
      return [say(Phrase(zh: "必答题都已填齐。", en: "Every required answer is there."))]
    }
    let head = say(
      Phrase(
        zh: "还缺 \(addresses.count + repeats.count) 处必答内容（输入 :goto 题名 直接前往）：",
        en:
          "\(addresses.count + repeats.count) required answers are missing (:goto NAME to go there):"
      ))
    let questions = addresses.prefix(40).flatMap { address in
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
    let more = addresses.count - 40
    let rest = Phrase(zh: "  另有 \(more) 处。", en: "  and \(more) more.")
    return lines(head) + questions + (more > 0 ? [say(rest)] : []) + instances
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
    let figures = scorecard.figures.filter { $0.text != nil || $0.range != nil }
    guard !figures.isEmpty else {
      return [say(Phrase(zh: "还没有可以计算的得分。", en: "There is nothing to score yet."))]
    }
    let labels = figures.map { filled(questionnaire.figures[$0.rule].wording.label) }
    let column = (labels.map { DisplayWidth.of($0) }.max() ?? 0) + 2
    let rows = zip(figures, labels).map { figure, label in
      "  " + DisplayWidth.padded(label, to: column) + value(of: figure) + range(of: figure)
        + bar(of: figure)
    }
    return rows + redLines(scorecard) + findings(scorecard)
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

  private func redLines(_ scorecard: Scorecard) -> [String] {
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

  /// One line a question that counts, under the headings; what is open is marked.
  public func outline() -> [String] {
    var result: [String] = []
    for item in questionnaire.outline { outline(item, level: 0, into: &result) }
    let withheld = interview.withheld()
    if !withheld.isEmpty {
      result.append(
        say(
          Phrase(zh: "另有 \(withheld.count) 个答案暂不计入。", en: "\(withheld.count) answers are withheld.")
        ))
    }
    return result
  }

  private func outline(_ item: Item, level: Int, into result: inout [String]) {
    let indent = String(repeating: "  ", count: level)
    switch item {
    case .group(let group): outline(group, level: level, into: &result)
    case .question(let index): outline(Address(index), indent, into: &result)
    case .repeat(let index):
      let definition = questionnaire.repeats[index]
      guard interview.isRelevant(repeatIndex: index) else { return }
      let count = sheet.instanceCount(ofRepeat: index)
      let counted = say(Phrase(zh: "：\(count) 条", en: ": \(count)"))
      result += lines(
        "\(definition.name)  \(filled(definition.wording.label))\(counted)", first: indent + "≡ ",
        hanging: indent + "  ")
    case .note, .calculation: break
    }
  }

  private func outline(_ group: Group, level: Int, into result: inout [String]) {
    if let cell = group.relevanceCell, !sheet.value(ofCell: cell).isTrue { return }
    let indent = String(repeating: "  ", count: level)
    if group.scoredItem != nil {
      scoredLine(group, indent, into: &result)
      return
    }
    var inside: [String] = []
    for item in group.items { outline(item, level: level + 1, into: &inside) }
    guard !inside.isEmpty else { return }
    if let wording = group.wording {
      result += lines(filled(wording.label), first: indent, hanging: indent).map(emphasised)
    }
    result += inside
  }

  /// A scored item is one line: its first answer, and whether more of it is open.
  private func scoredLine(_ group: Group, _ indent: String, into result: inout [String]) {
    guard let index = group.scoredItem else { return }
    let item = questionnaire.scoredItems[index]
    let addresses = item.questions.map { Address($0) }
    let isOpen = addresses.contains { sheet.answer(at: $0) == .open && sheet.isAsked(at: $0) }
    let answer = addresses.first.flatMap { answerLabel(at: $0) }
    let mark = isOpen ? "○" : "●"
    let value = answer.map { colon + $0 } ?? ""
    let label = DisplayWidth.truncated(filled(item.wording.label), to: max(20, width - 30))
    result += lines(
      "\(mark) \(item.name)  \(label)\(value)", first: indent, hanging: indent + "    ")
  }

  private func outline(_ address: Address, _ indent: String, into result: inout [String]) {
    guard sheet.relevance(at: address) == .relevant else { return }
    let answer = answerLabel(at: address)
    guard answer != nil || sheet.isAsked(at: address) else { return }
    let mark =
      sheet.answer(at: address) != .open ? "●" : answer != nil ? "◐" : "○"
    let label = DisplayWidth.truncated(
      filled(questionnaire[address.question].wording.label), to: max(20, width - 30))
    result += lines(
      "\(mark) \(sheet.name(of: address))  \(label)\(answer.map { colon + $0 } ?? "")",
      first: indent, hanging: indent + "    ")
  }

  /// Everything before signing, exceptions first: warnings, red lines, findings, scores, answers.
  public func review() -> [String] {
    let scorecard = interview.scorecard
    var result = [emphasised(say(Phrase(zh: "签署前核对", en: "Review before signing")))]
    result += missing(interview.outstanding(), repeats: interview.shortRepeats())
    for warning in scorecard.warnings {
      result += observation(warning, mark: say(Phrase(zh: "提醒 ", en: "Note ")))
    }
    for finding in scorecard.findings {
      result += observation(finding, mark: "[\(say(finding.level.phrase))] ")
    }
    return result + scores(scorecard) + answers()
  }

  private func observation(_ observation: Scorecard.Observation, mark: String) -> [String] {
    let wording = questionnaire.findingRules[observation.rule].wording
    let item = observation.item.map { questionnaire.scoredItems[$0].name + "  " } ?? ""
    return lines(
      item + filled(wording.label), first: "  " + mark,
      hanging: "    ")
  }

  /// All answers that count, under their headings.
  public func answers() -> [String] {
    var shown: [String] = []
    var result: [String] = []
    for address in sheet.addresses() where sheet.relevance(at: address) == .relevant {
      guard let answer = answerLabel(at: address) else { continue }
      let headings = headings(of: address)
      if headings != shown {
        result += lines(headings.joined(separator: " ▸ ")).map(emphasised)
        shown = headings
      }
      let label = DisplayWidth.truncated(
        filled(questionnaire[address.question].wording.label), to: width / 2)
      result += lines("\(label)\(colon)\(answer)", first: "  ", hanging: "      ")
    }
    return result
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
