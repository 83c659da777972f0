extension Lexer {
  /// Takes a string literal, with its escapes resolved.
  mutating func quoted() throws(SyntaxFault) -> String {
    let start = position
    position += 1
    var result = String.UnicodeScalarView()
    while let next = scalar() {
      position += 1
      if next == "\"" { return String(result) }
      if next == "\\" {
        result.append(contentsOf: escape())
      } else {
        result.append(next)
      }
    }
    throw SyntaxFault(
      zh: "字符串没有结束的引号", en: "the string is not closed", start..<start + 1)
  }

  /// The scalars that the escape after a backslash stands for; an unknown escape stands for itself.
  private mutating func escape() -> [Unicode.Scalar] {
    guard let kind = scalar() else { return ["\\"] }
    position += 1
    switch kind {
    case "n": return ["\n"]
    case "r": return ["\r"]
    case "t": return ["\t"]
    case "\"", "\\", "'": return [kind]
    case "u": return unicode(digits: 4) ?? ["\\", "u"]
    case "U": return unicode(digits: 6) ?? ["\\", "U"]
    case _: return ["\\", kind]
    }
  }

  private mutating func unicode(digits: Int) -> [Unicode.Scalar]? {
    guard let code = hexadecimal(digits) else { return nil }
    position += digits
    if (0xD800...0xDBFF).contains(code), scalar() == "\\", scalar(1) == "u" {
      position += 2
      if let low = hexadecimal(4), (0xDC00...0xDFFF).contains(low) {
        position += 4
        return Unicode.Scalar(0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)).map { [$0] }
      }
      position -= 2
    }
    return [Unicode.Scalar(code) ?? "\u{FFFD}"]
  }

  private func hexadecimal(_ count: Int) -> UInt32? {
    guard position + count <= text.count else { return nil }
    return UInt32(string(position..<position + count), radix: 16)
  }
}
