/// How a column is read, bound to the memory of one thread as ``ColumnStep`` is.
@unsafe enum IntakeStep {
  /// Only the soundness of the text is looked at.
  case sound
  case code(Keys, into: ColumnStep.Codes)
  case number(Digits, ColumnStep.Codes, into: ColumnStep.Numbers)
  /// As the plan's ``Intake`` says: dates, texts with conditions, sets.
  case rare

  /// What ``ShortKeys`` hold.
  @unsafe struct Keys {
    let factor: UInt64
    let shift: UInt64
    let keys: UnsafePointer<UInt64>
    let codes: UnsafePointer<UInt8>
    let long: UnsafePointer<LongKey>
    let longCount: Int
  }

  /// A text of eight bytes or more: its first and its last eight, and all of them.
  @unsafe struct LongKey {
    let first: UInt64
    let last: UInt64
    let length: Int
    let text: UnsafePointer<UInt8>
    let code: UInt8
  }

  /// What an ``Intake/Digits`` says.
  @unsafe struct Digits {
    let isWhole: Bool
    let places: Int
    let factors: UnsafePointer<Int>
  }

  init(_ intake: Intake, _ memory: ColumnMemory, _ tables: ColumnTables) {
    switch intake {
    case .ignored, .key: unsafe self = .sound
    case .code(let keys, let slot):
      unsafe self = .code(Keys(keys, tables), into: memory.codes(of: slot))
    case .number(let digits):
      unsafe self = .number(
        Digits(
          isWhole: digits.isWhole, places: digits.places, factors: tables.kept(digits.factors)),
        memory.codes(of: digits.slot), into: memory.numbers(of: digits.register))
    case .date, .text, .several: unsafe self = .rare
    }
  }
}

extension IntakeStep.Keys {
  init(_ short: ShortKeys, _ tables: ColumnTables) {
    let long = unsafe short.long.filter { $0.text.count >= 8 }.map { text, code in
      unsafe IntakeStep.LongKey(
        first: ShortKeys.word(text.prefix(8)), last: ShortKeys.word(text.suffix(8)),
        length: text.count, text: tables.kept(text), code: code)
    }
    unsafe self.init(
      factor: short.factor, shift: short.shift, keys: tables.kept(short.keys),
      codes: tables.kept(short.codes), long: tables.kept(long), longCount: long.count)
  }

  /// The code of a text of up to seven bytes; nil where it is none.
  @inline(__always)
  func short(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> UInt8? {
    guard length <= ShortKeys.longest else { return nil }
    let word = unsafe UInt64(
      littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    let count = UInt64(truncatingIfNeeded: length)
    let key = word & ((1 &<< (count &* 8)) &- 1) | count &<< 56
    let place = unsafe Int(truncatingIfNeeded: (key &* factor) &>> shift)
    return unsafe keys[place] == key ? codes[place] : nil
  }

  /// The code of a longer text; nil where it is none.
  func long(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> UInt8? {
    guard length >= 8 else { return nil }
    let raw = unsafe UnsafeRawPointer(bytes)
    let first = unsafe UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
    let last = unsafe UInt64(
      littleEndian: raw.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self))
    let count = unsafe longCount
    for place in 0..<count {
      let key = unsafe long[place]
      guard unsafe key.length == length, unsafe key.first == first, unsafe key.last == last
      else { continue }
      // Beyond sixteen bytes there are some between the two words.
      let isSame = (8..<max(8, length - 8)).allSatisfy {
        unsafe key.text[$0] == bytes[$0]
      }
      if isSame { return unsafe key.code }
    }
    return nil
  }
}
