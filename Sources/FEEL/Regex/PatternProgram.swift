/// A regular expression as instructions for the two machines that run it.
struct PatternProgram {
  enum Instruction {
    /// Takes one scalar of the set of that index.
    case one(Int)
    /// Goes on at two places; the first is preferred.
    case split(Int, Int)
    case jump(Int)
    /// Keeps the position in a slot.
    case save(Int)
    /// Stops unless the position has moved since that slot was saved.
    case moved(Int)
    case start
    case end
    case reference(Int)
    case match
  }

  /// How many parts have been added, repeated ones as often as they are repeated.
  private var added = 0
  private(set) var instructions: [Instruction] = []
  private(set) var sets: [ScalarSet] = []
  /// How many capturing groups there are; slots 2n and 2n + 1 hold the ends of group n.
  let groups: Int
  /// How many slots there are, those of loops included.
  private(set) var slots: Int
  let flags: PatternFlags
  let hasReferences: Bool

  /// Reads and compiles a pattern; nil when it is malformed or too large.
  init?(_ text: String, flags: PatternFlags) {
    var reader = PatternReader(text, flags)
    guard let pattern = try? reader.pattern() else { return nil }
    self.flags = flags
    groups = reader.groups
    hasReferences = reader.hasReferences
    slots = 2 * (reader.groups + 1)
    emit(.save(0))
    guard add(pattern) else { return nil }
    emit(.save(1))
    emit(.match)
  }

  private mutating func emit(_ instruction: Instruction) { instructions.append(instruction) }

  /// Adds the instructions of a part; false when the whole gets too large.
  private mutating func add(_ pattern: Pattern) -> Bool {
    added += 1
    // Parts that take nothing make no instructions, but repeating them takes time.
    guard instructions.count <= Limits.patternSize, added <= 4 * Limits.patternSize else {
      return false
    }
    switch pattern {
    case .one(let set):
      sets.append(set)
      emit(.one(sets.count - 1))
    case .start: emit(.start)
    case .end: emit(.end)
    case .reference(let group): emit(.reference(group))
    case .sequence(let parts): return parts.allSatisfy { add($0) }
    case .choice(let branches): return add(branches[...])
    case .group(let inner, let number):
      guard let number else { return add(inner) }
      emit(.save(2 * number))
      guard add(inner) else { return false }
      emit(.save(2 * number + 1))
    case .repeated(let inner, let repetition): return add(inner, repetition)
    }
    return true
  }

  private mutating func add(_ branches: ArraySlice<Pattern>) -> Bool {
    guard let first = branches.first else { return true }
    guard branches.count > 1 else { return add(first) }
    let split = hole()
    guard add(first) else { return false }
    let jump = hole()
    instructions[split] = .split(split + 1, instructions.count)
    guard add(branches.dropFirst()) else { return false }
    instructions[jump] = .jump(instructions.count)
    return true
  }

  /// A place for an instruction that is not known yet.
  private mutating func hole() -> Int {
    emit(.match)
    return instructions.count - 1
  }

  private mutating func add(_ inner: Pattern, _ repetition: Pattern.Repetition) -> Bool {
    for _ in 0..<repetition.least {
      guard add(inner) else { return false }
    }
    guard let most = repetition.most else { return addLoop(inner, repetition.isGreedy) }
    var splits: [Int] = []
    for _ in repetition.least..<most {
      splits.append(hole())
      guard add(inner) else { return false }
    }
    for split in splits { setSplit(split, to: instructions.count, repetition.isGreedy) }
    return true
  }

  /// Any number of rounds; a round that takes nothing ends them.
  private mutating func addLoop(_ inner: Pattern, _ isGreedy: Bool) -> Bool {
    let slot = slots
    slots += 1
    let split = hole()
    emit(.save(slot))
    guard add(inner) else { return false }
    emit(.moved(slot))
    emit(.jump(split))
    setSplit(split, to: instructions.count, isGreedy)
    return true
  }

  private mutating func setSplit(_ split: Int, to end: Int, _ isGreedy: Bool) {
    instructions[split] = isGreedy ? .split(split + 1, end) : .split(end, split + 1)
  }
}
