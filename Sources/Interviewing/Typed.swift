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

  /// The number that was typed: `１，２００` and `1,200` are 1200.
  static func number(_ text: String) -> String? {
    let narrow = narrowed(text)
    let groups = narrow.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.count > 1 else { return narrow }
    let head = groups[0].drop { $0 == "-" || $0 == "+" }
    let last = groups[groups.count - 1].prefix { $0 != "." }
    guard (1...3).contains(head.count), last.count == 3,
      groups[1..<(groups.count - 1)].allSatisfy({ $0.count == 3 })
    else { return nil }
    return groups.joined()
  }

  /// The date that was typed, as `YYYY-MM-DD`: with hyphens, strokes, points, as eight digits, or
  /// with 年, 月 and 日.
  static func date(_ text: String) -> String? {
    let narrow = narrowed(text).filter { !$0.isWhitespace }
    let parts = narrow.split { "-/.年月日号".contains($0) }.map(String.init)
    if parts.count == 3 { return date(parts[0], parts[1], parts[2]) }
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
