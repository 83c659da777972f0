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

  /// Whether the value takes no more than a moment to look at.
  var isSmall: Bool {
    switch self {
    case .list, .context, .range, .string, .unknown: false
    case .null, .boolean, .number, .date, .time, .dateTime, .yearsMonths, .daysTime, .function:
      true
    }
  }

  /// What it costs to go through the value once, in parts of a step. Stops counting above `limit`: a
  /// list that holds one list twice may be far larger than its memory.
  func weight(upTo limit: Int) -> Int {
    var weight = 0
    add(to: &weight, limit)
    return weight
  }

  private func add(to weight: inout Int, _ limit: Int) {
    weight += 1
    guard weight <= limit else { return }
    switch self {
    case .string(let text): weight += text.utf8.count / 8
    case .unknown(let open): weight += open.size
    case .list(let items):
      for item in items where weight <= limit { item.add(to: &weight, limit) }
    case .context(let context):
      for entry in context.entries where weight <= limit { entry.value.add(to: &weight, limit) }
    case .range(let range):
      range.lower.value.add(to: &weight, limit)
      range.upper.value.add(to: &weight, limit)
    case .null, .boolean, .number, .date, .time, .dateTime, .yearsMonths, .daysTime, .function:
      break
    }
  }

  /// How many values there are in this one and how deep they lie, itself included; nil when they are
  /// more than `limit`, deeper than ``Limits/valueDepth``, or hold more text than
  /// ``Limits/stringSize``. Stops counting there: a list that holds one list twice may be far larger
  /// than its memory.
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
      return context.entries.allSatisfy {
        extent.add(text: $0.name) && $0.value.add(to: &extent, level: level + 1, limit)
      }
    case .function(let function):
      extent.depth = max(extent.depth, level + function.depth)
      return extent.depth <= Limits.valueDepth
    case .string(let text): return extent.add(text: text)
    case .range(let range):
      return range.lower.value.add(to: &extent, level: level + 1, limit)
        && range.upper.value.add(to: &extent, level: level + 1, limit)
    case .null, .unknown, .boolean, .number, .date, .time, .dateTime, .yearsMonths, .daysTime:
      return true
    }
  }
}

/// How many values there are in one, how deep they lie, and how long their texts are together.
struct ValueExtent {
  var size = 0
  var depth = 0
  var text = 0

  /// Counts a text; false when all are too long together.
  fileprivate mutating func add(text: String) -> Bool {
    self.text += text.utf8.count
    return self.text <= Limits.stringSize
  }
}
