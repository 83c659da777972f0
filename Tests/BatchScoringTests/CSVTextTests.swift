import Testing

@testable import BatchScoring

struct CSVTextTests {
  private func cell(_ text: String) -> String {
    var output: [UInt8] = []
    CSVText.append(text: text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test func `cells with commas, quotes or line ends are put in quotes`() {
    #expect(cell("a") == "a")
    #expect(cell("a,b") == "\"a,b\"")
    #expect(cell("say \"yes\"") == "\"say \"\"yes\"\"\"")
    #expect(cell("x\ny") == "\"x\ny\"")
    #expect(cell("x\ry") == "\"x\ry\"")
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@a", "＝1", "＋1", "－1", "＠a", "\t1", "  =1", "\u{3000}=1"])
  func `a text that a spreadsheet would take for a formula gets an apostrophe`(text: String) {
    #expect(cell(text) == "'" + text)
  }

  @Test func `a return before a formula is seen, and quoted`() {
    #expect(cell("\r=1") == "\"'\r=1\"")
  }

  @Test(arguments: ["1=1", "a-b", "V3:D4_2", "60.0", "", "   ", "项目=1"])
  func `another text stays as it is`(text: String) {
    #expect(cell(text) == text)
  }
}
