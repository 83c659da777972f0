/// One line of the result: what was measured, against which goal.
struct Measurement {
  let name: String
  /// Nil where a figure only shows how something grows.
  let goal: Duration?
  let times: [Duration]
  /// How many things are done in one time; with more than one, the row says how many a second.
  var count = 1

  /// The middle one, the later of two; zero when there is none.
  var median: Duration { times.isEmpty ? .zero : times.sorted()[times.count / 2] }

  /// Nine in ten are no longer.
  var ninth: Duration { times.isEmpty ? .zero : times.sorted()[times.count * 9 / 10] }

  /// Whether the median keeps the goal.
  var isKept: Bool { goal.map { median <= $0 } ?? true }

  /// A row of the table in README.md.
  var row: String {
    let verdict = goal == nil ? "" : isKept ? "kept" : "MISSED"
    return "| \(name)\(rate) | \(goal?.text ?? "–") | \(median.text) | \(ninth.text) | "
      + "\((times.max() ?? .zero).text) | \(times.count) | \(verdict) |"
  }

  private var rate: String {
    guard count > 1, median > .zero else { return "" }
    let perSecond = Double(count) / (median / .seconds(1))
    if perSecond >= 1e6 { return " (\((perSecond / 1e5).rounded() / 10) million a second)" }
    return " (\(Int(perSecond.rounded())) a second)"
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
