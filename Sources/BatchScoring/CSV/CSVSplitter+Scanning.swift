extension CSVSplitter {
  /// Looks at every byte that has not been looked at.
  mutating func scan() {
    while position < bytes.count {
      if state == .discarding {
        discard()
      } else if isTooLong {
        giveUpRow()
      } else {
        if state == .fieldStart, position == rowStart { endRows() }
        if position < bytes.count { step() }
      }
    }
  }

  /// Whether the row goes on past the longest row; only its line end may stand there.
  private var isTooLong: Bool {
    guard position - rowStart >= limits.longestRow else { return false }
    return state == .quoted || bytes[position] != Byte.lineFeed
  }

  private mutating func step() {
    switch state {
    case .fieldStart: takeFirst(bytes[position])
    case .plain: position = fieldEnd(from: position)
    case .quoted: skipQuoted()
    case .quoteInQuoted: takeAfterQuote(bytes[position])
    case .discarding: return
    }
    if state == .plain, position < bytes.count, !isTooLong { takeDelimiter() }
  }

  private mutating func takeFirst(_ byte: UInt8) {
    switch byte {
    case Byte.quote: advance(to: .quoted)
    case Byte.comma: position += 1
    case Byte.lineFeed: endLine()
    case _: state = .plain
    }
  }

  /// At the byte after a plain field, or at the limit of the row.
  private mutating func takeDelimiter() {
    switch bytes[position] {
    case Byte.comma: advance(to: .fieldStart)
    case Byte.lineFeed: endLine()
    case _: return
    }
  }

  private mutating func takeAfterQuote(_ byte: UInt8) {
    switch byte {
    case Byte.quote: advance(to: .quoted)
    case Byte.comma: advance(to: .fieldStart)
    case Byte.lineFeed: endLine()
    case Byte.carriageReturn: state = .plain
    case _: if !(lineEnds > 0 && cutAtFirstLineEnd()) { state = .plain }
    }
  }

  private mutating func advance(to next: State) {
    position += 1
    state = next
  }

  mutating func endLine() {
    endRow(at: position, fault: nil)
    beginRow(at: position + 1)
  }

  private mutating func beginRow(at start: Int) {
    position = start
    rowStart = start
    line += lineEnds + 1
    lineEnds = 0
    state = .fieldStart
  }

  /// The next comma or line feed, or the end of what is there or may be.
  private func fieldEnd(from start: Int) -> Int {
    let span = bytes.span
    let limit = min(span.count, rowStart + limits.longestRow)
    var index = start
    while index < limit {
      let byte = span[index]
      if byte == Byte.comma || byte == Byte.lineFeed { return index }
      index += 1
    }
    return limit
  }

  private mutating func skipQuoted() {
    let (quote, passed) = quote(from: position)
    lineEnds += passed
    position = quote
    guard position < bytes.count, !isTooLong else { return }
    advance(to: .quoteInQuoted)
  }

  /// The next quote, or the end of what is there or may be, and the line ends before it.
  private func quote(from start: Int) -> (position: Int, lineEnds: Int) {
    let span = bytes.span
    let limit = min(span.count, rowStart + limits.longestRow)
    var index = start
    var lineEnds = 0
    while index < limit, span[index] != Byte.quote {
      if span[index] == Byte.lineFeed { lineEnds += 1 }
      index += 1
    }
    return (index, lineEnds)
  }

  /// Notes a row that ends before `end`; a carriage return before the line feed is no part of it.
  mutating func endRow(at end: Int, fault: RowBlock.Fault?) {
    let hasReturn = end > rowStart && bytes[end - 1] == Byte.carriageReturn
    let contentEnd = hasReturn ? end - 1 : end
    guard contentEnd > rowStart else { return }
    number += 1
    rows.append(
      RowBlock.Extent(
        start: rowStart, end: contentEnd, line: line, number: number, fault: fault))
  }
}

// Rows that do not end.
extension CSVSplitter {
  /// Ends the present row at its first line end, since its quotes are wrong, and goes back there;
  /// false where that is not allowed or there is no line end.
  mutating func cutAtFirstLineEnd() -> Bool {
    guard rowStart >= cutsFrom else { return false }
    guard let end = bytes[rowStart..<position].firstIndex(of: Byte.lineFeed) else { return false }
    cutsFrom = position
    lineEnds = 0
    endRow(at: end, fault: .unclosedQuote)
    beginRow(at: end + 1)
    return true
  }

  private mutating func giveUpRow() {
    if state == .quoted, cutAtFirstLineEnd() { return }
    let kept = min(rowStart + limits.keptOfLongRow, position)
    bytes.removeSubrange(kept..<position)
    position = kept
    state = .discarding
  }

  /// Drops bytes up to the end of the line.
  private mutating func discard() {
    let end = bytes[position...].firstIndex(of: Byte.lineFeed)
    bytes.removeSubrange(position..<(end ?? bytes.count))
    guard end != nil else { return }
    endRow(at: position, fault: .tooLong)
    beginRow(at: position + 1)
  }
}
