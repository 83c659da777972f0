/// Writes one line of JSON, without blanks.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  /// Whether a comma belongs before what comes next.
  private var needsComma = false

  /// Writes an object with what `fill` puts into it.
  mutating func object(_ fill: (inout JSONWriter) -> Void) {
    enclose("{", "}", fill)
  }

  /// Writes a member that is an object.
  mutating func member(_ name: String, _ fill: (inout JSONWriter) -> Void) {
    key(name)
    enclose("{", "}", fill)
  }

  /// Writes a member that is an array with what `fill` puts into it.
  mutating func array(_ name: String, _ fill: (inout JSONWriter) -> Void) {
    key(name)
    enclose("[", "]", fill)
  }

  /// Writes a member that is text.
  mutating func member(_ name: String, _ text: String?) {
    key(name)
    guard let text else { return raw("null") }
    quote(text)
    needsComma = true
  }

  /// Writes a member that is a number, given by its digits.
  mutating func member(_ name: String, number digits: String) {
    key(name)
    raw(digits)
  }

  /// Writes a member as a cell of the output has it.
  mutating func member(_ name: String, _ content: OutputCell) {
    switch content {
    case .none: member(name, nil as String?)
    case .number(let digits): member(name, number: digits)
    case .text(let text): member(name, text)
    }
  }

  /// Writes a text as an element of an array.
  mutating func element(_ text: String) {
    separate()
    quote(text)
    needsComma = true
  }

  private mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  private mutating func raw(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func enclose(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ fill: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(UInt8(ascii: open))
    needsComma = false
    fill(&self)
    bytes.append(UInt8(ascii: close))
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(Byte.comma) }
    needsComma = false
  }

  /// RFC 8259: quotes, backslashes and controls are escaped, everything else stands as it is.
  private mutating func quote(_ text: String) {
    bytes.append(Byte.quote)
    for byte in text.utf8 {
      switch byte {
      case Byte.quote, UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20: bytes.append(contentsOf: JSONWriter.escape(byte))
      case _: bytes.append(byte)
      }
    }
    bytes.append(Byte.quote)
  }

  private static func escape(_ control: UInt8) -> [UInt8] {
    let digits = String(control, radix: 16)
    return Array(("\\u00" + (control < 16 ? "0" : "") + digits).utf8)
  }
}
