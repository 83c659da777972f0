extension Date: LosslessStringConvertible {
  /// The date as `2026-11-23`; years of more than four digits are written in full, years before 0
  /// with a minus.
  public var description: String {
    var text = year < 0 ? "-" : ""
    text += String(year.magnitude).padded(4) + "-"
    text += String(month).padded(2) + "-" + String(day).padded(2)
    return text
  }

  /// Reads `2026-11-23`. The year has four to nine digits, with a minus before the year 0, no plus
  /// and no zero in front of more than four digits. Nil for any other text or for no such day.
  public init?(_ description: String) {
    var bytes = Array(description.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { bytes = bytes.dropFirst() }
    let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, (4...9).contains(parts[0].count), parts[1].count == 2,
      parts[2].count == 2, parts[0].count == 4 || parts[0].first != UInt8(ascii: "0"),
      let year = parts[0].wholeNumber, let month = parts[1].wholeNumber,
      let day = parts[2].wholeNumber
    else { return nil }
    guard year > 0 || !isNegative else { return nil }
    self.init(year: isNegative ? -year : year, month: month, day: day)
  }
}

extension ArraySlice<UInt8> {
  /// The number that at most 18 digits write; nil for anything else.
  var wholeNumber: Int? {
    guard !isEmpty, count <= 18 else { return nil }
    var value = 0
    for byte in self {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }
}

extension String {
  /// The text with zeros in front up to `width` characters.
  func padded(_ width: Int) -> String {
    String(repeating: "0", count: max(0, width - utf8.count)) + self
  }
}
