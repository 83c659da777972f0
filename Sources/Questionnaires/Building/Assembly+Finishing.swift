import Diagnostics
import FEEL

// The last stage: the finished questionnaire.
extension Assembly {
  /// Runs every stage; throws when there was an error anywhere.
  static func questionnaire(
    of tree: SourceNode, _ log: FindingLog
  ) throws(Findings) -> Questionnaire {
    guard let syntax = QuestionnaireSyntax(tree, log) else { throw Findings(log.all) }
    let assembly = Assembly(syntax, log)
    assembly.declare()
    assembly.compileCalculations()
    let compiled = assembly.compileRules()
    var questionnaire = assembly.questionnaire(compiled, source: tree)
    Checks(assembly, compiled).run()
    let findings = Findings(log.all)
    if findings.containsError { throw findings }
    questionnaire.warnings = findings.all
    return questionnaire
  }

  /// The questionnaire; not to be handed out when there was an error, as parts may be missing then.
  private func questionnaire(_ compiled: Compiled, source: SourceNode) -> Questionnaire {
    let steps = steps(compiled)
    return Questionnaire(
      id: syntax.id.text, version: syntax.version.text, title: text(syntax.title, at: .outside),
      languages: syntax.languages, defaultLanguage: syntax.defaultLanguage, choiceLists: lists,
      registers: registers(), subject: subject(), outline: outline.map(item),
      stops: outline.flatMap(stops), questions: compiled.questions,
      repeats: repeats.indices.map { `repeat`($0, steps.inside[$0]) },
      calculations: compiled.calculations.compactMap(\.self),
      scoredItems: compiled.scoredItems.compactMap(\.self),
      redLines: compiled.redLines.compactMap(\.self), findingRules: findingRules(),
      figures: figures(), output: output(), steps: steps.all, cellCount: cells.names.count,
      cellNames: cells.names, warnings: [], source: source,
      questionsByName: positions(of: questions.map(\.name)).mapValues { Question.Index($0) },
      calculationsByName: positions(of: calculations.map(\.name)))
  }

  private func stops(in draft: ItemDraft) -> [Stop] {
    switch draft {
    case .group(let group): group.items.flatMap(stops)
    case .question(let index): [.question(Question.Index(index))]
    case .repeat(let index): [.repeat(index)]
    case .note, .calculation: []
    }
  }

  private func positions(of names: [String]) -> [String: Int] {
    Dictionary(
      names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { a, _ in a })
  }

  private func item(_ draft: ItemDraft) -> Item {
    switch draft {
    case .group(let group): .group(self.group(group))
    case .question(let index): .question(Question.Index(index))
    case .note(let note): .note(self.note(note))
    case .repeat(let index): .repeat(index)
    case .calculation(let index): .calculation(index)
    }
  }

  private func group(_ draft: GroupDraft) -> Group {
    Group(
      name: draft.name, wording: wording(draft.labels, at: draft.site),
      relevanceCell: draft.relevanceCell,
      template: draft.use.map { uses[$0].template.name.text },
      scoredItem: draft.use.flatMap { uses[$0].scoredItem }, items: draft.items.map(item))
  }

  private func note(_ draft: NoteDraft) -> Note {
    Note(
      name: draft.name, wording: wording(draft.labels, at: draft.site, named: draft.name),
      relevanceCell: draft.relevanceCell)
  }

  private func `repeat`(_ index: Int, _ steps: [Step]) -> Repeat {
    let draft = repeats[index]
    let here = Site.repeat(index)
    return Repeat(
      name: draft.name, wording: wording(draft.syntax.labels, at: .outside, named: draft.name),
      instanceLabel: draft.syntax.instanceLabel.map { text($0, at: here) },
      relevanceCell: draft.relevanceCell, cell: draft.cell, minimum: draft.syntax.minimum,
      maximum: draft.syntax.maximum, questions: draft.questions.map { Question.Index($0) },
      localNames: draft.questions.map { questions[$0].syntax.name.text }, steps: steps,
      items: draft.items.map(item))
  }
}
