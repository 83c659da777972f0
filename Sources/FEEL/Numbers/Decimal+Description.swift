extension Decimal: CustomStringConvertible {
  /// The number without zeros that say nothing: `1.5`, `-0.001`, `12000`. Equal numbers give equal
  /// text. Numbers with more than 40 zeros before or after their digits take an exponent, `1.5E+60`.
  public var description: String {
    if isZero { return "0" }
    var (digits, power) = (words.magnitude, exponent)
    Digits.stripZeros(&digits, &power, limit: .max)
    let zeros = max(power, -power - Digits.count(digits))
    guard zeros > 40 else { return written(places: max(0, -power)) }
    return (isNegative ? "-" : "") + Decimal.scientific(digits, power)
  }

  /// The digits with a point after the first, and the power of ten that this leaves.
  private static func scientific(_ digits: UInt128, _ power: Int) -> String {
    var text = String(digits)
    let shifted = power + text.utf8.count - 1
    if text.utf8.count > 1 { text.insert(".", at: text.index(after: text.startIndex)) }
    return text + (shifted < 0 ? "E-" : "E+") + String(shifted.magnitude)
  }

  /// The number with exactly so many digits after the point, `60.0`, rounded half to even where it
  /// has more. Never takes an exponent; a result that rounds to zero has no sign.
  public func plainText(places: Int) -> String {
    var bytes: [UInt8] = []
    appendPlainText(places: places, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends what ``plainText(places:)`` gives as ASCII, without a string in between.
  public func appendPlainText(places: Int, to bytes: inout [UInt8]) {
    let wanted = min(max(places, 0), 6176)
    rounded(places: wanted, .halfEven).append(places: wanted, to: &bytes)
  }

  /// The number with so many places; digits beyond them, which must be zeros, are left out.
  private func written(places: Int) -> String {
    var bytes: [UInt8] = []
    append(places: places, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the number with its places, filled in from the last.
  private func append(places: Int, to bytes: inout [UInt8]) {
    var rest = words.magnitude
    let zeros = isZero ? 0 : places + exponent
    if zeros < 0 { rest /= Digits.widePower(-zeros) }
    let count = max(Digits.count(rest) + max(0, zeros), places + 1)
    let length = count + (places > 0 ? 1 : 0) + (isNegative ? 1 : 0)
    if isNegative { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.endIndex - (isNegative ? 1 : 0)
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: start + length - bytes.count))
    let point = places > 0 ? start + length - 1 - places : -1
    var index = start + length - 1 - max(0, zeros)
    // The zeros may reach over the point, which takes a place itself.
    if point >= 0, zeros > places { index -= 1 }
    var span = bytes.mutableSpan
    if point >= 0 { span[point] = UInt8(ascii: ".") }
    while rest != 0 {
      if index == point { index -= 1 }
      span[index] += Decimal.lastDigit(&rest)
      index -= 1
    }
  }

  /// Takes the last digit off a number.
  private static func lastDigit(_ number: inout UInt128) -> UInt8 {
    if let word = UInt64(exactly: number) {
      number = UInt128(word / 10)
      return UInt8(truncatingIfNeeded: word % 10)
    }
    let (quotient, digit) = number.quotientAndRemainder(dividingBy: 10)
    number = quotient
    return UInt8(truncatingIfNeeded: digit)
  }
}

extension Words {
  /// The number without its sign.
  fileprivate var magnitude: UInt128 { value.magnitude }
}
