import Records
import Testing

@Suite struct `the JSON parser` {
  private func reason(_ bytes: [UInt8]) -> JSONProblem? {
    do throws(JSONProblem) {
      _ = try JSON(parsing: bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("", JSONProblem.Reason.ended, 0), ("[", .ended, 1), ("[1", .ended, 2), ("{\"a\"", .ended, 4),
    ("{\"a\":", .ended, 5), ("\"abc", .ended, 4), ("tru", .ended, 3), ("nul1", .unexpected, 3),
    ("[1,]", .unexpected, 3), ("{,}", .unexpected, 1), ("{1:2}", .unexpected, 1),
    ("{\"a\" 1}", .unexpected, 5), ("[1 2]", .unexpected, 3), ("'a'", .unexpected, 0),
    ("NaN", .unexpected, 0), ("+1", .unexpected, 0), ("[1] x", .trailing, 4), ("1 2", .trailing, 2),
    ("1.5", .notInteger, 0), ("[1e3]", .notInteger, 1), ("01", .notInteger, 0),
    ("-0", .notInteger, 0), ("-", .notInteger, 0), ("1.0", .notInteger, 0),
    ("9007199254740992", .integerOutOfRange, 0), ("-9007199254740992", .integerOutOfRange, 0),
    ("123456789012345678901234567890", .integerOutOfRange, 0),
    ("{\"a\":1,\"a\":2}", .duplicateKey, 7), ("{\"b\":1,\"a\":1,\"b\":2}", .duplicateKey, 13),
    ("{\"a\":1,\"\\u0061\":2}", .duplicateKey, 7),
    ("\"\\ud800\"", .loneSurrogate, 1), ("\"\\udc00\"", .loneSurrogate, 1),
    ("\"\\ud800\\u0041\"", .loneSurrogate, 1), ("\"\\ud800x\"", .loneSurrogate, 1),
    ("\"\\ud83d\\ud83d\"", .loneSurrogate, 1),
    ("\"\\x41\"", .badEscape, 1), ("\"\\u00g0\"", .badEscape, 1), ("\"\\u00", .ended, 5),
    ("\"\\u0000\"", .nul, 1), ("\"a\u{0}\"", .nul, 2), ("\"a\nb\"", .controlCharacter, 2),
    ("\"\t\"", .controlCharacter, 1), ("\u{feff}1", .unexpected, 0),
  ])
  func `what is wrong is named with its offset`(
    text: String, expected: JSONProblem.Reason, offset: Int
  ) {
    #expect(reason(Array(text.utf8)) == JSONProblem(expected, at: .offset(offset)))
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    let broken: [[UInt8]] = [
      [0xFF], [0xC0, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
    ]
    for bytes in broken {
      let quoted = [UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")]
      #expect(reason(quoted)?.reason == .invalidUTF8)
      let escaped = Array(#"["\n"#.utf8) + bytes + Array(#""]"#.utf8)
      #expect(reason(escaped)?.reason == .invalidUTF8)
    }
  }

  @Test func `integers reach 2 to the 53 less 1 on both sides`() throws {
    let text = "[9007199254740991,-9007199254740991,0]"
    #expect(
      try JSON(parsing: Array(text.utf8))
        == [9_007_199_254_740_991, -9_007_199_254_740_991, 0])
  }

  @Test func `sixteen levels are allowed and seventeen are not`() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
      func nested(_ depth: Int) -> [UInt8] {
        Array(
          (String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth))
            .utf8)
      }
      #expect(reason(nested(16)) == nil)
      #expect(reason(nested(17))?.reason == .tooDeep(16))
      #expect(reason(Array(String(repeating: open, count: 100_000).utf8))?.reason == .tooDeep(16))
    }
  }

  @Test func `eight mebibytes are allowed and one byte more is not`() {
    let limit = 8 << 20
    let quote = UInt8(ascii: "\"")
    let fits = [quote] + [UInt8](repeating: UInt8(ascii: "x"), count: limit - 2) + [quote]
    #expect(reason(fits) == nil)
    #expect(reason(fits + [0x20])?.reason == .tooLarge(limit))
  }

  @Test func `random bytes never trap`() {
    var generator = Seeded(state: 8785)
    let alphabet = Array("{}[]\",:\\u0019dDtrue fals-.eE\n\u{e9}".utf8) + [0x00, 0x1F, 0xFF, 0xED]
    for _ in 0..<100_000 {
      let length = Int.random(in: 0...24, using: &generator)
      let bytes = (0..<length).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      }
      guard let value = try? JSON(parsing: bytes) else { continue }
      let canonical = try? value.canonicalBytes()
      #expect(canonical.flatMap { try? JSON.canonical($0) } == value)
      // What the parser takes for canonical is what would be written.
      #expect((try? JSON.canonical(bytes)) == (canonical == bytes ? value : JSON?.none), "\(bytes)")
    }
  }
}

/// SplitMix64, so that a failing case can be had again.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
