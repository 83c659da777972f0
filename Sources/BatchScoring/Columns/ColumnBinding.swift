/// Binds the operations of a plan to the memory of one thread.
@safe struct ColumnBinding {
  let memory: ColumnMemory
  let tables: ColumnTables

  /// The steps that carry out an operation.
  func steps(_ operation: ColumnOperation) -> [ColumnStep] {
    switch operation {
    case .sum: preconditionFailure("a plan has its sums in parts")
    case .codes(let index, let table, let slot):
      unsafe digits(of: index)
        + [.codes(self.index(index), tables.kept(table), into: memory.codes(of: slot))]
    case .start(let constant, let register):
      unsafe [.start(constant, into: memory.numbers(of: register))]
    case .add(let multiples, let register):
      unsafe multiples.map {
        unsafe .add($0.factor, memory.numbers(of: $0.register), into: memory.numbers(of: register))
      }
    case .bands(let register, let marks, let slot):
      unsafe [
        .bands(
          memory.numbers(of: register), tables.kept(marks), count: marks.count,
          into: memory.codes(of: slot))
      ]
    case .order(let one, let other, let slot):
      unsafe [
        .order(memory.numbers(of: one), memory.numbers(of: other), into: memory.codes(of: slot))
      ]
    case .choice, .product, .extreme, .quotient: unsafe [arithmetic(operation)]
    case .packed(let packed): unsafe steps(packed)
    }
  }

  private func arithmetic(_ operation: ColumnOperation) -> ColumnStep {
    switch operation {
    case .choice(let slot, let one, let other, let register):
      unsafe .choice(
        memory.codes(of: slot), memory.numbers(of: one), memory.numbers(of: other),
        into: memory.numbers(of: register))
    case .product(let one, let other, let register):
      unsafe .product(
        memory.numbers(of: one), memory.numbers(of: other), into: memory.numbers(of: register))
    case .extreme(let one, let other, let isLeast, let register):
      unsafe .extreme(
        memory.numbers(of: one), memory.numbers(of: other), isLeast: isLeast,
        into: memory.numbers(of: register))
    case .quotient(let quotient, let register):
      unsafe .quotient(
        ColumnStep.Quotient(
          source: memory.numbers(of: quotient.register),
          under: quotient.under.map { unsafe memory.numbers(of: $0) }, operation: quotient),
        into: memory.numbers(of: register))
    case .codes, .sum, .start, .add, .bands, .order, .packed:
      preconditionFailure("no arithmetic on registers")
    }
  }

  // MARK: Tables

  /// What works out the index of a table beforehand; nothing where it has few digits.
  private func digits(of index: TableIndex) -> [ColumnStep] {
    guard index.digits.count > 3 else { return unsafe [] }
    return unsafe index.digits.enumerated().map { place, digit in
      unsafe .digit(
        memory.codes(of: digit.slot), stride: UInt32(digit.stride), isFirst: place == 0,
        into: memory.index)
    }
  }

  private func index(_ index: TableIndex) -> ColumnStep.Index {
    let digits = index.digits
    let codes = unsafe digits.prefix(3).map { unsafe memory.codes(of: $0.slot) }
    switch digits.count {
    case 1: return unsafe .one(codes[0])
    case 2: return unsafe .two(codes[0], stride: digits[0].stride, codes[1])
    case 3:
      return unsafe .three(
        codes[0], high: digits[0].stride, codes[1], middle: digits[1].stride, codes[2])
    case _: return unsafe .many(memory.index)
    }
  }

  // MARK: Packed sums

  private func steps(_ packed: PackedSums) -> [ColumnStep] {
    let words = unsafe memory.words
    var single = packed.tables.filter { $0.index.digits.count == 1 }
    let several = packed.tables.filter { $0.index.digits.count != 1 }
    var steps: [ColumnStep] = unsafe [.clear(words)]
    while single.count >= 4 {
      unsafe steps.append(.packFour(four(single.suffix(4)), into: words))
      single.removeLast(4)
    }
    for table in single + several {
      unsafe steps += digits(of: table.index)
      unsafe steps.append(.pack(index(table.index), tables.kept(table.entries), into: words))
    }
    for part in packed.parts {
      unsafe steps.append(.unpack(words, part, into: memory.numbers(of: part.register)))
    }
    return unsafe steps
  }

  private func four(_ four: ArraySlice<PackedSums.Table>) -> ColumnStep.Four {
    let codes = unsafe four.map { unsafe memory.codes(of: $0.index.digits[0].slot) }
    let entries = unsafe four.map { unsafe tables.kept($0.entries) }
    return unsafe ColumnStep.Four(
      codes: (codes[0], codes[1], codes[2], codes[3]),
      tables: (entries[0], entries[1], entries[2], entries[3]))
  }
}
