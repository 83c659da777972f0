import Archiving
import Records
import Testing

@Suite struct `statements and moments` {
  @Test func `a leaf is the canonical JSON of its statement`() throws {
    let statement = try Statement(
      .assessment, office: "tongxin", record: "3f2b8c1e-5d64-4a0b-9c57-0e6f1d2a7b98",
      blob: Array("{}".utf8), time: Timestamp(secondsSince1970: 1_795_000_000))
    #expect(
      String(decoding: statement.bytes, as: UTF8.self)
        == #"{"kind":"assessment","office":"tongxin","record":"3f2b8c1e-5d64-4a0b-9c57-0e6f1d2a7b98","#
        + #""sha256":"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2,"#
        + #""time":"2026-11-18T11:06:40Z","v":1}"#)
    #expect(try Statement(reading: statement.bytes) == statement)
  }

  @Test(arguments: [
    (#""v":1"#, #""v":2"#), ("assessment", "verdict"), ("\"size\":2", "\"size\":-2"),
    ("2026-11-18", "2026-11-31"), ("tongxin", "Tongxin"), ("tongxin", "-tongxin"),
    ("tongxin", "../x"), (#""v":1"#, #""v":1,"w":2"#), ("44136f", "44136F"),
    (#""kind""#, #" "kind""#),
  ])
  func `any other text is refused`(part: String, replacement: String) throws {
    let statement = try Statement(
      .assessment, office: "tongxin", record: "r", blob: Array("{}".utf8), time: TestOffice.time)
    let text = String(decoding: statement.bytes, as: UTF8.self)
    let changed = text.replacing(part, with: replacement)
    #expect(changed != text)
    #expect(throws: JSONProblem.self) { try Statement(reading: Array(changed.utf8)) }
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (68_169_600, "1972-02-29T00:00:00Z"),
    (951_868_799, "2000-02-29T23:59:59Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
    (253_402_300_799, "9999-12-31T23:59:59Z"),
  ])
  func `moments are written and read alike`(seconds: Int64, text: String) {
    #expect(Timestamp(secondsSince1970: seconds).text == text)
    #expect(Timestamp(text)?.secondsSince1970 == seconds)
  }

  @Test func `every day from 1970 to 2110 has its own date, one after the other`() {
    var previous = ""
    for day in Int64(0)..<51_135 {
      let moment = Timestamp(secondsSince1970: day * 86400 + 45_296)
      let text = moment.text
      if text <= previous || Timestamp(text) != moment { Issue.record("\(text) is wrong") }
      previous = text
    }
    #expect(previous == "2110-01-01T12:34:56Z")
  }

  @Test func `a clock out of range is written as the nearest moment`() {
    #expect(Timestamp(secondsSince1970: -1).text == "1970-01-01T00:00:00Z")
    #expect(Timestamp(secondsSince1970: .max).text == "9999-12-31T23:59:59Z")
    #expect(Timestamp(secondsSince1970: .min).text == "1970-01-01T00:00:00Z")
  }

  @Test(arguments: [
    "", "2026-11-23", "2026-11-23 07:06:40Z", "2026-11-23T07:06:40+00:00", "2026-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z", "2026-00-10T00:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T07:60:00Z",
    "2026-11-23T07:06:60Z", "1969-12-31T23:59:59Z", "+026-11-23T07:06:40Z", "2026-11-23t07:06:40z",
    "２026-11-23T07:06Z",
  ])
  func `another spelling of a moment is refused`(text: String) {
    #expect(Timestamp(text) == nil)
  }
}
