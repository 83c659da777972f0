import TestSupport
import Testing

/// The screen is trusted by the tests of the session, so that it has tests of its own.
struct ScreenTests {
  private func shown(_ text: String, columns: Int = 20) -> String {
    var screen = Screen(columns: columns)
    screen.show(text)
    return screen.text
  }

  @Test(arguments: [
    ("a\r\nb", "a\nb"), ("abc\rx", "xbc"), ("abc\u{8}\u{8}x", "axc"),
    ("\u{1B}[1;31mred\u{1B}[0m", "red"),
    ("\u{1B}]0;title\u{7}a", "a"), ("\u{1B}]0;t\u{1B}\\a", "a"), ("\u{1B}[?2004hx", "x"),
    ("abc\r\u{1B}[K", ""), ("abc\r\u{1B}[Cx", "axc"), ("abcd\r\u{1B}[2P", "cd"),
    ("abc\r\u{1B}[2@", "  abc"), ("a\r\nb\u{1B}[Ax", "ax\nb"), ("a\r\nb\u{1B}[A\r\u{1B}[J", ""),
    ("影响\u{8}\u{8}x", "影x"), ("e\u{301}", "e\u{301}"),
  ])
  func `controls move, erase and insert`(written: String, seen: String) {
    #expect(shown(written) == seen)
  }

  @Test func `a full row goes on in the next, which reads as one line`() {
    #expect(shown("abcdefgh\r\ni", columns: 5) == "abcdefgh\ni")
    #expect(shown("abcde\r\nf", columns: 5) == "abcde\nf")
    #expect(shown("儿童友好", columns: 5) == "儿童友好")
  }

  @Test func `text is found only behind a mark`() throws {
    var screen = Screen(columns: 20)
    screen.show("> a\r\n> b")
    let first = try #require(screen.end(of: "> ", from: Screen.Mark()))
    let second = try #require(screen.end(of: "> ", from: first))
    #expect(screen.text(from: second) == "b")
    #expect(screen.end(of: "> ", from: second) == nil)
  }
}
