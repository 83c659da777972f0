internal import FEEL

// One exact division for each figure that is printed. Pointers are safe as ``ColumnRun`` says.
extension ColumnRun {
  func divide(_ quotient: ColumnOperation.Quotient, into register: Int) {
    switch quotient.mode {
    case .halfUp: divide(quotient, register) { $1 &<< 1 >= $2 ? 1 : 0 }
    case .halfEven:
      divide(quotient, register) { whole, rest, under in
        rest &<< 1 > under || (rest &<< 1 == under && whole & 1 == 1) ? 1 : 0
      }
    case .halfDown: divide(quotient, register) { $1 &<< 1 > $2 ? 1 : 0 }
    case .up: divide(quotient, register) { _, rest, _ in rest > 0 ? 1 : 0 }
    case .down: divide(quotient, register) { _, _, _ in 0 }
    case .floor: divideByDirection(quotient, register, isUpward: false)
    case .ceiling: divideByDirection(quotient, register, isUpward: true)
    }
  }

  /// Divides magnitudes; `more` says from the quotient, the rest and the divisor whether one is
  /// added.
  @inline(__always)
  private func divide(
    _ quotient: ColumnOperation.Quotient, _ register: Int,
    _ more: (UInt, UInt, UInt) -> UInt
  ) {
    let source = unsafe memory.numbers(of: quotient.register)
    let target = unsafe memory.numbers(of: register)
    let (factor, divisor) = (quotient.factor, UInt(quotient.divisor))
    let under = unsafe quotient.under.map { unsafe memory.numbers(of: $0) }
    for row in 0..<count {
      let number = unsafe source[row] &* factor
      let top = number.magnitude
      let bottom = unsafe under.map { unsafe UInt(bitPattern: $0[row]) &* divisor } ?? divisor
      let (whole, rest) = ColumnRun.divided(top, bottom)
      let rounded = Int(bitPattern: whole &+ more(whole, rest, bottom))
      unsafe target[row] = number < 0 ? 0 &- rounded : rounded
    }
  }

  /// Short numbers divide in a fraction of the time.
  @inline(__always)
  private static func divided(_ top: UInt, _ bottom: UInt) -> (UInt, UInt) {
    if (top | bottom) >> 32 == 0 {
      let (whole, rest) = UInt32(truncatingIfNeeded: top)
        .quotientAndRemainder(dividingBy: max(1, UInt32(truncatingIfNeeded: bottom)))
      return (UInt(whole), UInt(rest))
    }
    return top.quotientAndRemainder(dividingBy: max(1, bottom))
  }

  private func divideByDirection(
    _ quotient: ColumnOperation.Quotient, _ register: Int, isUpward: Bool
  ) {
    let source = unsafe memory.numbers(of: quotient.register)
    let target = unsafe memory.numbers(of: register)
    let under = unsafe quotient.under.map { unsafe memory.numbers(of: $0) }
    for row in 0..<count {
      let number = unsafe source[row] &* quotient.factor
      let bottom = unsafe (under.map { unsafe $0[row] } ?? 1) &* quotient.divisor
      let (whole, rest) = number.quotientAndRemainder(dividingBy: max(1, bottom))
      let step = rest > 0 && isUpward ? 1 : rest < 0 && !isUpward ? -1 : 0
      unsafe target[row] = whole &+ step
    }
  }
}
