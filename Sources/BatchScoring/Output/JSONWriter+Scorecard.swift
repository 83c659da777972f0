internal import Questionnaires
internal import Scoring

extension JSONWriter {
  /// Writes figures with their exact fractions, residuals, unknown items, open red lines, findings
  /// and warnings.
  mutating func append(_ card: Scorecard, of questionnaire: Questionnaire) {
    member("figures") { json in
      for figure in card.figures { json.append(figure) }
    }
    member("residuals") { json in
      for item in card.items {
        if case .rated(let number) = item.state {
          json.member(item.name, Printed.fraction(number))
        }
      }
    }
    array("unknown") { json in
      for item in card.items where item.state == .unknown { json.element(item.name) }
    }
    array("red_lines") { json in
      for line in card.openRedLines { json.append(line) }
    }
    array("findings") { json in
      for finding in card.findings { json.append(finding, of: questionnaire, withLevel: true) }
    }
    array("warnings") { json in
      for warning in card.warnings { json.append(warning, of: questionnaire, withLevel: false) }
    }
  }

  private mutating func append(_ figure: Scorecard.Figure) {
    member(figure.name) { json in
      json.member("value", figure.text)
      if let exact = figure.exact { json.member("exact", Printed.fraction(exact)) }
      guard let range = figure.range else { return }
      json.member("low", range.low)
      json.member("high", range.high)
    }
  }

  private mutating func append(_ line: Scorecard.OpenRedLine) {
    object { json in
      json.member("code", line.code)
      if let item = line.item { json.member("item", item) }
    }
  }

  private mutating func append(
    _ observation: Scorecard.Observation, of questionnaire: Questionnaire, withLevel: Bool
  ) {
    object { json in
      json.member("name", observation.name)
      if withLevel { json.member("level", observation.level.rawValue) }
      if let item = observation.item { json.member("item", questionnaire.scoredItems[item].name) }
    }
  }
}
