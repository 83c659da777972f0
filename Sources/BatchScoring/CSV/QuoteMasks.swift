/// Which of 64 bytes after the other stand inside quotes.
struct QuoteMasks {
  /// All ones while a quote is open, else 0.
  private var open: UInt64 = 0
  /// 1 where the byte before was a closing quote, or the first half of a doubled one.
  private var closed: UInt64 = 0

  var isOpen: Bool { open != 0 }

  /// Whether 64 bytes with these quotes are to be taken; all others are outside and change nothing.
  @inline(__always)
  func isConcerned(by quotes: UInt64) -> Bool { quotes | open | closed != 0 }

  /// Takes 64 bytes and drops delimiters inside quotes; false where a quote opens inside a cell, or
  /// something follows a closing one.
  ///
  /// - Parameters:
  ///   - delimiters: What ends a cell.
  ///   - row: The bytes that are there.
  ///   - beginsCell: Whether the first byte stands at the beginning of the row or behind a delimiter;
  ///     it does not matter inside quotes.
  @inline(never)
  mutating func take(
    _ delimiters: inout UInt64, _ quotes: UInt64, of row: UInt64, beginsCell: Bool
  ) -> Bool {
    // From each opening quote up to the byte before the closing one.
    let inside = QuoteMasks.parities(quotes) ^ open
    delimiters &= ~inside
    let (opening, closing) = (quotes & inside, quotes & ~inside)
    let mayOpen = (delimiters | closing) &<< 1 | closed | (beginsCell ? 1 : 0)
    let mustEnd = (closing &<< 1 | closed) & row
    open = 0 &- (inside &>> 63)
    closed = closing &>> 63
    return opening & ~mayOpen == 0 && mustEnd & ~(delimiters | opening) == 0
  }

  /// For each bit whether the bits up to it and itself are odd in number.
  private static func parities(_ bits: UInt64) -> UInt64 {
    var sums = bits
    var shift: UInt64 = 1
    while shift < 64 {
      sums ^= sums &<< shift
      shift &<<= 1
    }
    return sums
  }
}
