import Diagnostics
import FEEL
import Questionnaires

/// A questionnaire as lines of text, for those who write it.
struct QuestionnaireOutline {
  private let questionnaire: Questionnaire
  private let language: Language
  /// The rules of groups, by the cell of their relevance.
  private let conditions: [Int: String]

  init(_ questionnaire: Questionnaire, language: Language) {
    self.questionnaire = questionnaire
    self.language = language
    let steps = questionnaire.steps + questionnaire.repeats.flatMap(\.steps)
    conditions = steps.reduce(into: [:]) { found, step in
      if case .group(let cell, _, let rule) = step { found[cell] = rule.source }
    }
  }

  /// The lines, each level two columns further in.
  func lines() -> [String] {
    [questionnaire.title.string(in: language)]
      + lines(questionnaire.outline, level: 0, inside: nil)
  }

  private func lines(_ items: [Item], level: Int, inside cell: Int?) -> [String] {
    items.flatMap { item -> [String] in
      switch item {
      case .group(let group): lines(group, level: level, inside: cell)
      case .question(let index): lines(questionnaire[index], level: level)
      case .repeat(let index): lines(questionnaire.repeats[index], level: level, inside: cell)
      case .note, .calculation: []
      }
    }
  }

  private func lines(_ group: Group, level: Int, inside cell: Int?) -> [String] {
    let label = group.wording.map { "  " + $0.label.string(in: language) } ?? ""
    let head = indent(level) + "[\(group.name)]" + label
    let own = group.relevanceCell == cell ? nil : group.relevanceCell
    return [head] + condition(own.flatMap { conditions[$0] }, level: level)
      + lines(group.items, level: level + 1, inside: group.relevanceCell)
  }

  private func lines(_ group: Repeat, level: Int, inside cell: Int?) -> [String] {
    let limits = "\(group.minimum)–\(group.maximum)"
    let head =
      indent(level) + "[\(group.name)] × \(limits)  " + group.wording.label.string(in: language)
    let own = group.relevanceCell == cell ? nil : group.relevanceCell
    return [head] + condition(own.flatMap { conditions[$0] }, level: level)
      + lines(group.items, level: level + 1, inside: group.relevanceCell)
  }

  private func lines(_ question: Question, level: Int) -> [String] {
    let head =
      indent(level) + question.name.text + mark(question) + "  " + type(of: question) + "  "
      + question.wording.label.string(in: language)
    return [head] + condition(question.relevant?.source, level: level)
  }

  private func mark(_ question: Question) -> String {
    switch question.requirement {
    case .optional: ""
    case .required: "*"
    case .when: "(*)"
    }
  }

  private func type(of question: Question) -> String {
    switch question.kind {
    case .boolean: "boolean"
    case .integer: "integer"
    case .decimal: "decimal"
    case .text(let isMultiline): isMultiline ? "text multiline" : "text"
    case .date: "date"
    case .attachment: "attachment"
    case .selectOne(let list): "select_one " + questionnaire.choiceLists[list].name
    case .selectMultiple(let list): "select_multiple " + questionnaire.choiceLists[list].name
    }
  }

  /// A rule is shown on one line, however it was written.
  private func condition(_ rule: String?, level: Int) -> [String] {
    guard let rule else { return [] }
    let words = rule.split { $0.isWhitespace }.joined(separator: " ")
    return [indent(level + 1) + Phrase(zh: "若 ", en: "if ").text(in: language) + words]
  }

  private func indent(_ level: Int) -> String { String(repeating: "  ", count: level) }
}
