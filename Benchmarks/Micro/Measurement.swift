/// One line of the result: what was measured, against which goal.
struct Measurement {
  let name: String
  /// Nil where a figure only shows how something grows.
  let goal: Duration?
  let times: [Duration]

  /// The middle one, the later of two; zero when there is none.
  var median: Duration { times.isEmpty ? .zero : times.sorted()[times.count / 2] }

  /// Nine in ten are no longer.
  var ninth: Duration { times.isEmpty ? .zero : times.sorted()[times.count * 9 / 10] }

  /// Whether the median keeps the goal.
  var isKept: Bool { goal.map { median <= $0 } ?? true }

  /// A row of the table in README.md.
  var row: String {
    let verdict = goal == nil ? "" : isKept ? "kept" : "MISSED"
    return "| \(name) | \(goal?.text ?? "–") | \(median.text) | \(ninth.text) | "
      + "\((times.max() ?? .zero).text) | \(times.count) | \(verdict) |"
  }

  static let heading = """
    | what | goal | median | 9 in 10 | worst | runs | |
    |---|---|---|---|---|---|---|
    """
}

extension Duration {
  /// In milliseconds from one on, else in microseconds, with two or three digits.
  var text: String {
    let microseconds = self / .microseconds(1)
    if microseconds >= 100_000 { return "\(Int((microseconds / 1000).rounded())) ms" }
    if microseconds >= 1000 { return "\((microseconds / 100).rounded() / 10) ms" }
    return "\((microseconds * 10).rounded() / 10) µs"
  }
}
