/// Carries out the steps of a plan on a batch of rows.
///
/// Why the pointers are safe: each names a column of ``ColumnMemory`` of `rows` entries, and no loop
/// goes beyond `count`, which is at most `rows`. A code is below the size of its slot, since whoever
/// fills a slot takes codes from a table, or counts, made for that size; a table has an entry for
/// each combination of codes. Numbers stay within bounds that were proved while compiling, so that
/// sums and products cannot overflow.
struct ColumnRun {
  let count: Int

  func carryOut(_ step: ColumnStep) {
    switch unsafe step {
    case .digit(let codes, let stride, let isFirst, let entries):
      unsafe addDigit(codes, stride, isFirst, entries)
    case .codes(let index, let table, let target): unsafe lookUp(index, table, target)
    case .start(let constant, let target):
      for row in 0..<count { unsafe target[row] = constant }
    case .add(let factor, let source, let target):
      for row in 0..<count { unsafe target[row] &+= source[row] &* factor }
    case .bands(let source, let marks, let count, let target):
      unsafe bands(source, marks, count, target)
    case .order(let one, let other, let target): unsafe order(one, other, target)
    case .choice(let codes, let one, let other, let target):
      unsafe choose(codes, one, other, target)
    case .product(let one, let other, let target):
      for row in 0..<count { unsafe target[row] = one[row] &* other[row] }
    case .extreme(let one, let other, let isLeast, let target):
      unsafe extreme(one, other, isLeast, target)
    case .quotient(let quotient, let target): unsafe divide(quotient, into: target)
    case .clear, .pack, .packFour, .unpack: unsafe addUp(step)
    }
  }

  // MARK: Tables

  private func addDigit(
    _ codes: ColumnStep.Codes, _ stride: UInt32, _ isFirst: Bool, _ entries: ColumnStep.Entries
  ) {
    if isFirst {
      for row in 0..<count { unsafe entries[row] = UInt32(codes[row]) &* stride }
    } else {
      for row in 0..<count { unsafe entries[row] &+= UInt32(codes[row]) &* stride }
    }
  }

  private func lookUp(
    _ index: ColumnStep.Index, _ table: UnsafePointer<UInt8>, _ target: ColumnStep.Codes
  ) {
    unsafe forEachEntry(index) { row, entry in unsafe target[row] = table[entry] }
  }

  /// Calls `take` with each row and the entry of a table that it leads to.
  @inline(__always)
  func forEachEntry(_ index: ColumnStep.Index, _ take: (Int, Int) -> Void) {
    switch unsafe index {
    case .one(let codes):
      for row in 0..<count { take(row, unsafe Int(codes[row])) }
    case .two(let first, let stride, let second):
      for row in 0..<count { take(row, unsafe Int(first[row]) &* stride &+ Int(second[row])) }
    case .three(let first, let high, let second, let middle, let third):
      for row in 0..<count {
        let upper = unsafe Int(first[row]) &* high &+ Int(second[row]) &* middle
        take(row, unsafe upper &+ Int(third[row]))
      }
    case .many(let entries):
      for row in 0..<count { take(row, unsafe Int(entries[row])) }
    }
  }

  // MARK: Comparing

  private func bands(
    _ source: ColumnStep.Numbers, _ marks: UnsafePointer<ColumnOperation.Mark>, _ number: Int,
    _ target: ColumnStep.Codes
  ) {
    for row in 0..<count { unsafe target[row] = 0 }
    for place in 0..<number {
      let (reaching, above) = unsafe (marks[place].reaching, marks[place].above)
      for row in 0..<count {
        let number = unsafe source[row]
        unsafe target[row] &+= (number >= reaching ? 1 : 0) &+ (number >= above ? 1 : 0)
      }
    }
  }

  private func order(
    _ one: ColumnStep.Numbers, _ other: ColumnStep.Numbers, _ target: ColumnStep.Codes
  ) {
    for row in 0..<count {
      let (left, right) = unsafe (one[row], other[row])
      unsafe target[row] = (left >= right ? 1 : 0) &+ (left > right ? 1 : 0)
    }
  }

  private func choose(
    _ codes: ColumnStep.Codes, _ one: ColumnStep.Numbers, _ other: ColumnStep.Numbers,
    _ target: ColumnStep.Numbers
  ) {
    for row in 0..<count {
      let (left, right) = unsafe (one[row], other[row])
      unsafe target[row] = codes[row] == 0 ? left : right
    }
  }

  private func extreme(
    _ one: ColumnStep.Numbers, _ other: ColumnStep.Numbers, _ isLeast: Bool,
    _ target: ColumnStep.Numbers
  ) {
    for row in 0..<count {
      let (left, right) = unsafe (one[row], other[row])
      unsafe target[row] = (left < right) == isLeast ? left : right
    }
  }
}
