/// Reads one JSON text into a value, by recursive descent over bytes.
struct JSONReader {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func document() throws(JSONFault) -> Value {
    let value = try value(depth: 0)
    skipBlanks()
    guard offset == bytes.count else { throw fault(.unexpected) }
    return value
  }

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private func fault(_ reason: JSONFault.Reason) -> JSONFault {
    let before = bytes[..<min(offset, bytes.count)]
    let start = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
    let line = before.reduce(1) { $1 == 10 ? $0 + 1 : $0 }
    return JSONFault(reason: reason, line: line, column: before.count - start + 1)
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || (9...10).contains(byte) || byte == 13 { offset += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard next == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONFault) -> Value {
    guard depth <= Limits.depth else { throw fault(.tooDeep) }
    if take("{") { return try object(depth) }
    if take("[") { return try array(depth) }
    switch next {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case _: return try number()
    }
  }

  private mutating func word(_ text: String, _ value: Value) throws(JSONFault) -> Value {
    guard bytes[offset...].starts(with: text.utf8) else { throw fault(.unexpected) }
    offset += text.utf8.count
    return value
  }

  private mutating func array(_ depth: Int) throws(JSONFault) -> Value {
    var items: [Value] = []
    if take("]") { return .list([]) }
    while true {
      items.append(try value(depth: depth + 1))
      if take("]") { return .list(items) }
      guard take(",") else { throw fault(.unexpected) }
    }
  }

  private mutating func object(_ depth: Int) throws(JSONFault) -> Value {
    var entries: [(String, Value)] = []
    var keys: Set<String> = []
    if take("}") { return .context(ContextValue([])) }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw fault(.unexpected) }
      let place = offset
      let key = try string()
      guard keys.insert(key).inserted else {
        offset = place
        throw fault(.duplicateKey)
      }
      guard take(":") else { throw fault(.unexpected) }
      entries.append((key, try value(depth: depth + 1)))
      if take("}") { return .context(ContextValue(entries)) }
      guard take(",") else { throw fault(.unexpected) }
    }
  }

  // MARK: Numbers

  private mutating func number() throws(JSONFault) -> Value {
    let start = offset
    if next == UInt8(ascii: "-") { offset += 1 }
    let whole = digits()
    guard let first = whole.first else { throw fault(.unexpected) }
    var isGood = first != UInt8(ascii: "0") || whole.count == 1
    if next == UInt8(ascii: ".") {
      offset += 1
      isGood = isGood && !digits().isEmpty
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      offset += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { offset += 1 }
      isGood = isGood && !digits().isEmpty
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    guard isGood, let decimal = Decimal(text) else { throw fault(.badNumber) }
    return .number(.decimal(decimal))
  }

  private mutating func digits() -> ArraySlice<UInt8> {
    let start = offset
    while let byte = next, byte.isDigit { offset += 1 }
    return bytes[start..<offset]
  }

  // MARK: Strings

  /// Reads a string from its opening quote past its closing one.
  private mutating func string() throws(JSONFault) -> String {
    offset += 1
    var content: [UInt8] = []
    while let byte = next {
      offset += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: content, as: UTF8.self) else { throw fault(.badString) }
        return text
      case UInt8(ascii: "\\"): content += try escape().utf8
      case 0..<0x20: throw fault(.badString)
      case _: content.append(byte)
      }
    }
    throw fault(.unexpected)
  }

  private mutating func escape() throws(JSONFault) -> String {
    guard let letter = next else { throw fault(.unexpected) }
    offset += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return String(Unicode.Scalar(letter))
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try scalar()
    case _: throw fault(.badEscape)
    }
  }

  /// The scalar of `\uXXXX`, or of a pair of them.
  private mutating func scalar() throws(JSONFault) -> String {
    let unit = try unit()
    if let scalar = Unicode.Scalar(unit) { return String(scalar) }
    guard unit < 0xDC00, bytes[offset...].starts(with: "\\u".utf8) else { throw fault(.badEscape) }
    offset += 2
    let low = try self.unit()
    guard (0xDC00...0xDFFF).contains(low) else { throw fault(.badEscape) }
    return String(decoding: [unit, low], as: UTF16.self)
  }

  private mutating func unit() throws(JSONFault) -> UInt16 {
    let digits = bytes[offset...].prefix(4)
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.count == 4, text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") }),
      let value = UInt16(text, radix: 16)
    else { throw fault(.badEscape) }
    offset += 4
    return value
  }
}
