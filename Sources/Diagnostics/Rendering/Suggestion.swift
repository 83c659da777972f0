/// The name that somebody probably meant.
public enum Suggestion {
  /// The candidate nearest to `name`; nil when none is near.
  ///
  /// Near is an edit distance (insertions, deletions, substitutions and swaps of neighbours, in
  /// characters) of at most a third of the length of `name`, or one if that is more, that leaves
  /// something in common. Of equally near candidates the first is taken. The time is the product of
  /// the lengths for each candidate of about the same length.
  public static func nearest(
    to name: String, among candidates: some Sequence<String>
  ) -> String? {
    let wanted = Array(name)
    var limit = max(1, wanted.count / 3)
    var best: String?
    for candidate in candidates {
      let letters = Array(candidate)
      guard abs(letters.count - wanted.count) <= limit else { continue }
      let distance = distance(wanted, letters)
      guard distance <= limit, distance < max(wanted.count, letters.count) else { continue }
      best = candidate
      if distance == 0 { break }
      limit = distance - 1
    }
    return best
  }

  /// The optimal string alignment distance.
  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in 0..<b.count {
        var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        let isSwap = i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j]
        if isSwap { least = min(least, beforeLast[j - 1] + 1) }
        row.append(least)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
