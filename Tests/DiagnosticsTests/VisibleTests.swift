import Diagnostics
import Testing

struct VisibleTests {
  @Test(arguments: [
    ("儿童影响评价", "儿童影响评价"),
    ("\u{1B}[31m红\u{7}", "␛[31m红␇"),
    ("a\u{9B}31m", "a<U+009B>31m"),
    ("a\u{7F}\0b", "a␡␀b"),
    ("甲\u{202E}乙\u{2066}", "甲<U+202E>乙<U+2066>"),
    ("x\u{E0041}\u{E007F}", "x<U+E0041><U+E007F>"),
    ("张\u{200B}三\u{200D}\u{FEFF}", "张<U+200B>三<U+200D><U+FEFF>"),
    ("一\n二\r\n三\t四", "一␊二␍␊三␉四"),
    ("u\u{2028}v\u{2029}w\u{85}", "u<U+2028>v<U+2029>w<U+0085>"),
    ("soft\u{AD}hyphen\u{61C}", "soft<U+00AD>hyphen<U+061C>"),
    ("葛\u{E0100}飾", "葛\u{E0100}飾"),
    ("❤\u{FE0F}\u{FE0F}", "❤\u{FE0F}<U+FE0F>"),
    ("\u{FE0F}", "<U+FE0F>"),
    ("\u{3164}x\u{FFF9}", "<U+3164>x<U+FFF9>"),
  ])
  func `hidden characters are shown and all others kept`(text: String, shown: String) {
    #expect(Array(Visible.text(text).unicodeScalars) == Array(shown.unicodeScalars))
  }

  @Test func `lines keep their line feeds and nothing else`() {
    #expect(Visible.lines("一\r\n二\n\u{1B}三\r四") == "一\n二\n␛三␍四")
  }

  @Test func `what has been made visible holds nothing hidden`() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = Visible.text("a" + String(scalar))
      if Visible.firstHidden(in: shown) != nil { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  @Test func `no control reaches the terminal, whatever stands before it`() {
    let controls = (UInt32(0)..<0x20).map { $0 } + (0x7F..<0xA0)
    for value in controls {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for before in ["", "a", "影", "\r", "e\u{301}", "\u{200D}", "👍"] {
        let shown = Visible.text(before + String(scalar) + "z")
        #expect(!shown.unicodeScalars.contains(scalar))
      }
    }
  }

  @Test func `the first hidden character is named with its position`() throws {
    let found = try #require(Visible.firstHidden(in: "张\u{202E}三\u{1B}"))
    #expect(found.scalar == "\u{202E}")
    #expect(found.position == 2)
    #expect(Visible.firstHidden(in: "张三 Zhang San") == nil)
  }
}
