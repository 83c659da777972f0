extension DecisionTable {
  /// Between what the collected number lies, given the rules that match and those that may.
  func bounds(
    _ hits: [Hit], _ possible: [Hit], _ arithmetic: Arithmetic
  ) -> ClosedRange<Number>? {
    if hit == .collectCount { return Number(hits.count)...Number(hits.count + possible.count) }
    guard outputs.count == 1, let sure = numbers(hits), let maybe = numbers(possible) else {
      return nil
    }
    switch hit {
    case .collectSum: return sum(sure, maybe, arithmetic)
    case .collectMinimum: return extremes(sure, maybe)
    case .collectMaximum:
      // Mirrored, the greatest is the least.
      let mirrored = extremes(sure.map(\.negated), maybe.map(\.negated))
      return mirrored.map { $0.upperBound.negated...$0.lowerBound.negated }
    case .unique, .any, .priority, .first, .ruleOrder, .outputOrder, .collect, .collectCount:
      return nil
    }
  }

  /// The outputs; nil when one is no number.
  private func numbers(_ hits: [Hit]) -> [Number]? {
    let numbers = hits.compactMap { $0.values[0].number }
    return numbers.count == hits.count ? numbers : nil
  }

  /// The sum of what is sure, with everything below zero that may come, and with everything above.
  private func sum(
    _ sure: [Number], _ maybe: [Number], _ arithmetic: Arithmetic
  ) -> ClosedRange<Number>? {
    func total(_ numbers: [Number]) -> Number? {
      numbers.reduce(Number(0) as Number?) { sofar, next in sofar?.adding(next, arithmetic) }
    }
    let lower = total(sure + maybe.filter(\.isNegative))
    let upper = total(sure + maybe.filter { !$0.isNegative })
    guard let lower, let upper else { return nil }
    return lower...upper
  }

  /// The least of all, and the least that must be there.
  private func extremes(
    _ sure: [Number], _ maybe: [Number]
  ) -> ClosedRange<Number>? {
    guard let lower = (sure + maybe).min(), let upper = sure.min() ?? maybe.max() else {
      return nil
    }
    return lower...upper
  }
}
