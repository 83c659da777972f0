internal import FEEL

/// The slots, registers and operations of a plan while it is being compiled.
///
/// A slot is a column of codes, one byte a row; a register a column of whole numbers. An operation
/// fills one from others that were filled before.
struct ColumnDraft {
  /// How many codes each slot has.
  private(set) var sizes: [Int] = []
  /// The least and the greatest number that each register can hold.
  private(set) var bounds: [ClosedRange<Int>] = []
  private(set) var operations: [ColumnOperation] = []
  private var made: [Finite: Int] = [:]
  private var madeSums: [Linear: Int] = [:]

  /// Tables up to this size take their inputs as they come.
  private static let smallTable = 512

  mutating func newSlot(codes: Int) -> Int {
    sizes.append(codes)
    return sizes.count - 1
  }

  mutating func newRegister(_ bounds: ClosedRange<Int>) -> Int {
    self.bounds.append(bounds)
    return self.bounds.count - 1
  }

  mutating func emit(_ operation: ColumnOperation) { operations.append(operation) }

  /// The same value decided by one slot of its own; as it is where that needs more than a byte.
  mutating func materialised(_ value: Finite) -> Finite {
    guard value.inputs.count > 1, value.values.count <= 256 else { return value }
    let slot = made[value] ?? make(value)
    return Finite(
      inputs: [slot], outcomes: value.values.indices.map(UInt16.init), values: value.values)
  }

  /// A slot that holds which of the values it is.
  mutating func slot(of value: Finite) -> Int? {
    guard value.values.count <= 256 else { return nil }
    let isPlain = value.inputs.count == 1 && value.outcomes.enumerated().allSatisfy { $0 == $1 }
    if isPlain { return value.inputs[0] }
    return made[value] ?? make(value)
  }

  private mutating func make(_ value: Finite) -> Int {
    let slot = newSlot(codes: value.values.count)
    let table = value.outcomes.map { UInt8($0) }
    emit(.codes(TableIndex(value.inputs, sizes), table, into: slot))
    made[value] = slot
    return slot
  }

  /// A register that holds the sum.
  mutating func register(of sum: Linear) -> Int? {
    if let only = sum.onlyRegister { return only }
    if let known = madeSums[sum] { return known }
    guard let bounds = sum.bounds(bounds) else { return nil }
    let register = newRegister(bounds)
    emit(.sum(sum, into: register))
    madeSums[sum] = register
    return register
  }
}

// Tables over tables.
extension ColumnDraft {
  /// What `work` gives for each combination of values; nil when the table would be too large.
  mutating func tabulated(
    _ parts: [Finite], upTo limit: Int = Finite.mostOutcomes, _ work: ([Value]) -> Value
  ) -> Finite? {
    var parts = parts
    narrow(&parts, to: ColumnDraft.smallTable)
    guard combinations(of: parts) <= limit else { return nil }
    return table(parts, work)
  }

  private func combinations(of parts: [Finite]) -> Int {
    var total = 1
    for slot in Set(parts.flatMap(\.inputs)) {
      let (product, overflow) = total.multipliedReportingOverflow(by: sizes[slot])
      guard !overflow else { return Int.max }
      total = product
    }
    return total
  }

  /// Gives parts slots of their own, the widest first, until the table is small enough.
  private mutating func narrow(_ parts: inout [Finite], to limit: Int) {
    while combinations(of: parts) > limit {
      let wide = parts.indices.filter {
        parts[$0].inputs.count > 1 && parts[$0].values.count <= 256
      }
      guard let widest = wide.max(by: { parts[$0].outcomes.count < parts[$1].outcomes.count })
      else { return }
      parts[widest] = materialised(parts[widest])
    }
  }

  private func table(_ parts: [Finite], _ work: ([Value]) -> Value) -> Finite? {
    let combinations = Combinations(parts, sizes)
    let keys = combinations.keys(parts)
    var outcomes = [UInt16](repeating: 0, count: combinations.count)
    var known = [UInt16?](repeating: nil, count: keys.bound)
    var pool = ValuePool()
    for combination in 0..<combinations.count {
      let key = keys.all[combination]
      if let outcome = known[key] {
        outcomes[combination] = outcome
        continue
      }
      let values = zip(parts, keys.outcomes).map { $0.values[Int($1[combination])] }
      let outcome = pool.position(of: work(values))
      guard pool.values.count < Int(UInt16.max) else { return nil }
      known[key] = outcome
      outcomes[combination] = outcome
    }
    if pool.values.count == 1 { return .constant(pool.values[0]) }
    return Finite(inputs: combinations.inputs, outcomes: outcomes, values: pool.values)
      .withoutIdle(sizes)
  }
}

