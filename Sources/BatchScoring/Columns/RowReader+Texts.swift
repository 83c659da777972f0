internal import Questionnaires

// Texts, of which only their soundness is looked at. Pointers are safe as ``RowReader`` says.
extension RowReader {
  func checkTexts(_ column: Int, _ count: Int) {
    let isKey = if case .key = plan.intakes[column] { true } else { false }
    forEachCell(column, count) { row, start, end in
      var isSound = isSoundText(start, end)
      // A key is shown as it came, and only the plain evaluator undoubles quotes.
      if isKey, isQuoted(start, end), hasDoubledQuotes(start, end) { isSound = false }
      if !isSound { unsafe memory.odd[row] = 1 }
    }
  }

  func readTexts(_ wording: Intake.Wording, _ column: Int, _ count: Int) {
    let codes = unsafe memory.codes(of: wording.slot)
    forEachCell(column, count) { row, start, end in
      let quotes = isQuoted(start, end) ? 1 : 0
      let (first, last) = (start &+ quotes, end &- quotes)
      unsafe codes[row] = first == last ? 0 : 1
      guard first < last else { return }
      let isDoubled = quotes == 1 && hasDoubledQuotes(start, end)
      if (isDoubled && !wording.isFree) || !isSound(wording, first, last) {
        unsafe memory.odd[row] = 1
      }
    }
  }

  /// Whether a text can be taken by its looks alone: plain characters, none too many of them, and no
  /// row of digits that a validator might mind.
  private func isSound(_ wording: Intake.Wording, _ start: Int, _ end: Int) -> Bool {
    guard !wording.isStrict, isSoundText(start, end) else { return false }
    if let longest = wording.longest, end - start > longest, characters(start, end) > longest {
      return false
    }
    return wording.validators.allSatisfy { isSound($0, start, end) }
  }

  /// Whether there are only characters that can be seen and that nothing hides behind.
  func isSoundText(_ start: Int, _ end: Int) -> Bool {
    guard end - start <= Question.longestAnswer else { return false }
    var position = start
    while position < end {
      let byte = unsafe bytes[position]
      if byte &- 0x20 <= 0x7E - 0x20 {
        position &+= 1
      } else {
        guard position &+ 2 < end, isSoundTriple(at: position) else { return false }
        position &+= 3
      }
    }
    return true
  }

  /// A character of three bytes: a Chinese one, or as ``PlainText`` knows more.
  @inline(__always)
  private func isSoundTriple(at position: Int) -> Bool {
    let word = unsafe UInt32(
      littleEndian: UnsafeRawPointer(bytes + position).loadUnaligned(as: UInt32.self))
    guard word & 0x00C0_C0F0 == 0x0080_80E0 else { return false }
    if (word & 0x0F) &- 4 <= 5 { return true }
    return unsafe PlainText.holdsOnly(
      Span(_unsafeStart: bytes + position, count: 3), from: 0, to: 3)
  }

  private func characters(_ start: Int, _ end: Int) -> Int {
    var count = 0
    for position in start..<end where unsafe bytes[position] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  private func isSound(_ validator: Question.Validator, _ start: Int, _ end: Int) -> Bool {
    guard validator == .noPersonalData else {
      let text = unsafe Span(_unsafeStart: bytes + start, count: end - start)
      guard let valid = try? UTF8Span(validating: text) else { return false }
      return validator.problem(in: String(copying: valid)) == nil
    }
    var run = 0
    for position in start..<end {
      run = unsafe bytes[position] &- Byte.zero <= 9 ? run + 1 : 0
      if run == 11 { return false }
    }
    return true
  }
}

extension Intake.Wording {
  /// Whether doubled quotes change nothing that is looked at here.
  fileprivate var isFree: Bool {
    !isShown && validators.allSatisfy { $0 == .noPersonalData }
  }
}
