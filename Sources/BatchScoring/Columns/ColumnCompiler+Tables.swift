internal import FEEL

// Decision tables: whole where few combinations lead to them, else rule by rule.
extension ColumnCompiler {
  mutating func term(of table: DecisionTable) throws(Obstacle) -> Term {
    localMarks = table.parts.reduce(into: [:]) { marks, part in
      marks.merge(RuleReads(part).marks) { $0.union($1) }
    }
    let isLong = table.hit == .first && table.allowedInputs.isEmpty
    if let whole = try tabulated(table, upTo: isLong ? 1_024 : Finite.mostOutcomes) {
      return .few(whole)
    }
    guard isLong else { throw .operation("hit policy " + table.hit.rawValue) }
    for input in table.boundInputs { locals[input.slot] = try term(of: input.part) }
    return .few(try first(table))
  }

  /// The whole table for each combination of what it reads.
  private mutating func tabulated(_ table: DecisionTable, upTo limit: Int) throws(Obstacle)
    -> Finite?
  {
    var reads: [Int: RuleReads.Closeness] = [:]
    for part in table.parts {
      for (source, closeness) in RuleReads(part).sources {
        guard case .cell(let cell) = source else { continue }
        reads[cell] = max(reads[cell] ?? .presence, closeness)
      }
    }
    var parts: [(cell: Int, finite: Finite)] = []
    for (cell, closeness) in reads {
      guard let finite = try finite(of: .cell(cell), closeness) else { return nil }
      parts.append((cell, finite))
    }
    var frame = frame
    return draft.tabulated(parts.map(\.finite), upTo: limit) { values in
      for (part, value) in zip(parts, values) { frame[part.cell] = value }
      return table.value(in: frame.span)
    }
  }

  /// How far a table is when its rules are gone through from the first: nothing decided, rules that
  /// may match and agree, or do not agree, or the value.
  private enum Progress: Hashable {
    case nothing
    case maybe(Value)
    case mixed
    case decided(Value)
    case open

    func after(_ truth: Truth, _ value: Value) -> Progress {
      switch (self, truth) {
      case (.decided, _), (.open, _), (_, .no), (_, .null): self
      case (.nothing, .yes): value.isUnknown ? .open : .decided(value)
      case (.nothing, .unknown): value.isUnknown ? .mixed : .maybe(value)
      case (.maybe(let other), .yes): other == value ? .decided(value) : .open
      case (.maybe(let other), .unknown): other == value ? self : .mixed
      case (.mixed, .yes): .open
      case (.mixed, .unknown): self
      }
    }

    var value: Value {
      switch self {
      case .nothing: .null
      case .decided(let value): value
      case .maybe, .mixed, .open: .unknown(OpenCells(0))
      }
    }
  }

  /// Hit policy FIRST, rule by rule.
  private mutating func first(_ table: DecisionTable) throws(Obstacle) -> Finite {
    var known: [Progress] = [.nothing]
    var progress = Finite.constant(.integer(0))
    let fallback = table.fallbacks.first ?? nil
    let rows: [(condition: RulePart?, outputs: [RulePart])] =
      table.rows.map { ($0.condition, $0.outputs) } + [(nil, [fallback].compactMap(\.self))]
    for row in rows {
      let truth: Finite
      if let condition = row.condition {
        truth = try self.truth(of: condition)
      } else {
        truth = .yes
      }
      guard row.outputs.count <= 1 else { throw .operation("several outputs") }
      let output: Finite
      if let part = row.outputs.first {
        output = try finite(of: part)
      } else {
        output = .constant(.null)
      }
      progress = try joined([progress, truth, output]) { values in
        let before = known[values[0].number?.integer ?? 0]
        let after = before.after(Truth(value: values[1]), values[2])
        let place = known.firstIndex(of: after) ?? known.endIndex
        if place == known.endIndex { known.append(after) }
        return .integer(place)
      }
    }
    return progress.mapped { known[$0.number?.integer ?? 0].value }
  }
}
