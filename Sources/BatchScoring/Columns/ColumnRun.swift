internal import FEEL

/// Carries out the operations of a plan on a batch of rows.
///
/// Why the pointers are safe: each names a column of ``ColumnMemory`` of `rows` entries, and no loop
/// goes beyond `count`, which is at most `rows`. A code is below the size of its slot, since whoever
/// fills a slot takes codes from a table, or counts, made for that size; a table has an entry for
/// each combination of codes. Numbers stay within bounds that were proved while compiling, so that
/// sums and products cannot overflow.
struct ColumnRun {
  let memory: ColumnMemory
  let count: Int

  func carryOut(_ operation: ColumnOperation) {
    switch operation {
    case .codes(let index, let table, let slot): unsafe lookUp(index, table, memory.codes(of: slot))
    case .sum: preconditionFailure("a plan has its sums in parts")
    case .start(let constant, let register):
      let target = unsafe memory.numbers(of: register)
      for row in 0..<count { unsafe target[row] = constant }
    case .add(let multiples, let register):
      unsafe add(multiples, memory.numbers(of: register))
    case .bands(let register, let marks, let slot):
      unsafe bands(memory.numbers(of: register), marks, memory.codes(of: slot))
    case .order(let one, let other, let slot):
      unsafe order(
        memory.numbers(of: one), memory.numbers(of: other), memory.codes(of: slot))
    case .choice(let slot, let one, let other, let register):
      unsafe choose(
        memory.codes(of: slot), memory.numbers(of: one), memory.numbers(of: other),
        memory.numbers(of: register))
    case .product(let one, let other, let register):
      unsafe multiply(
        memory.numbers(of: one), memory.numbers(of: other), memory.numbers(of: register))
    case .extreme(let one, let other, let isLeast, let register):
      unsafe extreme(
        memory.numbers(of: one), memory.numbers(of: other), isLeast,
        memory.numbers(of: register))
    case .quotient(let quotient, let register):
      divide(quotient, into: register)
    case .packed(let packed): add(packed)
    }
  }

  // MARK: Tables

  private func lookUp(
    _ index: TableIndex, _ table: [UInt8], _ target: UnsafeMutablePointer<UInt8>
  ) {
    unsafe table.withUnsafeBufferPointer { table in
      guard let table = table.baseAddress else { return }
      forEachIndex(index) { row, entry in unsafe target[row] = table[entry] }
    }
  }

  /// Calls `take` with each row and the entry of a table that it leads to.
  @inline(__always)
  func forEachIndex(_ index: TableIndex, _ take: (Int, Int) -> Void) {
    let digits = index.digits
    switch digits.count {
    case 1:
      let first = unsafe memory.codes(of: digits[0].slot)
      for row in 0..<count { take(row, unsafe Int(first[row])) }
    case 2:
      let first = unsafe memory.codes(of: digits[0].slot)
      let second = unsafe memory.codes(of: digits[1].slot)
      let stride = digits[0].stride
      for row in 0..<count { take(row, unsafe Int(first[row]) &* stride &+ Int(second[row])) }
    case 3:
      let first = unsafe memory.codes(of: digits[0].slot)
      let second = unsafe memory.codes(of: digits[1].slot)
      let third = unsafe memory.codes(of: digits[2].slot)
      let (high, middle) = (digits[0].stride, digits[1].stride)
      for row in 0..<count {
        let upper = unsafe Int(first[row]) &* high &+ Int(second[row]) &* middle
        take(row, unsafe upper &+ Int(third[row]))
      }
    case _: forEachLongIndex(digits, take)
    }
  }

  @inline(__always)
  private func forEachLongIndex(_ digits: [TableIndex.Digit], _ take: (Int, Int) -> Void) {
    let index = unsafe memory.index
    for row in 0..<count { unsafe index[row] = 0 }
    for digit in digits {
      let codes = unsafe memory.codes(of: digit.slot)
      let stride = UInt32(digit.stride)
      for row in 0..<count { unsafe index[row] &+= UInt32(codes[row]) &* stride }
    }
    for row in 0..<count { take(row, unsafe Int(index[row])) }
  }

  // MARK: Arithmetic

  private func add(
    _ multiples: [Linear.Multiple], _ target: UnsafeMutablePointer<Int>
  ) {
    for multiple in multiples {
      let source = unsafe memory.numbers(of: multiple.register)
      let factor = multiple.factor
      for row in 0..<count { unsafe target[row] &+= source[row] &* factor }
    }
  }

  private func bands(
    _ source: UnsafeMutablePointer<Int>, _ marks: [ColumnOperation.Mark],
    _ target: UnsafeMutablePointer<UInt8>
  ) {
    for row in 0..<count { unsafe target[row] = 0 }
    for mark in marks {
      let (reaching, above) = (mark.reaching, mark.above)
      for row in 0..<count {
        let number = unsafe source[row]
        unsafe target[row] &+= (number >= reaching ? 1 : 0) &+ (number >= above ? 1 : 0)
      }
    }
  }

  private func order(
    _ one: UnsafeMutablePointer<Int>, _ other: UnsafeMutablePointer<Int>,
    _ target: UnsafeMutablePointer<UInt8>
  ) {
    for row in 0..<count {
      let (left, right) = unsafe (one[row], other[row])
      unsafe target[row] = (left >= right ? 1 : 0) &+ (left > right ? 1 : 0)
    }
  }

  private func choose(
    _ slot: UnsafeMutablePointer<UInt8>, _ one: UnsafeMutablePointer<Int>,
    _ other: UnsafeMutablePointer<Int>, _ target: UnsafeMutablePointer<Int>
  ) {
    for row in 0..<count {
      let (left, right) = unsafe (one[row], other[row])
      unsafe target[row] = slot[row] == 0 ? left : right
    }
  }

  private func multiply(
    _ one: UnsafeMutablePointer<Int>, _ other: UnsafeMutablePointer<Int>,
    _ target: UnsafeMutablePointer<Int>
  ) {
    for row in 0..<count { unsafe target[row] = one[row] &* other[row] }
  }

  private func extreme(
    _ one: UnsafeMutablePointer<Int>, _ other: UnsafeMutablePointer<Int>, _ isLeast: Bool,
    _ target: UnsafeMutablePointer<Int>
  ) {
    for row in 0..<count {
      let (left, right) = unsafe (one[row], other[row])
      unsafe target[row] = (left < right) == isLeast ? left : right
    }
  }
}
