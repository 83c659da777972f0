// The questions and what is worked out from them.
extension GeneratedQuestionnaire {
  /// The YAML of one section, a group with its sum; every fourth depends on an earlier answer.
  mutating func section(_ number: Int) -> String {
    let count = min(Self.sectionSize, plan.questions - number * Self.sectionSize)
    var text = "  - group: section_\(number)\n"
    text += "    label: {zh: 第 \(number + 1) 部分, en: Part \(number + 1)}\n"
    if number % 4 == 3, let condition = condition() { text += "    relevant: \(condition)\n" }
    text += "    items:\n"
    var names: [String] = []
    for offset in 0..<count {
      let question = Earlier(name: "q\(earlier.count + 1)", kind: kind(offset))
      text += yaml(of: question)
      if question.kind == .agreement { names.append(question.name) }
      earlier.append(question)
    }
    numbers.append(names)
    let terms = names.map { "(if \($0) = null then 0 else \($0))" }
    text += "      - calculate: sum_\(number)\n"
    text += "        label: {zh: 小计, en: Subtotal}\n"
    text += "        calculation: \(terms.isEmpty ? "0" : terms.joined(separator: " + "))\n"
    return text
  }

  private mutating func kind(_ offset: Int) -> Kind {
    offset < 2 ? .agreement : random.pick(Kind.allCases)
  }

  private mutating func yaml(of question: Earlier) -> String {
    let name = question.name
    var text = "      - question: \(name)\n        type: \(type(of: question.kind))\n"
    text += "        label: {zh: 第 \(name) 题的情况怎样？, en: How is it with \(name)?}\n"
    let open = plan.questions - earlier.count
    if open > 0, random.below(open) < conditionsLeft, let condition = condition() {
      text += "        relevant: \(condition)\n"
      conditionsLeft -= 1
    }
    if question.kind != .remark, random.isTrue(70) {
      let rule = random.isTrue(10) ? condition() : nil
      text += "        required: \(rule ?? "true")\n"
    }
    return text + extras(of: question)
  }

  private func type(of kind: Kind) -> String {
    switch kind {
    case .boolean: "boolean"
    case .agreement: "select_one agreement"
    case .place: "select_one places"
    case .count: "integer"
    case .remark: "text"
    }
  }

  /// Defaults, rules about answers and filters, for some.
  private mutating func extras(of question: Earlier) -> String {
    switch question.kind {
    case .count where random.isTrue(50):
      return "        constraint: \(question.name) >= 0 and \(question.name) <= 100000\n"
        + "        constraint_message: {zh: 应在 0 至 100000 之间, en: From 0 to 100000}\n"
    case .boolean where random.isTrue(20): return "        default: \"false\"\n"
    case .place where random.isTrue(20):
      guard let other = earlier.last(where: { $0.kind == .boolean }) else { return "" }
      return "        choice_filter: not(\(other.name) = true) or inside = \"yes\"\n"
    case .remark where random.isTrue(20):
      return condition().map { "        ask: \($0)\n" } ?? ""
    case .boolean, .agreement, .place, .count, .remark: return ""
    }
  }

  /// A condition about one or two of the last two hundred questions; most hold, so that the
  /// questionnaire does not dry up.
  private mutating func condition() -> String? {
    guard !earlier.isEmpty else { return nil }
    let recent = Array(earlier.suffix(200))
    let first = random.below(recent.count)
    let second = random.below(recent.count)
    let test = test(of: recent[first])
    guard first != second, random.isTrue(50) else { return test }
    return "\(test) \(random.pick(["and", "or"])) \(self.test(of: recent[second]))"
  }

  private mutating func test(of other: Earlier) -> String {
    switch other.kind {
    case .boolean: return "not(\(other.name) = true)"
    case .agreement:
      return random.isTrue(20) ? "\(other.name) >= 1" : "not(\(other.name) = \(random.below(4)))"
    case .place:
      return "not(\(other.name) = \"\(random.pick(["town", "school", "village"]))\")"
    case .count: return "not(\(other.name) > \(random.below(50) + 50))"
    case .remark: return "not(\(other.name) = \"none\")"
    }
  }

  /// The total of all sections, its share and its band.
  func scoring() -> String {
    let sums = numbers.indices.map { "sum_\($0)" }
    let most = numbers.reduce(0) { $0 + $1.count } * 3
    return """
      scoring:
        measures:
          - calculate: total
            label: {zh: 总分, en: Total}
            calculation: sum([\(sums.joined(separator: ", "))])
            round: {places: 0}
          - calculate: share
            label: {zh: 占比, en: Share}
            calculation: total / \(max(most, 1)) * 100
            round: {places: 1}
          - table: band
            label: {zh: 档次, en: Band}
            hit: FIRST
            inputs: [{value: share}]
            outputs: [{choices: bands}]
            rules:
              - {when: ["< 40"], then: ['"low"']}
              - {when: ["< 70"], then: ['"middle"']}
              - {when: ["-"], then: ['"high"']}
        figures:
          - {figure: total, role: total, label: {zh: 总分, en: Total}, value: total}
          - {figure: share, role: index, label: {zh: 占比, en: Share}, value: share}
          - {figure: band, role: grade, label: {zh: 档次, en: Band}, value: band}
        output:
          - {column: id, value: id}
          - {column: total, value: total, places: 0}
          - {column: band, value: band}

      """
  }
}
