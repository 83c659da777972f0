extension DecisionTable {
  /// A rule that matches or may match, with its outputs.
  struct Hit {
    let row: Int
    let values: [Value]
  }

  // MARK: First

  /// Looks no further than the first rule that matches. Rules before it that may match leave the
  /// value known only when they give the same.
  func firstHit(_ cells: Span<Value>, _ run: inout Run) -> Outcome {
    var open = OpenCells()
    var possible: [Int] = []
    for (row, rule) in rules.enumerated() {
      switch program.truth(rule.condition, cells, &run) {
      case .no, .null: continue
      case .unknown:
        possible.append(row)
        open = open.union(program.open(rule.condition, cells, &run))
      case .yes:
        let value = result(values(row, cells, &run))
        return settled(value, row, possible, open, cells, &run)
      }
    }
    return settled(fallback(cells, &run), nil, possible, open, cells, &run)
  }

  private func settled(
    _ value: Value, _ row: Int?, _ possible: [Int], _ open: OpenCells, _ cells: Span<Value>,
    _ run: inout Run
  ) -> Outcome {
    if possible.isEmpty { return Outcome(value: value, rows: row.map { [$0] } ?? [], possible: []) }
    var open = open.union(value.openCells)
    var agrees = value.openCells.isEmpty
    for candidate in possible {
      let other = result(values(candidate, cells, &run))
      open = open.union(other.openCells)
      agrees = agrees && other == value
    }
    return Outcome(
      value: agrees ? value : .unknown(open), rows: agrees ? row.map { [$0] } ?? [] : [],
      possible: possible)
  }

  // MARK: All other policies

  func allHits(_ cells: Span<Value>, _ run: inout Run) -> Outcome {
    var hits: [Hit] = []
    var possible: [Hit] = []
    var open = OpenCells()
    for (row, rule) in rules.enumerated() {
      switch program.truth(rule.condition, cells, &run) {
      case .no, .null: continue
      case .yes: hits.append(Hit(row: row, values: values(row, cells, &run)))
      case .unknown:
        open = open.union(program.open(rule.condition, cells, &run))
        possible.append(Hit(row: row, values: values(row, cells, &run)))
      }
    }
    let known = open.isEmpty ? hits : hits + possible
    let inner = known.reduce(OpenCells()) { sofar, hit in
      hit.values.reduce(sofar) { $0.union($1.openCells) }
    }
    if possible.isEmpty, hit == .collectCount || inner.isEmpty {
      return outcome(of: hits, cells, &run)
    }
    let rows = possible.map(\.row)
    if inner.isEmpty, !hits.isEmpty, isSettled(hits, possible) {
      let settled = outcome(of: hits, cells, &run)
      return Outcome(value: settled.value, rows: settled.rows, possible: rows)
    }
    return Outcome(
      value: .unknown(open.union(inner)), rows: [], possible: rows,
      bounds: bounds(hits, possible, run.arithmetic))
  }

  /// Whether rules that may match can no longer change what those that do match give.
  private func isSettled(_ hits: [Hit], _ possible: [Hit]) -> Bool {
    switch hit {
    case .any:
      let first = hits[0].values
      return (hits + possible).allSatisfy { $0.values == first }
    case .priority:
      guard let best = ordered(hits).first else { return false }
      return possible.allSatisfy { $0.values == best.values || rank($0) > rank(best) }
    case .unique: return hits.count > 1
    case .collectMinimum, .collectMaximum: return isSettledExtreme(hits, possible)
    case .collectSum:
      return outputs.count == 1 && hits.allSatisfy { $0.values[0].number != nil }
        && possible.allSatisfy { $0.values[0].number?.isZero ?? false }
    case .first, .ruleOrder, .outputOrder, .collect, .collectCount: return false
    }
  }

  private func isSettledExtreme(_ hits: [Hit], _ possible: [Hit]) -> Bool {
    let all = hits + possible
    let numbers = all.compactMap { $0.values.first?.number }
    guard outputs.count == 1, numbers.count == all.count else { return false }
    let sure = numbers.prefix(hits.count)
    return hit == .collectMinimum ? sure.min() == numbers.min() : sure.max() == numbers.max()
  }

  private func outcome(of hits: [Hit], _ cells: Span<Value>, _ run: inout Run) -> Outcome {
    guard let first = hits.first else {
      let value = isCount ? Value.integer(0) : fallback(cells, &run)
      return Outcome(value: value, rows: [], possible: [])
    }
    let rows = hits.map(\.row)
    switch hit {
    case .unique:
      return Outcome(
        value: hits.count == 1 ? result(first.values) : .null, rows: rows, possible: [])
    case .any:
      let agrees = hits.allSatisfy { $0.values == first.values }
      return Outcome(value: agrees ? result(first.values) : .null, rows: rows, possible: [])
    case .priority:
      let best = ordered(hits)[0]
      return Outcome(value: result(best.values), rows: [best.row], possible: [])
    case .first:
      return Outcome(value: result(first.values), rows: [first.row], possible: [])
    case .outputOrder:
      let sorted = ordered(hits)
      return Outcome(
        value: run.bounded(.list(sorted.map { result($0.values) })), rows: sorted.map(\.row),
        possible: [])
    case .ruleOrder, .collect:
      let all = run.bounded(.list(hits.map { result($0.values) }))
      return Outcome(value: all, rows: rows, possible: [])
    case .collectSum: return Outcome(value: collected("sum", hits, &run), rows: rows, possible: [])
    case .collectMinimum:
      return Outcome(value: collected("min", hits, &run), rows: rows, possible: [])
    case .collectMaximum:
      return Outcome(value: collected("max", hits, &run), rows: rows, possible: [])
    case .collectCount: return Outcome(value: .integer(hits.count), rows: rows, possible: [])
    }
  }

  private var isCount: Bool { hit == .collectCount }

  /// The built-in function of that name over the outputs, column by column.
  private func collected(_ name: String, _ hits: [Hit], _ run: inout Run) -> Value {
    guard let function = BuiltIn.named(name) else { return .null }
    return result(
      outputs.indices.map { column in
        function.body([.list(hits.map { $0.values[column] })], &run)
      })
  }

  // MARK: Outputs

  private func values(_ row: Int, _ cells: Span<Value>, _ run: inout Run) -> [Value] {
    rules[row].outputs.map { program.value($0, cells, &run) }
  }

  /// One output is its value, several are a context.
  private func result(_ values: [Value]) -> Value {
    if values.count == 1 { return values[0] }
    return .context(ContextValue(zip(outputs, values).map { ($0.name, $1) }))
  }

  /// What the table gives when no rule matches.
  private func fallback(_ cells: Span<Value>, _ run: inout Run) -> Value {
    guard outputs.contains(where: { $0.fallback != nil }) else { return .null }
    return result(
      outputs.map { output in output.fallback.map { program.value($0, cells, &run) } ?? .null })
  }

  /// The place of each output among the possible values of its column.
  private func rank(_ hit: Hit) -> [Int] {
    zip(outputs, hit.values).map { output, value in
      output.order.firstIndex(of: value) ?? output.order.count
    }
  }

  private func ordered(_ hits: [Hit]) -> [Hit] {
    hits.enumerated().sorted { a, b in
      let (first, second) = (rank(a.element), rank(b.element))
      return first == second
        ? a.offset < b.offset : first.lexicographicallyPrecedes(second)
    }.map(\.element)
  }
}

extension [Int] {
  fileprivate static func > (a: [Int], b: [Int]) -> Bool { b.lexicographicallyPrecedes(a) }
}
