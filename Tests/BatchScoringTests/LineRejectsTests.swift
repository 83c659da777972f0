import Diagnostics
import Questionnaires
import Testing

@testable import BatchScoring

/// Lines that are no rows: told with line and key, kept as they came.
struct LineRejectsTests {
  @Test(arguments: [
    ("[1]", "1 -: the line is no JSON object"), ("x", "1 -: the line is no JSON object"),
    (#"{"id":1,"id":2}"#, "1 id: stands twice in the line"),
    (#"{"titel":1}"#, "1 titel: is no question; did you mean 'title'?"),
    (
      #"{"options.name":1}"#,
      "1 options.name: belongs to a part that repeats, which a batch does not have"
    ),
    (#"{"title":{"a":1}}"#, "1 title: cannot be an object or a list in a list"),
    (#"{"groups":[["a"]]}"#, "1 groups: cannot be an object or a list in a list"),
    (#"{"cost":01}"#, "1 cost: is not JSON at byte 11 of the line"),
    (#"{"cost":+1}"#, "1 cost: is not JSON at byte 9 of the line"),
    (#"{"cost":1.}"#, "1 cost: is not JSON at byte 11 of the line"),
    (#"{"cost":.5}"#, "1 cost: is not JSON at byte 9 of the line"),
    (#"{"cost":NaN}"#, "1 cost: is not JSON at byte 9 of the line"),
    (#"{"cost":1,}"#, "1 -: is not JSON at byte 11 of the line"),
    (#"{"cost":1} {}"#, "1 -: is not JSON at byte 12 of the line"),
    (#"{"cost" 1}"#, "1 cost: is not JSON at byte 9 of the line"),
    (#"{'cost':1}"#, "1 -: is not JSON at byte 2 of the line"),
    (#"{"title":"\ud800"}"#, "1 title: is not JSON at byte 17 of the line"),
    (#"{"title":"\x"}"#, "1 title: is not JSON at byte 13 of the line"),
    ("{\"title\":\"a\tb\"}", "1 title: is not JSON at byte 13 of the line"),
    (#"{"title":"a"#, "1 title: is not JSON at byte 12 of the line"),
    (#"{"title":"a\u0000"}"#, "1 title: holds a NUL byte"),
    (#"{"heard":1}"#, "1 heard: is neither yes nor no"),
    (#"{"kind":true}"#, "1 kind: is no choice of this question (park road)"),
  ])
  func `a line is refused with its key`(line: String, said: String) throws {
    let batch = try LineCase(line + "\n{}\n")
    #expect(batch.reasons == [said])
    #expect(batch.tally.rows == 2 && batch.tally.rejected == 1)
    #expect(batch.rows.count == 1)
  }

  @Test func `a rejected line stands as it came behind a note that says why`() throws {
    let batch = try LineCase("{\"id\":\"a\"}\n{\"kind\": \"bridge\"}\r\nnonsense \u{1}\n")
    #expect(
      batch.rejects == """
        {"_line":2,"_column":"kind","_reason":"is no choice of this question (park road)"}
        {"kind": "bridge"}\r
        {"_line":3,"_column":"","_reason":"the line is no JSON object"}
        nonsense \u{1}

        """)
  }

  @Test func `rejected lines are taken again when they are repaired, the notes being no rows`()
    throws
  {
    let first = try LineCase("{\"kind\":\"bridge\"}\n{\"kind\":\"park\"\n")
    let repaired = first.rejects.replacing("\"bridge\"", with: "\"road\"")
    let second = try LineCase(repaired)
    #expect(second.tally.rows == 2 && second.tally.rejected == 1)
    #expect(second.rows.map { $0.prefix(2) } == ["1,"])
    #expect(second.reasons == ["4 kind: is not JSON at byte 15 of the line"])
  }

  @Test func `a line that is not UTF-8, and one that is too long, cost no other line`() throws {
    let long = "{\"title\":\"" + String(repeating: "x", count: 400) + "\"}\n"
    var limits = CSVSplitter.Limits()
    limits.longestRow = 300
    limits.keptOfLongRow = 20
    let bytes = Array("{\"title\":\"".utf8) + [0xB9] + Array("\"}\n\(long){\"id\":9}\n".utf8)
    for piece in [1, 7, 100, 10_000] {
      let batch = try LineCase(
        bytes, of: ParksQuestionnaire.read(), piece: piece, limits: limits)
      #expect(
        batch.reasons == [
          "1 -: the row is not UTF-8",
          "2 -: the row is too long; only its beginning is kept here",
        ])
      #expect(batch.rows.map { $0.prefix(2) } == ["9,"])
    }
  }

  @Test func `columns that are carried along are passed over`() throws {
    let batch = try LineCase(
      "{\"township\":\"城关\",\"id\":1}\n", options: BatchPlan.Options(carrying: ["township"]))
    #expect(batch.tally.rejected == 0)
    #expect(
      try BatchCase("id,township\n1,2\n", options: .init(carrying: ["township"])).stopped == [])
  }
}

extension BatchPlan.Options {
  fileprivate init(carrying carried: Set<String>) {
    self.init()
    self.carried = carried
  }
}
