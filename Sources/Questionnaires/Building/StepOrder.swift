import Diagnostics
import FEEL

/// A step with what it reads and writes.
struct StepDraft {
  let step: Step
  /// What it is called in a finding about a cycle.
  let name: String
  let reads: [Int]
  let writes: [Int]
  let place: Place?
}

/// Puts steps in order, each after the steps that write what it reads, and otherwise as they were.
struct StepOrder {
  /// The steps in order; those on a cycle are missing.
  private(set) var steps: [Step] = []
  /// The positions of the steps on a shortest cycle; nil when there is none.
  private(set) var cycle: [Int]?

  private let before: [[Int]]

  init(_ drafts: [StepDraft], cellCount: Int) {
    var writers = [Int](repeating: -1, count: cellCount)
    for (index, draft) in drafts.enumerated() {
      for cell in draft.writes { writers[cell] = index }
    }
    before = drafts.map { draft in
      var seen: Set<Int> = []
      return draft.reads.map { writers[$0] }.filter { $0 >= 0 && seen.insert($0).inserted }
    }
    let order = sorted()
    steps = order.map { drafts[$0].step }
    if order.count < drafts.count {
      cycle = shortestCycle(among: Set(drafts.indices).subtracting(order))
    }
  }

  /// The positions in order, without those that wait for each other: as they were written, but for
  /// those that have to come earlier, which stand directly before the first that reads them. What
  /// belongs to one group so stays together.
  private func sorted() -> [Int] {
    let canBePlaced = withoutCycles()
    var isPlaced = [Bool](repeating: false, count: before.count)
    var order: [Int] = []
    for index in before.indices where canBePlaced[index] {
      var path = [index]
      while let last = path.last {
        if let other = before[last].first(where: { !isPlaced[$0] }), !isPlaced[last] {
          path.append(other)
          continue
        }
        path.removeLast()
        guard !isPlaced[last] else { continue }
        isPlaced[last] = true
        order.append(last)
      }
    }
    return order
  }

  /// Which steps do not wait for themselves, directly or through others.
  private func withoutCycles() -> [Bool] {
    var waiting = before.map(\.count)
    var after = [[Int]](repeating: [], count: before.count)
    for (index, others) in before.enumerated() {
      for other in others { after[other].append(index) }
    }
    var ready = before.indices.filter { waiting[$0] == 0 }
    var isFree = [Bool](repeating: false, count: before.count)
    while let index = ready.popLast() {
      isFree[index] = true
      for follower in after[index] {
        waiting[follower] -= 1
        if waiting[follower] == 0 { ready.append(follower) }
      }
    }
    return isFree
  }

  private func shortestCycle(among open: Set<Int>) -> [Int]? {
    var best: [Int]?
    for start in open.sorted() {
      let path = self.path(from: start, among: open, shorterThan: best?.count ?? Int.max)
      if let path { best = path }
      if best?.count == 1 { break }
    }
    return best
  }

  /// A shortest way from `start` back to itself, breadth first.
  private func path(from start: Int, among open: Set<Int>, shorterThan limit: Int) -> [Int]? {
    var cameFrom: [Int: Int] = [:]
    var layer = [start]
    var length = 0
    while !layer.isEmpty, length + 1 < limit {
      length += 1
      var following: [Int] = []
      for index in layer {
        for other in before[index] where open.contains(other) {
          if other == start { return walk(back: index, to: start, cameFrom) }
          guard cameFrom[other] == nil else { continue }
          cameFrom[other] = index
          following.append(other)
        }
      }
      layer = following
    }
    return nil
  }

  private func walk(back last: Int, to start: Int, _ cameFrom: [Int: Int]) -> [Int] {
    var path = [last]
    while let end = path.last, end != start, let previous = cameFrom[end] { path.append(previous) }
    return path.reversed()
  }
}
