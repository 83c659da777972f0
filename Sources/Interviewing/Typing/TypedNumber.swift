/// What was typed where a number is expected.
///
/// Taken are `１，２００`, `1,200`, `+5`, `负三`, 三百二十, `1.5万`, and with a question about a
/// percentage `20%` and 百分之二十. A unit behind the number is told from the number, so that it can
/// be refused with what to type instead.
enum TypedNumber: Hashable {
  /// How the question counts, as its own words say.
  struct Counting: Hashable {
    /// It asks for a percentage.
    var inPercent = false
    /// It asks in 万 or 亿: 1.5万 could then be read in two ways.
    var inLargeUnits = false
  }

  /// Digits that `Decimal` reads.
  case digits(String)
  case withUnit(digits: String, unit: String)
  /// 万 or 亿 where the question itself counts in them.
  case unclearMagnitude(digits: String)
  case notANumber

  init(_ text: String, counting: Counting = Counting()) {
    var rest = Typed.narrowed(text).filter { !$0.isWhitespace }[...]
    let isPercent = rest.hasPrefix("百分之")
    if isPercent { rest = rest.dropFirst(3) }
    let isNegative = rest.first == "-" || rest.first == "负"
    if isNegative || rest.first == "+" { rest = rest.dropFirst() }
    guard let number = TypedNumber.leading(&rest) else {
      self = .notANumber
      return
    }
    let digits = isNegative ? "-" + number.digits : number.digits
    self = TypedNumber.judged(digits, number.isLarge, isPercent ? "%" + rest : rest, counting)
  }

  private static func judged(
    _ digits: String, _ isLarge: Bool, _ rest: Substring, _ counting: Counting
  ) -> TypedNumber {
    if rest == "%" {
      return counting.inPercent ? .digits(digits) : .withUnit(digits: digits, unit: "%")
    }
    if isLarge && counting.inLargeUnits { return .unclearMagnitude(digits: digits) }
    if rest.isEmpty { return .digits(digits) }
    let isUnit = rest.count <= 8 && !rest.contains { $0.isNumber || $0 == "-" || $0 == "." }
    return isUnit ? .withUnit(digits: digits, unit: String(rest)) : .notANumber
  }

  /// Takes the number at the beginning, with 万 and 亿 behind it.
  private static func leading(_ rest: inout Substring) -> (digits: String, isLarge: Bool)? {
    let arabic = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "," || $0 == ".") }
    guard arabic.isEmpty else {
      rest = rest.dropFirst(arabic.count)
      guard let plain = ungrouped(arabic) else { return nil }
      return multiplied(plain, &rest)
    }
    let chinese = rest.prefix(while: ChineseNumeral.isPart)
    guard let digits = ChineseNumeral.digits(of: chinese) else {
      return multiplied(chinese: chinese, &rest)
    }
    rest = rest.dropFirst(chinese.count)
    // 一些 is no number and no unit either.
    guard rest.isEmpty || measureWords.contains(where: { rest.hasPrefix($0) }) else { return nil }
    return (digits, chinese.contains { "万萬亿億".contains($0) })
  }

  /// 三点五万: a fraction with a unit behind it.
  private static func multiplied(chinese: Substring, _ rest: inout Substring)
    -> (digits: String, isLarge: Bool)?
  {
    let number = chinese.prefix { !"十百千万萬亿億".contains($0) }
    guard let digits = ChineseNumeral.digits(of: number) else { return nil }
    rest = rest.dropFirst(number.count)
    return multiplied(digits, &rest)
  }

  private static func multiplied(_ digits: String, _ rest: inout Substring)
    -> (digits: String, isLarge: Bool)
  {
    let units = rest.prefix { ChineseNumeral.power($0) != nil }.prefix(3)
    rest = rest.dropFirst(units.count)
    let power = units.compactMap(ChineseNumeral.power).reduce(0, +)
    return (shifted(digits, by: power), units.contains { "万萬亿億".contains($0) })
  }

  /// `digits` times ten to the `power`, exactly.
  private static func shifted(_ digits: String, by power: Int) -> String {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard power > 0, parts.count == 2 else {
      return digits + String(repeating: "0", count: power)
    }
    let fraction = String(parts[1])
    let moved =
      fraction.prefix(power) + String(repeating: "0", count: max(0, power - fraction.count))
    let left = fraction.dropFirst(power)
    let whole = (String(parts[0]) + moved).drop { $0 == "0" }
    return (whole.isEmpty ? "0" : String(whole)) + (left.isEmpty ? "" : "." + left)
  }

  /// Without the commas of `1,200`; nil where they do not stand between groups of three.
  private static func ungrouped(_ text: Substring) -> String? {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.count > 1 else { return text.contains(where: \.isNumber) ? String(text) : nil }
    let last = groups[groups.count - 1].prefix { $0 != "." }
    guard (1...3).contains(groups[0].count), last.count == 3,
      groups[1..<(groups.count - 1)].allSatisfy({ $0.count == 3 })
    else { return nil }
    return groups.joined()
  }

  /// What may follow a Chinese number and still be told as a unit.
  private static let measureWords = [
    "人", "名", "个", "位", "所", "间", "处", "条", "项", "户", "张", "床", "年", "岁", "月", "天", "日", "次",
    "元", "块", "米", "公里", "千米", "平方", "亩", "吨", "辆", "家", "座", "班", "分", "小时", "%", "％",
  ]
}
