/// How a number is rounded when digits are cut off.
public enum Rounding: String, Sendable, Hashable, CaseIterable {
  /// To the nearest; a half goes to the even neighbour.
  case halfEven
  /// To the nearest; a half goes away from zero.
  case halfUp
  /// To the nearest; a half goes towards zero.
  case halfDown
  /// Away from zero.
  case up
  /// Towards zero.
  case down
  /// Towards negative infinity.
  case floor
  /// Towards positive infinity.
  case ceiling

  /// Whether a magnitude that lost `tail` goes up by one unit of its last kept digit.
  func goesUp(_ tail: Tail, odd: Bool, negative: Bool) -> Bool {
    guard tail != .nothing else { return false }
    return switch self {
    case .halfEven: tail == .aboveHalf || (tail == .half && odd)
    case .halfUp: tail == .aboveHalf || tail == .half
    case .halfDown: tail == .aboveHalf
    case .up: true
    case .down: false
    case .floor: negative
    case .ceiling: !negative
    }
  }
}

/// What was cut off a magnitude, against half a unit of its last kept digit.
enum Tail: Sendable {
  case nothing, belowHalf, half, aboveHalf

  /// The tail of a division; `rest` is below `divisor`.
  init(_ rest: UInt128, of divisor: UInt128, more: Bool) {
    if rest == 0 {
      self = more ? .belowHalf : .nothing
    } else {
      let missing = divisor - rest
      if rest == missing {
        self = more ? .aboveHalf : .half
      } else {
        self = rest > missing ? .aboveHalf : .belowHalf
      }
    }
  }
}
