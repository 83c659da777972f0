/// The steps that have to be worked out again, taken out in their order.
struct StepSet: Sendable {
  private var words: [UInt64]
  /// No word before this one holds a step.
  private var first = 0

  /// The empty set of positions below `count`.
  init(count: Int) {
    words = Array(repeating: 0, count: (count + 63) / 64)
  }

  mutating func insert(_ position: Int) {
    let word = position >> 6
    words[word] |= 1 << UInt64(position & 63)
    if word < first { first = word }
  }

  /// Takes out the first position; nil when there is none.
  mutating func popFirst() -> Int? {
    while first < words.count {
      let word = words[first]
      guard word == 0 else {
        words[first] = word & (word - 1)
        return first << 6 + word.trailingZeroBitCount
      }
      first += 1
    }
    return nil
  }
}
