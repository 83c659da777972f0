import Diagnostics
import FEEL

/// What is compiled as a whole while types become known: a calculation outside of templates, or all
/// calculations of one use.
enum Unit: Hashable {
  case calculation(Int)
  case use(Int)
}

// The second stage: calculations are compiled in an order in which the types of what they read are
// known. Where there is no such order, a type stays open; whether there is a cycle of values is
// decided later, by what the compiled rules read.
extension Assembly {
  /// Compiles every calculation.
  func compileCalculations() {
    records = uses.indices.map(record)
    openUses = uses.compactMap(\.template.list?.text).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    outside = GrowingScope(provisionalNames())
    var order = TypeOrder(self)
    for unit in order.units { compile(unit, &order) }
    addLists()
  }

  private func compile(_ unit: Unit, _ order: inout TypeOrder) {
    switch unit {
    case .calculation(let index):
      compile(calculation: index, in: outside.scope)
      outside.add(calculations[index].name, symbol(ofCalculation: index))
    case .use(let index):
      compileCalculations(of: index, &order)
      records[index] = record(ofUse: index)
      outside.add(uses[index].name, .record(records[index]))
      if isListComplete(index) { addLists() }
    }
  }

  /// Whether `use`, which has just been compiled, was the last of its list.
  private func isListComplete(_ use: Int) -> Bool {
    guard let list = uses[use].template.list?.text else { return false }
    openUses[list, default: 0] -= 1
    return openUses[list] == 0
  }

  private func compileCalculations(of use: Int, _ order: inout TypeOrder) {
    var local = GrowingScope(over: outside.scope, localNames(of: use))
    for index in order.calculations(of: use, self) {
      compile(calculation: index, in: local.scope)
      local.add(calculations[index].localName, symbol(ofCalculation: index))
    }
  }

  private func compile(calculation index: Int, in scope: Scope) {
    let draft = calculations[index]
    switch draft.syntax.body {
    case .expression(let rule):
      guard let rule = compile(rule, in: scope, features: .scoring) else { return }
      calculations[index].rule = .expression(rule)
      calculations[index].type = rule.type
    case .table(let table):
      guard let table = compile(table, in: scope) else { return }
      calculations[index].rule = .table(table)
      calculations[index].type = table.type
    }
    if let choices = draft.syntax.choices.flatMap(list), calculations[index].type == .string {
      calculations[index].type = listTypes[choices]
    }
  }

  private func symbol(ofCalculation index: Int) -> Symbol {
    .cell(calculations[index].cell, calculations[index].type)
  }

  /// The names outside of templates, each calculation with an open type.
  private func provisionalNames() -> [(String, Symbol)] {
    var names: [(String, Symbol)] = []
    for question in questions where question.site == .outside {
      names.append((question.name, .cell(question.cell, question.type)))
    }
    for draft in repeats { names.append((draft.name, .cell(draft.cell, type(of: draft)))) }
    for draft in calculations where draft.site == .outside {
      names.append((draft.name, .cell(draft.cell, .any)))
    }
    for index in uses.indices { names.append((uses[index].name, .record(records[index]))) }
    names += listSymbols()
    if let today = assessmentDate { names.append(("today()", today)) }
    names.append(("red_lines", .records(redLines.map(record))))
    return names
  }

  /// The answer that `today()` gives: the date of the assessment.
  private var assessmentDate: Symbol? {
    let named = syntax.subject.first { $0.key == "date" }?.names.first?.text
    return questions.first { $0.site == .outside && $0.name == named && $0.type == .date }
      .map { .cell($0.cell, .date) }
  }

  private func type(of draft: RepeatDraft) -> ValueType {
    .list(
      .context(
        draft.questions.map {
          ValueType.Field(name: questions[$0].syntax.name.text, type: questions[$0].type)
        }))
  }

  private func addLists() { outside.add(listSymbols()) }

  private func listSymbols() -> [(String, Symbol)] {
    listNames.sorted().map { list in
      let members = uses.indices.filter { uses[$0].template.list?.text == list }
      return (list, .records(members.map { records[$0] }))
    }
  }

  /// The names that rules inside of a use read bare.
  func localNames(of use: Int) -> [(String, Symbol)] {
    let draft = uses[use]
    return constants(of: use)
      + draft.questions.map {
        (questions[$0].syntax.name.text, .cell(questions[$0].cell, questions[$0].type))
      } + draft.calculations.map { (calculations[$0].localName, symbol(ofCalculation: $0)) }
  }

  /// A use as a record: its name, its constants, its questions and calculations, and what scoring
  /// makes of it.
  private func record(ofUse use: Int) -> RecordSymbol {
    var fields = [("name", Symbol.constant(.string(uses[use].name), .string))]
    fields += localNames(of: use)
    if let item = uses[use].scoredItem.map({ scoredItems[$0] }) {
      fields.append(("rated", .cell(item.ratedCell, .boolean)))
      fields.append(("unknown", .cell(item.unknownCell, .boolean)))
      fields.append(("value", .cell(item.valueCell, .number)))
    }
    return RecordSymbol(fields)
  }

  private func record(of redLine: RedLineDraft) -> RecordSymbol {
    let item = redLine.item.map { Value.string(uses[scoredItems[$0].use].name) } ?? .null
    return RecordSymbol([
      ("code", .constant(.string(redLine.code), .string)),
      ("item", .constant(item, .string)),
      ("open", .cell(redLine.openCell, .boolean)),
    ])
  }
}
