internal import Questionnaires

// Texts, of which only their soundness is looked at. Pointers are safe as ``RowReader`` says.
extension RowReader {
  func checkTexts(_ column: Int, _ count: Int) {
    for row in 0..<count {
      let ends = unsafe memory.ends(of: row) + column
      if unsafe !isSoundText(Int(ends[0] &+ 1), Int(ends[1])) { unsafe memory.odd[row] = 1 }
    }
  }

  /// Whether a text can be taken by its looks alone: plain characters, none too many of them, and no
  /// row of digits that a validator might mind.
  func isSound(_ column: Int, _ wording: Intake.Wording, _ start: Int, _ end: Int) -> Bool {
    if start == end { return true }
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
