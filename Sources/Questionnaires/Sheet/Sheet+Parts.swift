internal import FEEL

// Rules that count or sum up the instances of a repeat, worked out part by part: an answer inside of
// one instance costs its part, so that a thousand instances are entered in a thousand times as long
// as one.
extension Sheet {
  /// How many instances make a part. With a thousand instances there are as many parts as there are
  /// instances in each, which costs least.
  static let partSize = 32

  /// What a rule gives that is worked out part by part; nil when it is not, or when only the whole
  /// list tells.
  mutating func foldedValue(of calculation: SheetPlan.Calculation) -> Value? {
    guard isTracking, let index = calculation.fold,
      case .list(let contexts) = cells[plan.folds[index].rule.cell],
      contexts.count > Sheet.partSize
    else { return nil }
    let count = (contexts.count + Sheet.partSize - 1) / Sheet.partSize
    resize(&parts[index], to: count)
    for number in 0..<count where parts[index][number] == nil {
      parts[index][number] = part(number, of: plan.folds[index].rule, contexts)
    }
    return ListFold.whole(of: parts[index])
  }

  /// What the rule gives for one part, laid in the cell of the list for as long as that takes.
  private mutating func part(_ number: Int, of rule: ListFold, _ contexts: [Value])
    -> ListFold.Part?
  {
    let start = number * Sheet.partSize
    let end = min(start + Sheet.partSize, contexts.count)
    cells[rule.cell] = .list(Array(contexts[start..<end]))
    defer { cells[rule.cell] = .list(contexts) }
    return rule.part(in: cells.span)
  }

  private func resize(_ parts: inout [ListFold.Part?], to count: Int) {
    if parts.count > count { parts.removeLast(parts.count - count) }
    while parts.count < count { parts.append(nil) }
  }

  /// An instance has changed.
  mutating func forgetPart(ofRepeat index: Int, holding instance: Int) {
    let number = instance / Sheet.partSize
    for (position, fold) in plan.folds.enumerated()
    where fold.repeatIndex == index && parts[position].indices.contains(number) {
      parts[position][number] = nil
    }
  }

  /// The instances from one on have come, gone or moved.
  mutating func forgetParts(ofRepeat index: Int, from instance: Int) {
    let number = max(instance, 0) / Sheet.partSize
    for (position, fold) in plan.folds.enumerated()
    where fold.repeatIndex == index && parts[position].count > number {
      parts[position].removeLast(parts[position].count - number)
    }
  }
}
