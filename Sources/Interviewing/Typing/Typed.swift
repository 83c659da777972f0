/// What people type, put into the form that rules and names use.
enum Typed {
  /// Full-width letters, digits and punctuation as their half-width forms, the ideographic space as
  /// a space.
  static func narrowed(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E:
        if let narrow = Unicode.Scalar(scalar.value - 0xFEE0) { scalars.append(narrow) }
      case 0x3000: scalars.append(" ")
      case 0x2212, 0x2013: scalars.append("-")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// Without blanks at the ends, ideographic ones included.
  static func trimmed(_ text: String) -> String {
    func isBlank(_ character: Character) -> Bool { character.isWhitespace }
    let start = text.drop(while: isBlank)
    let end = start.reversed().drop(while: isBlank).reversed()
    return String(end)
  }

  /// The date that was typed, as `YYYY-MM-DD`: with hyphens, strokes, points, as eight digits, or
  /// with 年, 月 and 日, their numbers in Chinese too (二〇二六年十一月二十三日).
  static func date(_ text: String) -> String? {
    let narrow = narrowed(text).filter { !$0.isWhitespace }
    let parts = narrow.split { "-/.年月日号".contains($0) }.map(String.init)
    if parts.count == 3 {
      let numbers = parts.compactMap { ChineseNumeral.digits(of: $0) ?? $0 }
      return date(numbers[0], numbers[1], numbers[2])
    }
    guard parts.count == 1, narrow.utf8.count == 8, narrow.allSatisfy(\.isASCII) else { return nil }
    let digits = Array(narrow)
    return date(String(digits[0..<4]), String(digits[4..<6]), String(digits[6..<8]))
  }

  private static func date(_ year: String, _ month: String, _ day: String) -> String? {
    guard year.count == 4, (1...2).contains(month.count), (1...2).contains(day.count) else {
      return nil
    }
    func padded(_ part: String) -> String { part.count == 1 ? "0" + part : part }
    return "\(year)-\(padded(month))-\(padded(day))"
  }
}
