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
      if quoting.isConcerned(by: quotes) {
        let isFirst = unsafe position == start || bytes[position &- 1] == Byte.comma
        guard quoting.take(&commas, quotes, of: row, beginsCell: isFirst) else { return false }
      }
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
