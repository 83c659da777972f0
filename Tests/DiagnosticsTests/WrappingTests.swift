import Diagnostics
import Testing

struct WrappingTests {
  let prose = """
    该项目对儿童的影响应当在立项之前评价，评价结论（含“不通过”）写入记录；The unit that proposes it \
    answers——以证据为准……凡涉及50%以上儿童的，由《通信县儿童友好城市建设方案》规定。
    """

  @Test(arguments: 40...200)
  func `no line is wider than asked, and no character is lost`(width: Int) {
    let lines = Wrapping(width: width).lines(of: prose)
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
    #expect(lines.joined().filter { $0 != " " } == prose.filter { $0 != " " })
  }

  @Test(arguments: 40...200)
  func `no line begins with closing or ends with opening punctuation`(width: Int) {
    for line in Wrapping(width: width).lines(of: prose) {
      #expect(line.first.map { !"，。；：！？）》”…%".contains($0) } ?? false)
      #expect(line.last.map { !"（《“".contains($0) } ?? false)
    }
  }

  @Test(arguments: 40...200)
  func `dashes, ellipses and Latin words stay whole`(width: Int) {
    let lines = Wrapping(width: width).lines(of: prose)
    for whole in ["——", "……", "proposes", "answers", "50%"] {
      #expect(lines.contains { $0.contains(whole) })
    }
  }

  @Test func `further lines hang under the first`() {
    let wrapping = Wrapping(width: 40, first: "1. ", hanging: "   ")
    #expect(
      wrapping.lines(of: "评价应当听取儿童的意见，并说明意见怎样被采纳。") == [
        "1. 评价应当听取儿童的意见，并说明意见怎", "   样被采纳。",
      ])
  }

  @Test func `line feeds are kept and blanks at a line's end are not`() {
    #expect(wrapped("一\n\n二  \r\n三", width: 40) == "一\n\n二\n三")
    #expect(Wrapping(width: 40).lines(of: "") == [""])
  }

  @Test func `a word wider than the line is cut`() {
    let word = String(repeating: "x", count: 95)
    #expect(Wrapping(width: 40).lines(of: word).map(\.count) == [40, 40, 15])
  }

  @Test func `widths are brought between 40 and 200`() {
    #expect(Wrapping(width: 3).width == 40)
    #expect(Wrapping(width: 1000).width == 200)
  }

  @Test func `an indent that leaves no room still ends`() {
    let wide = String(repeating: "#", count: 60)
    let lines = Wrapping(width: 40, hanging: wide).lines(of: String(repeating: "字", count: 30))
    #expect(lines.count == 4)
  }
}
