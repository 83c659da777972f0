import Diagnostics
import FEEL

/// Everything that is compiled, before the steps are in order.
struct Compiled {
  var relevances: [(draft: RelevanceDraft, rule: Expression)] = []
  /// The same inside of each repeat.
  var innerRelevances: [[(draft: RelevanceDraft, rule: Expression)]] = []
  var questions: [Question] = []
  // By position; nil where there was a finding.
  var calculations: [Calculation?] = []
  var scoredItems: [ScoredItem?] = []
  var redLines: [RedLine?] = []
}

// The fourth stage: steps in order.
extension Assembly {
  /// The steps of the whole sheet, and those of each repeat.
  func steps(_ compiled: Compiled) -> (all: [Step], inside: [[Step]]) {
    let inner = repeats.indices.map { innerDrafts(of: $0, compiled) }
    // The relevance of a group comes directly before the first question that needs it.
    var drafts = compiled.questions.filter { $0.repeatIndex == nil }.map(draft)
    drafts += compiled.relevances.map(draft)
    for (index, calculation) in compiled.calculations.enumerated() {
      if let calculation { drafts.append(draft(index, calculation)) }
    }
    for (index, item) in compiled.scoredItems.enumerated() {
      if let item { drafts.append(draft(index, item)) }
    }
    for (index, redLine) in compiled.redLines.enumerated() {
      if let redLine { drafts.append(draft(index, redLine)) }
    }
    drafts += repeats.indices.map { draft(ofRepeat: $0, inner[$0]) }
    return (ordered(drafts), inner.map(ordered))
  }

  private func ordered(_ drafts: [StepDraft]) -> [Step] {
    let order = StepOrder(drafts, cellCount: cells.names.count)
    if let cycle = order.cycle { report(cycle.map { drafts[$0] }) }
    return order.steps
  }

  private func report(_ cycle: [StepDraft]) {
    guard let first = cycle.first else { return }
    let path = (cycle + [first]).map(\.name).joined(separator: " → ")
    log.error(
      .cycle, at: first.place, zh: "循环引用：\(path)", en: "a cycle: \(path)",
      help: Phrase(zh: "箭头读作“要用到”", en: "read the arrows as 'needs'"))
  }

  private func innerDrafts(of index: Int, _ compiled: Compiled) -> [StepDraft] {
    repeats[index].questions.map { draft(compiled.questions[$0]) }
      + compiled.innerRelevances[index].map(draft)
  }

  private func draft(_ relevance: (draft: RelevanceDraft, rule: Expression)) -> StepDraft {
    let (draft, rule) = relevance
    return StepDraft(
      step: .group(cell: draft.cell, parent: draft.parent, rule: rule), name: draft.name,
      reads: rule.reads + (draft.parent.map { [$0] } ?? []), writes: [draft.cell],
      place: draft.rule.place)
  }

  private func draft(_ question: Question) -> StepDraft {
    let rules = [question.relevant, question.defaultValue].compactMap { $0?.reads }
    return StepDraft(
      step: .question(question.index), name: question.name.text,
      reads: rules.flatMap(\.self) + requirementReads(question)
        + (question.parentRelevanceCell.map { [$0] } ?? []),
      writes: [question.cell, question.relevanceCell], place: question.place)
  }

  /// An unanswered question is unknown or null according to whether it is required.
  private func requirementReads(_ question: Question) -> [Int] {
    switch question.requirement {
    case .optional, .required: []
    case .when(let rule): rule.reads
    }
  }

  private func draft(_ index: Int, _ calculation: Calculation) -> StepDraft {
    let reads =
      switch calculation.rule {
      case .expression(let rule): rule.reads
      case .table(let table): table.reads
      }
    return StepDraft(
      step: .calculation(index), name: calculation.name,
      reads: reads + (calculation.parentRelevanceCell.map { [$0] } ?? []),
      writes: [calculation.cell, calculation.exactCell], place: calculation.place)
  }

  private func draft(_ index: Int, _ item: ScoredItem) -> StepDraft {
    StepDraft(
      step: .scoredItem(index), name: item.name,
      reads: item.applies.reads + item.value.reads + (item.relevanceCell.map { [$0] } ?? []),
      writes: [item.ratedCell, item.unknownCell, item.valueCell],
      place: uses[scoredItems[index].use].place)
  }

  private func draft(_ index: Int, _ redLine: RedLine) -> StepDraft {
    StepDraft(
      step: .redLine(index), name: redLine.code, reads: redLine.rule.reads,
      writes: [redLine.openCell], place: redLines[index].syntax.open.place)
  }

  private func draft(ofRepeat index: Int, _ inner: [StepDraft]) -> StepDraft {
    let draft = repeats[index]
    return StepDraft(
      step: .repeat(index), name: draft.name,
      reads: inner.flatMap(\.reads) + (draft.relevanceCell.map { [$0] } ?? []),
      writes: [draft.cell], place: draft.syntax.name.place)
  }
}
