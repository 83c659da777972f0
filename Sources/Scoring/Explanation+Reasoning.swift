public import FEEL
import Questionnaires

extension Reasoning {
  func explanation(of producer: Producer, told: inout Set<String>) -> Explanation {
    switch producer {
    case .question(let question): explain(question, &told)
    case .calculation(let calculation): explain(calculation, &told)
    case .item(let item): explain(item, &told)
    case .redLine(let redLine):
      make(
        redLine.code, redLine.wording.label, sheet.value(ofCell: redLine.openCell), .redLine,
        redLine.rule.source, redLine.rule.reads, &told)
    case .instances(let definition):
      make(
        definition.name, definition.wording.label, sheet.value(ofCell: definition.cell),
        .instances, nil, [], &told)
    case .group(let cell, let rule):
      make(
        sheet.questionnaire.cellNames[cell], nil, sheet.value(ofCell: cell), .relevance,
        rule.source, rule.reads, &told)
    }
  }

  private func explain(_ question: Question, _ told: inout Set<String>) -> Explanation {
    let answer = sheet.answer(at: Address(question.index))
    let value = sheet.value(ofCell: question.cell)
    let isDefault = answer == .open && !value.isUnknown && !value.isNull
    let origin: Explanation.Origin =
      if isDefault { .defaultValue } else if value.isUnknown { .unanswered } else { .answer }
    let rule = isDefault ? question.defaultValue : nil
    return make(
      question.name.text, question.wording.label, value, origin, rule?.source,
      rule?.reads ?? [], &told,
      text: sheet.questionnaire.text(of: value, for: question), question: question.index)
  }

  private func explain(_ calculation: Calculation, _ told: inout Set<String>) -> Explanation {
    let exact = sheet.value(ofCell: calculation.exactCell)
    let text = calculation.printed(on: sheet)
    let exactText = calculation.rounding.flatMap { rounding in
      exact.number.flatMap { number in
        let printed = number.rounded(places: rounding.places, mode: rounding.mode)
        return number == .decimal(printed) ? nil : Printed.fraction(number)
      }
    }
    switch calculation.rule {
    case .expression(let expression):
      return make(
        calculation.name, calculation.wording?.label, exact, .rule, expression.source,
        expression.reads, &told, text: text, exact: exactText)
    case .table(let table):
      let rows = sheet.outcome(of: table).rows.map { $0 + 1 }
      return make(
        calculation.name, calculation.wording?.label, exact, .table(rows: rows), nil, table.reads,
        &told, text: text)
    }
  }

  private func explain(_ item: ScoredItem, _ told: inout Set<String>) -> Explanation {
    let value = sheet.value(ofCell: item.valueCell)
    let exact = value.number.map(Printed.fraction)
    return make(
      item.name, item.wording.label, value, .item, item.value.source,
      item.applies.reads + item.value.reads, &told, text: exact)
  }

  func make(
    _ name: String, _ label: Text?, _ value: Value, _ origin: Explanation.Origin,
    _ formula: String?, _ reads: [Int], _ told: inout Set<String>, text: String? = nil,
    exact: String? = nil, question: Question.Index? = nil
  ) -> Explanation {
    let isRepeated = !told.insert(name).inserted
    return Explanation(
      name: name, label: label,
      text: text ?? plain(value), question: question, value: value, exact: exact,
      origin: origin, formula: formula, parts: isRepeated ? [] : parts(reads, of: name, &told),
      isRepeated: isRepeated && !reads.isEmpty)
  }

  private func plain(_ value: Value) -> String? {
    if let number = value.number { return Printed.fraction(number) }
    return value.isNull || value.isUnknown ? nil : value.string ?? value.description
  }

  /// What had a part: each producer once, without what is null or left out.
  private func parts(_ reads: [Int], of name: String, _ told: inout Set<String>) -> [Explanation] {
    var seen: Set<String> = [name]
    var parts: [Explanation] = []
    for cell in reads {
      guard let producer = producer(of: cell), hasPart(producer),
        seen.insert(self.name(of: producer)).inserted
      else { continue }
      parts.append(explanation(of: producer, told: &told))
    }
    return parts
  }

  private func name(of producer: Producer) -> String {
    switch producer {
    case .question(let question): question.name.text
    case .calculation(let calculation): calculation.name
    case .item(let item): item.name
    case .redLine(let redLine): redLine.code + "@" + String(redLine.openCell)
    case .instances(let definition): definition.name
    case .group(let cell, _): sheet.questionnaire.cellNames[cell]
    }
  }

  private func hasPart(_ producer: Producer) -> Bool {
    switch producer {
    case .question(let question): !sheet.value(ofCell: question.cell).isNull
    case .calculation(let calculation): !sheet.value(ofCell: calculation.exactCell).isNull
    case .item(let item):
      sheet.value(ofCell: item.ratedCell).isTrue || sheet.value(ofCell: item.unknownCell).isTrue
    case .redLine(let redLine): sheet.value(ofCell: redLine.openCell).isTrue
    case .instances, .group: true
    }
  }
}

extension Printed {
  /// The exact value: a whole number, or a fraction in lowest terms.
  public static func fraction(_ number: Number) -> String {
    number.exact?.description ?? number.description
  }
}
