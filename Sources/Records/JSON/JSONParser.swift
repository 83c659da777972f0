extension JSON {
  /// Reads one JSON text, strictly: UTF-8, unique keys, integers only, nothing before or after.
  ///
  /// Blanks between tokens are allowed here; ``canonical(_:limits:)`` refuses them.
  /// - Throws: ``JSONProblem`` with the offset.
  public init(parsing bytes: [UInt8], limits: Limits = .record) throws(JSONProblem) {
    self = try Self.parsed(bytes, limits).value
  }

  /// Reads one JSON text, and whether it is the canonical form of its value.
  static func parsed(
    _ bytes: [UInt8], _ limits: Limits
  ) throws(JSONProblem) -> (value: JSON, isCanonical: Bool) {
    guard bytes.count <= limits.bytes else {
      throw JSONProblem(.tooLarge(limits.bytes), at: .offset(limits.bytes))
    }
    var parser = JSONParser(bytes: bytes, limits: limits)
    return (try parser.document(), parser.isCanonical)
  }
}

/// A recursive descent over bytes; the depth limit bounds the recursion.
struct JSONParser {
  let bytes: [UInt8]
  let limits: JSON.Limits
  var offset = 0
  /// Whether everything so far stands as it would be written: no blanks, keys in order, no escapes but
  /// those that there have to be. Numbers and words have one spelling as it is.
  private(set) var isCanonical = true

  init(bytes: [UInt8], limits: JSON.Limits) {
    self.bytes = bytes
    self.limits = limits
  }

  mutating func document() throws(JSONProblem) -> JSON {
    let value = try value(depth: 0)
    skipBlanks()
    guard offset == bytes.count else { throw problem(.trailing) }
    return value
  }

  private mutating func value(depth: Int) throws(JSONProblem) -> JSON {
    skipBlanks()
    switch try peek() {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw problem(.unexpected)
    }
  }

  private mutating func array(depth: Int) throws(JSONProblem) -> JSON {
    try enter(depth)
    var elements: [JSON] = []
    if try closes(UInt8(ascii: "]")) { return .array([]) }
    while true {
      elements.append(try value(depth: depth))
      if try !continues(until: UInt8(ascii: "]")) { return .array(elements) }
    }
  }

  private mutating func object(depth: Int) throws(JSONProblem) -> JSON {
    try enter(depth)
    var members: [JSON.Object.Member] = []
    var starts: [Int] = []
    if try closes(UInt8(ascii: "}")) { return .object(JSON.Object()) }
    while true {
      skipBlanks()
      let start = offset
      let key = try key()
      let value = try value(depth: depth)
      members.append(JSON.Object.Member(key: key, value: value))
      starts.append(start)
      if try !continues(until: UInt8(ascii: "}")) {
        return .object(try ordered(members, startingAt: starts))
      }
    }
  }

  private mutating func key() throws(JSONProblem) -> String {
    guard try peek() == UInt8(ascii: "\"") else { throw problem(.unexpected) }
    let key = try string()
    skipBlanks()
    guard try peek() == UInt8(ascii: ":") else { throw problem(.unexpected) }
    offset += 1
    return key
  }

  /// The members in canonical order. Canonical input is in order already and is not sorted.
  private mutating func ordered(
    _ members: [JSON.Object.Member], startingAt starts: [Int]
  ) throws(JSONProblem) -> JSON.Object {
    let isInOrder = members.indices.dropFirst().allSatisfy {
      KeyOrder.compare(members[$0 - 1].key, members[$0].key) < 0
    }
    guard !isInOrder else { return JSON.Object(ordered: members) }
    isCanonical = false
    let sorted = zip(members, starts).sorted { KeyOrder.compare($0.0.key, $1.0.key) < 0 }
    for (a, b) in zip(sorted, sorted.dropFirst())
    where KeyOrder.compare(a.0.key, b.0.key) == 0 {
      throw JSONProblem(.duplicateKey, at: .offset(max(a.1, b.1)))
    }
    return JSON.Object(ordered: sorted.map(\.0))
  }

  /// Notes that something has another spelling than the canonical one.
  mutating func noteOtherSpelling() { isCanonical = false }
}

extension JSONParser {
  private mutating func skipBlanks() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D:
        offset += 1
        isCanonical = false
      default: return
      }
    }
  }

  func peek() throws(JSONProblem) -> UInt8 {
    guard offset < bytes.count else { throw problem(.ended) }
    return bytes[offset]
  }

  func problem(_ reason: JSONProblem.Reason) -> JSONProblem {
    JSONProblem(reason, at: .offset(offset))
  }

  private mutating func enter(_ depth: Int) throws(JSONProblem) {
    guard depth <= limits.depth else { throw problem(.tooDeep(limits.depth)) }
    offset += 1
  }

  /// Whether the container ends at once; passes over the end if so.
  private mutating func closes(_ end: UInt8) throws(JSONProblem) -> Bool {
    skipBlanks()
    guard try peek() == end else { return false }
    offset += 1
    return true
  }

  /// Passes over a comma, or over the end of the container; false at the end.
  private mutating func continues(until end: UInt8) throws(JSONProblem) -> Bool {
    skipBlanks()
    let next = try peek()
    guard next == end || next == UInt8(ascii: ",") else { throw problem(.unexpected) }
    offset += 1
    return next != end
  }

  private mutating func literal(_ word: StaticString, _ value: JSON) throws(JSONProblem) -> JSON {
    for expected in String(describing: word).utf8 {
      guard try peek() == expected else { throw problem(.unexpected) }
      offset += 1
    }
    return value
  }

  /// An integer in its only spelling: no plus, no leading zero, no `-0`, no fraction or exponent.
  private mutating func number() throws(JSONProblem) -> JSON {
    let start = offset
    if bytes[offset] == UInt8(ascii: "-") { offset += 1 }
    while offset < bytes.count, Self.isDigit(bytes[offset]) { offset += 1 }
    if offset < bytes.count, [0x2E, 0x45, 0x65].contains(bytes[offset]) {
      throw JSONProblem(.notInteger, at: .offset(start))
    }
    let digits = bytes[start..<offset]
    guard Self.isPlain(digits) else { throw JSONProblem(.notInteger, at: .offset(start)) }
    guard digits.count <= 17, let value = Int64(String(decoding: digits, as: UTF8.self)),
      JSON.integers.contains(value)
    else { throw JSONProblem(.integerOutOfRange, at: .offset(start)) }
    return .integer(value)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func isPlain(_ digits: ArraySlice<UInt8>) -> Bool {
    let isNegative = digits.first == UInt8(ascii: "-")
    let figures = isNegative ? digits.dropFirst() : digits
    guard let first = figures.first else { return false }
    return first != UInt8(ascii: "0") || (figures.count == 1 && !isNegative)
  }
}
