extension Decimal: CustomStringConvertible {
  /// The number without zeros that say nothing: `1.5`, `-0.001`, `12000`. Equal numbers give equal
  /// text. Numbers with more than 40 zeros before or after their digits take an exponent, `1.5E+60`.
  public var description: String {
    let plain = reduced
    let zeros = max(plain.exponent, -plain.exponent - Digits.count(plain.words.magnitude))
    guard zeros > 40 else { return plain.written(places: max(0, -plain.exponent)) }
    var digits = Array(String(plain.words.magnitude).utf8)
    let power = plain.exponent + digits.count - 1
    if digits.count > 1 { digits.insert(UInt8(ascii: "."), at: 1) }
    return (isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)
      + (power < 0 ? "E-" : "E+") + String(power.magnitude)
  }

  /// The number with exactly so many digits after the point, `60.0`, rounded half to even where it
  /// has more. Never takes an exponent; a result that rounds to zero has no sign.
  public func plainText(places: Int) -> String {
    let wanted = min(max(places, 0), 6176)
    return rounded(places: wanted, .halfEven).written(places: wanted)
  }

  /// The number with so many places, of which it has no more.
  private func written(places: Int) -> String {
    var digits = Array(String(words.magnitude).utf8)
    if isZero { digits = [] }
    digits += [UInt8](repeating: UInt8(ascii: "0"), count: isZero ? 0 : max(0, places + exponent))
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
