import Diagnostics
import Questionnaires
import Testing

@testable import BatchScoring

struct RejectsTests {
  private let text = #"""
    id,title,kind\#r
    a,"x, ""y""",bridge\#r
    b,ok,park\#r
    c,short\#r
    d,"two\#r
    lines",road\#r

    """#

  @Test func `rejected rows go out as they came, with line, column and reason in front`() throws {
    let batch = try BatchCase(text)
    #expect(
      batch.rejects == #"""
        _line,_column,_reason,id,title,kind
        2,kind,is no choice of this question (park road),a,"x, ""y""",bridge
        4,,the row has 2 cells where the header has 3,c,short
        5,title,has a control or hidden character at place 4,d,"two\#r
        lines",road

        """#)
    #expect(batch.tally.rows == 4)
    #expect(batch.tally.rejected == 3)
  }

  @Test func `a reason with commas is quoted and Chinese on request`() throws {
    let batch = try BatchCase("kind,heard\nx,y\n", options: .init(language: .chinese))
    #expect(batch.rejects.hasSuffix("2,kind heard,不是该题的选项（park road）; 应为 yes 或 no,x,y\n"))
  }

  @Test func `a file of rejected rows is taken again when it is repaired`() throws {
    let first = try BatchCase(text)
    let repaired = first.rejects.replacing("bridge", with: "park").replacing(",c,", with: ",c,no,")
    let second = try BatchCase(repaired)
    #expect(second.stopped == [])
    #expect(second.rows.map { $0.prefix(1) } == ["a"])
    #expect(second.tally.rejected == 2)
    #expect(
      second.rejects == #"""
        _line,_column,_reason,id,title,kind
        3,kind,is no choice of this question (park road),c,no,short
        4,title,has a control or hidden character at place 4,d,"two\#r
        lines",road

        """#)
  }

  @Test func `rows are scored or rejected, none is lost`() throws {
    let cells = ["", "park", "road", "x", "\"park\"", "\"", "a\"", "\u{0}", "1,2", "\n", "\"\n"]
    var text = "kind,heard\n"
    for first in cells { for second in cells { text += "\(first),\(second)\n" } }
    let batch = try BatchCase(text)
    #expect(batch.tally.rows == batch.tally.scored + batch.tally.rejected)
    #expect(batch.rows.count == batch.tally.scored)
    #expect(batch.tally.scored > 10 && batch.tally.rejected > 50)
  }
}
