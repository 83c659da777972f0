import FEEL

/// Tries a condition with every combination of the answers that it reads, where each of them has
/// few values.
final class Trial {
  // A class, because the frame, which is large, is used again for every trial.

  /// What came out.
  struct Outcome {
    /// Whether some combination made all conditions true.
    var isEverTrue = false
    /// Whether some combination made one of them anything but true.
    var isEverElse = false
  }

  /// The values that each cell can have; nil for a cell with too many.
  private let domains: [[Value]?]
  private var frame: [Value]
  /// More combinations than this are not tried.
  private static let most = 4096

  init(_ assembly: Assembly) {
    var domains = [[Value]?](repeating: nil, count: assembly.cells.names.count)
    for question in assembly.questions {
      domains[question.cell] = Trial.domain(of: question.type).map { $0 + [.null] }
    }
    self.domains = domains
    frame = [Value](repeating: .null, count: domains.count)
  }

  /// The values of a type, without null; nil when there are too many.
  static func domain(of type: ValueType) -> [Value]? {
    switch type {
    case .boolean: [.boolean(true), .boolean(false)]
    case .choice(let choice): choice.members
    case .any, .null, .number, .string, .date, .time, .dateTime, .yearsMonths, .daysTime, .list,
      .context, .range, .function:
      nil
    }
  }

  /// Tries whether all of `rules` hold at once; nil when there are too many combinations.
  func outcome(of rules: [Expression]) -> Outcome? {
    let cells = Set(rules.flatMap(\.reads)).sorted()
    let choices = cells.compactMap { domains[$0] }
    guard choices.count == cells.count else { return nil }
    var count = 1
    for values in choices {
      count *= max(values.count, 1)
      guard count <= Trial.most else { return nil }
    }
    var frame: [Value] = []
    swap(&frame, &self.frame)
    defer {
      for cell in cells { frame[cell] = .null }
      swap(&frame, &self.frame)
    }
    var outcome = Outcome()
    for number in 0..<count {
      var rest = number
      for (cell, values) in zip(cells, choices) where !values.isEmpty {
        frame[cell] = values[rest % values.count]
        rest /= values.count
      }
      let isTrue = rules.allSatisfy { $0.truth(in: frame.span) == .yes }
      if isTrue { outcome.isEverTrue = true } else { outcome.isEverElse = true }
      if outcome.isEverTrue && outcome.isEverElse { break }
    }
    return outcome
  }
}
