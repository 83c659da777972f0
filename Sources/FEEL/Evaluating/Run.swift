/// What one evaluation carries along: the locals, how to divide, and how many steps are left.
struct Run {
  var locals: [Value]
  let arithmetic: Arithmetic
  var steps = Limits.steps
  /// How many calls of defined functions lie inside one another.
  var depth = 0

  init(locals count: Int, _ arithmetic: Arithmetic) {
    locals = count == 0 ? [] : Array(repeating: .null, count: count)
    self.arithmetic = arithmetic
  }

  /// The list or context, paid for by one step for each value in it; `null` when it is too large.
  mutating func bounded(_ value: Value) -> Value {
    extent(of: value) == nil ? .null : value
  }

  /// How large a value is, paid for by one step for each value in it; nil when it is too large, too
  /// deep, or steps run out.
  mutating func extent(of value: Value) -> ValueExtent? {
    guard let extent = value.extent(upTo: Limits.listSize), extent.size <= steps else { return nil }
    steps -= extent.size
    return extent
  }

  /// Takes steps; false when none is left.
  mutating func step(_ count: Int = 1) -> Bool {
    steps -= count
    return steps > 0
  }
}
