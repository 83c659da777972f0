// Scored items, all of them uses of one template.
extension GeneratedQuestionnaire {
  /// The template, its uses, and what is worked out over all of them.
  mutating func usesOfTemplate() -> String {
    var text = Self.template
    for number in 1...plan.uses {
      let weight = random.below(5) + 1
      text += "  - {use: checked, as: u\(number), with: {said: {zh: 第 \(number) 项, "
      text += "en: Item \(number)}, weight: \(weight)}}\n"
    }
    return text + Self.measures
  }

  private static let template = """
    templates:
      checked:
        list: checks
        parameters: {said: text, weight: number}
        label: ${said}
        items:
          - {question: mark, type: select_one agreement, label: "${said}", required: true}
          - {question: why, type: text, label: {zh: 理由, en: Why}, ask: mark = 0}
          - question: children
            type: integer
            label: {zh: 涉及儿童, en: Children}
            relevant: mark < 3
            default: "0"
          - {calculate: worth, calculation: mark - 1}
          - {question: done, type: boolean, label: {zh: 已改, en: Done}, relevant: worth < 0}
        score:
          {domain: one, weight: weight, applies: mark != null, value: worth, unanswered: unknown}
        red_lines:
          - {code: '"R1"', open: worth < 0 and done = false, label: {zh: 未改, en: Not done}}
        findings:
          - {finding: low, when: worth < 0, level: '"yellow"', label: {zh: 偏低, en: Low}}
    items:

    """

  private static let measures = """
    scoring:
      measures:
        - calculate: marks
          label: {zh: 加权分, en: Weighted marks}
          calculation: sum(for c in checks[rated] return c.weight * c.value)
        - {calculate: open_checks, calculation: 'count(checks[unknown])'}
        - {calculate: open_lines, calculation: 'count(red_lines[open])'}

    """
}
