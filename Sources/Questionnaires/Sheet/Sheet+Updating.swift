internal import FEEL

// Working out again only what depends on a change. A step is taken again when a cell that it reads
// has changed; where its own cells come out as they were, nothing follows.
extension Sheet {
  /// Works out what follows from the answers that were put, and says what became of others.
  mutating func follow() -> Consequences {
    guard plan.graph != nil else {
      recalculate()
      return Consequences()
    }
    consequences = Consequences()
    isTracking = true
    update()
    isTracking = false
    return consequences
  }

  private mutating func update() {
    let plan = self.plan
    let (allRules, allTables) = (plan.rules, plan.tables)
    let rules = allRules.span
    let tables = allTables.span
    while let position = stale.popFirst() {
      let step = plan.steps[position]
      if step.kind == .group { isBlank[step.index] = false }
      workOut(step, plan, rules, tables)
    }
  }

  /// Puts a value in a cell; while changes are followed, the steps that read it are taken again
  /// where the value is another one.
  mutating func put(_ value: Value, in cell: Int) {
    guard isTracking else {
      cells[cell] = value
      return
    }
    guard !cells[cell].isIdentical(to: value) else { return }
    cells[cell] = value
    markReaders(of: cell)
  }

  mutating func markReaders(of cell: Int) {
    guard let graph = plan.graph else { return }
    for reader in graph.readers(of: cell) {
      let position = Int(reader)
      stale.insert(position)
      let step = plan.steps[position]
      switch step.kind {
      case .instances: staleInstances[step.index].isEvery = true
      case .askingInside: staleAsks[step.index].isEvery = true
      case .group, .question, .calculation, .scoredItem, .redLine, .asking: break
      }
    }
  }

  /// Marks the step of a question whose answer was put.
  mutating func mark(_ question: Question.Index) {
    if let graph = plan.graph { stale.insert(graph.stepOfQuestion[question.position]) }
  }

  /// Marks one instance of a repeat.
  mutating func mark(_ instance: Int, ofRepeat index: Int) {
    guard let graph = plan.graph else { return }
    staleInstances[index].numbers.insert(instance)
    stale.insert(graph.stepOfRepeat[index])
  }
}

extension Sheet {
  /// What `look` sees on the sheet as it would be after some changes; the sheet itself stays as it
  /// is. Costs what the changes cost, twice, and copies nothing: the way to a preview.
  public mutating func looking<Result>(
    after changes: [(Address, Answer)], _ look: (Sheet) throws -> Result
  ) rethrows -> Result {
    let before = changes.map { ($0.0, answer(at: $0.0)) }
    set(changes)
    defer { set(before) }
    return try look(self)
  }
}

/// The instances of a repeat that have to be worked out again.
struct StaleInstances: Sendable {
  var isEvery = false
  var numbers: Set<Int> = []

  /// The instances, of `count`, ascending; none are left.
  mutating func take(of count: Int) -> [Int] {
    defer { self = StaleInstances() }
    return isEvery ? Array(0..<count) : numbers.sorted().filter { $0 < count }
  }
}
