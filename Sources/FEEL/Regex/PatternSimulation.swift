/// Follows all ways through a pattern at once.
struct PatternSimulation {
  private let matcher: PatternMatcher
  /// The threads of this position in the order of preference: instruction and captures.
  private var current = Threads()
  private var following = Threads()

  /// What adding threads has cost: instructions gone through, and captures copied.
  private var work = 0

  private struct Threads {
    var list: [(instruction: Int, slots: [Int])] = []
    /// The position at which each instruction was added last.
    var seen: [Int] = []
  }

  init(matcher: PatternMatcher) {
    self.matcher = matcher
    let none = [Int](repeating: -1, count: matcher.program.instructions.count)
    current.seen = none
    following.seen = none
  }

  /// The captures of the first match from `start` on.
  mutating func first(
    from start: Int, steps: inout Int
  ) throws(PatternMatcher.Exhausted) -> [Int]? {
    var best: [Int]?
    var position = start
    steps -= current.seen.count / 8
    while true {
      if best == nil {
        let slots = [Int](repeating: -1, count: 2 * (matcher.program.groups + 1))
        add(0, slots, position, to: \.current)
      }
      if current.list.isEmpty, best != nil { return best }
      steps -= current.list.count + 1 + work
      work = 0
      guard steps > 0 else { throw PatternMatcher.Exhausted() }
      best = advance(position) ?? best
      guard position < matcher.text.count else { return best }
      position += 1
      swap(&current, &following)
      following.list.removeAll(keepingCapacity: true)
    }
  }

  /// Moves every thread over one scalar; the captures of the most preferred one that is at its end.
  private mutating func advance(_ position: Int) -> [Int]? {
    for index in current.list.indices {
      let thread = current.list[index]
      switch matcher.program.instructions[thread.instruction] {
      case .match: return thread.slots
      case .one(let set):
        guard position < matcher.text.count,
          matcher.program.sets[set].contains(matcher.text[position])
        else { continue }
        add(thread.instruction + 1, thread.slots, position + 1, to: \.following)
      case .split, .jump, .save, .moved, .start, .end, .reference: continue
      }
    }
    return nil
  }

  /// Adds a thread and what it leads to without taking a scalar, the most preferred first.
  private mutating func add(
    _ instruction: Int, _ slots: [Int], _ position: Int,
    to threads: WritableKeyPath<PatternSimulation, Threads>
  ) {
    var waiting = [(instruction, slots)]
    while var (next, slots) = waiting.popLast() {
      while self[keyPath: threads].seen[next] != position {
        self[keyPath: threads].seen[next] = position
        work += 1
        switch matcher.program.instructions[next] {
        case .jump(let target): next = target
        case .split(let preferred, let other):
          waiting.append((other, slots))
          next = preferred
        case .save(let slot):
          if slot < slots.count { slots[slot] = position }
          work += slots.count / 8
          next += 1
        case .moved: next += 1
        case .start where matcher.isStart(position), .end where matcher.isEnd(position): next += 1
        case .one, .match: self[keyPath: threads].list.append((next, slots))
        case .start, .end, .reference: break
        }
      }
    }
  }
}
