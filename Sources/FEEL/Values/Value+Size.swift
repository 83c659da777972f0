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

  /// How many values there are in this one and how deep they lie, itself included; nil when they are
  /// more than `limit` or deeper than ``Limits/valueDepth``. Stops counting there: a list that holds
  /// one list twice may be far larger than its memory.
  func extent(upTo limit: Int) -> ValueExtent? {
    var extent = ValueExtent()
    return add(to: &extent, level: 1, limit) ? extent : nil
  }

  private func add(to extent: inout ValueExtent, level: Int, _ limit: Int) -> Bool {
    extent.size += 1
    extent.depth = max(extent.depth, level)
    guard extent.size <= limit, level <= Limits.valueDepth else { return false }
    switch self {
    case .list(let items):
      return items.allSatisfy { $0.add(to: &extent, level: level + 1, limit) }
    case .context(let context):
      return context.entries.allSatisfy { $0.value.add(to: &extent, level: level + 1, limit) }
    case .function(let function):
      extent.depth = max(extent.depth, level + function.depth)
      return extent.depth <= Limits.valueDepth
    case .null, .unknown, .boolean, .number, .string, .date, .time, .dateTime, .yearsMonths,
      .daysTime, .range:
      return true
    }
  }
}

/// How many values there are in one, and how deep they lie.
struct ValueExtent {
  var size = 0
  var depth = 0
}
