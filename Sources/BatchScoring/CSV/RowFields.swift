/// The fields of one row, by their places in its block.
struct RowFields {
  /// Where one field stands, without its quotes.
  struct Field {
    var start: Int
    var end: Int
    /// Whether quotes inside are doubled.
    var hasDoubledQuotes: Bool

    var isEmpty: Bool { start == end }
  }

  /// Why a row has no fields.
  enum Problem: Error, Hashable {
    case nul
    /// A quote in a field that does not begin with one.
    case strayQuote
    /// Something between a closing quote and the comma.
    case textAfterQuote
    case unclosedQuote
    /// A carriage return that ends no line.
    case strayReturn
  }

  /// The fields in order.
  private(set) var fields: [Field] = []
  /// The number of the field, from 0, that a problem was met in.
  var reached: Int { fields.count }

  /// Splits the row between `start` and `end`.
  mutating func split(_ bytes: Span<UInt8>, from start: Int, to end: Int) throws(Problem) {
    fields.removeAll(keepingCapacity: true)
    var position = start
    while true {
      let isQuoted = position < end && bytes[position] == Byte.quote
      let field =
        isQuoted
        ? try quoted(bytes, from: position + 1, to: end)
        : try plain(bytes, from: position, to: end)
      fields.append(field)
      position = field.end + (isQuoted ? 1 : 0)
      guard position < end else { return }
      position += 1
    }
  }

  private func plain(_ bytes: Span<UInt8>, from start: Int, to end: Int) throws(Problem) -> Field {
    var position = start
    while position < end {
      let byte = bytes[position]
      if byte == Byte.comma { break }
      if byte <= Byte.quote { try check(byte) }
      position += 1
    }
    return Field(start: start, end: position, hasDoubledQuotes: false)
  }

  private func check(_ byte: UInt8) throws(Problem) {
    switch byte {
    case 0: throw .nul
    case Byte.quote: throw .strayQuote
    case Byte.carriageReturn: throw .strayReturn
    case _: return
    }
  }

  private func quoted(_ bytes: Span<UInt8>, from start: Int, to end: Int) throws(Problem) -> Field {
    var position = start
    var hasDoubledQuotes = false
    while position < end {
      let byte = bytes[position]
      if byte == 0 { throw .nul }
      if byte == Byte.quote {
        guard position + 1 < end, bytes[position + 1] == Byte.quote else { break }
        hasDoubledQuotes = true
        position += 1
      }
      position += 1
    }
    guard position < end else { throw .unclosedQuote }
    guard position + 1 == end || bytes[position + 1] == Byte.comma else { throw .textAfterQuote }
    return Field(start: start, end: position, hasDoubledQuotes: hasDoubledQuotes)
  }
}
