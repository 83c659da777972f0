import Diagnostics
import TestSupport
import Testing

struct RenderingTests {
  private let source = SourceText(
    name: "Questionnaires/tongxin-child-impact/items.yaml",
    text: String(repeating: "\n", count: 40) + "  relevant: 影响范畴 = \"全县\"\n")

  private func finding(_ severity: Finding.Severity = .error) -> Finding {
    Finding(
      severity, code: "unknown-name",
      message: Phrase(zh: "没有名为“影响范畴”的问题", en: "no question is named '影响范畴'"),
      place: Place(source: source, line: 41, column: 13, length: 4),
      help: Phrase(zh: "是否指“影响范围”？", en: "did you mean '影响范围'?"))
  }

  private func finding(at place: Place?) -> Finding {
    Finding(code: "x", message: Phrase(zh: "错", en: "wrong"), place: place)
  }

  @Test(arguments: Language.allCases)
  func `a finding shows its place under the line, and what would help`(language: Language) {
    Golden.check(finding().rendered(in: language), "finding-\(language.rawValue).txt")
  }

  @Test func `colours mark severity, gutter and carets and change no text`() {
    let plain = finding(.warning).rendered(in: .english)
    let coloured = finding(.warning).rendered(in: .english, colour: true)
    Golden.check(Visible.lines(coloured) + "\n", "finding-colour.txt")
    var stripped = coloured
    for code in ["\u{1B}[0m", "\u{1B}[34m", "\u{1B}[1;33m"] {
      stripped = stripped.split(separator: code, omittingEmptySubsequences: false).joined()
    }
    #expect(stripped == plain)
  }

  @Test func `a finding without a place is a heading and its help`() {
    #expect(finding(at: nil).rendered(in: .english) == "error[x]: wrong")
    #expect(finding(at: nil).rendered(in: .chinese) == "错误[x]：错")
  }

  @Test func `a place beyond the text has an arrow and no excerpt`() {
    let place = Place(source: source, line: 99, column: 1)
    #expect(
      finding(at: place).rendered(in: .english) == """
        error[x]: wrong
         --> Questionnaires/tongxin-child-impact/items.yaml:99:1
        """)
  }

  @Test func `a place at or after the end of its line has one caret there`() {
    let place = Place(source: SourceText(name: "a", text: "键:"), line: 1, column: 9, length: 5)
    #expect(
      finding(at: place).rendered(in: .english) == """
        error[x]: wrong
        --> a:1:9
          |
        1 | 键:
          |    ^
        """)
  }

  @Test func `escapes in the text, its name and the message are made visible`() {
    let hostile = SourceText(name: "a\u{1B}]0;x\u{7}", text: "k: \u{202E}v\u{1B}[2J")
    let finding = Finding(
      code: "x", message: Phrase(zh: "\u{1B}c", en: "bad \u{1B}c"),
      place: Place(source: hostile, line: 1, column: 4, length: 2))
    #expect(
      finding.rendered(in: .english) == """
        error[x]: bad ␛c
        --> a␛]0;x␇:1:4
          |
        1 | k: <U+202E>v␛[2J
          |    ^^^^^^^^^
        """)
  }

  @Test func `a very long line is cut to the surroundings of the place`() {
    let line = String(repeating: "甲", count: 500) + "错" + String(repeating: "乙", count: 500)
    let place = Place(source: SourceText(name: "a", text: line), line: 1, column: 501)
    let lines = finding(at: place).rendered(in: .english).split(separator: "\n")
    #expect(lines[3].count < 200)
    #expect(lines[3].contains("甲错乙"))
    #expect(DisplayWidth.of(lines[3].prefix { $0 != "错" }) == lines[4].prefix { $0 != "^" }.count)
  }

  @Test func `a hundred findings are shown and the others counted`() {
    let findings = Findings((1...103).map { _ in finding(at: nil) })
    let parts = findings.rendered(in: .english).split(separator: "\n\n")
    #expect(parts.count == 101)
    #expect(parts.last == "and 3 more")
    #expect(findings.rendered(in: .chinese).hasSuffix("\n\n另有 3 项"))
    #expect(
      Findings((1...100).map { _ in finding(at: nil) }).rendered(in: .english).hasSuffix("wrong"))
  }
}
