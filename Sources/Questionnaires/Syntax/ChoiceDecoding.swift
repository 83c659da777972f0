import Diagnostics
import FEEL

/// A choice list with the places of its parts.
struct ChoiceListSyntax {
  let list: ChoiceList
  let place: Place
}

extension ItemDecoder {
  /// The choice list called `name` in `node`.
  func choiceList(_ name: String, _ node: SourceNode) -> ChoiceListSyntax? {
    guard let fields = Fields(node, knowing: QuestionnaireKeys.choiceList, log) else { return nil }
    let place = Spelled.keyPlace(name, of: node)
    guard fields.need("choices") != nil else { return nil }
    let isNumber = isNumber(fields)
    let choices = fields.list("choices").compactMap { choice($0, isNumber: isNumber) }
    refuseDuplicates(choices)
    return ChoiceListSyntax(
      list: ChoiceList(name: name, choices: choices.map(\.choice)), place: place)
  }

  private func isNumber(_ fields: Fields) -> Bool {
    guard let type = fields.text("type") else { return false }
    if type.text != "number" && type.text != "text" {
      log.error(
        .badValue, at: type.place, zh: "此处只能写 number 或 text",
        en: "only number or text can stand here")
    }
    return type.text == "number"
  }

  private func choice(
    _ node: SourceNode, isNumber: Bool
  ) -> (choice: ChoiceList.Choice, place: Place)? {
    guard let fields = Fields(node, knowing: nil, log), let name = fields.neededText("name"),
      let label = fields.need("label").flatMap({ TextSyntax($0, languages, log) })
    else { return nil }
    refuseBadName(name)
    let choice = ChoiceList.Choice(
      name: name.text, value: ItemDecoder.value(of: name.text, isNumber: isNumber),
      label: Text(words: label), columns: columns(fields),
      isExclusive: fields.boolean("exclusive", default: false))
    return (choice, name.place)
  }

  private func refuseBadName(_ name: Spelled) {
    guard name.text.isEmpty || name.text.contains(where: \.isWhitespace) else { return }
    log.error(
      .badName, at: name.place, zh: "选项名不能为空，也不能含空格",
      en: "the name of a choice is not empty and holds no space")
  }

  private static func value(of name: String, isNumber: Bool) -> Value {
    guard isNumber, let number = Decimal(name) else { return .string(name) }
    return .number(.decimal(number))
  }

  private func columns(_ fields: Fields) -> [(name: String, value: ChoiceList.Column)] {
    fields.all.compactMap { key, value in
      guard !QuestionnaireKeys.choice.contains(key) else { return nil }
      if key == "score", let text = Spelled(value, log), Decimal(text.text) == nil {
        log.error(.badValue, at: value.place, zh: "分值应当是数", en: "a score is a number")
      }
      return column(value).map { (key, $0) }
    }
  }

  private func column(_ node: SourceNode) -> ChoiceList.Column? {
    switch node {
    case .scalar(let text, _): .text(text)
    case .sequence: .texts(Spelled.list(node, log).map(\.text))
    case .mapping: TextSyntax(node, languages, log).map { .wording(Text(words: $0)) }
    }
  }

  private func refuseDuplicates(_ choices: [(choice: ChoiceList.Choice, place: Place)]) {
    var seen: Set<String> = []
    for (choice, place) in choices where !seen.insert(choice.name).inserted {
      log.error(
        .duplicateName, at: place, zh: "选项“\(choice.name)”重复",
        en: "the choice '\(choice.name)' stands twice")
    }
  }
}

extension Text {
  /// The text of `syntax` as plain words: nothing is filled in.
  init(words syntax: TextSyntax) { self = syntax.fixed ?? Text(words: syntax.wordings) }

  /// The text of `wordings` as plain words.
  init(words wordings: [Language: [TextSyntax.Piece]]) {
    self.init(
      wordings.mapValues { pieces in
        pieces.map { piece in
          switch piece {
          case .words(let words): .words(words)
          case .name(let name): .words("${\(name)}")
          }
        }
      })
  }
}
