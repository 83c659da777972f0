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
  /// Carries out a step of adding up packed words.
  func addUp(_ step: ColumnStep) {
    switch unsafe step {
    case .clear(let words):
      for row in 0..<count { unsafe words[row] = 0 }
    case .pack(let index, let table, let words):
      unsafe forEachEntry(index) { row, entry in unsafe words[row] &+= table[entry] }
    case .packFour(let four, let words): unsafe addFour(four, words)
    case .unpack(let words, let part, let target):
      for row in 0..<count {
        let total = unsafe Int(truncatingIfNeeded: words[row] &>> part.shift & part.mask)
        unsafe target[row] &+= total &+ part.least
      }
    case .digit, .codes, .start, .add, .bands, .order, .choice, .product, .extreme, .quotient:
      return
    }
  }

  private func addFour(_ four: ColumnStep.Four, _ words: ColumnStep.Words) {
    let (a, b, c, d) = unsafe four.codes
    let (first, second, third, fourth) = unsafe four.tables
    for row in 0..<count {
      let one = unsafe first[Int(a[row])] &+ second[Int(b[row])]
      let other = unsafe third[Int(c[row])] &+ fourth[Int(d[row])]
      unsafe words[row] &+= one &+ other
    }
  }
}
