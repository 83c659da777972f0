internal import FEEL

// One exact division for each figure that is printed. Pointers are safe as ``ColumnRun`` says.
extension ColumnRun {
  func divide(_ quotient: ColumnStep.Quotient, into target: ColumnStep.Numbers) {
    switch unsafe quotient.operation.mode {
    case .halfUp: unsafe divide(quotient, target) { $1 &<< 1 >= $2 ? 1 : 0 }
    case .halfEven:
      unsafe divide(quotient, target) { whole, rest, under in
        rest &<< 1 > under || (rest &<< 1 == under && whole & 1 == 1) ? 1 : 0
      }
    case .halfDown: unsafe divide(quotient, target) { $1 &<< 1 > $2 ? 1 : 0 }
    case .up: unsafe divide(quotient, target) { _, rest, _ in rest > 0 ? 1 : 0 }
    case .down: unsafe divide(quotient, target) { _, _, _ in 0 }
    case .floor: unsafe divideByDirection(quotient, target, isUpward: false)
    case .ceiling: unsafe divideByDirection(quotient, target, isUpward: true)
    }
  }

  /// Divides magnitudes; `more` says from the quotient, the rest and the divisor whether one is
  /// added. Where all of them are short they divide in a fraction of the time.
  @inline(__always)
  private func divide(
    _ quotient: ColumnStep.Quotient, _ target: ColumnStep.Numbers,
    _ more: (UInt, UInt, UInt) -> UInt
  ) {
    if unsafe isShort(quotient) {
      unsafe divide(quotient, target, more) { top, bottom in
        let (whole, rest) = UInt32(truncatingIfNeeded: top)
          .quotientAndRemainder(dividingBy: max(1, UInt32(truncatingIfNeeded: bottom)))
        return (UInt(whole), UInt(rest))
      }
    } else {
      unsafe divide(quotient, target, more) { $0.quotientAndRemainder(dividingBy: max(1, $1)) }
    }
  }

  @inline(__always)
  private func divide(
    _ quotient: ColumnStep.Quotient, _ target: ColumnStep.Numbers,
    _ more: (UInt, UInt, UInt) -> UInt, _ divided: (UInt, UInt) -> (UInt, UInt)
  ) {
    let source = unsafe quotient.source
    let (factor, divisor) = unsafe (
      quotient.operation.factor, UInt(quotient.operation.divisor)
    )
    // Where there is no denominator of each row, the source is read for one that does not count.
    let under = unsafe quotient.under ?? source
    let counts: UInt = unsafe quotient.under == nil ? 0 : UInt.max
    for row in 0..<count {
      let number = unsafe source[row] &* factor
      let bottom = unsafe (UInt(bitPattern: under[row]) & counts | ~counts & 1) &* divisor
      let (whole, rest) = divided(number.magnitude, bottom)
      let rounded = Int(bitPattern: whole &+ more(whole, rest, bottom))
      let sign = number &>> 63
      unsafe target[row] = (rounded ^ sign) &- sign
    }
  }

  /// Whether no numerator and no denominator needs more than 32 bits.
  private func isShort(_ quotient: ColumnStep.Quotient) -> Bool {
    let source = unsafe quotient.source
    let (factor, divisor) = unsafe (
      quotient.operation.factor, UInt(quotient.operation.divisor)
    )
    var bits = divisor
    for row in 0..<count { unsafe bits |= (source[row] &* factor).magnitude }
    if let under = unsafe quotient.under {
      for row in 0..<count { unsafe bits |= UInt(bitPattern: under[row]) &* divisor }
    }
    return bits >> 32 == 0
  }

  private func divideByDirection(
    _ quotient: ColumnStep.Quotient, _ target: ColumnStep.Numbers, isUpward: Bool
  ) {
    let (source, under) = unsafe (quotient.source, quotient.under)
    let (factor, divisor) = unsafe (quotient.operation.factor, quotient.operation.divisor)
    for row in 0..<count {
      let number = unsafe source[row] &* factor
      let bottom = unsafe (under.map { unsafe $0[row] } ?? 1) &* divisor
      let (whole, rest) = number.quotientAndRemainder(dividingBy: max(1, bottom))
      let step = rest > 0 && isUpward ? 1 : rest < 0 && !isUpward ? -1 : 0
      unsafe target[row] = whole &+ step
    }
  }
}
