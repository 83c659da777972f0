/// What one evaluation carries along: the locals, how to divide, and how much work it may still do.
struct Run {
  var locals: [Value]
  let arithmetic: Arithmetic
  /// What is left to spend, in parts of a step.
  var parts = Limits.steps * Run.partsOfStep
  /// How many calls of defined functions lie inside one another.
  var depth = 0

  /// An operation is one part; so is each value that is looked at on the way, and 8 bytes of text.
  static let partsOfStep = 8

  init(locals count: Int, _ arithmetic: Arithmetic) {
    locals = count == 0 ? [] : Array(repeating: .null, count: count)
    self.arithmetic = arithmetic
  }

  /// Whether all is spent; what the evaluation gives from then on counts for nothing.
  var isExhausted: Bool { parts <= 0 }

  /// Takes steps; false when none is left.
  mutating func step(_ count: Int = 1) -> Bool { pay(count * Run.partsOfStep) }

  /// Takes parts of steps; false when none is left.
  mutating func pay(_ count: Int) -> Bool {
    parts -= count
    return parts > 0
  }

  /// Takes what it costs to go through a value once; false when that is too much.
  mutating func pay(for value: Value) -> Bool {
    if value.isSmall { return !isExhausted }
    return pay(value.weight(upTo: max(parts, 0)))
  }

  /// Takes what it costs to make a text of so many bytes.
  mutating func pay(forText bytes: Int) -> Bool { pay(bytes / 8) }

  /// Adds open cells to a set; paid for, because each addition goes through the set.
  mutating func join(_ open: inout OpenCells, _ more: OpenCells) {
    open = open.union(more)
    parts -= open.size / 8
  }

  /// The list or context, paid for by one step for each value in it; `null` when it is too large.
  mutating func bounded(_ value: Value) -> Value {
    extent(of: value) == nil ? .null : value
  }

  /// How large a value is, paid for by one step for each value in it; nil when it is too large, too
  /// deep, or steps run out.
  mutating func extent(of value: Value) -> ValueExtent? {
    guard let extent = value.extent(upTo: Limits.listSize), step(extent.size) else { return nil }
    return extent
  }
}

extension Run {
  /// What the evaluation gives: `value`, unless it ran out of steps. Then it is `null`, or unknown
  /// where a cell that it reads is open, because a completion may take fewer steps.
  func outcome(_ value: Value, reading reads: [Int], _ cells: Span<Value>) -> Value {
    guard isExhausted else { return value }
    let open = reads.reduce(OpenCells()) { $0.union(cells[$1].openCells) }
    return open.isEmpty ? .null : .unknown(open)
  }
}
