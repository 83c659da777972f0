extension Decimal: LosslessStringConvertible {
  /// Reads `-12.50` or `1.2e-7`; digits after the 34th are rounded half to even. Nil for any other
  /// text and on overflow.
  public init?(_ description: String) {
    self.init(description, allowingExponent: true)
  }

  /// Reads digits with an optional sign and an optional point, and, where allowed, an exponent.
  ///
  /// `5`, `+5`, `.5` and `5.` are numbers; a lone point, a space and a digit of another script make
  /// the result nil, as does a number that is too large.
  public init?(_ text: some StringProtocol, allowingExponent: Bool) {
    var reader = DecimalReader()
    for byte in text.utf8 {
      guard reader.take(byte) else { return nil }
    }
    guard allowingExponent || !reader.hasExponent, let value = reader.value() else { return nil }
    self = value
  }
}

/// Reads the characters of a number one after the other.
private struct DecimalReader {
  private enum Stage {
    case start, sign, digits, point, fraction, mark, exponentSign, exponent
  }

  private var stage = Stage.start
  private var digits: UInt128 = 0
  private var kept = 0
  private var seen = 0
  private var dropped = 0
  private var hasMore = false
  private var places = 0
  private var power = 0
  private var isNegative = false
  private var isPowerNegative = false

  /// Whether an exponent was written.
  var hasExponent: Bool { stage == .exponent }

  /// Takes the next character; false when it cannot stand here.
  mutating func take(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): takeDigit(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "+"), UInt8(ascii: "-"): takeSign(negative: byte == UInt8(ascii: "-"))
    case UInt8(ascii: "."): takePoint()
    case UInt8(ascii: "e"), UInt8(ascii: "E"): takeMark()
    case _: false
    }
  }

  /// The number; nil when the text ended too early or the number is too large.
  func value() -> Decimal? {
    switch stage {
    case .digits, .fraction, .exponent: break
    case .point where seen > 0: break
    case .start, .sign, .point, .mark, .exponentSign: return nil
    }
    let exponent = (isPowerNegative ? -power : power) - places + dropped
    return Unrounded(digits, exponent, negative: isNegative, hasMore: hasMore).rounded().value
  }

  private mutating func takeDigit(_ digit: UInt8) -> Bool {
    switch stage {
    case .start, .sign, .digits:
      stage = .digits
      keep(digit)
    case .point, .fraction:
      stage = .fraction
      places += 1
      keep(digit)
    case .mark, .exponentSign, .exponent:
      stage = .exponent
      // No text is long enough to bring a power beyond this back into reach of zero or overflow.
      power = min(power * 10 + Int(digit), 1_000_000_000_000_000)
    }
    return true
  }

  private mutating func keep(_ digit: UInt8) {
    seen += 1
    if kept < 37 {
      digits = digits * 10 + UInt128(digit)
      kept += digits == 0 ? 0 : 1
    } else {
      dropped += 1
      hasMore = hasMore || digit != 0
    }
  }

  private mutating func takeSign(negative: Bool) -> Bool {
    switch stage {
    case .start:
      (stage, isNegative) = (.sign, negative)
    case .mark:
      (stage, isPowerNegative) = (.exponentSign, negative)
    case .sign, .digits, .point, .fraction, .exponentSign, .exponent:
      return false
    }
    return true
  }

  private mutating func takePoint() -> Bool {
    guard stage == .start || stage == .sign || stage == .digits else { return false }
    stage = .point
    return true
  }

  private mutating func takeMark() -> Bool {
    guard stage == .digits || stage == .fraction || (stage == .point && seen > 0) else {
      return false
    }
    stage = .mark
    return true
  }
}
