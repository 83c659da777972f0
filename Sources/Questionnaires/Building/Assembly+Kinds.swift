import Diagnostics
import FEEL

extension Assembly {
  private static let kindNames = [
    "boolean", "integer", "decimal", "text", "text multiline", "date", "select_one LIST",
    "select_multiple LIST", "attachment",
  ]

  /// The kind of a question, from its `type`.
  func kind(_ question: QuestionSyntax, at site: Site) -> Question.Kind? {
    let type = filled(question.type, at: site)
    let words = type.text.split(separator: " ").map(String.init)
    switch (words.first, words.count) {
    case ("boolean", 1): return .boolean
    case ("integer", 1): return .integer
    case ("decimal", 1): return .decimal
    case ("text", 1): return .text(isMultiline: false)
    case ("text", 2) where words[1] == "multiline": return .text(isMultiline: true)
    case ("date", 1): return .date
    case ("attachment", 1): return .attachment
    case ("select_one", 2): return listNamed(words[1], type).map { .selectOne(list: $0) }
    case ("select_multiple", 2): return listNamed(words[1], type).map { .selectMultiple(list: $0) }
    default:
      reportUnknownKind(type)
      return nil
    }
  }

  private func listNamed(_ name: String, _ type: Spelled) -> Int? {
    let offset = type.text.unicodeScalars.count - name.unicodeScalars.count
    let isPlain = type.place.length == type.text.unicodeScalars.count
    let place = Place(
      source: type.place.source, line: type.place.line,
      column: type.place.column + (isPlain ? offset : 0),
      length: isPlain ? name.unicodeScalars.count : type.place.length)
    return list(Spelled(text: name, place: place))
  }

  private func reportUnknownKind(_ type: Spelled) {
    let known = Assembly.kindNames.joined(separator: ", ")
    log.error(
      .badValue, at: type.place, zh: "不认识的题型“\(type.text)”",
      en: "unknown type of question '\(type.text)'",
      help: Phrase(zh: "可用的题型：\(known)", en: "known types: \(known)"))
  }

  /// The type that rules see.
  func type(of kind: Question.Kind) -> ValueType {
    switch kind {
    case .boolean: .boolean
    case .integer, .decimal: .number
    case .text, .attachment: .string
    case .date: .date
    case .selectOne(let list): listTypes[list]
    case .selectMultiple(let list): .list(listTypes[list])
    }
  }
}
