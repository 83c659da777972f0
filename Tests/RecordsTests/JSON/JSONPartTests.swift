import Diagnostics
import Records
import Testing

@Suite struct `reading a record member by member` {
  private let record = JSONPart([
    "subject": ["title": "甲", "units": ["u1", 2, nil]], "count": 3, "flag": true, "none": nil,
  ])

  @Test func `each kind is read as itself`() throws {
    #expect(try record["subject"]["title"].string() == "甲")
    #expect(try record["count"].integer() == 3)
    #expect(try record["count"].count(in: 0...3) == 3)
    #expect(try record["flag"].bool())
    #expect(try record["subject"]["units"].elements().count == 3)
    #expect(try record.members().map(\.key) == ["count", "flag", "none", "subject"])
    #expect(record["none"].ifPresent == nil)
    #expect(record["absent"].ifPresent == nil)
    #expect(record["flag"].ifPresent != nil)
  }

  @Test func `a refusal names the path and the kind, never the value`() throws {
    let wrong = #expect(throws: JSONProblem.self) {
      try record["subject"]["units"].elements()[1].string()
    }
    #expect(wrong == JSONProblem(.expected(.string), at: .path("subject.units[1]")))
    #expect(
      wrong?.phrase
        == Phrase(zh: "subject.units[1]：应为文字", en: "subject.units[1]: should be a text"))
    #expect(throws: JSONProblem(.missing, at: .path("subject.place.code"))) {
      try record["subject"]["place"]["code"].string()
    }
    #expect(throws: JSONProblem(.notAllowed, at: .path("count"))) {
      try record["count"].count(in: 4...9)
    }
  }

  @Test func `members that nobody knows are refused on demand`() throws {
    #expect(throws: JSONProblem(.unknownMember, at: .path("subject.units"))) {
      try record["subject"].requireOnly(["title"])
    }
    #expect(throws: Never.self) { try record["subject"].requireOnly(["title", "units"]) }
  }
}
