import Diagnostics
public import FEEL
public import Questionnaires

extension Scorecard {
  /// Reads the scores off a sheet.
  public init(_ sheet: Sheet) {
    let questionnaire = sheet.questionnaire
    self.figures = questionnaire.figures.indices.map { Figure(rule: $0, of: sheet) }
    self.items = questionnaire.scoredItems.indices.map { ItemScore(item: $0, of: sheet) }
    self.openRedLines = Scorecard.openRedLines(of: sheet)
    let fired = Scorecard.observations(of: sheet)
    self.findings = fired.findings.enumerated()
      .sorted { ($0.element.level, $0.offset) < ($1.element.level, $1.offset) }
      .map(\.element)
    self.warnings = fired.warnings
  }

  private static func openRedLines(of sheet: Sheet) -> [OpenRedLine] {
    let all = sheet.questionnaire.redLines
    let open = all.indices.filter { sheet.value(ofCell: all[$0].openCell) == .boolean(true) }
    return open.map { index in
      let item = all[index].item.map { sheet.questionnaire.scoredItems[$0].name }
      return OpenRedLine(code: all[index].code, item: item, rule: index)
    }.enumerated().sorted { ($0.element.code, $0.offset) < ($1.element.code, $1.offset) }
      .map(\.element)
  }

  private static func observations(of sheet: Sheet)
    -> (findings: [Observation], warnings: [Observation])
  {
    var findings: [Observation] = []
    var warnings: [Observation] = []
    for (index, rule) in sheet.questionnaire.findingRules.enumerated()
    where sheet.value(of: rule.when) == .boolean(true) {
      let observation = Observation(
        rule: index, name: rule.name, level: level(rule, sheet), item: rule.item)
      switch rule.audience {
      case .finding: findings.append(observation)
      case .warning: warnings.append(observation)
      }
    }
    return (findings, warnings)
  }

  private static func level(_ rule: FindingRule, _ sheet: Sheet) -> Observation.Level {
    guard let expression = rule.level, case .string(let name) = sheet.value(of: expression) else {
      return .blue
    }
    return Observation.Level(rawValue: name) ?? .blue
  }
}

extension Scorecard.Observation.Level: Comparable {
  /// Gravest first.
  public static func < (a: Self, b: Self) -> Bool {
    (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
  }
}

extension Scorecard.ItemScore {
  init(item index: Int, of sheet: Sheet) {
    let item = sheet.questionnaire.scoredItems[index]
    self.item = index
    self.name = item.name
    if case .number(let number) = sheet.value(ofCell: item.valueCell) {
      self.state = .rated(number)
    } else if sheet.value(ofCell: item.unknownCell) == .boolean(true) {
      self.state = .unknown
    } else {
      self.state = .notApplicable
    }
  }
}

extension Scorecard.Figure {
  /// Reads one figure off a sheet; `rule` is its position in ``Questionnaire/figures``.
  public init(rule index: Int, of sheet: Sheet) {
    let rule = sheet.questionnaire.figures[index]
    let calculation = sheet.questionnaire.calculations[rule.calculation]
    self.rule = index
    self.name = rule.name
    self.role = rule.role
    self.value = sheet.value(ofCell: calculation.cell)
    if case .number(let exact) = sheet.value(ofCell: calculation.exactCell) {
      self.exact = exact
    } else {
      self.exact = nil
    }
    self.text = calculation.printed(on: sheet)
    let ends = [rule.low, rule.high].map { end in
      end.flatMap { sheet.questionnaire.calculations[$0].printed(on: sheet) }
    }
    if let low = ends[0], let high = ends[1], !(low == high && text == low) {
      self.range = Scorecard.Range(low: low, high: high)
    } else {
      self.range = nil
    }
  }
}

extension Calculation {
  /// The value as it is printed: with the places of its rounding, a choice by name; nil for null
  /// and unknown.
  public func printed(on sheet: Sheet) -> String? {
    switch sheet.value(ofCell: cell) {
    case .number(let number): Printed.text(number, places: rounding?.places)
    case .string(let string): string
    case .boolean(let isTrue): isTrue ? "yes" : "no"
    case .date(let date): date.description
    default: nil
    }
  }
}

/// How a value is printed in a column or a figure.
public enum Printed {
  /// The number with exactly `places` places, or plainly where none are given.
  public static func text(_ number: Number, places: Int?) -> String {
    guard let places else { return number.description }
    return number.rounded(places: places, mode: .halfEven).plainText(places: places)
  }
}
