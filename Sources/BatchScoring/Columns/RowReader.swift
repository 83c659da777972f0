internal import FEEL
internal import Questionnaires

/// Reads the cells of a batch of rows into slots and registers, column by column.
///
/// Why the pointers are safe: `bytes` is followed by at least ``padding`` bytes, and no load begins
/// behind the end of a row or is longer than that. Rows lie within the bytes, ends of cells within
/// their row, as ``findEnds(of:row:)`` sees to. What is written goes to columns of ``ColumnMemory`` at
/// rows below its number of rows.
@safe struct RowReader {
  /// How many bytes must be readable behind the rows.
  static let padding = 80

  let plan: ColumnPlan
  let memory: ColumnMemory
  let bytes: UnsafePointer<UInt8>

  /// Reads `rows`, at most as many as the memory has.
  func read(_ rows: ArraySlice<RowBlock.Extent>) {
    var quoted: [Int] = []
    for (row, extent) in rows.enumerated() {
      switch findEnds(of: extent, row: row) {
      case .plain: unsafe memory.odd[row] = 0
      case .quoted:
        unsafe memory.odd[row] = 0
        blank(row)
        quoted.append(row)
      case .ragged:
        unsafe memory.odd[row] = 1
        blank(row)
      }
    }
    for (column, intake) in plan.intakes.enumerated() {
      read(intake, column, count: rows.count)
    }
    var fields = RowFields()
    for row in quoted { readQuoted(rows[rows.startIndex + row], row: row, &fields) }
  }

  private enum Form {
    case plain, quoted, ragged
  }

  /// Gives a row empty cells.
  private func blank(_ row: Int) {
    let ends = unsafe memory.ends(of: row)
    for column in 0...memory.columns {
      unsafe ends[column] = UInt32(truncatingIfNeeded: column - 1)
    }
  }

  /// Finds the commas of a row, 64 bytes at a time.
  private func findEnds(of extent: RowBlock.Extent, row: Int) -> Form {
    guard extent.fault == nil else { return .ragged }
    let ends = unsafe memory.ends(of: row)
    unsafe ends[0] = UInt32(truncatingIfNeeded: extent.start &- 1)
    var found = 1
    var position = extent.start
    while position < extent.end {
      let left = extent.end &- position
      var (commas, quotes) = unsafe ByteMasks.places(
        of: Byte.comma, UnsafeRawPointer(bytes + position))
      if left < 64 {
        let inside = (1 &<< UInt64(left)) &- 1
        commas &= inside
        quotes &= inside
      }
      if quotes != 0 { return .quoted }
      let count = commas.nonzeroBitCount
      guard found &+ count <= memory.columns else { return .ragged }
      unsafe ByteMasks.write(commas, count, position, to: ends + found)
      found &+= count
      position &+= 64
    }
    unsafe ends[found] = UInt32(truncatingIfNeeded: extent.end)
    return found == memory.columns ? .plain : .ragged
  }

  /// Reads a row that holds quotes, cell by cell.
  private func readQuoted(_ extent: RowBlock.Extent, row: Int, _ fields: inout RowFields) {
    let span = unsafe Span(_unsafeStart: bytes, count: extent.end)
    guard (try? fields.split(span, from: extent.start, to: extent.end)) != nil,
      fields.fields.count == memory.columns
    else {
      unsafe memory.odd[row] = 1
      return
    }
    for (column, field) in fields.fields.enumerated() {
      readQuoted(plan.intakes[column], column, row: row, field)
    }
  }
}
