/// How many columns of a terminal a text takes.
///
/// East Asian wide and full-width characters take two columns, combining and invisible characters
/// none, an emoji sequence two, all others one. Characters that Unicode calls ambiguous (`①`, `…`,
/// `—`, curly quotes) count as one, as in the C library. Source: Unicode Standard Annex 11,
/// *East Asian Width*.
public enum DisplayWidth {
  /// The columns that `text` takes on one line. Linear in its length.
  public static func of(_ text: some StringProtocol) -> Int {
    var width = 0
    for scalar in text.unicodeScalars {
      guard let plain = plainWidth(scalar.value) else { return text.reduce(0) { $0 + of($1) } }
      width += plain
    }
    return width
  }

  /// The columns of a scalar that stands for itself whatever is beside it: ASCII, Chinese characters,
  /// full-width forms and their punctuation; nil for all others.
  private static func plainWidth(_ value: UInt32) -> Int? {
    switch value {
    case 0x20..<0x7F, 0x2013...0x2014, 0x2018...0x201D, 0x2026: 1
    case 0x3001...0x3020, 0x4E00...0x9FFF, 0xFF01...0xFF60: 2
    default: nil
    }
  }

  /// The columns that one user-perceived character takes: 0, 1 or 2.
  public static func of(_ character: Character) -> Int {
    var width = 0
    for scalar in character.unicodeScalars {
      if scalar == emojiSelector && width > 0 { return 2 }
      width += of(scalar)
    }
    return min(2, width)
  }

  /// The columns that one scalar takes by itself: 0, 1 or 2.
  public static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return widthBelowCombining(scalar.value) }
    if isInvisible(scalar) { return 0 }
    return isWide(scalar) ? 2 : 1
  }

  /// U+FE0F asks for the coloured, two-column form of the character before it.
  private static let emojiSelector: Unicode.Scalar = "\u{FE0F}"

  /// Latin-1 and its extensions: controls and the soft hyphen take no column.
  private static func widthBelowCombining(_ value: UInt32) -> Int {
    let isControl = value < 0x20 || 0x7F..<0xA0 ~= value
    return isControl || value == 0xAD ? 0 : 1
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    // The second and third parts of a Hangul syllable are drawn inside the first.
    if 0x1160...0x11FF ~= scalar.value || 0xD7B0...0xD7FF ~= scalar.value { return true }
    if 0x4E00...0x9FFF ~= scalar.value { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator:
      return true
    default:
      return scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x1100 { return false }
    if 0x4E00...0x9FFF ~= scalar.value { return true }
    return isInTable(scalar.value) || scalar.properties.isEmojiPresentation
  }

  private static func isInTable(_ value: UInt32) -> Bool {
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < wideRanges.count && wideRanges[low].contains(value)
  }
}
