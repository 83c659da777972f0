/// The memory of one thread for a batch of rows: a column for each slot and register.
///
/// A class, because it owns memory that is freed with it. Everything is zero at first, so that
/// each column always holds codes and numbers within its bounds, whatever rows are skipped.
@safe final class ColumnMemory {
  /// The most rows at a time.
  let rows: Int
  /// Where each slot's codes begin: `rows` of them a slot.
  let codes: UnsafeMutablePointer<UInt8>
  /// The same for registers.
  let numbers: UnsafeMutablePointer<Int>
  /// For each row one byte before its first cell, and where each cell ends; a cell begins one byte
  /// after the one before it.
  let ends: UnsafeMutablePointer<UInt32>
  /// For each row whether the plain evaluator has to score it.
  let odd: UnsafeMutablePointer<UInt8>
  /// Room for the indices of tables, and for words of packed sums.
  let index: UnsafeMutablePointer<UInt32>
  let words: UnsafeMutablePointer<UInt64>
  /// How many cells a row has.
  let columns: Int

  init(rows: Int, slots: Int, registers: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    unsafe codes = ColumnMemory.zeros(rows * max(1, slots))
    unsafe numbers = ColumnMemory.zeros(rows * max(1, registers))
    // Ends are written a few at a time, and so beyond the last one.
    unsafe ends = ColumnMemory.zeros(rows * (columns + 1) + 64)
    unsafe odd = ColumnMemory.zeros(rows)
    unsafe index = ColumnMemory.zeros(rows)
    unsafe words = ColumnMemory.zeros(rows)
  }

  deinit {
    unsafe codes.deallocate()
    unsafe numbers.deallocate()
    unsafe ends.deallocate()
    unsafe odd.deallocate()
    unsafe index.deallocate()
    unsafe words.deallocate()
  }

  private static func zeros<Number: FixedWidthInteger>(_ count: Int)
    -> UnsafeMutablePointer<Number>
  {
    let memory = UnsafeMutablePointer<Number>.allocate(capacity: count)
    unsafe memory.initialize(repeating: 0, count: count)
    return unsafe memory
  }

  func codes(of slot: Int) -> UnsafeMutablePointer<UInt8> { unsafe codes + slot * rows }

  /// Where the cells of a row end; entry 0 is one byte before the first begins.
  func ends(of row: Int) -> UnsafeMutablePointer<UInt32> { unsafe ends + row * (columns + 1) }

  func numbers(of register: Int) -> UnsafeMutablePointer<Int> { unsafe numbers + register * rows }
}
