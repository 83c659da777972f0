import Diagnostics
import FEEL

extension Assembly {
  /// The finished question of the draft at `index`.
  func question(_ index: Int) -> Question {
    let draft = questions[index]
    let syntax = draft.syntax
    let scope = scope(at: draft.site)
    return Question(
      index: Question.Index(index), name: Question.Name(draft.name), kind: draft.kind,
      wording: wording(syntax.labels, at: draft.site, named: draft.name),
      place: syntax.name.place, cell: draft.cell, relevanceCell: draft.relevanceCell,
      parentRelevanceCell: draft.parent, relevant: condition(syntax.relevant, in: scope),
      ask: condition(syntax.ask, in: scope), requirement: requirement(syntax.required, in: scope),
      requiredMessage: syntax.requiredMessage.map { text($0, at: draft.site) },
      constraints: constraints(of: draft, in: scope), validators: validators(of: draft),
      defaultValue: syntax.defaultValue.flatMap { compile($0, in: scope, expecting: draft.type) },
      choiceFilter: choiceFilter(of: draft, in: scope), isReadOnly: syntax.isReadOnly,
      isSensitive: syntax.isSensitive, repeatIndex: draft.repeatIndex)
  }

  /// What names mean at `site`.
  func scope(at site: Site) -> Scope { scopes[site] ?? outside.scope }

  private func condition(_ rule: Spelled?, in scope: Scope) -> Expression? {
    rule.flatMap { compile($0, in: scope, expecting: .boolean) }
  }

  private func requirement(_ rule: Spelled?, in scope: Scope) -> Question.Requirement {
    switch rule?.text {
    case nil, "false": .optional
    case "true": .required
    default: condition(rule, in: scope).map(Question.Requirement.when) ?? .optional
    }
  }

  private func constraints(of draft: QuestionDraft, in scope: Scope) -> [Question.Constraint] {
    draft.syntax.constraints.compactMap { constraint in
      condition(constraint.rule, in: scope).map {
        Question.Constraint(
          rule: $0, message: text(constraint.message, at: draft.site),
          severity: constraint.severity)
      }
    }
  }

  private func validators(of draft: QuestionDraft) -> [Question.Validator] {
    switch draft.kind {
    case .text: break
    case .boolean, .integer, .decimal, .date, .selectOne, .selectMultiple, .attachment:
      if !draft.syntax.validators.isEmpty {
        log.error(
          .badValue, at: draft.syntax.type.place, zh: "validator 只能用于文字题",
          en: "a validator goes with a question of type text only")
      }
    }
    return draft.syntax.validators
  }

  /// One rule for each choice, with the columns of its row as constants.
  private func choiceFilter(of draft: QuestionDraft, in scope: Scope) -> [Expression]? {
    guard let rule = draft.syntax.choiceFilter else { return nil }
    switch draft.kind {
    case .selectOne(let list), .selectMultiple(let list):
      let columns = columnNames(of: list)
      return lists[list].choices.compactMap { choice in
        let row = ChoiceRow(choice, columns: columns, in: syntax.defaultLanguage)
        return compile(rule, in: scope.child(row.names), expecting: .boolean)
      }
    case .boolean, .integer, .decimal, .text, .date, .attachment:
      log.error(
        .badValue, at: rule.place, zh: "choice_filter 只能用于选择题",
        en: "a choice_filter goes with a question that has choices")
      return nil
    }
  }

  private func columnNames(of list: Int) -> [String] {
    var seen: Set<String> = []
    return lists[list].choices.flatMap { $0.columns.map(\.name) }.filter {
      seen.insert($0).inserted
    }
  }
}

/// A row of a choice list as a filter sees it.
struct ChoiceRow {
  /// The name of the choice and its columns; null for a column that the row lacks.
  let names: [(String, Symbol)]

  init(_ choice: ChoiceList.Choice, columns: [String], in language: Language) {
    names =
      [("name", .constant(choice.value, .any))]
      + columns.map { column in
        switch choice.column(column) {
        case .text(let text): (column, ChoiceRow.symbol(of: text, in: column))
        case .texts(let texts):
          (column, .constant(.list(texts.map(Value.string)), .list(.string)))
        case .wording(let text):
          (column, .constant(.string(text.string(in: language)), .string))
        case nil: (column, .constant(.null, .any))
        }
      }
  }

  private static func symbol(of text: String, in column: String) -> Symbol {
    guard column == "score", let number = Decimal(text) else {
      return .constant(.string(text), .string)
    }
    return .constant(.number(.decimal(number)), .number)
  }
}
