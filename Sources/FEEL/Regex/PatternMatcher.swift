/// Finds a pattern in texts, in time that is bounded before it begins.
///
/// All ways through the pattern are followed at once, one scalar at a time (Thompson 1968, with
/// captures as Pike's `sam` keeps them), so the work is at most the length of the text times that of
/// the pattern. A pattern that refers back to a group is no regular one and is searched by trying
/// one way after the other, up to a number of steps.
struct PatternMatcher {
  let program: PatternProgram
  let text: [UInt32]

  init(_ program: PatternProgram, _ text: String) {
    self.program = program
    self.text = text.unicodeScalars.map(\.value)
  }

  /// The work went over its bound.
  struct Exhausted: Error {}

  /// The first match from `start` on: where each group begins and ends, -1 for a group that takes no
  /// part, the whole match first; nil when there is none. Work is paid for with `steps`.
  func first(from start: Int, steps: inout Int) throws(Exhausted) -> [Int]? {
    let slots = 2 * (program.groups + 1)
    if program.hasReferences {
      var search = PatternSearch(matcher: self)
      return try search.first(from: start, steps: &steps).map { Array($0.prefix(slots)) }
    }
    var simulation = PatternSimulation(matcher: self)
    return try simulation.first(from: start, steps: &steps).map { Array($0.prefix(slots)) }
  }

  /// Every match from left to right, none overlapping; none may be empty.
  func all(steps: inout Int) throws(Exhausted) -> [[Int]] {
    var found: [[Int]] = []
    var start = 0
    while start <= text.count, let match = try first(from: start, steps: &steps) {
      guard match[1] > match[0] else { break }
      found.append(match)
      // What is kept of a match takes memory, too.
      steps -= 4 * match.count
      guard steps > 0 else { throw Exhausted() }
      start = match[1]
    }
    return found
  }

  /// Whether the position is the start of the text or, with the flag `m`, of a line.
  func isStart(_ position: Int) -> Bool {
    if position == 0 { return true }
    return program.flags.isMultiline && position < text.count && text[position - 1] == 10
  }

  /// Whether the position is the end of the text or, with the flag `m`, of a line.
  func isEnd(_ position: Int) -> Bool {
    guard program.flags.isMultiline else { return position == text.count }
    if position == text.count { return text.last != 10 }
    return text[position] == 10
  }

  /// The position after the text that `range` holds, when that stands again at `position`.
  func repeated(_ range: Range<Int>, at position: Int) -> Int? {
    guard position + range.count <= text.count else { return nil }
    for offset in 0..<range.count {
      let (a, b) = (text[range.lowerBound + offset], text[position + offset])
      guard a == b || program.flags.ignoresCase && CaseVariants.same(a, b) else { return nil }
    }
    return position + range.count
  }
}
