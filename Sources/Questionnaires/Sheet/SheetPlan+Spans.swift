extension SheetPlan {
  /// The group around each thing that is worked out, by its relevance cell.
  struct Parents {
    let groups: [Int?]
    let questions: [Int?]
    let calculations: [Int?]
    let items: [Int?]

    func parent(of step: Step) -> Int? {
      switch step.kind {
      case .group: groups[step.index]
      case .question: questions[step.index]
      case .calculation: calculations[step.index]
      case .scoredItem: items[step.index]
      case .redLine, .instances, .asking, .askingInside: nil
      }
    }
  }

  /// Counts for each group of a row of steps those directly behind it that stand inside it, so that
  /// they can be passed over together.
  static func measure(
    _ steps: [Step], _ groups: [Group], _ parents: Parents, _ spans: inout [Int]
  ) {
    for (position, step) in steps.enumerated() where step.kind == .group {
      var inside: Set<Int> = [groups[step.index].cell]
      var end = position + 1
      while end < steps.count, let parent = parents.parent(of: steps[end]),
        inside.contains(parent)
      {
        if steps[end].kind == .group { inside.insert(groups[steps[end].index].cell) }
        end += 1
      }
      spans[step.index] = end - position - 1
    }
  }
}
