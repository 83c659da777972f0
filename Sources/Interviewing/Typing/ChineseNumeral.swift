/// Numbers written in Chinese: 三百二十, 两千, 一万五, 二〇二六, 叁佰贰拾, 三点五.
enum ChineseNumeral {
  /// The decimal digits of the number that `text` is from its first character to its last; nil for
  /// any other text, and for what people mean as "about" (三五 is three to five).
  static func digits(of text: some StringProtocol) -> String? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "点" || $0 == "點" }
    switch parts.count {
    case 1: return whole(parts[0])
    case 2:
      guard let whole = whole(parts[0]), let places = row(parts[1]) else { return nil }
      return whole + "." + places
    default: return nil
    }
  }

  /// Whether a character can stand in such a number.
  static func isPart(_ character: Character) -> Bool {
    digit(character) != nil || unit(character) != nil || character == "点" || character == "點"
  }

  /// The power of ten that 十, 百, 千, 万 or 亿 multiplies by.
  static func power(_ character: Character) -> Int? {
    unit(character).map { unit in String(unit).count - 1 }
  }

  private static func digit(_ character: Character) -> Int? {
    let plain = Array("〇一二三四五六七八九")
    let formal = Array("零壹贰叁肆伍陆柒捌玖")
    if character == "两" || character == "兩" { return 2 }
    return plain.firstIndex(of: character) ?? formal.firstIndex(of: character)
  }

  private static func unit(_ character: Character) -> Int? {
    switch character {
    case "十", "拾": 10
    case "百", "佰": 100
    case "千", "仟": 1_000
    case "万", "萬": 10_000
    case "亿", "億": 100_000_000
    default: nil
    }
  }

  private static func whole(_ text: some StringProtocol) -> String? {
    guard !text.isEmpty else { return nil }
    if text.allSatisfy({ digit($0) != nil }) {
      // 三五 is "three to five"; a row of digits is a year or a number read out.
      return text.count == 2 && !text.contains(where: { digit($0) == 0 }) ? nil : row(text)
    }
    var reading = Reading()
    for character in text {
      if let digit = digit(character) {
        guard reading.take(digit: digit) else { return nil }
      } else {
        guard let unit = unit(character), reading.take(unit: unit) else { return nil }
      }
    }
    return reading.value.map(String.init)
  }

  private static func row(_ text: some StringProtocol) -> String? {
    let digits = text.compactMap(digit)
    return digits.count == text.count && !digits.isEmpty ? digits.map(String.init).joined() : nil
  }

  /// The characters taken so far: what stands before 亿 and 万, what stands below 万, and a digit
  /// that waits for its unit.
  private struct Reading {
    private var total = 0
    private var section = 0
    private var digit: Int?
    private var hasZero = false
    private var isFirst = true
    /// The unit before the present character.
    private var lastUnit: Int?
    /// The smallest of 十, 百 and 千 in the section, and of 万 and 亿 in the number.
    private var sectionUnit = Int.max
    private var largeUnit = Int.max

    mutating func take(digit new: Int) -> Bool {
      guard digit == nil else { return false }
      isFirst = false
      if new == 0 { hasZero = true } else { digit = new }
      return true
    }

    mutating func take(unit: Int) -> Bool {
      let taken = unit < 10_000 ? take(small: unit) : take(large: unit)
      lastUnit = unit
      isFirst = false
      hasZero = false
      digit = nil
      return taken
    }

    private mutating func take(small unit: Int) -> Bool {
      // 十二 has no 一 before 十.
      guard unit < sectionUnit, let times = digit ?? (unit == 10 && isFirst ? 1 : nil) else {
        return false
      }
      section += times * unit
      sectionUnit = unit
      return true
    }

    private mutating func take(large unit: Int) -> Bool {
      let counted = section + (digit ?? 0)
      // 三万亿 counts 亿 in 万.
      let countsWhole = largeUnit == 10_000 && unit == 100_000_000 && counted == 0 && total > 0
      guard countsWhole || (unit < largeUnit && counted > 0) else { return false }
      total = countsWhole ? total * unit : total + counted * unit
      section = 0
      sectionUnit = Int.max
      largeUnit = unit
      return true
    }

    /// A digit at the end that follows a unit without 零 counts in the next smaller unit: 一万五 is
    /// fifteen thousand.
    var value: Int? {
      guard let digit else { return total + section }
      let follows = hasZero ? nil : lastUnit
      return total + section + digit * (follows.map { $0 / 10 } ?? 1)
    }
  }
}
