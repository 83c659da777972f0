internal import FEEL
internal import Questionnaires

/// Reads the cells of a batch of rows into slots and registers, column by column.
///
/// Why the pointers are safe: `bytes` is followed by at least ``padding`` bytes, and no load begins
/// behind the end of a row or is longer than that. Rows lie within the bytes, ends of cells within
/// their row, as ``CellEnds`` sees to. What is written goes to columns of ``ColumnMemory`` at rows
/// below its number of rows.
@safe struct RowReader {
  /// How many bytes must be readable behind the rows.
  static let padding = 80

  let plan: ColumnPlan
  let memory: ColumnMemory
  let bytes: UnsafePointer<UInt8>

  /// Reads `rows`, at most as many as the memory has, each column as its step says.
  func read(_ rows: ArraySlice<RowBlock.Extent>, _ steps: [IntakeStep]) {
    let (ends, odd) = unsafe (memory.ends, memory.odd)
    let columns = memory.columns
    for (row, extent) in rows.enumerated() {
      let own = unsafe ends + row &* (columns &+ 1)
      let isWhole =
        unsafe extent.fault == nil
        && CellEnds.find(bytes, from: extent.start, to: extent.end, columns: columns, into: own)
      unsafe odd[row] = isWhole ? 0 : 1
      if !isWhole { blank(row) }
    }
    for column in unsafe steps.indices {
      unsafe read(steps[column], column, count: rows.count)
    }
  }

  /// Gives a row empty cells.
  private func blank(_ row: Int) {
    let ends = unsafe memory.ends(of: row)
    for column in 0...memory.columns {
      unsafe ends[column] = UInt32(truncatingIfNeeded: column - 1)
    }
  }

  private func read(_ step: IntakeStep, _ column: Int, count: Int) {
    switch unsafe step {
    case .sound: checkTexts(column, count)
    case .code(let keys, let codes): unsafe readCodes(keys, codes, column, count)
    case .number(let digits, let codes, let numbers):
      unsafe readNumbers(digits, codes, numbers, column, count)
    case .rare: readRare(plan.intakes[column], column, count)
    }
  }

  // MARK: Cells

  @inline(__always)
  func forEachCell(_ column: Int, _ count: Int, _ take: (Int, Int, Int) -> Void) {
    let stride = memory.columns &+ 1
    var ends = unsafe memory.ends + column
    for row in 0..<count {
      take(row, unsafe Int(ends[0] &+ 1), unsafe Int(ends[1]))
      unsafe ends += stride
    }
  }

  /// The place of what stands inside quotes; nil where the cell has none, or has quotes inside.
  func unquoted(_ start: Int, _ end: Int) -> (start: Int, end: Int)? {
    guard isQuoted(start, end), !hasDoubledQuotes(start, end) else { return nil }
    return (start + 1, end - 1)
  }

  /// The place of what a cell holds: inside its quotes, else the cell as it is.
  func content(_ start: Int, _ end: Int) -> (start: Int, end: Int) {
    unquoted(start, end) ?? (start, end)
  }

  func isQuoted(_ start: Int, _ end: Int) -> Bool {
    unsafe start < end && bytes[start] == Byte.quote
  }

  /// Whether a cell in quotes has others inside.
  func hasDoubledQuotes(_ start: Int, _ end: Int) -> Bool {
    for position in start + 1..<max(start + 1, end - 1)
    where unsafe bytes[position] == Byte.quote { return true }
    return false
  }
}
