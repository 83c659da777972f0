extension JSON {
  /// The canonical bytes of RFC 8785, such as `{"a":1,"b":[true,"x"]}`.
  ///
  /// Whatever is written here can be read back by ``canonical(_:limits:)`` with the same limits.
  /// - Throws: ``JSONProblem`` for an integer beyond 2⁵³−1, a NUL, or a value over the limits.
  public func canonicalBytes(limits: Limits = .record) throws(JSONProblem) -> [UInt8] {
    try canonicalBytes(limits: limits, expecting: 0)
  }

  /// The canonical bytes, which are likely to be so many.
  private func canonicalBytes(
    limits: Limits, expecting size: Int
  ) throws(JSONProblem) -> [UInt8] {
    var writer = CanonicalWriter(limits: limits)
    writer.bytes.reserveCapacity(size)
    try writer.write(self, depth: 0)
    guard writer.bytes.count <= limits.bytes else {
      throw JSONProblem(.tooLarge(limits.bytes), at: .offset(limits.bytes))
    }
    return writer.bytes
  }

  /// Reads `bytes` and demands that they are the canonical form of what they say.
  /// - Throws: ``JSONProblem`` with the offset of the first byte that is wrong.
  public static func canonical(
    _ bytes: [UInt8], limits: Limits = .record
  ) throws(JSONProblem) -> JSON {
    let (value, isCanonical) = try parsed(bytes, limits)
    if isCanonical { return value }
    let expected = try value.canonicalBytes(limits: limits, expecting: bytes.count)
    guard expected == bytes else {
      let same = zip(expected, bytes).prefix { $0 == $1 }.count
      throw JSONProblem(.notCanonical, at: .offset(same))
    }
    return value
  }
}

/// Writes one value in canonical form.
struct CanonicalWriter {
  var bytes: [UInt8] = []
  let limits: JSON.Limits

  init(limits: JSON.Limits) {
    self.limits = limits
  }

  /// How a text without NUL stands between its quotes.
  static func spelling(of text: String) -> ArraySlice<UInt8> {
    var writer = CanonicalWriter(limits: .record)
    guard (try? writer.write(text)) != nil else { return [] }
    return writer.bytes.dropFirst().dropLast()
  }

  mutating func write(_ value: JSON, depth: Int) throws(JSONProblem) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .integer(let value): try write(value)
    case .string(let text): try write(text)
    case .array(let elements): try write(elements, depth: depth + 1)
    case .object(let object): try write(object, depth: depth + 1)
    }
  }

  private mutating func write(_ value: Int64) throws(JSONProblem) {
    guard JSON.integers.contains(value) else {
      throw JSONProblem(.integerOutOfRange, at: .offset(bytes.count))
    }
    bytes += String(value).utf8
  }

  private mutating func write(_ elements: [JSON], depth: Int) throws(JSONProblem) {
    try check(depth)
    bytes.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      try write(element, depth: depth)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func write(_ object: JSON.Object, depth: Int) throws(JSONProblem) {
    try check(depth)
    bytes.append(UInt8(ascii: "{"))
    for (index, member) in object.members.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      try write(member.key)
      bytes.append(UInt8(ascii: ":"))
      try write(member.value, depth: depth)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private func check(_ depth: Int) throws(JSONProblem) {
    guard depth <= limits.depth else {
      throw JSONProblem(.tooDeep(limits.depth), at: .offset(bytes.count))
    }
  }

  private mutating func write(_ text: String) throws(JSONProblem) {
    bytes.append(UInt8(ascii: "\""))
    // Most texts have nothing to escape and are copied whole.
    if text.utf8.allSatisfy(Self.isPlain) {
      bytes += text.utf8
    } else {
      for byte in text.utf8 {
        if Self.isPlain(byte) { bytes.append(byte) } else { try escape(byte) }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// The escapes of RFC 8785, section 3.2.2.2: the short form where JSON has one, else lower-case
  /// hexadecimal.
  private mutating func escape(_ byte: UInt8) throws(JSONProblem) {
    switch byte {
    case 0x00: throw JSONProblem(.nul, at: .offset(bytes.count))
    case 0x08: bytes += #"\b"#.utf8
    case 0x09: bytes += #"\t"#.utf8
    case 0x0A: bytes += #"\n"#.utf8
    case 0x0C: bytes += #"\f"#.utf8
    case 0x0D: bytes += #"\r"#.utf8
    case 0x22: bytes += #"\""#.utf8
    case 0x5C: bytes += #"\\"#.utf8
    default:
      let digits = String(byte, radix: 16)
      bytes += (byte < 0x10 ? #"\u000"# : #"\u00"#).utf8
      bytes += digits.utf8
    }
  }
}
