/// A whole number of any size, for the few functions that need more than 256 bits on the way.
struct Natural: Sendable, Equatable {
  // Least significant first, and no zero at the end.
  private var limbs: [UInt32]

  init(_ value: UInt128) {
    var (rest, limbs) = (value, [UInt32]())
    while rest != 0 {
      limbs.append(UInt32(truncatingIfNeeded: rest))
      rest >>= 32
    }
    self.limbs = limbs
  }

  /// Whether the number is zero.
  var isZero: Bool { limbs.isEmpty }

  /// The number when it fits 128 bits.
  var small: UInt128? {
    limbs.count > 4 ? nil : limbs.reversed().reduce(0) { $0 << 32 | UInt128($1) }
  }

  static func + (left: Natural, right: Natural) -> Natural {
    var (sum, carry) = (left, UInt64(0))
    for index in 0..<max(left.limbs.count, right.limbs.count) {
      carry += UInt64(left.limb(index)) + UInt64(right.limb(index))
      sum.put(UInt32(truncatingIfNeeded: carry), at: index)
      carry >>= 32
    }
    if carry > 0 { sum.limbs.append(UInt32(carry)) }
    return sum
  }

  /// The difference; zero where the right number is the larger.
  static func - (left: Natural, right: Natural) -> Natural {
    guard left > right else { return Natural(0) }
    var (difference, borrow) = (left, Int64(0))
    for index in left.limbs.indices {
      borrow += Int64(left.limb(index)) - Int64(right.limb(index))
      difference.limbs[index] = UInt32(truncatingIfNeeded: borrow)
      borrow >>= 32
    }
    difference.trim()
    return difference
  }

  static func * (left: Natural, right: Natural) -> Natural {
    var product = Natural(0)
    product.limbs = Array(repeating: 0, count: left.limbs.count + right.limbs.count)
    for (offset, factor) in left.limbs.enumerated() {
      var carry: UInt64 = 0
      for (index, limb) in right.limbs.enumerated() {
        carry += UInt64(factor) * UInt64(limb) + UInt64(product.limbs[offset + index])
        product.limbs[offset + index] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
      product.limbs[offset + right.limbs.count] = UInt32(carry)
    }
    product.trim()
    return product
  }

  /// The quotient, rounded down; `divisor` is not zero.
  static func / (left: Natural, divisor: UInt32) -> Natural {
    var (quotient, rest) = (left, UInt64(0))
    for index in left.limbs.indices.reversed() {
      let dividend = rest << 32 | UInt64(left.limbs[index])
      quotient.limbs[index] = UInt32(dividend / UInt64(divisor))
      rest = dividend % UInt64(divisor)
    }
    quotient.trim()
    return quotient
  }

  private func limb(_ index: Int) -> UInt32 {
    index < limbs.count ? limbs[index] : 0
  }

  private mutating func put(_ limb: UInt32, at index: Int) {
    if index < limbs.count { limbs[index] = limb } else { limbs.append(limb) }
  }

  private mutating func trim() {
    while limbs.last == 0 { limbs.removeLast() }
  }
}

extension Natural: Comparable {
  static func < (left: Natural, right: Natural) -> Bool {
    if left.limbs.count != right.limbs.count { return left.limbs.count < right.limbs.count }
    return left.limbs.reversed().lexicographicallyPrecedes(right.limbs.reversed())
  }
}
