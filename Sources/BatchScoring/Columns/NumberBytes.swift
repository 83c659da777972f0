internal import FEEL

/// Numbers and dates, read from their bytes.
enum NumberBytes {
  enum State {
    case empty, number, odd

    /// 1 where there is a number.
    var code: UInt8 { self == .number ? 1 : 0 }
  }

  private static let zeros: UInt64 = 0x3030_3030_3030_3030
  private static let points: UInt64 = 0x2E2E_2E2E_2E2E_2E2E
  private static let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  private static let high: UInt64 = 0x8080_8080_8080_8080

  /// A number of at most eight bytes in units of its last place; `odd` for anything else. Eight bytes
  /// from `start` can be read. `factors` has for each number of places what is missing to those of
  /// the column, and 0 where there are too many.
  @inline(__always)
  static func short(
    _ bytes: UnsafeRawPointer, _ length: Int, isWhole: Bool, _ factors: UnsafePointer<Int>
  ) -> (State, Int) {
    if length == 0 { return (.empty, 0) }
    let word = unsafe UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    let isNegative = word & 0xFF == 0x2D
    let count = UInt64(truncatingIfNeeded: length &- (isNegative ? 1 : 0))
    guard count &- 1 <= 7, length <= 8 else { return (.odd, 0) }
    // The last digit goes to the top byte, zeros stand before the first.
    let shift = 64 &- count &* 8
    let text = (isNegative ? word &>> 8 : word) &<< shift | zeros & ((1 &<< shift) &- 1)
    let different = text ^ points
    let marks = ~(((different & low) &+ low) | different | low)
    let places = Int(truncatingIfNeeded: marks.leadingZeroBitCount &>> 3)
    guard marks != 0 else { return digits(text, isNegative, isWhole ? 1 : unsafe factors[0]) }
    // One point at most, digits on both sides.
    guard !isWhole, marks & (marks &- 1) == 0, places >= 1,
      UInt64(truncatingIfNeeded: places) &+ 1 < count
    else { return (.odd, 0) }
    let point = (marks &>> 7) &* 0xFF
    let before = text & ((marks &>> 7) &- 1)
    let after = text & ~(point | ((marks &>> 7) &- 1))
    return digits(after | before &<< 8 | 0x30, isNegative, unsafe factors[places])
  }

  /// Eight digits, the first in the lowest byte.
  @inline(__always)
  private static func digits(_ text: UInt64, _ isNegative: Bool, _ factor: Int) -> (State, Int) {
    let digits = text ^ zeros
    guard ((digits &+ 0x7676_7676_7676_7676) | digits) & high == 0, factor != 0 else {
      return (.odd, 0)
    }
    let pairs = (digits &* 2_561) &>> 8 & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 6_553_601) &>> 16 & 0x0000_FFFF_0000_FFFF
    let number = Int(truncatingIfNeeded: (fours &* 42_949_672_960_001) &>> 32) &* factor
    return (.number, isNegative ? 0 &- number : number)
  }

  /// A number of any length in units of the column's last place; `odd` for anything but a few plain
  /// digits.
  @inline(never)
  static func number(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ digits: IntakeStep.Digits
  ) -> (State, Int) {
    if start == end { return (.empty, 0) }
    let isNegative = unsafe bytes[start] == Byte.minus
    let first = isNegative ? start &+ 1 : start
    guard first < end, end &- first <= Intake.mostDigits else { return (.odd, 0) }
    var (number, places, hasPoint) = (0, 0, false)
    for index in first..<end {
      let digit = unsafe bytes[index] &- Byte.zero
      if digit <= 9 {
        number = number &* 10 &+ Int(digit)
        if hasPoint { places &+= 1 }
      } else if unsafe bytes[index] == Byte.point, !hasPoint, unsafe !digits.isWhole, index > first,
        index &+ 1 < end
      {
        hasPoint = true
      } else {
        return (.odd, 0)
      }
    }
    guard unsafe places <= digits.places else { return (.odd, 0) }
    for _ in unsafe places..<digits.places { number = number &* 10 }
    guard number <= Intake.greatest else { return (.odd, 0) }
    return (.number, isNegative ? 0 &- number : number)
  }

  /// The number of a day written as `2026-11-23`; nil for anything else.
  static func day(_ text: Span<UInt8>) -> Int? {
    guard text.count == 10, text[4] == Byte.minus, text[7] == Byte.minus else { return nil }
    guard let year = number(text, 0..<4), let month = number(text, 5..<7),
      let day = number(text, 8..<10), year > 0
    else { return nil }
    return Date(year: year, month: month, day: day)?.dayNumber
  }

  private static func number(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var number = 0
    for index in range {
      let digit = text[index] &- Byte.zero
      guard digit <= 9 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }
}
