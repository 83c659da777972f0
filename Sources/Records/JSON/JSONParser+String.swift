extension JSONParser {
  /// Reads a string from its opening quote past its closing one.
  mutating func string() throws(JSONProblem) -> String {
    offset += 1
    let start = offset
    skipPlain()
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
      defer { offset += 1 }
      return try text(bytes[start..<offset], from: start)
    }
    return try escapedString(from: start)
  }

  /// Passes over bytes that stand for themselves.
  private mutating func skipPlain() {
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
      offset += 1
    }
  }

  private mutating func escapedString(from start: Int) throws(JSONProblem) -> String {
    var content = Array(bytes[start..<offset])
    while true {
      switch try peek() {
      case UInt8(ascii: "\""):
        defer { offset += 1 }
        let text = try text(content[...], from: start)
        if !CanonicalWriter.spelling(of: text).elementsEqual(bytes[start..<offset]) {
          noteOtherSpelling()
        }
        return text
      case UInt8(ascii: "\\"): try escape(into: &content)
      case 0x00: throw problem(.nul)
      case 0x01..<0x20: throw problem(.controlCharacter)
      default:
        let plain = offset
        skipPlain()
        content += bytes[plain..<offset]
      }
    }
  }

  private func text(_ slice: ArraySlice<UInt8>, from start: Int) throws(JSONProblem) -> String {
    guard let text = String(validating: slice, as: UTF8.self) else {
      throw JSONProblem(.invalidUTF8, at: .offset(start))
    }
    return text
  }

  private mutating func escape(into content: inout [UInt8]) throws(JSONProblem) {
    let start = offset
    offset += 1
    let letter = try peek()
    offset += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(letter)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"): content += try scalar(from: start)
    default: throw JSONProblem(.badEscape, at: .offset(start))
    }
  }

  /// The UTF-8 of `\uXXXX`, or of a pair of them that make one scalar.
  private mutating func scalar(from start: Int) throws(JSONProblem) -> [UInt8] {
    let unit = try hexadecimal(from: start)
    guard unit != 0 else { throw JSONProblem(.nul, at: .offset(start)) }
    if let scalar = Unicode.Scalar(unit) { return Array(String(scalar).utf8) }
    guard unit < 0xDC00, bytes[offset...].starts(with: #"\u"#.utf8) else {
      throw JSONProblem(.loneSurrogate, at: .offset(start))
    }
    offset += 2
    let low = try hexadecimal(from: start)
    guard (0xDC00...0xDFFF).contains(low) else {
      throw JSONProblem(.loneSurrogate, at: .offset(start))
    }
    return Array(String(decoding: [unit, low], as: UTF16.self).utf8)
  }

  private mutating func hexadecimal(from start: Int) throws(JSONProblem) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      let byte = try peek()
      guard let digit = Self.digit(byte) else {
        throw JSONProblem(.badEscape, at: .offset(start))
      }
      value = value << 4 | digit
      offset += 1
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
