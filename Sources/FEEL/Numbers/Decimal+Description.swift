extension Decimal: CustomStringConvertible {
  /// The number without zeros that say nothing: `1.5`, `-0.001`, `12000`. Equal numbers give equal
  /// text. Numbers with more than 40 zeros before or after their digits take an exponent, `1.5E+60`.
  public var description: String {
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
    let wanted = min(max(places, 0), 6176)
    return rounded(places: wanted, .halfEven).written(places: wanted)
  }

  /// The number with so many places; digits beyond them, which must be zeros, are left out.
  private func written(places: Int) -> String {
    var digits = isZero ? [] : Array(String(words.magnitude).utf8)
    let zeros = places + exponent
    if zeros < 0 { digits = digits.dropLast(-zeros) }
    if zeros > 0, !isZero { digits += [UInt8](repeating: UInt8(ascii: "0"), count: zeros) }
    if digits.count <= places {
      let lead = [UInt8](repeating: UInt8(ascii: "0"), count: places + 1 - digits.count)
      digits = lead + digits
    }
    if places > 0 { digits.insert(UInt8(ascii: "."), at: digits.count - places) }
    if isNegative { digits.insert(UInt8(ascii: "-"), at: 0) }
    return String(decoding: digits, as: UTF8.self)
  }
}

extension Words {
  /// The number without its sign.
  fileprivate var magnitude: UInt128 { value.magnitude }
}
