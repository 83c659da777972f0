/// The outcome of a condition.
public enum Truth: UInt8, Sendable, Hashable {
  case no
  case yes
  /// `null`: the condition is neither, as when an absent answer is compared.
  case null
  /// Not decided yet, because of questions that are still open.
  case unknown
}

extension Truth {
  init(_ value: Bool) { self = value ? .yes : .no }

  init(_ value: Bool?) {
    self = value.map { $0 ? .yes : .no } ?? .null
  }

  /// The truth of a value; any known value that is no truth value counts as `null`.
  init(of value: Value) {
    switch value {
    case .boolean(let flag): self.init(flag)
    case .unknown: self = .unknown
    case .null, .number, .string, .date, .time, .dateTime, .yearsMonths, .daysTime, .list, .context,
      .range, .function:
      self = .null
    }
  }

  var negated: Truth {
    switch self {
    case .no: .yes
    case .yes: .no
    case .null: .null
    case .unknown: .unknown
    }
  }
}
