/// The cells that codes stand for, laid out for copying: up to eight bytes each in a word, longer ones
/// in one row of bytes.
@safe final class OutputCells {
  // A class, because it owns memory that is freed with it.

  struct Cell {
    /// The first eight bytes, the first lowest.
    var word: UInt64
    var length: Int
    /// Where all of them begin in ``OutputCells/bytes``.
    var start: Int
  }

  /// What is needed to write a cell, for as long as the cells are there.
  @unsafe struct Pointers {
    let cells: UnsafeMutablePointer<Cell>
    let bytes: UnsafeMutablePointer<UInt8>
  }

  let pointers: Pointers
  /// The longest cell, in bytes.
  let longest: Int

  init(_ all: [[UInt8]]) {
    let total = all.reduce(0) { $0 + $1.count }
    let cells = UnsafeMutablePointer<Cell>.allocate(capacity: max(1, all.count))
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, total))
    unsafe pointers = Pointers(cells: cells, bytes: bytes)
    longest = all.map(\.count).max() ?? 0
    var start = 0
    for (place, cell) in all.enumerated() {
      let word = ShortKeys.word(cell.prefix(8))
      unsafe (cells + place).initialize(
        to: Cell(word: word.littleEndian, length: cell.count, start: start))
      for byte in cell {
        unsafe (bytes + start).initialize(to: byte)
        start += 1
      }
    }
  }

  deinit {
    unsafe pointers.cells.deallocate()
    unsafe pointers.bytes.deallocate()
  }
}

extension OutputCells.Pointers {
  /// Writes a cell where there is room for it and for eight bytes at least; answers its length.
  @inline(__always)
  func write(_ code: UInt8, to target: UnsafeMutablePointer<UInt8>) -> Int {
    let cell = unsafe cells[Int(code)]
    unsafe UnsafeMutableRawPointer(target).storeBytes(of: cell.word, as: UInt64.self)
    if cell.length > 8 { unsafe target.update(from: bytes + cell.start, count: cell.length) }
    return cell.length
  }
}
