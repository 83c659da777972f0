/// Times of one kind of run, in the order they were taken.
struct Times {
  private(set) var all: [Duration] = []

  /// Adds the time that `work` takes.
  mutating func measure(_ work: () throws -> Void) rethrows {
    let clock = ContinuousClock()
    all.append(try clock.measure(work))
  }

  mutating func append(_ time: Duration) { all.append(time) }

  /// The middle one, the later of two; zero when there is none.
  var median: Duration { all.isEmpty ? .zero : all.sorted()[all.count / 2] }

  var worst: Duration { all.max() ?? .zero }

  /// Times of `count` runs, after one that is not counted: it warms the file cache.
  static func of(_ count: Int, _ work: () throws -> Void) rethrows -> Times {
    try work()
    var times = Times()
    for _ in 0..<count { try times.measure(work) }
    return times
  }
}

extension Duration {
  /// In milliseconds with one place.
  var milliseconds: String {
    let tenths = (self / .milliseconds(1) * 10).rounded()
    return "\(tenths / 10) ms"
  }
}

/// One line of the result: what was measured, against which goal.
struct Measurement {
  let name: String
  let goal: Duration
  let times: Times

  /// Whether the median keeps the goal.
  var isKept: Bool { times.median <= goal }

  /// A row of the table in README.md.
  var row: String {
    let verdict = isKept ? "kept" : "MISSED"
    return "| \(name) | \(goal.milliseconds) | \(times.median.milliseconds) | "
      + "\(times.worst.milliseconds) | \(times.all.count) | \(verdict) |"
  }

  static let heading = """
    | what | goal | median | worst | runs | |
    |---|---|---|---|---|---|
    """
}
