import Questionnaires
import TestSupport
import Testing

@testable import BatchScoring

struct NDJSONTests {
  @Test func `a line has the columns, exact fractions, residuals, red lines and findings`() throws {
    let batch = try BatchCase(
      "id,title,A1.rating,A2.rating\nr1,\"a \"\"b\"\"\",-1,\nr2,公园,1,0\n",
      options: .init(format: .ndjson))
    Golden.check(batch.output, "rows.ndjson")
  }

  @Test func `controls and quotes are escaped`() {
    var json = JSONWriter()
    json.object { $0.member("a", "\"\\\n\u{1}\u{7F}é") }
    #expect(
      String(decoding: json.bytes, as: UTF8.self) == "{\"a\":\"\\\"\\\\\\u000a\\u0001\u{7F}é\"}")
  }
}
