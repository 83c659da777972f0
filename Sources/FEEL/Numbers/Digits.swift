/// Powers of ten and counts of decimal digits.
@usableFromInline
enum Digits {
  /// `10^exponent` for 0…19; 10^19 beyond.
  // A switch over constants becomes a table in read-only memory; a global would need a guard.
  @inlinable
  static func power(_ exponent: Int) -> UInt64 {
    switch exponent {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1_000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    case 7: 10_000_000
    case 8: 100_000_000
    case 9: 1_000_000_000
    case 10: 10_000_000_000
    case 11: 100_000_000_000
    case 12: 1_000_000_000_000
    case 13: 10_000_000_000_000
    case 14: 100_000_000_000_000
    case 15: 1_000_000_000_000_000
    case 16: 10_000_000_000_000_000
    case 17: 100_000_000_000_000_000
    case 18: 1_000_000_000_000_000_000
    case _: 10_000_000_000_000_000_000
    }
  }

  /// `10^exponent` for 0…38.
  static func widePower(_ exponent: Int) -> UInt128 {
    if exponent < 20 { return UInt128(power(exponent)) }
    return UInt128(power(19)) &* UInt128(power(exponent - 19))
  }

  /// How many decimal digits a number has; zero has none.
  static func count(_ value: UInt128) -> Int {
    // 1233/4096 is log10(2) from above, close enough for 128 bits.
    let guess = ((128 - value.leadingZeroBitCount) * 1233) >> 12
    return guess > 38 || value < widePower(guess) ? guess : guess + 1
  }

  /// Moves zeros at the end of `digits` into `power`, which stays at most `limit`.
  static func stripZeros(_ digits: inout UInt128, _ power: inout Int, limit: Int) {
    guard digits != 0 else { return }
    while digits > UInt128(UInt64.max), power < limit {
      let (quotient, rest) = digits.quotientAndRemainder(dividingBy: 10)
      guard rest == 0 else { return }
      digits = quotient
      power += 1
    }
    guard var word = UInt64(exactly: digits) else { return }
    while power < limit, word % 10 == 0 {
      word /= 10
      power += 1
    }
    digits = UInt128(word)
  }
}
