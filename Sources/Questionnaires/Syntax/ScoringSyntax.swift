import Diagnostics
import FEEL

/// The `scoring` part as written.
struct ScoringSyntax {
  struct Figure {
    let name: Spelled
    let role: FigureRule.Role
    let labels: LabelsSyntax
    let value: Spelled
    let low: Spelled?
    let high: Spelled?
    let scale: FigureRule.Scale?
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
      high: fields.text("high"), scale: scale(fields))
  }

  /// From 0 to `maximum`, perhaps with a mark on the way; a finding for a mark without a maximum.
  private func scale(_ fields: Fields) -> FigureRule.Scale? {
    let mark = number("mark", fields)
    let label = wording("mark_label", fields)
    guard let maximum = number("maximum", fields) else {
      if fields["maximum"] == nil, fields["mark"] != nil { _ = fields.need("maximum") }
      return nil
    }
    return FigureRule.Scale(
      maximum: maximum, mark: mark, markLabel: label.map { Text(words: $0) })
  }

  private func number(_ key: String, _ fields: Fields) -> Decimal? {
    guard let text = fields.text(key) else { return nil }
    if let number = Decimal(text.text), number > .zero { return number }
    log.error(
      .badValue, at: text.place, zh: "此处应当是大于 0 的数", en: "a number above 0 is expected here")
    return nil
  }

  private func column(_ node: SourceNode) -> ScoringSyntax.Column? {
    guard let fields = Fields(node, knowing: QuestionnaireKeys.column, log),
      let name = fields.neededText("column"), let value = fields.neededText("value")
    else { return nil }
    return ScoringSyntax.Column(
      name: name, value: value, places: fields.integer("places", in: 0...12))
  }
}
