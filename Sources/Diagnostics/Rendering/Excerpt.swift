/// The line of a place as it is printed under a finding, and where the carets stand.
struct Excerpt {
  /// The visible text of the line, cut to a window around the place when it is very long.
  let line: String
  /// The columns before the first caret.
  let indent: Int
  /// How many carets, at least one.
  let carets: Int

  /// A line longer than this many scalars is cut, because a place in it would be hard to find.
  private static let longest = 160

  /// The excerpt of `place`; nil when its text has no such line.
  init?(of place: Place) {
    guard place.source.lines.indices.contains(place.line - 1) else { return nil }
    let scalars = Array(place.source.lines[place.line - 1].unicodeScalars)
    let start = min(max(0, place.column - 1), scalars.count)
    let end = min(start + place.length, scalars.count)
    let window = Excerpt.window(start: start, end: end, count: scalars.count)
    let before = Excerpt.text(scalars[window.lowerBound..<start])
    let marked = Excerpt.text(scalars[start..<min(end, window.upperBound)])
    let after = Excerpt.text(scalars[min(end, window.upperBound)..<window.upperBound])
    let opening = window.lowerBound > 0 ? "…" : ""
    let closing = window.upperBound < scalars.count ? "…" : ""
    line = opening + before + marked + after + closing
    indent = DisplayWidth.of(opening + before)
    carets = max(1, DisplayWidth.of(marked))
  }

  /// The scalars that are shown: all, or some before the place and as many as fit after it.
  private static func window(start: Int, end: Int, count: Int) -> Range<Int> {
    guard count > longest else { return 0..<count }
    let low = max(0, min(start - 40, count - longest))
    return low..<min(count, low + longest)
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    Visible.text(String(String.UnicodeScalarView(scalars)))
  }
}

/// The colours of a finding, or none. Never the only carrier of meaning.
struct Paint {
  /// Whether colours are written.
  let isOn: Bool

  /// The line numbers and bars.
  func gutter(_ text: String) -> String { painted(text, "34") }

  /// The severity and the carets.
  func label(_ text: String, _ severity: Finding.Severity) -> String {
    switch severity {
    case .error: painted(text, "1;31")
    case .warning: painted(text, "1;33")
    }
  }

  private func painted(_ text: String, _ code: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
