extension Value {
  /// Whether the value is neither a list nor a context, and holds no other values.
  var isPlain: Bool {
    switch self {
    case .list, .context: false
    case .null, .unknown, .boolean, .number, .string, .date, .time, .dateTime, .yearsMonths,
      .daysTime, .range, .function:
      true
    }
  }

  /// How many values there are in this one, itself included; nil when they are more than `limit`.
  /// Stops counting there: a list that holds one list twice may be far larger than its memory.
  func size(upTo limit: Int) -> Int? {
    var count = 0
    return add(to: &count, limit) ? count : nil
  }

  private func add(to count: inout Int, _ limit: Int) -> Bool {
    count += 1
    guard count <= limit else { return false }
    switch self {
    case .list(let items): return items.allSatisfy { $0.add(to: &count, limit) }
    case .context(let context):
      return context.entries.allSatisfy { $0.value.add(to: &count, limit) }
    case .null, .unknown, .boolean, .number, .string, .date, .time, .dateTime, .yearsMonths,
      .daysTime, .range, .function:
      return true
    }
  }
}
