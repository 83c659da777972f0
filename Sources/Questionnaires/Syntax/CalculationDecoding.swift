import Diagnostics

extension ItemDecoder {
  /// A `calculate`.
  func calculate(_ node: SourceNode) -> CalculationSyntax? {
    guard let fields = Fields(node, knowing: QuestionnaireKeys.calculate, log),
      let name = fields.neededText("calculate"), let rule = fields.neededText("calculation")
    else { return nil }
    return CalculationSyntax(
      name: name, labels: labels(fields), body: .expression(rule), round: round(fields),
      choices: fields.text("choices"))
  }

  private func round(_ fields: Fields) -> RoundSyntax? {
    guard let node = fields["round"],
      let fields = Fields(node, knowing: QuestionnaireKeys.round, log),
      fields.need("places") != nil,
      let places = fields.integer("places", in: 0...12)
    else { return nil }
    return RoundSyntax(places: places, mode: fields.text("mode"))
  }

  /// A `table`.
  func table(_ node: SourceNode) -> CalculationSyntax? {
    guard let fields = Fields(node, knowing: QuestionnaireKeys.table, log),
      let name = fields.neededText("table"),
      let hit = fields.neededText("hit"), fields.need("rules") != nil,
      fields.need("outputs") != nil
    else { return nil }
    let table = TableSyntax(
      hit: hit, inputs: fields.list("inputs").compactMap(input),
      outputs: fields.list("outputs").compactMap(output),
      rules: fields.list("rules").compactMap(rule), place: fields.place)
    refuseRaggedRules(table)
    return CalculationSyntax(
      name: name, labels: labels(fields), body: .table(table), round: round(fields),
      choices: fields.text("choices") ?? table.onlyOutput?.choices)
  }

  private func input(_ node: SourceNode) -> TableSyntax.Input? {
    guard let fields = Fields(node, knowing: QuestionnaireKeys.input, log),
      let value = fields.neededText("value")
    else { return nil }
    return TableSyntax.Input(
      value: value, label: wording("label", fields), allowed: fields.text("allowed"))
  }

  private func output(_ node: SourceNode) -> TableSyntax.Output? {
    guard let fields = Fields(node, knowing: QuestionnaireKeys.output, log) else {
      return nil
    }
    return TableSyntax.Output(
      name: fields.text("name"), choices: fields.text("choices"), values: fields.text("values"),
      defaultValue: fields.text("default"))
  }

  private func rule(_ node: SourceNode) -> TableSyntax.Rule? {
    guard let fields = Fields(node, knowing: QuestionnaireKeys.rule, log),
      fields.need("then") != nil
    else { return nil }
    return TableSyntax.Rule(
      when: fields.texts("when"), then: fields.texts("then"), note: wording("note", fields),
      place: fields.place)
  }

  private func refuseRaggedRules(_ table: TableSyntax) {
    for rule in table.rules {
      if rule.when.count != table.inputs.count {
        log.error(
          .wrongShape, at: rule.place,
          zh: "规则有 \(rule.when.count) 个条件，表有 \(table.inputs.count) 个输入",
          en: "the rule has \(rule.when.count) conditions, the table \(table.inputs.count) inputs")
      } else if rule.then.count != table.outputs.count {
        log.error(
          .wrongShape, at: rule.place,
          zh: "规则有 \(rule.then.count) 个结果，表有 \(table.outputs.count) 个输出",
          en: "the rule has \(rule.then.count) results, the table \(table.outputs.count) outputs")
      }
    }
  }
}
