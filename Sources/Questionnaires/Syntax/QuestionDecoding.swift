import Diagnostics

extension ItemDecoder {
  /// A `question`.
  func question(_ node: SourceNode) -> QuestionSyntax? {
    guard let fields = Fields(node, knowing: QuestionnaireKeys.question, log) else { return nil }
    let labels = labels(fields, needsLabel: true)
    guard let name = fields.neededText("question"), let type = fields.neededText("type") else {
      return nil
    }
    return QuestionSyntax(
      name: name, type: type, labels: labels, relevant: fields.text("relevant"),
      ask: fields.text("ask"), required: fields.text("required"),
      requiredMessage: wording("required_message", fields), constraints: constraints(fields),
      defaultValue: fields.text("default"), choiceFilter: fields.text("choice_filter"),
      validators: fields.texts("validator").compactMap {
        Fields.choice($0, Question.Validator.self, log)
      },
      isReadOnly: fields.boolean("read_only", default: false),
      isSensitive: fields.boolean("sensitive", default: false))
  }

  private func constraints(_ fields: Fields) -> [ConstraintSyntax] {
    let single = fields["constraint"] == nil ? nil : constraint(fields, "constraint_message")
    if single == nil,
      let stray = ["constraint_message", "severity"].first(where: {
        fields[$0] != nil
      })
    {
      log.error(
        .conflictingKeys, at: fields[stray].map { Spelled.keyPlace(stray, of: $0) },
        zh: "有“\(stray)”但没有 constraint", en: "'\(stray)' without a constraint")
    }
    let several = fields.list("constraints").compactMap { node in
      Fields(node, knowing: QuestionnaireKeys.constraint, log).flatMap {
        constraint($0, "message")
      }
    }
    return (single.map { [$0] } ?? []) + several
  }

  private func constraint(_ fields: Fields, _ messageKey: String) -> ConstraintSyntax? {
    guard let rule = fields.neededText("constraint"),
      let message = fields.need(messageKey).flatMap({ TextSyntax($0, languages, log) })
    else { return nil }
    return ConstraintSyntax(rule: rule, message: message, severity: severity(fields))
  }

  private func severity(_ fields: Fields) -> Finding.Severity {
    guard let text = fields.text("severity") else { return .error }
    if let severity = Finding.Severity(rawValue: text.text) { return severity }
    log.error(
      .badValue, at: text.place, zh: "此处只能写 error 或 warning",
      en: "only error or warning can stand here")
    return .error
  }
}
