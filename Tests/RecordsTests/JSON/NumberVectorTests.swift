import Records
import Testing

/// The numbers of RFC 8785, appendix B, as ECMAScript writes them. Signed records hold integers only: of these
/// spellings the integers within 2⁵³−1 are read as they stand, all others are refused, each with its reason. A decimal
/// travels as a string.
@Suite struct `numbers of RFC 8785` {
  struct Example: Sendable {
    let text: String
    /// The value that a record may hold; nil where there is none.
    let value: Int64?
    var reason: JSONProblem.Reason = .notInteger
  }

  static let examples = [
    Example(text: "0", value: 0),
    // Minus zero is written 0.
    Example(text: "-0", value: nil),
    Example(text: "5e-324", value: nil), Example(text: "-5e-324", value: nil),
    Example(text: "1.7976931348623157e+308", value: nil),
    Example(text: "-1.7976931348623157e+308", value: nil),
    Example(text: "9007199254740992", value: nil, reason: .integerOutOfRange),
    Example(text: "-9007199254740992", value: nil, reason: .integerOutOfRange),
    Example(text: "9007199254740991", value: 9_007_199_254_740_991),
    Example(text: "-9007199254740991", value: -9_007_199_254_740_991),
    Example(text: "295147905179352830000", value: nil, reason: .integerOutOfRange),
    Example(text: "9.999999999999997e+22", value: nil), Example(text: "1e+23", value: nil),
    Example(text: "1.0000000000000001e+23", value: nil),
    Example(text: "999999999999999700000", value: nil, reason: .integerOutOfRange),
    Example(text: "999999999999999900000", value: nil, reason: .integerOutOfRange),
    Example(text: "1e+21", value: nil), Example(text: "9.999999999999997e-7", value: nil),
    Example(text: "0.000001", value: nil), Example(text: "333333333.3333332", value: nil),
    Example(text: "333333333.33333325", value: nil),
    Example(text: "333333333.3333333", value: nil),
    Example(text: "333333333.3333334", value: nil),
    Example(text: "333333333.33333343", value: nil),
    Example(text: "-0.0000033333333333333333", value: nil),
    Example(text: "1424953923781206.2", value: nil),
    // Section 3.2.3 has these spellings on input.
    Example(text: "1E30", value: nil), Example(text: "4.50", value: nil),
    Example(text: "2e-3", value: nil), Example(text: "56.0", value: nil),
  ]

  @Test(arguments: examples)
  func `an integer is read as it stands, all else is refused`(example: Example) throws {
    let bytes = Array(example.text.utf8)
    do throws(JSONProblem) {
      let json = try JSON.canonical(bytes)
      #expect(json == example.value.map { .integer($0) }, "\(example.text)")
      #expect(try json.canonicalBytes() == bytes)
    } catch {
      #expect(example.value == nil && error.reason == example.reason, "\(example.text)")
    }
  }

  @Test func `what is no number of JSON at all is refused`() {
    for text in ["NaN", "Infinity", "-Infinity", "+1", "01", "1.", ".5", "0x1", "1e"] {
      #expect(throws: JSONProblem.self, "\(text)") { try JSON.canonical(Array(text.utf8)) }
    }
  }

  /// The string of section 3.2.3, whose result section 3.2.4 gives as bytes.
  @Test func `the string example is written as the RFC has it`() throws {
    let string: JSON = .string("\u{20ac}$\u{F}\nA'B\"\\\\\"/")
    let expected: [UInt8] =
      [0x22, 0xe2, 0x82, 0xac, 0x24, 0x5c, 0x75, 0x30, 0x30, 0x30, 0x66, 0x5c, 0x6e, 0x41]
      + [0x27, 0x42, 0x5c, 0x22, 0x5c, 0x5c, 0x5c, 0x5c, 0x5c, 0x22, 0x2f, 0x22]
    #expect(try string.canonicalBytes() == expected)
    let literals: JSON = ["literals": [nil, true, false], "string": string]
    let bytes = Array("{\"literals\":[null,true,false],\"string\":".utf8) + expected + [0x7D]
    #expect(try literals.canonicalBytes() == bytes)
    #expect(try JSON.canonical(bytes) == literals)
  }
}
