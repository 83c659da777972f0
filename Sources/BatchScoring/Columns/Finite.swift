internal import FEEL

/// A value that is one of a few, decided by the codes of a few slots: a function written down as a
/// dense table.
///
/// A slot holds a small number for each row, such as which choice was made. The index of a table is
/// the codes as digits, the last slot's counting fastest.
struct Finite: Hashable {
  /// The slots that decide, ascending; none for a value that is always the same.
  let inputs: [Int]
  /// For each combination of codes, which of ``values`` it is.
  let outcomes: [UInt16]
  /// The different values.
  let values: [Value]

  /// The most combinations that a table may have.
  static let mostOutcomes = 65_536

  static func constant(_ value: Value) -> Finite {
    Finite(inputs: [], outcomes: [0], values: [value])
  }

  static let yes = Finite.constant(.boolean(true))
  static let no = Finite.constant(.boolean(false))

  /// The value, when it is always the same.
  var constant: Value? { values.count == 1 ? values[0] : nil }

  /// Whether it may be unknown.
  var mayBeUnknown: Bool { values.contains(where: \.isUnknown) }

  /// What each value becomes.
  func mapped(_ change: (Value) -> Value) -> Finite {
    var pool = ValuePool()
    let renamed = values.map { pool.position(of: change($0)) }
    return Finite(
      inputs: pool.values.count == 1 ? [] : inputs,
      outcomes: pool.values.count == 1 ? [0] : outcomes.map { renamed[Int($0)] },
      values: pool.values)
  }
}

/// Different values in the order in which they were met.
struct ValuePool {
  private(set) var values: [Value] = []
  private var positions: [Value: UInt16] = [:]

  /// Which value is open does not matter to rows, so all that are unknown count as one.
  private static let unknown = Value.unknown(OpenCells(0))

  mutating func position(of value: Value) -> UInt16 {
    let value = value.isUnknown ? ValuePool.unknown : value
    if let known = positions[value] { return known }
    let position = UInt16(values.count)
    positions[value] = position
    values.append(value)
    return position
  }
}
