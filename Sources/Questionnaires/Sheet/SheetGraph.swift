internal import FEEL

/// Which steps read which cell: what has to be worked out again when a cell changes.
final class SheetGraph: Sendable {
  // A class, because it is looked at for each cell that changes.

  /// The readers of cell `c` stand in `readers[starts[c]..<starts[c + 1]]`, ascending.
  private let readers: [Int32]
  private let starts: [Int32]
  /// By question: the step that works it out, which for a question of a repeat is that of the repeat.
  let stepOfQuestion: [Int]
  /// By repeat.
  let stepOfRepeat: [Int]
  /// By repeat: the step that finds out which of its questions are asked; nil where all are.
  let askingStepOfRepeat: [Int?]

  /// The steps that read `cell`.
  func readers(of cell: Int) -> ArraySlice<Int32> {
    readers[Int(starts[cell])..<Int(starts[cell + 1])]
  }

  init(_ questionnaire: Questionnaire, _ plan: SheetPlanDraft, _ steps: [SheetPlan.Step]) {
    let reads = SheetReads(questionnaire, plan)
    let all = steps.map { reads.cells(of: $0) }
    var counts = [Int32](repeating: 0, count: questionnaire.cellCount + 1)
    for cells in all { for cell in cells { counts[cell + 1] += 1 } }
    for cell in 0..<questionnaire.cellCount { counts[cell + 1] += counts[cell] }
    starts = counts
    var readers = [Int32](repeating: 0, count: Int(counts[questionnaire.cellCount]))
    for (position, cells) in all.enumerated() {
      for cell in cells {
        readers[Int(counts[cell])] = Int32(position)
        counts[cell] += 1
      }
    }
    self.readers = readers
    var ofQuestion = [Int](repeating: 0, count: questionnaire.questions.count)
    var ofRepeat = [Int](repeating: 0, count: questionnaire.repeats.count)
    var asking = [Int?](repeating: nil, count: questionnaire.repeats.count)
    for (position, step) in steps.enumerated() {
      switch step.kind {
      case .question: ofQuestion[step.index] = position
      case .instances: ofRepeat[step.index] = position
      case .askingInside: asking[step.index] = position
      case .group, .calculation, .scoredItem, .redLine, .asking: break
      }
    }
    for (index, definition) in questionnaire.repeats.enumerated() {
      for question in definition.questions { ofQuestion[question.position] = ofRepeat[index] }
    }
    stepOfQuestion = ofQuestion
    stepOfRepeat = ofRepeat
    askingStepOfRepeat = asking
  }
}

/// What each step reads, each cell once.
private struct SheetReads {
  let questionnaire: Questionnaire
  let plan: SheetPlanDraft

  init(_ questionnaire: Questionnaire, _ plan: SheetPlanDraft) {
    self.questionnaire = questionnaire
    self.plan = plan
  }

  func cells(of step: SheetPlan.Step) -> [Int] {
    switch step.kind {
    case .group:
      let group = plan.groups[step.index]
      return cells([group.rule], beside: [group.parent])
    case .question: return cells(ofQuestion: plan.questions[step.index])
    case .calculation:
      let calculation = plan.calculations[step.index]
      let table = calculation.table.map { plan.tables[$0].table.reads } ?? []
      return unique(table + cells([calculation.rule], beside: [calculation.parent]))
    case .scoredItem:
      let item = plan.items[step.index]
      return cells([item.applies, item.value], beside: [item.group])
    case .redLine: return cells([plan.redLines[step.index].rule], beside: [])
    case .instances: return cells(ofRepeat: step.index)
    case .asking:
      let question = plan.questions[step.index]
      return cells([question.ask], beside: [question.relevanceCell])
    case .askingInside:
      let definition = questionnaire.repeats[step.index]
      let asks = definition.questions.map { plan.questions[$0.position].ask }
      return without(inside(step.index), cells(asks, beside: []))
    }
  }

  private func cells(ofQuestion question: SheetPlan.Question) -> [Int] {
    cells(
      [question.relevant, question.fallback, question.requiredWhen], beside: [question.parent])
  }

  /// What the inside of a repeat reads from outside, and its own relevance.
  private func cells(ofRepeat index: Int) -> [Int] {
    let inner = plan.repeatSteps[index].flatMap { cells(of: $0) }
    let own = questionnaire.repeats[index].relevanceCell.map { [$0] } ?? []
    return unique(own + without(inside(index), inner))
  }

  /// The cells that the steps of a repeat write: one instance after the other uses them.
  private func inside(_ index: Int) -> Set<Int> {
    plan.repeatSteps[index].reduce(into: []) { found, step in
      switch step.kind {
      case .group: found.insert(plan.groups[step.index].cell)
      case .question:
        found.insert(plan.questions[step.index].cell)
        found.insert(plan.questions[step.index].relevanceCell)
      case .calculation, .scoredItem, .redLine, .instances, .asking, .askingInside: break
      }
    }
  }

  private func cells(_ rules: [Int?], beside others: [Int?]) -> [Int] {
    var all = others.compactMap(\.self)
    for rule in rules.compactMap(\.self) { all += plan.rules[rule].expression.reads }
    return all.count > 1 ? unique(all) : all
  }

  private func unique(_ cells: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return cells.filter { seen.insert($0).inserted }
  }

  private func without(_ inner: Set<Int>, _ cells: [Int]) -> [Int] {
    cells.filter { !inner.contains($0) }
  }
}
