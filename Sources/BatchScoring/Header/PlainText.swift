/// Characters that can be seen and that no normalisation changes, by their UTF-8 bytes.
enum PlainText {
  /// Whether there is nothing but ASCII from space to tilde, Chinese characters (U+3400 to U+9FFF)
  /// and the commonest punctuation of both scripts.
  static func holdsOnly(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    var index = start
    while index < end {
      let byte = bytes[index]
      if 0x20...0x7E ~= byte {
        index += 1
        continue
      }
      guard 0xE2...0xEF ~= byte, index + 2 < end else { return false }
      guard isPlain(byte, bytes[index + 1], bytes[index + 2]) else { return false }
      index += 3
    }
    return true
  }

  private static func isPlain(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    let tail = UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
    switch UInt32(first & 0x0F) << 12 | tail {
    case 0x3400...0x9FFF: return true
    // – — ‘ ’ “ ” …, the ideographic space and marks, the full-width forms.
    case 0x2013...0x2014, 0x2018...0x201D, 0x2026, 0x3000...0x3011, 0xFF01...0xFF5E: return true
    case _: return false
    }
  }
}
