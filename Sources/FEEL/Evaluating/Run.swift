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

  /// Takes one step; false when none is left.
  mutating func step() -> Bool {
    steps -= 1
    return steps > 0
  }
}
