/// Questionnaires of points that are made up at random, of the kind that the benchmark scores: choices
/// and numbers with points, conditions, domains with weights, a grade by bands, a veto.
///
/// A condition only refers to questions that have none.
struct RandomPoints {
  private var numbers: SeededNumbers
  private var choices: [String] = []
  private var measures: [String] = []
  private let domains: Int

  init(seed: UInt64) {
    numbers = SeededNumbers(seed: seed)
    domains = Int.random(in: 1...6, using: &numbers)
  }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &numbers) }

  private mutating func pick<Element>(_ all: [Element]) -> Element { all[below(all.count)] }

  // MARK: Conditions

  private mutating func condition(depth: Int) -> String {
    switch depth == 0 ? below(4) : below(7) {
    case 0: "\(pick(choices)).answer in (\(letters()))"
    case 1: "\(pick(choices)).answer = \"\(pick(RandomPoints.letters))\""
    case 2: "\(pick(choices)).answer != \"\(pick(RandomPoints.letters))\""
    case 3: "\(pick(measures)).answer \(pick(["<", ">=", ">", "<="])) \(below(100)).\(below(10))"
    case 4: "not(\(condition(depth: depth - 1)))"
    case 5: "(\(condition(depth: depth - 1)) and \(condition(depth: depth - 1)))"
    case _: "(\(condition(depth: depth - 1)) or \(condition(depth: depth - 1)))"
    }
  }

  private static let letters = ["a", "b", "c", "d", "e", "na"]

  private mutating func letters() -> String {
    let some = RandomPoints.letters.shuffled(using: &numbers).prefix(1 + below(4))
    return some.map { "\"\($0)\"" }.joined(separator: ", ")
  }

  // MARK: Items

  private mutating func weight() -> String { pick(["0.5", "1", "1.5", "2", "2.25", "3"]) }

  private mutating func choiceItem(_ name: String) -> String {
    let points = RandomPoints.letters.dropLast().map { "\($0): \(below(5))" }
    return "{use: choice_item, as: \(name), with: {domain: d\(1 + below(domains)), "
      + "weight: \(weight()), \(points.joined(separator: ", "))}}"
  }

  private mutating func numberItem(_ name: String) -> String {
    let bounds = (0..<4).map { _ in below(12_000) - 2_000 }.sorted()
    let limits = bounds.enumerated().map { "below\($0 + 1): \(RandomPoints.decimal($1))" }
    let points = (1...5).map { place in "p\(place): \(below(5))" }
    return "{use: number_item, as: \(name), with: {domain: d\(1 + below(domains)), "
      + "weight: \(weight()), \((limits + points).joined(separator: ", "))}}"
  }

  private static func decimal(_ hundredths: Int) -> String {
    let digits = String(abs(hundredths) + 1_000).dropFirst(
      String(abs(hundredths) + 1_000).count - 2)
    return (hundredths < 0 ? "-" : "") + "\(abs(hundredths) / 100).\(digits)"
  }

  private mutating func items() -> [String] {
    choices = (1...(4 + below(12))).map { "q\($0)" }
    measures = (1...(1 + below(4))).map { "n\($0)" }
    var items = choices.map { "  - " + choiceItem($0) } + measures.map { "  - " + numberItem($0) }
    for number in 1...(1 + below(8)) {
      let item = below(3) == 0 ? numberItem("c\(number)") : choiceItem("c\(number)")
      items.append(
        "  - group: when_c\(number)\n    relevant: '\(condition(depth: 2))'\n    items:\n      - \(item)"
      )
    }
    return items
  }

  // MARK: Scoring

  private var domainUses: [String] {
    (1...domains).map {
      "    - {use: domain_score, as: d\($0), with: {domain_name: d\($0), weight: \(10 * $0)}}"
    }
  }

  private mutating func grade() -> [String] {
    let bounds = (0..<4).map { _ in 20 + below(60) }.sorted(by: >)
    return zip(bounds, ["A", "B", "C", "D"]).map { bound, grade in
      "        - {when: [\">= \(bound)\", \"\(grade == "D" ? "-" : "0")\"], then: ['\"\(grade)\"']}"
    }
  }

  private mutating func redLines() -> [String] {
    (1...(1 + below(3))).map { number in
      "    - {code: '\"F\(number)\"', open: '\(condition(depth: 1))', label: {zh: 红线, en: red line}}"
    }
  }

  /// The text of the questionnaire; the templates are those of the benchmark's.
  mutating func yaml(templates: String) -> String {
    let items = items()
    let output = (1...domains).map { "    - {column: d\($0), value: d\($0).score, places: 2}" }
    return templates + "items:\n" + items.joined(separator: "\n") + "\n\nscoring:\n  measures:\n"
      + (domainUses + [RandomPoints.overall] + grade() + [RandomPoints.lowest]).joined(
        separator: "\n")
      + "\n  red_lines:\n" + redLines().joined(separator: "\n") + "\n" + RandomPoints.figures
      + "  output:\n    - {column: id, value: id}\n" + output.joined(separator: "\n") + "\n"
      + RandomPoints.columns
  }

  private static let overall = """
        - calculate: overall
          label: {zh: 总分, en: Overall}
          calculation: >-
            if count(domains[score != null]) = 0 then null
            else sum(for d in domains return if d.score != null then d.weight * d.score else 0)
            / sum(for d in domains return if d.score != null then d.weight else 0)
          round: {places: 2, mode: half_up}
        - calculate: veto
          label: {zh: 否决, en: Veto}
          calculation: if count(red_lines[open]) > 0 then 1 else 0
          round: {places: 0}
        - table: grade
          label: {zh: 等级, en: Grade}
          hit: FIRST
          inputs:
            - {value: overall, label: {zh: 总分, en: overall}}
            - {value: veto, label: {zh: 否决, en: veto}}
          outputs:
            - {name: grade, choices: grades}
          rules:
    """

  private static let lowest = "        - {when: [\"< 1000\", \"-\"], then: ['\"E\"']}"

  private static let figures = """
      figures:
        - {figure: overall, role: total, label: {zh: 总分, en: Overall}, value: overall}
        - {figure: grade, role: grade, label: {zh: 等级, en: Grade}, value: grade}

    """

  private static let columns = """
        - {column: overall, value: overall, places: 2}
        - {column: grade, value: grade}
        - {column: veto, value: veto, places: 0}

    """
}
