/// Matching of output with what is expected, where parts differ from run to run.
///
/// `<digest>` stands for 8 or more hexadecimal digits, `<time>` for a date or time in ISO 8601,
/// `<uuid>` for a UUID, `<number>` for a decimal number, `<any>` for anything on one line. A line
/// `...` stands for any number of lines.
public enum Placeholder {
  /// Whether the lines of `actual` are as `expected` says.
  public static func matches(expected: [String], actual: [String]) -> Bool {
    guard let first = expected.first else { return actual.isEmpty }
    let rest = Array(expected.dropFirst())
    if first == "..." {
      return (0...actual.count).contains { skipped in
        matches(expected: rest, actual: Array(actual.dropFirst(skipped)))
      }
    }
    guard let line = actual.first, matches(expected: first, actual: line) else { return false }
    return matches(expected: rest, actual: Array(actual.dropFirst()))
  }

  /// Whether one line is as `expected` says.
  public static func matches(expected: String, actual: String) -> Bool {
    matches(Substring(expected), Substring(actual))
  }

  private static func matches(_ expected: Substring, _ actual: Substring) -> Bool {
    for (name, kind) in kinds where expected.hasPrefix(name) {
      let longest = actual.prefix(while: kind.allowed).count
      guard longest >= kind.least else { return false }
      let rest = expected.dropFirst(name.count)
      return (kind.least...longest).contains { matches(rest, actual.dropFirst($0)) }
    }
    guard let character = expected.first else { return actual.isEmpty }
    return actual.first == character && matches(expected.dropFirst(), actual.dropFirst())
  }

  private struct Kind: Sendable {
    let least: Int
    let allowed: @Sendable (Character) -> Bool
  }

  private static let kinds: [(String, Kind)] = [
    ("<digest>", Kind(least: 8) { $0.isHexDigit }),
    ("<time>", Kind(least: 5) { "0123456789-:TZ+.".contains($0) }),
    ("<uuid>", Kind(least: 36) { $0.isHexDigit || $0 == "-" }),
    ("<number>", Kind(least: 1) { "0123456789.-".contains($0) }),
    ("<any>", Kind(least: 0) { _ in true }),
  ]
}
