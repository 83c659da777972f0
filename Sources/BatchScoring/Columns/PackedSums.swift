/// Several sums over the same tables, added up side by side in the parts of one word.
///
/// Each part is wide enough for the greatest total of its sum, so that none carries into the next:
/// one look into a table, and one addition, serve them all.
struct PackedSums {
  /// A table of words over the codes of some slots.
  struct Table {
    let index: TableIndex
    var entries: [UInt64] = []

    init(_ index: TableIndex) { self.index = index }
  }

  /// Where one total stands in the word, and what it is added to.
  struct Part {
    let register: Int
    let shift: UInt64
    let mask: UInt64
    /// The least total, which the entries leave out so that none is below zero.
    let least: Int
  }

  private(set) var tables: [Table]
  private(set) var parts: [Part] = []

  init(_ tables: [Table]) { self.tables = tables }

  /// Adds what one sum has in each table.
  mutating func add(_ entries: [[UInt64]], _ part: Part) {
    for index in tables.indices {
      tables[index].entries =
        tables[index].entries.isEmpty
        ? entries[index] : zip(tables[index].entries, entries[index]).map { $0 | $1 }
    }
    parts.append(part)
  }
}

// Pointers are safe as ``ColumnRun`` says.
extension ColumnRun {
  /// Adds the totals to what stands in the registers of the parts.
  func add(_ packed: PackedSums) {
    let words = unsafe memory.words
    for row in 0..<count { unsafe words[row] = 0 }
    var single: [PackedSums.Table] = []
    for table in packed.tables {
      if table.index.digits.count == 1 {
        single.append(table)
        if single.count == 4 { unsafe addFour(&single, words) }
      } else {
        unsafe add(table, words)
      }
    }
    for table in single { unsafe add(table, words) }
    for part in packed.parts {
      let target = unsafe memory.numbers(of: part.register)
      for row in 0..<count {
        let total = unsafe Int(truncatingIfNeeded: words[row] &>> part.shift & part.mask)
        unsafe target[row] &+= total &+ part.least
      }
    }
  }

  private func add(_ table: PackedSums.Table, _ words: UnsafeMutablePointer<UInt64>) {
    unsafe table.entries.withUnsafeBufferPointer { entries in
      guard let entries = entries.baseAddress else { return }
      forEachIndex(table.index) { row, entry in unsafe words[row] &+= entries[entry] }
    }
  }

  /// Four tables over one slot each at a time, so that the words are fetched once.
  private func addFour(_ tables: inout [PackedSums.Table], _ words: UnsafeMutablePointer<UInt64>) {
    let codes = unsafe tables.map { unsafe memory.codes(of: $0.index.digits[0].slot) }
    unsafe tables[0].entries.withUnsafeBufferPointer { first in
      unsafe tables[1].entries.withUnsafeBufferPointer { second in
        unsafe tables[2].entries.withUnsafeBufferPointer { third in
          unsafe tables[3].entries.withUnsafeBufferPointer { fourth in
            guard let first = first.baseAddress, let second = second.baseAddress,
              let third = third.baseAddress, let fourth = fourth.baseAddress
            else { return }
            let (a, b, c, d) = unsafe (codes[0], codes[1], codes[2], codes[3])
            for row in 0..<count {
              let one = unsafe first[Int(a[row])] &+ second[Int(b[row])]
              let other = unsafe third[Int(c[row])] &+ fourth[Int(d[row])]
              unsafe words[row] &+= one &+ other
            }
          }
        }
      }
    }
    tables.removeAll(keepingCapacity: true)
  }
}
