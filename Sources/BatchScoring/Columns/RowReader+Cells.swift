internal import FEEL
internal import Questionnaires

// One column of a batch after the other. Pointers are safe as ``RowReader`` says.
extension RowReader {
  func read(_ intake: Intake, _ column: Int, count: Int) {
    switch intake {
    case .ignored, .key: checkTexts(column, count)
    case .code(let keys, let slot): readCodes(keys, slot, column, count)
    case .number(let digits): readNumbers(digits, column, count)
    case .date(let slot, let register):
      forEachCell(column, count) { row, start, end in readDate(row, start, end, slot, register) }
    case .text(let wording):
      let codes = unsafe memory.codes(of: wording.slot)
      forEachCell(column, count) { row, start, end in
        unsafe codes[row] = start == end ? 0 : 1
        if !isSound(column, wording, start, end) { unsafe memory.odd[row] = 1 }
      }
    case .several(let choices):
      forEachCell(column, count) { row, start, end in readSet(row, start, end, choices) }
    }
  }

  /// Reads a cell of a row that holds quotes.
  func readQuoted(_ intake: Intake, _ column: Int, row: Int, _ field: RowFields.Field) {
    // The ends tell where the cell stands to whoever writes it.
    let ends = unsafe memory.ends(of: row)
    unsafe ends[column] = UInt32(truncatingIfNeeded: field.start &- 1)
    unsafe ends[column + 1] = UInt32(truncatingIfNeeded: field.end)
    if field.hasDoubledQuotes, !intake.isFreeText { unsafe memory.odd[row] = 1 }
    readOne(intake, column, row: row)
  }

  private func readOne(_ intake: Intake, _ column: Int, row: Int) {
    let start = unsafe Int(memory.ends(of: row)[column] &+ 1)
    let end = unsafe Int(memory.ends(of: row)[column + 1])
    switch intake {
    case .ignored, .key:
      if !isSoundText(start, end) { unsafe memory.odd[row] = 1 }
    case .code(let keys, let slot):
      unsafe memory.codes(of: slot)[row] = code(keys, start, end, row)
    case .number(let digits):
      let (state, number) = unsafe NumberBytes.number(bytes, start, end, digits)
      unsafe memory.codes(of: digits.slot)[row] = state.code
      unsafe memory.numbers(of: digits.register)[row] = number
      if state == .odd { unsafe memory.odd[row] = 1 }
    case .date(let slot, let register): readDate(row, start, end, slot, register)
    case .text(let wording):
      unsafe memory.codes(of: wording.slot)[row] = start == end ? 0 : 1
      if !isSound(column, wording, start, end) { unsafe memory.odd[row] = 1 }
    case .several(let choices): readSet(row, start, end, choices)
    }
  }

  @inline(__always)
  private func forEachCell(_ column: Int, _ count: Int, _ take: (Int, Int, Int) -> Void) {
    let stride = memory.columns &+ 1
    var ends = unsafe memory.ends + column
    for row in 0..<count {
      take(row, unsafe Int(ends[0] &+ 1), unsafe Int(ends[1]))
      unsafe ends += stride
    }
  }

  private func readNumbers(_ digits: Intake.Digits, _ column: Int, _ count: Int) {
    let codes = unsafe memory.codes(of: digits.slot)
    let numbers = unsafe memory.numbers(of: digits.register)
    let isWhole = digits.isWhole
    unsafe digits.factors.withUnsafeBufferPointer { factors in
      guard let factors = factors.baseAddress else { return }
      forEachCell(column, count) { row, start, end in
        var (state, number) = unsafe NumberBytes.short(
          UnsafeRawPointer(bytes + start), end &- start, isWhole: isWhole, factors)
        if state == .odd {
          (state, number) = unsafe NumberBytes.number(bytes, start, end, digits)
          if state == .odd { unsafe memory.odd[row] = 1 }
        }
        unsafe codes[row] = state.code
        unsafe numbers[row] = number
      }
    }
  }

  // MARK: Codes