/// Every combination of the codes of some slots.
private struct Combinations {
  let inputs: [Int]
  private let sizes: [Int]
  let count: Int

  init(_ parts: [Finite], _ allSizes: [Int]) {
    inputs = Set(parts.flatMap(\.inputs)).sorted()
    sizes = inputs.map { allSizes[$0] }
    count = sizes.reduce(1, *)
  }

  /// What one step of each input's code is worth in a part's own table; 0 where it has no part in it.
  private func strides(of part: Finite) -> [Int] {
    var strides = [Int](repeating: 0, count: inputs.count)
    var stride = 1
    for (place, slot) in inputs.enumerated().reversed() where part.inputs.contains(slot) {
      strides[place] = stride
      stride *= sizes[place]
    }
    return strides
  }

  /// Which of its values each part has for each combination, and a number for each combination that is
  /// the same where every part has the same value.
  func keys(_ parts: [Finite]) -> (all: [Int], bound: Int, outcomes: [[UInt16]]) {
    var keys = [Int](repeating: 0, count: count)
    var bound = 1
    var outcomes: [[UInt16]] = []
    for part in parts {
      var own = [UInt16](repeating: 0, count: count)
      forEachEntry(of: part) { own[$0] = part.outcomes[$1] }
      let radix = part.values.count
      for combination in 0..<count {
        keys[combination] = keys[combination] * radix + Int(own[combination])
      }
      bound *= radix
      if bound > Finite.mostOutcomes { bound = renumber(&keys, below: bound) }
      outcomes.append(own)
    }
    return (keys, bound, outcomes)
  }

  /// Gives keys below `bound` numbers without gaps.
  private func renumber(_ keys: inout [Int], below bound: Int) -> Int {
    guard bound <= 1 << 20 else { return renumber(&keys) }
    var numbers = [Int32](repeating: -1, count: bound)
    var next: Int32 = 0
    for index in keys.indices {
      let key = keys[index]
      if numbers[key] < 0 {
        numbers[key] = next
        next += 1
      }
      keys[index] = Int(numbers[key])
    }
    return Int(next)
  }

  private func renumber(_ keys: inout [Int]) -> Int {
    var numbers: [Int: Int] = [:]
    for index in keys.indices {
      let number = numbers[keys[index]] ?? numbers.count
      numbers[keys[index]] = number
      keys[index] = number
    }
    return numbers.count
  }

  /// Calls `take` with each combination and the entry of the part's own table.
  private func forEachEntry(of part: Finite, _ take: (Int, Int) -> Void) {
    let strides = strides(of: part)
    var digits = [Int](repeating: 0, count: inputs.count)
    var entry = 0
    for combination in 0..<count {
      take(combination, entry)
      var place = inputs.count - 1
      while place >= 0 {
        digits[place] += 1
        entry += strides[place]
        if digits[place] < sizes[place] { break }
        entry -= strides[place] * sizes[place]
        digits[place] = 0
        place -= 1
      }
    }
  }
}

extension Finite {
  /// The same without slots that decide nothing.
  func withoutIdle(_ sizes: [Int]) -> Finite {
    for (place, slot) in inputs.enumerated() {
      let inner = inputs[(place + 1)...].reduce(1) { $0 * sizes[$1] }
      let block = inner * sizes[slot]
      let isIdle = outcomes.indices.allSatisfy {
        outcomes[$0] == outcomes[$0 / block * block + $0 % inner]
      }
      guard isIdle else { continue }
      let kept = outcomes.indices.filter { $0 / inner % sizes[slot] == 0 }.map { outcomes[$0] }
      return Finite(inputs: inputs.filter { $0 != slot }, outcomes: kept, values: values)
        .withoutIdle(sizes)
    }
    return self
  }
}
