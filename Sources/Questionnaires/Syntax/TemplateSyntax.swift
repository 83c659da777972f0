import Diagnostics

/// A template as written.
struct TemplateSyntax {
  /// The types that a parameter can have.
  enum ParameterType: String, CaseIterable {
    case string, number, boolean, list, text
  }

  struct Parameter {
    let name: String
    let type: ParameterType
    let place: Place
  }

  struct Score {
    let domain: Spelled
    let weight: Spelled
    let task: Spelled?
    let applies: Spelled
    let value: Spelled
    let unanswered: ScoredItem.Unanswered
    let notApplicable: NotApplicable?
    let place: Place
  }

  /// How an item is marked as not applicable; questions by their names inside the template.
  struct NotApplicable {
    let question: Spelled
    let choice: Spelled
    let reason: Spelled?
  }

  let name: Spelled
  let list: Spelled?
  let parameters: [Parameter]
  let labels: LabelsSyntax
  let relevant: Spelled?
  let items: [ItemSyntax]
  let score: Score?
  let redLines: [RedLineSyntax]
  let findings: [FindingSyntax]
}

/// A red line as written.
struct RedLineSyntax {
  let code: Spelled
  let open: Spelled
  let label: TextSyntax?
}

/// A rule for a finding or a warning as written.
struct FindingSyntax {
  let audience: FindingRule.Audience
  let name: Spelled
  let when: Spelled
  let level: Spelled?
  let labels: LabelsSyntax
}

extension ItemDecoder {
  /// The template called `name` in `node`.
  func template(_ name: String, _ node: SourceNode) -> TemplateSyntax? {
    guard let fields = Fields(node, knowing: QuestionnaireKeys.template, log) else { return nil }
    return TemplateSyntax(
      name: Spelled(text: name, place: Spelled.keyPlace(name, of: node)),
      list: fields.text("list"), parameters: parameters(fields), labels: labels(fields),
      relevant: fields.text("relevant"), items: items(fields.list("items")),
      score: fields["score"].flatMap(score), redLines: redLines(fields.list("red_lines")),
      findings: findings(fields))
  }

  private func parameters(_ fields: Fields) -> [TemplateSyntax.Parameter] {
    guard let node = fields["parameters"], let all = Fields(node, knowing: nil, log)?.all else {
      return []
    }
    return all.compactMap { name, value in
      guard let text = Spelled(value, log),
        let type = Fields.choice(text, TemplateSyntax.ParameterType.self, log)
      else { return nil }
      return TemplateSyntax.Parameter(
        name: name, type: type, place: Spelled.keyPlace(name, of: value))
    }
  }

  private func score(_ node: SourceNode) -> TemplateSyntax.Score? {
    guard let fields = Fields(node, knowing: QuestionnaireKeys.score, log),
      let domain = fields.neededText("domain"),
      let weight = fields.neededText("weight"), let applies = fields.neededText("applies"),
      let value = fields.neededText("value"), fields.need("unanswered") != nil,
      let unanswered = fields.choice("unanswered", ScoredItem.Unanswered.self)
    else { return nil }
    return TemplateSyntax.Score(
      domain: domain, weight: weight, task: fields.text("task"), applies: applies, value: value,
      unanswered: unanswered,
      notApplicable: fields["not_applicable"].flatMap(notApplicable), place: fields.place)
  }

  private func notApplicable(_ node: SourceNode) -> TemplateSyntax.NotApplicable? {
    guard let fields = Fields(node, knowing: QuestionnaireKeys.notApplicable, log),
      let question = fields.neededText("question"), let choice = fields.neededText("choice")
    else { return nil }
    return TemplateSyntax.NotApplicable(
      question: question, choice: choice, reason: fields.text("reason"))
  }

  /// The red lines of a list.
  func redLines(_ nodes: [SourceNode]) -> [RedLineSyntax] {
    nodes.compactMap { node in
      guard let fields = Fields(node, knowing: QuestionnaireKeys.redLine, log),
        let code = fields.neededText("code"), let open = fields.neededText("open")
      else { return nil }
      return RedLineSyntax(code: code, open: open, label: wording("label", fields))
    }
  }

  /// The findings and warnings of a template or of the whole assessment.
  func findings(_ fields: Fields) -> [FindingSyntax] {
    fields.list("findings").compactMap { finding($0, "finding", .finding) }
      + fields.list("warnings").compactMap { finding($0, "warning", .warning) }
  }

  private func finding(
    _ node: SourceNode, _ key: String, _ audience: FindingRule.Audience
  ) -> FindingSyntax? {
    let keys = audience == .finding ? QuestionnaireKeys.finding : QuestionnaireKeys.warning
    guard let fields = Fields(node, knowing: keys, log) else { return nil }
    let labels = labels(fields, needsLabel: true)
    if audience == .finding { _ = fields.need("level") }
    guard let name = fields.neededText(key), let when = fields.neededText("when") else {
      return nil
    }
    return FindingSyntax(
      audience: audience, name: name, when: when, level: fields.text("level"), labels: labels)
  }
}
