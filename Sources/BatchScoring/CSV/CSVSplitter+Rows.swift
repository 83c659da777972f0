// Rows that are there as a whole, with quotes where they should stand.
extension CSVSplitter {
  /// Ends such rows, 64 bytes at a time; leaves what follows, a row with wrong quotes or one that is
  /// not there to its end, to be looked at byte by byte.
  mutating func endRows() {
    var (window, quoting) = (rowStart, QuoteMasks())
    while window + 64 <= bytes.count, window - rowStart < limits.longestRow - 64 {
      var (lineFeeds, quotes) = places(of: Byte.lineFeed, at: window)
      if quoting.isConcerned(by: quotes) {
        guard take(&lineFeeds, quotes, at: window, &quoting) else { break }
      } else {
        endRows(at: lineFeeds, from: window)
      }
      window &+= 64
    }
    position = rowStart
    lineEnds = 0
  }

  private mutating func endRows(at lineFeeds: UInt64, from window: Int) {
    var left = lineFeeds
    while left != 0 {
      position = window &+ left.trailingZeroBitCount
      endLine()
      left &= left &- 1
    }
  }

  /// Ends rows among 64 bytes that have to do with quotes; false where those are wrong.
  private mutating func take(
    _ lineFeeds: inout UInt64, _ quotes: UInt64, at window: Int, _ quoting: inout QuoteMasks
  ) -> Bool {
    var delimiters = lineFeeds | places(of: Byte.comma, at: window).0
    let isFirst = window == rowStart || isDelimiter(bytes[window - 1])
    guard quoting.take(&delimiters, quotes, of: .max, beginsCell: isFirst) else { return false }
    var inside = lineFeeds & ~delimiters
    var left = lineFeeds & delimiters
    while left != 0 {
      let before = (left & (0 &- left)) &- 1
      lineEnds += (inside & before).nonzeroBitCount
      inside &= ~before
      endRows(at: left & (0 &- left), from: window)
      left &= left &- 1
    }
    lineEnds += inside.nonzeroBitCount
    return true
  }

  private func isDelimiter(_ byte: UInt8) -> Bool {
    byte == Byte.comma || byte == Byte.lineFeed
  }

  private func places(of byte: UInt8, at window: Int) -> (UInt64, quotes: UInt64) {
    unsafe bytes.withUnsafeBytes { bytes in
      // Safe: the callers see to it that 64 bytes from `window` are there.
      guard let start = bytes.baseAddress else { return (0, quotes: 0) }
      return unsafe ByteMasks.places(of: byte, start + window)
    }
  }
}
