/// Where certain bytes stand among 64, as bits.
///
/// The pointers that are handed in must have 64 readable bytes from where they point.
enum ByteMasks {
  /// Each byte of a lane is all ones or zero; the lowest bits of all eight are brought together.
  @inline(__always)
  private static func bits(_ lane: UInt64) -> UInt64 {
    ((lane & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) &>> 56
  }

  @inline(__always)
  private static func bits(_ mask: SIMDMask<SIMD16<Int8>>) -> UInt64 {
    let lanes = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return bits(lanes[0]) | bits(lanes[1]) &<< 8
  }

  /// The places of `byte`, and of quotes.
  @inline(__always)
  static func places(of byte: UInt8, _ bytes: UnsafeRawPointer) -> (UInt64, quotes: UInt64) {
    let a = unsafe bytes.loadUnaligned(as: SIMD16<UInt8>.self)
    let b = unsafe bytes.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self)
    let c = unsafe bytes.loadUnaligned(fromByteOffset: 32, as: SIMD16<UInt8>.self)
    let d = unsafe bytes.loadUnaligned(fromByteOffset: 48, as: SIMD16<UInt8>.self)
    let wanted = SIMD16<UInt8>(repeating: byte)
    let quote = SIMD16<UInt8>(repeating: Byte.quote)
    let places =
      bits(a .== wanted) | bits(b .== wanted) &<< 16 | bits(c .== wanted) &<< 32
      | bits(d .== wanted) &<< 48
    // Quotes are rare: that there is any is found out first.
    let any = (a .== quote) .| (b .== quote) .| (c .== quote) .| (d .== quote)
    let lanes = unsafe unsafeBitCast(any, to: SIMD2<UInt64>.self)
    guard lanes[0] | lanes[1] != 0 else { return (places, 0) }
    let quotes =
      bits(a .== quote) | bits(b .== quote) &<< 16 | bits(c .== quote) &<< 32
      | bits(d .== quote) &<< 48
    return (places, quotes)
  }

  /// Writes the places of `count` bits, four at a time and so up to three too many.
  @inline(__always)
  static func write(
    _ bits: UInt64, _ count: Int, _ position: Int, to ends: UnsafeMutablePointer<UInt32>
  ) {
    var (left, next) = (bits, 0)
    let base = UInt32(truncatingIfNeeded: position)
    while next < count {
      for step in 0..<4 {
        unsafe ends[next &+ step] = base &+ UInt32(truncatingIfNeeded: left.trailingZeroBitCount)
        left &= left &- 1
      }
      next &+= 4
    }
  }
}
