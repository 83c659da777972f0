import Diagnostics

/// Decodes items from a questionnaire file.
struct ItemDecoder {
  let languages: [Language]
  let log: FindingLog

  /// The keys that say what an item is.
  static let kinds = ["question", "group", "repeat", "note", "calculate", "table", "use"]

  /// The items of a list.
  func items(_ nodes: [SourceNode]) -> [ItemSyntax] { nodes.compactMap(item) }

  private func item(_ node: SourceNode) -> ItemSyntax? {
    guard let fields = Fields(node, knowing: nil, log) else { return nil }
    let kinds = ItemDecoder.kinds.filter { fields[$0] != nil }
    guard let kind = kinds.first else {
      let known = ItemDecoder.kinds.joined(separator: ", ")
      log.error(
        .missingKey, at: fields.place, zh: "条目缺少类别（\(known) 之一）",
        en: "the item does not say what it is: one of \(known)",
        help: fields.all.first.flatMap {
          FindingLog.suggestion(for: $0.key, among: ItemDecoder.kinds)
        })
      return nil
    }
    if kinds.count > 1 {
      log.error(
        .conflictingKeys, at: fields.place, zh: "一个条目只能是一种类别",
        en: "an item is one thing only, not both \(kinds[0]) and \(kinds[1])")
    }
    return item(kind, node)
  }

  private func item(_ kind: String, _ node: SourceNode) -> ItemSyntax? {
    switch kind {
    case "question": question(node).map(ItemSyntax.question)
    case "group": group(node).map(ItemSyntax.group)
    case "repeat": `repeat`(node).map(ItemSyntax.repeat)
    case "note": note(node).map(ItemSyntax.note)
    case "calculate": calculate(node).map(ItemSyntax.calculation)
    case "table": table(node).map(ItemSyntax.calculation)
    default: use(node).map(ItemSyntax.use)
    }
  }

  /// The wording at `key`, if it is there.
  func wording(_ key: String, _ fields: Fields) -> TextSyntax? {
    fields[key].flatMap { TextSyntax($0, languages, log) }
  }

  /// The texts of an item.
  func labels(_ fields: Fields, needsLabel: Bool = false) -> LabelsSyntax {
    if needsLabel { _ = fields.need("label") }
    return LabelsSyntax(
      label: wording("label", fields), hint: wording("hint", fields),
      help: wording("help", fields), guidance: wording("guidance", fields),
      source: wording("source", fields))
  }

  private func group(_ node: SourceNode) -> GroupSyntax? {
    guard let fields = Fields(node, knowing: QuestionnaireKeys.group, log),
      let name = fields.neededText("group")
    else { return nil }
    return GroupSyntax(
      name: name, labels: labels(fields), relevant: fields.text("relevant"),
      items: items(fields.list("items")))
  }

  private func note(_ node: SourceNode) -> NoteSyntax? {
    guard let fields = Fields(node, knowing: QuestionnaireKeys.note, log),
      let name = fields.neededText("note")
    else { return nil }
    return NoteSyntax(
      name: name, labels: labels(fields, needsLabel: true), relevant: fields.text("relevant"))
  }

  private func `repeat`(_ node: SourceNode) -> RepeatSyntax? {
    guard let fields = Fields(node, knowing: QuestionnaireKeys.repeat, log),
      let name = fields.neededText("repeat")
    else { return nil }
    let minimum = fields.integer("minimum", in: 0...1000) ?? 0
    let maximum = fields.integer("maximum", in: 1...1000) ?? 100
    if minimum > maximum {
      log.error(
        .badValue, at: fields["minimum"]?.place, zh: "minimum 大于 maximum",
        en: "minimum is above maximum")
    }
    return RepeatSyntax(
      name: name, labels: labels(fields, needsLabel: true), relevant: fields.text("relevant"),
      instanceLabel: wording("instance_label", fields), minimum: minimum, maximum: maximum,
      items: items(fields.list("items")))
  }

  private func use(_ node: SourceNode) -> UseSyntax? {
    guard let fields = Fields(node, knowing: QuestionnaireKeys.use, log),
      let template = fields.neededText("use"), let name = fields.neededText("as")
    else { return nil }
    let arguments = fields["with"].flatMap { Fields($0, knowing: nil, log)?.all } ?? []
    return UseSyntax(
      template: template, name: name,
      arguments: arguments.map { (name: $0.key, value: $0.value) })
  }
}
