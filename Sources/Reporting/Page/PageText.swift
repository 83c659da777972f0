internal import Diagnostics

/// Text as it may stand on a page.
enum PageText {
  /// `text` with hidden characters visible, its lines kept.
  ///
  /// The templates escape a character that means something in HTML only where it stands alone, and
  /// a combining mark after it makes it another one. A dotted circle between them keeps it alone.
  static func shown(_ text: String) -> String {
    var result = ""
    for character in Visible.lines(text) {
      let scalars = character.unicodeScalars
      guard let first = scalars.first, scalars.count > 1, meansSomething(first) else {
        result.append(character)
        continue
      }
      result.unicodeScalars.append(first)
      result.append("\u{25CC}")
      for mark in scalars.dropFirst() { result.unicodeScalars.append(mark) }
    }
    return result
  }

  private static func meansSomething(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "<", ">", "&", "\"", "'": true
    case _: false
    }
  }
}
