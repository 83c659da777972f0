extension ColumnDraft {
  /// The operations that the `slots` and `registers` need, in an order in which each comes after what
  /// it reads, with sums over the same tables added up side by side.
  func packed(slots: Set<Int>, registers: Set<Int>) -> [ColumnOperation] {
    var others: [ColumnOperation] = []
    var sums: [(sum: Linear, register: Int)] = []
    for operation in needed(slots, registers) {
      if case .sum(let sum, let register) = operation {
        sums.append((sum, register))
      } else {
        others.append(operation)
      }
    }
    // Apart, so that a sum waits for the registers in it and not for what is packed with it.
    let starts = sums.flatMap { sum, register -> [ColumnOperation] in
      let multiples: [ColumnOperation] =
        sum.multiples.isEmpty ? [] : [.add(sum.multiples, into: register)]
      return [.start(sum.constant, into: register)] + multiples
    }
    return Schedule(starts + packs(sums) + others).operations
  }

  /// What is read, directly or not, to fill these.
  private func needed(_ slots: Set<Int>, _ registers: Set<Int>) -> [ColumnOperation] {
    var wanted = Set(slots.map(ColumnPlace.slot) + registers.map(ColumnPlace.register))
    var kept: [ColumnOperation] = []
    for operation in operations.reversed() where wanted.contains(operation.target) {
      wanted.formUnion(operation.sources)
      kept.append(operation)
    }
    return kept.reversed()
  }

  /// Tables over the same slots, taken together for all the sums that they serve.
  private func packs(_ sums: [(sum: Linear, register: Int)]) -> [ColumnOperation] {
    var uses: [[Int]: [(register: Int, entries: [Int])]] = [:]
    var order: [[Int]] = []
    for (sum, register) in sums {
      for table in sum.tables {
        if uses[table.inputs] == nil { order.append(table.inputs) }
        uses[table.inputs, default: []].append((register, table.entries))
      }
    }
    var groups: [[Int]: [[Int]]] = [:]
    var served: [[Int]] = []
    for inputs in order {
      let registers = (uses[inputs] ?? []).map(\.register)
      if groups[registers] == nil { served.append(registers) }
      groups[registers, default: []].append(inputs)
    }
    return served.flatMap { registers in
      pack(groups[registers] ?? [], uses, registers)
    }
  }

  private func pack(
    _ tables: [[Int]], _ uses: [[Int]: [(register: Int, entries: [Int])]], _ registers: [Int]
  ) -> [ColumnOperation] {
    var packs: [PackedSums] = []
    var width: UInt64 = 64
    for (position, register) in registers.enumerated() {
      let entries = tables.map { uses[$0]?[position].entries ?? [] }
      let least = entries.map { $0.min() ?? 0 }
      let range = zip(entries, least).reduce(0) { $0 + (($1.0.max() ?? 0) - $1.1) }
      let bits = UInt64(max(1, Int.bitWidth - range.leadingZeroBitCount))
      if width + bits > 63 {
        packs.append(PackedSums(tables.map { PackedSums.Table(TableIndex($0, sizes)) }))
        width = 0
      }
      packs[packs.count - 1].add(
        zip(entries, least).map { entries, least in entries.map { UInt64($0 - least) &<< width } },
        PackedSums.Part(
          register: register, shift: width, mask: (1 &<< bits) - 1, least: least.reduce(0, +)))
      width += bits
    }
    return packs.map(ColumnOperation.packed)
  }
}

/// Where an operation reads or writes.
enum ColumnPlace: Hashable {
  case slot(Int)
  case register(Int)
}

/// Operations, each after those that fill what it reads.
private struct Schedule {
  private let all: [ColumnOperation]
  private var writers: [ColumnPlace: [Int]] = [:]
  private var levels: [Int?]

  init(_ operations: [ColumnOperation]) {
    all = operations
    levels = operations.map { _ in nil }
    for (index, operation) in operations.enumerated() {
      for place in operation.targets { writers[place, default: []].append(index) }
    }
  }

  var operations: [ColumnOperation] {
    var copy = self
    let ranked = all.indices.map { (level: copy.level(of: $0), index: $0) }
    return ranked.sorted { ($0.level, $0.index) < ($1.level, $1.index) }.map { all[$0.index] }
  }

  /// One more than the greatest level of what fills its sources. What adds to a register comes after
  /// what starts it, which has no sources and so the level 0.
  private mutating func level(of index: Int) -> Int {
    if let known = levels[index] { return known }
    var level = 0
    for place in all[index].sources {
      for writer in writers[place] ?? [] { level = max(level, self.level(of: writer) + 1) }
    }
    switch all[index] {
    case .packed, .add: level = max(level, 1)
    case .codes, .sum, .start, .bands, .order, .choice, .product, .extreme, .quotient: break
    }
    levels[index] = level
    return level
  }
}
