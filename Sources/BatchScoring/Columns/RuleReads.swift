internal import FEEL

/// What a part of a rule reads, and how closely it looks.
struct RuleReads {
  enum Source: Hashable {
    case cell(Int)
    case local(Int)
  }

  /// How much of a value the part depends on; each case includes those before it.
  enum Closeness: Comparable {
    /// Whether there is one.
    case presence
    /// Where it lies among the constants that it is compared with.
    case order
    /// The value itself.
    case value
  }

  private(set) var sources: [Source: Closeness] = [:]
  /// Constants that a number is compared with.
  private(set) var marks: [Source: Set<Rational>] = [:]
  private var seen: Set<RulePart.ID> = []

  init(_ part: RulePart) { visit(part) }

  private mutating func note(_ part: RulePart, _ closeness: Closeness) {
    switch part.operation {
    case .cell(let cell): note(.cell(cell), closeness)
    case .local(let slot): note(.local(slot), closeness)
    case _: visit(part)
    }
  }

  private mutating func note(_ source: Source, _ closeness: Closeness) {
    sources[source] = max(sources[source] ?? .presence, closeness)
  }

  private mutating func visit(_ part: RulePart) {
    guard seen.insert(part.id).inserted else { return }
    let parts = part.parts
    switch part.operation {
    case .cell, .local: note(part, .value)
    case .answered(let cell): note(.cell(cell), .presence)
    case .bind(let slot): visitBinding(parts, slot)
    case .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual:
      visitComparison(parts[0], parts[1])
    case .between: visitComparison(parts)
    case .matches: visitComparison(parts[0], parts[1])
    case _: for part in parts { visit(part) }
    }
  }

  private mutating func visitBinding(_ parts: [RulePart], _ slot: Int) {
    visit(parts[0])
    let outer = sources.removeValue(forKey: .local(slot))
    visit(parts[1])
    sources[.local(slot)] = outer
  }

  private mutating func visitComparison(_ parts: [RulePart]) {
    guard parts[1...].allSatisfy({ $0.constantMarks != nil }) else {
      for part in parts { visit(part) }
      return
    }
    for bound in parts[1...] { visitComparison(parts[0], bound) }
  }

  private mutating func visitComparison(_ left: RulePart, _ right: RulePart) {
    if let marks = right.constantMarks { return note(left, comparedWith: marks) }
    if let marks = left.constantMarks { return note(right, comparedWith: marks) }
    visit(left)
    visit(right)
  }

  private mutating func note(_ part: RulePart, comparedWith marks: [Rational]) {
    note(part, marks.isEmpty ? .presence : .order)
    guard let source = part.source else { return }
    self.marks[source, default: []].formUnion(marks)
  }
}

extension RulePart {
  fileprivate var source: RuleReads.Source? {
    switch operation {
    case .cell(let cell): .cell(cell)
    case .local(let slot): .local(slot)
    case _: nil
    }
  }

  /// The numbers in a constant that a value can be compared with; empty for null, nil when there is
  /// anything else in it.
  fileprivate var constantMarks: [Rational]? {
    guard case .constant(let value) = operation else { return nil }
    return RulePart.marks(in: value)
  }

  private static func marks(in value: Value) -> [Rational]? {
    switch value {
    case .null: return []
    case .number(let number): return number.exact.map { [$0] }
    case .list(let items):
      let all = items.map { marks(in: $0) }
      return all.contains { $0 == nil } ? nil : all.compactMap(\.self).flatMap(\.self)
    case .range(let range):
      guard let lower = marks(in: range.lower.value), let upper = marks(in: range.upper.value)
      else { return nil }
      return lower + upper
    case .unknown, .boolean, .string, .date, .yearsMonths, .daysTime, .time, .dateTime, .function,
      .context:
      return nil
    }
  }
}