  private func readCodes(_ keys: ShortKeys, _ slot: Int, _ column: Int, _ count: Int) {
    let codes = unsafe memory.codes(of: slot)
    unsafe keys.keys.withUnsafeBufferPointer { known in
      unsafe keys.codes.withUnsafeBufferPointer { values in
        guard let known = known.baseAddress, let values = values.baseAddress else { return }
        let (factor, shift) = (keys.factor, keys.shift)
        forEachCell(column, count) { row, start, end in
          let length = end &- start
          let word = unsafe UnsafeRawPointer(bytes + start).loadUnaligned(as: UInt64.self)
          let key = word & ((1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1)
          let place = Int(truncatingIfNeeded: (key &* factor) &>> shift)
          if length <= ShortKeys.longest, unsafe known[place] == key {
            unsafe codes[row] = values[place]
          } else {
            unsafe codes[row] = code(keys, start, end, row)
          }
        }
      }
    }
  }

  /// The code of a text of any length; the row is odd where it is none.
  @inline(never)
  private func code(_ keys: ShortKeys, _ start: Int, _ end: Int, _ row: Int) -> UInt8 {
    let length = end - start
    if length <= ShortKeys.longest {
      let word = unsafe UnsafeRawPointer(bytes + start).loadUnaligned(as: UInt64.self)
      let key = UInt64(littleEndian: word) & ((1 << UInt64(length * 8)) - 1)
      let place = Int((key &* keys.factor) >> keys.shift)
      if keys.keys[place] == key { return keys.codes[place] }
    } else {
      let span = unsafe Span(_unsafeStart: bytes + start, count: length)
      if let found = keys.long.first(where: { span.holds($0.text) }) { return found.code }
    }
    unsafe memory.odd[row] = 1
    return 0
  }

  // MARK: Dates and sets

  private func readDate(_ row: Int, _ start: Int, _ end: Int, _ slot: Int, _ register: Int) {
    unsafe memory.codes(of: slot)[row] = start == end ? 0 : 1
    guard start != end else { return }
    let text = unsafe Span(_unsafeStart: bytes + start, count: end - start)
    guard let day = NumberBytes.day(text) else { return unsafe memory.odd[row] = 1 }
    unsafe memory.numbers(of: register)[row] = day
  }

  private func readSet(_ row: Int, _ start: Int, _ end: Int, _ choices: Intake.Choices) {
    guard let set = set(start, end, choices.names, choices.isExclusive) else {
      unsafe memory.odd[row] = 1
      return unsafe memory.codes(of: choices.slot)[row] = 0
    }
    guard let register = choices.count else {
      return unsafe memory.codes(of: choices.slot)[row] = UInt8(set)
    }
    unsafe memory.codes(of: choices.slot)[row] = set == 0 ? 0 : 1
    unsafe memory.numbers(of: register)[row] = set.nonzeroBitCount
  }

  /// The choices as a sum of powers of two; nil where one is none, or excludes others.
  private func set(_ start: Int, _ end: Int, _ names: [[UInt8]], _ isExclusive: [Bool])
    -> UInt64?
  {
    guard names.count <= 64 else { return start == end ? 0 : nil }
    var (set, position, isAlone) = (UInt64(0), start, false)
    while position < end {
      var stop = position
      while stop < end, unsafe bytes[stop] != Byte.space { stop += 1 }
      let text = unsafe Span(_unsafeStart: bytes + position, count: stop - position)
      guard let choice = names.firstIndex(where: { text.holds($0) }) else { return nil }
      set |= 1 << UInt64(choice)
      isAlone = isAlone || isExclusive[choice]
      position = stop + 1
    }
    return isAlone && set.nonzeroBitCount > 1 ? nil : set
  }
}

extension Intake {
  /// Whether any text will do, so that doubled quotes change nothing that is read here.
  fileprivate var isFreeText: Bool {
    switch self {
    case .ignored: true
    case .text(let wording): !wording.isShown
    case .key, .code, .number, .date, .several: false
    }
  }
}

extension Span<UInt8> {
  /// Whether these are the bytes.
  func holds(_ text: [UInt8]) -> Bool {
    guard count == text.count else { return false }
    for index in indices where self[index] != text[index] { return false }
    return true
  }
}
