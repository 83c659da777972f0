/// Text from people, files and other programs, made safe to print.
///
/// A terminal obeys escape sequences, and bidirectional overrides, tags and zero-width characters
/// make a text look like another. They are replaced by something that can be seen: C0 controls and
/// DEL by their control pictures (`␛`), the others by their code point (`<U+202E>`). What is
/// already visible stays as it is. Nothing here is an escape that could be undone.
public enum Visible {
  /// `text` with each hidden character made visible, line feeds included, so that the result is
  /// one line.
  public static func text(_ text: some StringProtocol) -> String {
    rendered(text, keepingLines: false)
  }

  /// `text` with each hidden character made visible but its line feeds kept; a carriage return
  /// before a line feed is dropped.
  public static func lines(_ text: some StringProtocol) -> String {
    rendered(text, keepingLines: true)
  }

  /// The first hidden character of `text` and its position, counted in Unicode scalars from 1; nil
  /// when there is none. For input, where such characters are refused.
  public static func firstHidden(
    in text: some StringProtocol
  ) -> (scalar: Unicode.Scalar, position: Int)? {
    var earlier: Unicode.Scalar?
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      if isHidden(scalar, after: earlier) { return (scalar, offset + 1) }
      earlier = scalar
    }
    return nil
  }

  /// How a hidden `scalar` is shown: `␛` or `<U+202E>`.
  public static func name(of scalar: Unicode.Scalar) -> String {
    let value = scalar.value
    if value < 0x20, let picture = Unicode.Scalar(0x2400 + value) { return String(picture) }
    if value == 0x7F { return "\u{2421}" }
    let digits = String(value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  private static func rendered(_ text: some StringProtocol, keepingLines: Bool) -> String {
    let whole = String(text)
    if isPlain(whole) { return whole }
    var result = ""
    for character in text {
      if keepingLines && (character == "\n" || character == "\r\n") {
        result.append("\n")
      } else {
        append(character, to: &result)
      }
    }
    return result
  }

  /// Whether a text consists of ASCII, Chinese characters, full-width forms and punctuation alone,
  /// as most do: nothing of it is hidden, whatever is beside it.
  private static func isPlain(_ text: String) -> Bool {
    var bytes = text.utf8.makeIterator()
    while let byte = bytes.next() {
      if 0x20..<0x7F ~= byte { continue }
      guard let second = bytes.next(), let third = bytes.next() else { return false }
      switch (byte, second, third) {
      // U+3000 to U+303F; U+4000 to U+9FFF; U+FF00 to U+FF7F; dashes, quotes and the ellipsis.
      case (0xE3, 0x80, _), (0xE4...0xE9, _, _), (0xEF, 0xBC...0xBD, _): continue
      case (0xE2, 0x80, 0x93...0x94), (0xE2, 0x80, 0x98...0x9D), (0xE2, 0x80, 0xA6): continue
      default: return false
      }
    }
    return true
  }

  private static func append(_ character: Character, to result: inout String) {
    var earlier: Unicode.Scalar?
    for scalar in character.unicodeScalars {
      if isHidden(scalar, after: earlier) {
        result += name(of: scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
      earlier = scalar
    }
  }

  /// Whether `scalar` cannot be seen or commands the terminal, standing after `earlier`.
  private static func isHidden(_ scalar: Unicode.Scalar, after earlier: Unicode.Scalar?) -> Bool {
    let value = scalar.value
    if value < 0x20 || 0x7F..<0xA0 ~= value { return true }
    if value < 0xAD || 0x4E00...0x9FFF ~= value { return false }
    // U+2028, U+2029 end lines; U+FFF9 to U+FFFB hide annotations.
    if 0x2028...0x2029 ~= value || 0xFFF9...0xFFFB ~= value { return true }
    guard scalar.properties.isDefaultIgnorableCodePoint else { return false }
    // One variation selector after a character chooses its form; names of people need it.
    return !(isVariationSelector(scalar) && earlier.map(takesVariation) ?? false)
  }

  private static func isVariationSelector(_ scalar: Unicode.Scalar) -> Bool {
    0xFE00...0xFE0F ~= scalar.value || 0xE0100...0xE01EF ~= scalar.value
  }

  private static func takesVariation(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && !scalar.properties.isDefaultIgnorableCodePoint
  }
}
