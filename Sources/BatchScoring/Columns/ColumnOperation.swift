internal import FEEL

/// Where the entry of a table stands for a row: the codes of some slots as digits.
struct TableIndex: Hashable {
  /// The slots with what one step of their code is worth.
  let digits: [Digit]

  struct Digit: Hashable {
    let slot: Int
    let stride: Int
  }

  init(_ inputs: [Int], _ sizes: [Int]) {
    var digits: [Digit] = []
    var stride = 1
    for slot in inputs.reversed() {
      digits.append(Digit(slot: slot, stride: stride))
      stride *= sizes[slot]
    }
    self.digits = digits.reversed()
  }
}

/// One step of scoring a batch of rows by columns.
enum ColumnOperation {
  /// The code that a table has for each row.
  case codes(TableIndex, [UInt8], into: Int)
  /// A sum while it is compiled; in a plan its parts are apart, as the two cases below.
  case sum(Linear, into: Int)
  /// A constant, to which the next two add.
  case start(Int, into: Int)
  /// Adds multiples of registers to one that was started.
  case add([Linear.Multiple], into: Int)
  /// Where a number lies among marks: below the first 0, at it 1, between it and the second 2 and so
  /// on, as code. A mark is given by the least whole number that is not below it and the least that
  /// is above it.
  case bands(of: Int, marks: [Mark], into: Int)
  /// 0, 1 or 2 for a register below, at or above another.
  case order(Int, Int, into: Int)
  /// The first register where the slot's code is 0, else the second.
  case choice(slot: Int, Int, Int, into: Int)
  case product(Int, Int, into: Int)
  /// The least of two registers, or the greatest.
  case extreme(Int, Int, isLeast: Bool, into: Int)
  /// `register × factor / (under × divisor)`, rounded; nothing under it counts as 1.
  case quotient(Quotient, into: Int)
  /// Adds sums over the same tables to registers that were started.
  case packed(PackedSums)

  struct Mark: Hashable {
    let reaching: Int
    let above: Int
  }

  struct Quotient: Hashable {
    let register: Int
    let factor: Int
    let under: Int?
    let divisor: Int
    let mode: Rounding
  }
}

extension ColumnOperation {
  /// What is read.
  var sources: [ColumnPlace] {
    switch self {
    case .codes(let index, _, _): index.digits.map { .slot($0.slot) }
    case .sum(let sum, _):
      sum.tables.flatMap(\.inputs).map(ColumnPlace.slot)
        + sum.multiples.map { .register($0.register) }
    case .start: []
    case .add(let multiples, _): multiples.map { .register($0.register) }
    case .bands(let register, _, _): [.register(register)]
    case .order(let one, let other, _), .product(let one, let other, _),
      .extreme(let one, let other, _, _):
      [.register(one), .register(other)]
    case .choice(let slot, let one, let other, _):
      [.slot(slot), .register(one), .register(other)]
    case .quotient(let quotient, _):
      [quotient.register, quotient.under].compactMap { $0.map(ColumnPlace.register) }
    case .packed(let packed): packed.tables.flatMap(\.index.digits).map { .slot($0.slot) }
    }
  }

  /// What is written, or added to.
  var targets: [ColumnPlace] {
    switch self {
    case .codes(_, _, let slot), .bands(_, _, let slot), .order(_, _, let slot): [.slot(slot)]
    case .sum(_, let register), .start(_, let register), .add(_, let register),
      .choice(_, _, _, let register),
      .product(_, _, let register), .extreme(_, _, _, let register),
      .quotient(_, let register):
      [.register(register)]
    case .packed(let packed): packed.parts.map { .register($0.register) }
    }
  }

  /// The one place that an operation of a draft writes.
  var target: ColumnPlace { targets[0] }
}
