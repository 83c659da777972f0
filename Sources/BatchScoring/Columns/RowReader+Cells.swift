internal import FEEL
internal import Questionnaires

// The frequent forms of cells. Pointers are safe as ``RowReader`` says.
extension RowReader {
  func readNumbers(
    _ digits: IntakeStep.Digits, _ codes: ColumnStep.Codes, _ numbers: ColumnStep.Numbers,
    _ column: Int, _ count: Int
  ) {
    let (isWhole, factors) = unsafe (digits.isWhole, digits.factors)
    forEachCell(column, count) { row, start, end in
      var (state, number) = unsafe NumberBytes.short(
        UnsafeRawPointer(bytes + start), end &- start, isWhole: isWhole, factors)
      if state == .odd { (state, number) = unsafe longNumber(digits, start, end, row) }
      unsafe codes[row] = state.code
      unsafe numbers[row] = number
    }
  }

  @inline(never)
  private func longNumber(
    _ digits: IntakeStep.Digits, _ start: Int, _ end: Int, _ row: Int
  ) -> (NumberBytes.State, Int) {
    let place = content(start, end)
    let (state, number) = unsafe NumberBytes.number(bytes, place.start, place.end, digits)
    if state == .odd { unsafe memory.odd[row] = 1 }
    return (state, number)
  }

  func readCodes(
    _ keys: IntakeStep.Keys, _ codes: ColumnStep.Codes, _ column: Int, _ count: Int
  ) {
    forEachCell(column, count) { row, start, end in
      if let code = unsafe keys.short(bytes + start, end &- start) {
        unsafe codes[row] = code
      } else {
        unsafe codes[row] = longCode(keys, start, end, row)
      }
    }
  }

  /// The code of a long text, or of one in quotes; the row is odd where it is none.
  @inline(never)
  private func longCode(
    _ keys: IntakeStep.Keys, _ start: Int, _ end: Int, _ row: Int
  ) -> UInt8 {
    if let code = unsafe keys.long(bytes + start, end - start) { return code }
    if let (start, end) = unquoted(start, end) {
      let text = unsafe bytes + start
      if let code = unsafe keys.short(text, end - start) ?? keys.long(text, end - start) {
        return code
      }
    }
    unsafe memory.odd[row] = 1
    return 0
  }
}

// The rare ones.
extension RowReader {
  func readRare(_ intake: Intake, _ column: Int, _ count: Int) {
    switch intake {
    case .date(let slot, let register):
      forEachCell(column, count) { row, start, end in
        let place = content(start, end)
        readDate(row, place.start, place.end, slot, register)
      }
    case .text(let wording): readTexts(wording, column, count)
    case .several(let choices):
      forEachCell(column, count) { row, start, end in
        let place = content(start, end)
        readSet(row, place.start, place.end, choices)
      }
    case .ignored, .key, .code, .number: return
    }
  }

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

extension Span<UInt8> {
  /// Whether these are the bytes.
  func holds(_ text: [UInt8]) -> Bool {
    guard count == text.count else { return false }
    for index in indices where self[index] != text[index] { return false }
    return true
  }
}
