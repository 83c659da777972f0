/// Finds where the cells of a row end: the commas outside quotes, 64 bytes at a time.
enum CellEnds {
  /// Writes one byte before `start`, each comma and `end`, counted from `bytes`; false where there
  /// are not `columns` cells, or quotes stand where RFC 4180 has none. What a cell holds is looked at by
  /// whoever reads it.
  ///
  /// `bytes` must have 64 readable bytes from each position before `end`, and `ends` room for
  /// `columns + 4` entries.
  static func find(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, columns: Int,
    into ends: UnsafeMutablePointer<UInt32>
  ) -> Bool {
    unsafe ends[0] = UInt32(truncatingIfNeeded: start &- 1)
    var (found, position, quoting) = (1, start, QuoteMasks())
    while position < end {
      var (commas, quotes) = unsafe ByteMasks.places(
        of: Byte.comma, UnsafeRawPointer(bytes + position))
      let left = end &- position
      let row = left < 64 ? (1 &<< UInt64(truncatingIfNeeded: left)) &- 1 : UInt64.max
      commas &= row
      quotes &= row
      guard quoting.take(&commas, quotes, row) else { return false }
      let count = commas.nonzeroBitCount
      guard found &+ count <= columns else { return false }
      unsafe ByteMasks.write(commas, count, position, to: ends + found)
      found &+= count
      position &+= 64
    }
    unsafe ends[found] = UInt32(truncatingIfNeeded: end)
    return found == columns && !quoting.isOpen
  }
}

/// Which of 64 bytes after the other stand inside quotes.
struct QuoteMasks {
  /// All ones while a quote is open, else 0.
  private var open: UInt64 = 0
  /// 1 where the byte before was a closing quote, or the first half of a doubled one.
  private var closed: UInt64 = 0
  /// 1 where a quote may open at the next byte.
  private var mayOpen: UInt64 = 1

  var isOpen: Bool { open != 0 }

  /// Takes the next 64 bytes and drops commas inside quotes; false where a quote opens inside a
  /// cell, or something follows a closing one. `row` has the bytes that belong to the row.
  @inline(__always)
  mutating func take(_ commas: inout UInt64, _ quotes: UInt64, _ row: UInt64) -> Bool {
    if quotes | open | closed == 0 {
      mayOpen = commas &>> 63
      return true
    }
    return takeQuotes(&commas, quotes, row)
  }

  @inline(never)
  private mutating func takeQuotes(
    _ commas: inout UInt64, _ quotes: UInt64, _ row: UInt64
  ) -> Bool {
    // From each opening quote up to the byte before the closing one.
    let inside = QuoteMasks.parities(quotes) ^ open
    commas &= ~inside
    let (opening, closing) = (quotes & inside, quotes & ~inside)
    let mayOpenHere = (commas | closing) &<< 1 | mayOpen | closed
    let mustEndHere = (closing &<< 1 | closed) & row
    open = 0 &- (inside &>> 63)
    closed = closing &>> 63
    mayOpen = commas &>> 63
    return opening & ~mayOpenHere == 0 && mustEndHere & ~(commas | opening) == 0
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
