/// An operation of a plan bound to the memory of one thread: addresses in place of numbers, so that
/// whoever carries it out counts no references.
///
/// Why the addresses are good: ``ColumnBinding`` makes them from a plan, as ``ColumnRun`` says, and
/// ``ColumnScorer`` keeps what they point to.
@unsafe enum ColumnStep {
  typealias Codes = UnsafeMutablePointer<UInt8>
  typealias Numbers = UnsafeMutablePointer<Int>
  typealias Words = UnsafeMutablePointer<UInt64>
  typealias Entries = UnsafeMutablePointer<UInt32>

  /// Adds a digit to the index of a large table; the first one begins it.
  case digit(Codes, stride: UInt32, isFirst: Bool, into: Entries)
  case codes(Index, UnsafePointer<UInt8>, into: Codes)
  case start(Int, into: Numbers)
  case add(Int, Numbers, into: Numbers)
  case bands(Numbers, UnsafePointer<ColumnOperation.Mark>, count: Int, into: Codes)
  case order(Numbers, Numbers, into: Codes)
  case choice(Codes, Numbers, Numbers, into: Numbers)
  case product(Numbers, Numbers, into: Numbers)
  case extreme(Numbers, Numbers, isLeast: Bool, into: Numbers)
  case quotient(Quotient, into: Numbers)
  /// Begins a sum of packed words.
  case clear(Words)
  case pack(Index, UnsafePointer<UInt64>, into: Words)
  /// Four tables over one slot each, so that the words are fetched once.
  case packFour(Four, into: Words)
  /// Takes one total out of the words and adds it to a register.
  case unpack(Words, PackedSums.Part, into: Numbers)

  /// Where the entry of a table is found.
  @unsafe enum Index {
    case one(Codes)
    case two(Codes, stride: Int, Codes)
    case three(Codes, high: Int, Codes, middle: Int, Codes)
    /// Worked out before, digit by digit.
    case many(Entries)
  }

  @unsafe struct Four {
    let codes: (Codes, Codes, Codes, Codes)
    let tables:
      (
        UnsafePointer<UInt64>, UnsafePointer<UInt64>, UnsafePointer<UInt64>, UnsafePointer<UInt64>
      )
  }

  @unsafe struct Quotient {
    let source: Numbers
    let under: Numbers?
    let operation: ColumnOperation.Quotient
  }
}
