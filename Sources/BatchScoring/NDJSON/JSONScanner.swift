/// The tokens of JSON on one line (RFC 8259), taken one after the other from its bytes.
struct JSONScanner {
  private(set) var position: Int
  private let end: Int

  init(from start: Int, to end: Int) {
    position = start
    self.end = end
  }

  var isAtEnd: Bool { position == end }

  mutating func skipBlanks(in bytes: Span<UInt8>) {
    while position < end, RowLine.isBlank(bytes[position]) { position += 1 }
  }

  /// Whether one of `marks` comes next, after blanks.
  mutating func stands(at marks: [UInt8], in bytes: Span<UInt8>) -> Bool {
    skipBlanks(in: bytes)
    return position < end && marks.contains(bytes[position])
  }

  /// Passes over `mark` where it comes next, after blanks.
  mutating func takes(_ mark: UInt8, in bytes: Span<UInt8>) -> Bool {
    skipBlanks(in: bytes)
    guard position < end, bytes[position] == mark else { return false }
    position += 1
    return true
  }

  /// Passes over a word of JSON where it comes next, after blanks.
  mutating func takesWord(_ word: StaticString, in bytes: Span<UInt8>) -> Bool {
    skipBlanks(in: bytes)
    guard end - position >= word.utf8CodeUnitCount else { return false }
    var place = position
    for unit in word.description.utf8 {
      guard bytes[place] == unit else { return false }
      place += 1
    }
    position = place
    return true
  }

  /// Appends the number that comes next, as it is written: no plus, no leading zero, digits on both
  /// sides of a point. False where there is none.
  mutating func number(in bytes: Span<UInt8>, into text: inout [UInt8]) -> Bool {
    skipBlanks(in: bytes)
    let start = position
    if position < end, bytes[position] == Byte.minus { position += 1 }
    let whole = digits(in: bytes)
    guard whole > 0, whole == 1 || bytes[position - whole] != Byte.zero else { return false }
    if position < end, bytes[position] == Byte.point {
      position += 1
      guard digits(in: bytes) > 0 else { return false }
    }
    guard exponent(in: bytes) else { return false }
    for place in start..<position { text.append(bytes[place]) }
    return true
  }

  private mutating func exponent(in bytes: Span<UInt8>) -> Bool {
    guard position < end, bytes[position] | 0x20 == UInt8(ascii: "e") else { return true }
    position += 1
    if position < end, bytes[position] == Byte.minus || bytes[position] == UInt8(ascii: "+") {
      position += 1
    }
    return digits(in: bytes) > 0
  }

  private mutating func digits(in bytes: Span<UInt8>) -> Int {
    let start = position
    while position < end, Byte.zero...Byte.nine ~= bytes[position] { position += 1 }
    return position - start
  }
}

// Strings.
extension JSONScanner {
  /// Appends the string whose opening quote has been passed, with escapes undone. False where it is
  /// no string: a bare control character, an escape that JSON lacks, half of a surrogate pair, no end.
  mutating func string(in bytes: Span<UInt8>, into text: inout [UInt8]) -> Bool {
    while position < end {
      let byte = bytes[position]
      position += 1
      switch byte {
      case Byte.quote: return true
      case UInt8(ascii: "\\"): guard escape(in: bytes, into: &text) else { return false }
      case 0..<0x20: return false
      case _: text.append(byte)
      }
    }
    return false
  }

  private mutating func escape(in bytes: Span<UInt8>, into text: inout [UInt8]) -> Bool {
    guard position < end else { return false }
    let letter = bytes[position]
    position += 1
    switch letter {
    case Byte.quote, UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(Byte.lineFeed)
    case UInt8(ascii: "r"): text.append(Byte.carriageReturn)
    case UInt8(ascii: "t"): text.append(Byte.tab)
    case UInt8(ascii: "u"): return scalar(in: bytes, into: &text)
    case _: return false
    }
    return true
  }

  /// Appends the scalar of `\uXXXX`, or of a pair of them.
  private mutating func scalar(in bytes: Span<UInt8>, into text: inout [UInt8]) -> Bool {
    guard let unit = hexadecimal(in: bytes) else { return false }
    if let scalar = Unicode.Scalar(unit) {
      text.append(contentsOf: String(scalar).utf8)
      return true
    }
    guard unit < 0xDC00, end - position >= 2, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    else { return false }
    position += 2
    guard let low = hexadecimal(in: bytes), 0xDC00...0xDFFF ~= low else { return false }
    text.append(contentsOf: String(decoding: [unit, low], as: UTF16.self).utf8)
    return true
  }

  private mutating func hexadecimal(in bytes: Span<UInt8>) -> UInt16? {
    guard end - position >= 4 else { return nil }
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = JSONScanner.digit(bytes[position]) else { return nil }
      value = value << 4 | digit
      position += 1
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
    case _: nil
    }
  }
}
