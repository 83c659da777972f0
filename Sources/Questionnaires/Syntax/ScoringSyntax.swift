import Diagnostics

/// The `scoring` part as written.
struct ScoringSyntax {
  struct Figure {
    let name: Spelled
    let role: FigureRule.Role
    let labels: LabelsSyntax
    let value: Spelled
    let low: Spelled?
    let high: Spelled?
  }

  struct Column {
    let name: Spelled
    let value: Spelled
    let places: Int?
  }

  var measures: [ItemSyntax] = []
  var redLines: [RedLineSyntax] = []
  var findings: [FindingSyntax] = []
  var figures: [Figure] = []
  var output: [Column] = []
}

extension ItemDecoder {
  /// The `scoring` part in `node`.
  func scoring(_ node: SourceNode) -> ScoringSyntax? {
    guard let fields = Fields(node, knowing: QuestionnaireKeys.scoring, log) else { return nil }
    return ScoringSyntax(
      measures: items(fields.list("measures")), redLines: redLines(fields.list("red_lines")),
      findings: findings(fields), figures: fields.list("figures").compactMap(figure),
      output: fields.list("output").compactMap(column))
  }

  private func figure(_ node: SourceNode) -> ScoringSyntax.Figure? {
    guard let fields = Fields(node, knowing: QuestionnaireKeys.figure, log) else { return nil }
    let labels = labels(fields, needsLabel: true)
    guard let name = fields.neededText("figure"), let value = fields.neededText("value"),
      fields.need("role") != nil, let role = fields.choice("role", FigureRule.Role.self)
    else { return nil }
    return ScoringSyntax.Figure(
      name: name, role: role, labels: labels, value: value, low: fields.text("low"),
      high: fields.text("high"))
  }

  private func column(_ node: SourceNode) -> ScoringSyntax.Column? {
    guard let fields = Fields(node, knowing: QuestionnaireKeys.column, log),
      let name = fields.neededText("column"), let value = fields.neededText("value")
    else { return nil }
    return ScoringSyntax.Column(
      name: name, value: value, places: fields.integer("places", in: 0...12))
  }
}
