extension Program {
  /// What a loop goes through: values, or why there are none.
  private enum Domain {
    case values([Value])
    /// Whole numbers, upwards or downwards, which are made one by one.
    case numbers(StrideThrough<Int>)
    /// Days by their numbers.
    case days(StrideThrough<Int>)
    case none
    case open(OpenCells)
  }

  /// The list that `for` gives.
  func loop(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> Value {
    var results: [Value] = []
    let partial = Int(node.c)
    let failure = iterate(node, 0, cells, &run) { index, run in
      if partial >= 0 { run.locals[partial] = .list(results) }
      results.append(self.value(index, cells, &run))
      return results.count <= Limits.listSize
    }
    if results.count > Limits.listSize { return .null }
    return failure ?? run.bounded(.list(results))
  }

  /// `some` when `deciding` is yes, `every` when it is no.
  func quantified(_ node: Node, deciding: Truth, _ cells: Span<Value>, _ run: inout Run) -> Truth {
    var result = deciding.negated
    let failure = iterate(node, 0, cells, &run) { index, run in
      let next = self.truth(index, cells, &run)
      result = deciding == .yes ? result.or(next) : result.and(next)
      return result != deciding
    }
    if result == deciding { return result }
    guard let failure else { return result }
    return Truth(of: failure)
  }

  /// The open cells of a quantified condition that is unknown.
  func openInLoop(_ node: Node, _ cells: Span<Value>, _ run: inout Run) -> OpenCells {
    var open = OpenCells()
    let failure = iterate(node, 0, cells, &run) { index, run in
      if self.truth(index, cells, &run) == .unknown {
        run.join(&open, self.open(index, cells, &run))
      }
      return !run.isExhausted
    }
    return open.union(failure?.openCells ?? OpenCells())
  }

  /// Calls `body` with the node of the loop's body for each combination; nil when all went well or
  /// `body` stopped it, else what the whole loop gives.
  private func iterate(
    _ node: Node, _ binding: Int, _ cells: Span<Value>, _ run: inout Run,
    _ body: (Int32, inout Run) -> Bool
  ) -> Value? {
    var going = true
    return iterate(node, binding, cells, &run, &going, body)
  }

  private func iterate(
    _ node: Node, _ binding: Int, _ cells: Span<Value>, _ run: inout Run, _ going: inout Bool,
    _ body: (Int32, inout Run) -> Bool
  ) -> Value? {
    let start = Int(node.a) + 3 * binding
    guard start < Int(node.a + node.b) - 1 else {
      going = body(operands[start], &run)
      return nil
    }
    func rounds(_ values: some Sequence<Value>) -> Value? {
      for value in values {
        guard going else { return nil }
        guard run.step() else { return .null }
        run.locals[Int(operands[start])] = value
        if let failure = iterate(node, binding + 1, cells, &run, &going, body) { return failure }
      }
      return nil
    }
    switch domain(start, cells, &run) {
    case .open(let open): return .unknown(open)
    case .none: return .null
    case .values(let values): return rounds(values)
    case .numbers(let numbers): return rounds(numbers.lazy.map(Value.integer))
    case .days(let days):
      return rounds(days.lazy.map { Date(dayNumber: $0).map(Value.date) ?? .null })
    }
  }

  private func domain(_ start: Int, _ cells: Span<Value>, _ run: inout Run) -> Domain {
    let first = value(operands[start + 1], cells, &run)
    if operands[start + 2] >= 0 {
      let last = value(operands[start + 2], cells, &run)
      guard run.pay(for: first), run.pay(for: last) else { return .none }
      return Program.domain(from: first, to: last)
    }
    switch first {
    case .unknown(let open): return .open(open)
    case .null: return .none
    case .list(let items): return .values(items)
    case .range(let range): return Program.domain(of: range)
    case .boolean, .number, .string, .date, .time, .dateTime, .yearsMonths, .daysTime, .context,
      .function:
      return .values([first])
    }
  }

  private static func domain(of range: RangeValue) -> Domain {
    guard let lower = range.lower.value.number?.integer,
      let upper = range.upper.value.number?.integer
    else { return domain(from: range.lower.value, to: range.upper.value) }
    let first = range.lower.isIncluded ? lower : lower + 1
    let last = range.upper.isIncluded ? upper : upper - 1
    guard first <= last else { return .values([]) }
    return domain(from: .integer(first), to: .integer(last))
  }

  /// The whole numbers, or the days, from one end to the other, upwards or downwards.
  private static func domain(from first: Value, to last: Value) -> Domain {
    let open = first.openCells.union(last.openCells)
    guard open.isEmpty else { return .open(open) }
    if let lower = first.number?.integer, let upper = last.number?.integer {
      return steps(lower, upper).map { .numbers($0) } ?? .none
    }
    if let lower = first.date, let upper = last.date {
      return steps(lower.dayNumber, upper.dayNumber).map { .days($0) } ?? .none
    }
    return .none
  }

  private static func steps(_ first: Int, _ last: Int) -> StrideThrough<Int>? {
    let (distance, overflow) = last.subtractingReportingOverflow(first)
    guard !overflow, distance.magnitude < UInt(Limits.listSize) else { return nil }
    return stride(from: first, through: last, by: distance < 0 ? -1 : 1)
  }
}
