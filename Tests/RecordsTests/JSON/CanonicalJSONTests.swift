import Records
import Testing

@Suite struct `canonical JSON` {
  private func text(_ value: JSON) throws -> String {
    String(decoding: try value.canonicalBytes(), as: UTF8.self)
  }

  private func parsed(_ text: String) throws -> JSON {
    try JSON(parsing: Array(text.utf8))
  }

  @Test func `keys sort by UTF-16 code units, as in RFC 8785 section 3.2.3`() throws {
    let input = #"""
      {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh",
      "1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control",
      "\u00f6":"Latin Small Letter O With Diaeresis"}
      """#
    let values = try JSONPart(parsed(input)).members().map { try $0.part.string() }
    #expect(
      values == [
        "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign",
        "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
      ])
  }

  @Test func `strings are escaped as in RFC 8785 section 3.2.2`() throws {
    let input = #"{"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"}"#
    #expect(try text(parsed(input)) == #"{"string":"€$\u000f\nA'B\"\\\\\"/"}"#)
    let literals: JSON = ["literals": [nil, true, false]]
    #expect(try text(literals) == #"{"literals":[null,true,false]}"#)
  }

  @Test func `every control character has its one spelling`() throws {
    let short: [UInt8: String] = [8: "b", 9: "t", 10: "n", 12: "f", 13: "r"]
    for byte in UInt8(1)..<0x20 {
      let hex = String(byte, radix: 16)
      let padded = String(repeating: "0", count: 4 - hex.count) + hex
      let expected = short[byte].map { "\"\\\($0)\"" } ?? "\"\\u\(padded)\""
      #expect(try text(.string(String(Unicode.Scalar(byte)))) == expected)
    }
    #expect(try text("\u{7f}\u{2028}/") == "\"\u{7f}\u{2028}/\"")
  }

  @Test func `key order agrees with UTF-16 on scalars around every boundary`() throws {
    let scalars: [Unicode.Scalar] = [
      "\u{1}", "\u{7f}", "\u{80}", "\u{7ff}", "\u{800}", "\u{d7ff}", "\u{e000}", "\u{efff}",
      "\u{f000}", "\u{fb33}", "\u{ffff}", "\u{10000}", "\u{1f600}", "\u{10ffff}",
    ]
    let keys = scalars.map { String($0) } + scalars.flatMap { a in scalars.map { "\(a)\($0)" } }
    let object = JSON.Object(keys.map { ($0, JSON.null) })
    let expected = keys.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
    #expect(object.members.map(\.key).count == keys.count)
    #expect(zip(object.members, expected).allSatisfy { $0.key.utf8.elementsEqual($1.utf8) })
    #expect(keys.allSatisfy { object[$0] == .null })
  }

  @Test func `what Unicode holds equivalent stays apart`() throws {
    let composed: JSON = "\u{e9}"
    let decomposed: JSON = "e\u{301}"
    #expect(composed != decomposed)
    let object = JSON.Object([("\u{e9}", 1), ("e\u{301}", 2)])
    #expect(object.members.count == 2)
    #expect(object["\u{e9}"] == 1)
    #expect(Set([composed, decomposed]).count == 2)
  }

  @Test func `a key given twice keeps the later value`() throws {
    #expect(try text(["a": 1, "b": 2, "a": 3]) == #"{"a":3,"b":2}"#)
  }

  @Test func `only the canonical spelling is accepted`() throws {
    let good = #"{"a":[1,-2,{}],"b":"é"}"#
    #expect(throws: Never.self) { try JSON.canonical(Array(good.utf8)) }
    let others = [
      #"{ "a":1}"#, #"{"b":1,"a":2}"#, #"["\u0041"]"#, #"["\/"]"#, "[1]\n", #"["\u00E9"]"#,
      #"["\u001F"]"#,
    ]
    for other in others {
      #expect(throws: JSONProblem.self, "\(other)") { try JSON.canonical(Array(other.utf8)) }
    }
    let problem = #expect(throws: JSONProblem.self) { try JSON.canonical(Array("[1, 2]".utf8)) }
    #expect(problem == JSONProblem(.notCanonical, at: .offset(3)))
  }

  @Test func `what is written can be read back`() throws {
    let value: JSON = [
      "empty": [:], "list": [[], [nil, true, -9_007_199_254_740_991]], "文": "\u{1f600}\u{1}\"\\",
    ]
    #expect(try JSON.canonical(value.canonicalBytes()) == value)
  }

  @Test func `nothing is written that could not be read`() throws {
    let deep = (0..<16).reduce(JSON.null) { inner, _ in .array([inner]) }
    #expect(throws: Never.self) { try deep.canonicalBytes() }
    let refused: [(JSON, JSONProblem.Reason)] = [
      (.integer(9_007_199_254_740_992), .integerOutOfRange),
      (.integer(.min), .integerOutOfRange), ("a\0b", .nul), (["a\0": 1], .nul),
      ([deep], .tooDeep(16)),
    ]
    for (value, reason) in refused {
      let problem = #expect(throws: JSONProblem.self) { try value.canonicalBytes() }
      #expect(problem?.reason == reason)
    }
  }

  @Test func `size is limited to the byte when writing`() throws {
    let limits = JSON.Limits(bytes: 12, depth: 1)
    let fits: JSON = .string(String(repeating: "x", count: 10))
    let over: JSON = .string(String(repeating: "x", count: 11))
    #expect(try fits.canonicalBytes(limits: limits).count == 12)
    #expect(throws: JSONProblem(.tooLarge(12), at: .offset(12))) {
      try over.canonicalBytes(limits: limits)
    }
  }
}
