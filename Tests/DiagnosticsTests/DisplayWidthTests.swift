import Diagnostics
import Testing

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("影响", 4), ("Ａ１", 4), ("，。", 4), ("e\u{301}", 1), ("ñ", 1),
    ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("ｶﾞ", 2), ("👍", 2), ("👨‍👩‍👧", 2), ("🇨🇳", 2),
    ("❤\u{FE0F}", 2), ("❤", 1), ("\u{200B}", 0), ("\u{1B}", 0), ("①", 1), ("…", 1), ("—", 1),
    ("葛\u{E0100}", 2), ("𠮷", 2), ("🪿", 2), ("กำ", 2),
  ])
  func `a text takes the columns that a terminal gives it`(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test func `every character takes none, one or two columns`() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let width = DisplayWidth.of(scalar)
      if !(0...2).contains(width) { Issue.record("U+\(String(value, radix: 16)): \(width)") }
    }
  }

  @Test func `all of the common Chinese characters are wide`() {
    let blocks: [ClosedRange<UInt32>] = [
      0x3001...0x3029, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF01...0xFF60,
      0x20000...0x2A6DF,
    ]
    for scalar in blocks.joined().compactMap(Unicode.Scalar.init) {
      if DisplayWidth.of(scalar) != 2 { Issue.record("\(scalar)") }
    }
  }

  @Test func `padding fills up by columns on either side`() {
    #expect(DisplayWidth.padded("影响", to: 6) == "影响  ")
    #expect(DisplayWidth.padded("76.5", to: 6, .trailing) == "  76.5")
    #expect(DisplayWidth.padded("影响", to: 3) == "影响")
  }

  @Test func `a cut never halves a wide character`() {
    #expect(DisplayWidth.truncated("儿童影响评价", to: 12) == "儿童影响评价")
    #expect(DisplayWidth.truncated("儿童影响评价", to: 11) == "儿童影响评…")
    #expect(DisplayWidth.truncated("儿童影响评价", to: 8) == "儿童影…")
    #expect(DisplayWidth.truncated("儿童", to: 1) == "…")
    #expect(DisplayWidth.truncated("儿童", to: 0) == "")
  }
}
