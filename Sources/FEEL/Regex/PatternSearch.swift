/// Tries one way through a pattern after the other, for patterns that refer back to a group.
struct PatternSearch {
  private let matcher: PatternMatcher
  private var slots: [Int]
  private var waiting: [Step] = []
  /// How many scalars of groups have been looked at again and not been paid for.
  private var compared = 0

  /// What is left to try, and what to undo before.
  private enum Step {
    case go(instruction: Int, position: Int)
    case restore(slot: Int, value: Int)
  }

  init(matcher: PatternMatcher) {
    self.matcher = matcher
    slots = [Int](repeating: -1, count: matcher.program.slots)
  }

  /// The captures of the first match from `start` on.
  mutating func first(
    from start: Int, steps: inout Int
  ) throws(PatternMatcher.Exhausted) -> [Int]? {
    for position in start...matcher.text.count {
      steps -= slots.count / 4
      slots = [Int](repeating: -1, count: slots.count)
      waiting = [.go(instruction: 0, position: position)]
      if try run(&steps) { return slots }
    }
    return nil
  }

  /// Whether a way leads to the end; bounds how much waits to be tried, too.
  private mutating func run(_ steps: inout Int) throws(PatternMatcher.Exhausted) -> Bool {
    while let step = waiting.popLast() {
      switch step {
      case .restore(let slot, let value): slots[slot] = value
      case .go(var instruction, var position):
        while let next = move(instruction, position) {
          // A way that is tried costs more than a thread that is kept.
          steps -= 8 + compared
          compared = 0
          guard steps > 0, waiting.count < Limits.steps else { throw PatternMatcher.Exhausted() }
          if next.isDone { return true }
          (instruction, position) = (next.instruction, next.position)
        }
        steps -= 8 + compared
        compared = 0
        guard steps > 0 else { throw PatternMatcher.Exhausted() }
      }
    }
    return false
  }

  /// Where an instruction leads; nil when this way ends here.
  private mutating func move(
    _ instruction: Int, _ position: Int
  ) -> (instruction: Int, position: Int, isDone: Bool)? {
    let next = instruction + 1
    switch matcher.program.instructions[instruction] {
    case .match: return (instruction, position, true)
    case .jump(let target): return (target, position, false)
    case .split(let preferred, let other):
      waiting.append(.go(instruction: other, position: position))
      return (preferred, position, false)
    case .save(let slot):
      waiting.append(.restore(slot: slot, value: slots[slot]))
      slots[slot] = position
      return (next, position, false)
    case .one(let set):
      guard position < matcher.text.count,
        matcher.program.sets[set].contains(matcher.text[position])
      else { return nil }
      return (next, position + 1, false)
    case .moved(let slot): return slots[slot] == position ? nil : (next, position, false)
    case .start: return matcher.isStart(position) ? (next, position, false) : nil
    case .end: return matcher.isEnd(position) ? (next, position, false) : nil
    case .reference(let group): return again(group, at: position).map { (next, $0, false) }
    }
  }

  /// The position after what a group captured, when that stands here again; a group that took no part
  /// matches nothing at all.
  private mutating func again(_ group: Int, at position: Int) -> Int? {
    let (start, end) = (slots[2 * group], slots[2 * group + 1])
    guard start >= 0, end >= start else { return position }
    compared += end - start
    return matcher.repeated(start..<end, at: position)
  }
}
