import Questionnaires
import Records
import Testing

/// Each limit of a record, at the limit and one over. What an answer may hold is tried in `AnswerLimitTests`, the
/// file behind an attachment in the program's own tests.
@Suite struct `the limits of a record` {
  /// An assessment with a title of so many characters and so many answers.
  private func assessment(title: Int = 1, answers: Int = 0, withheld: Int = 0) -> JSON {
    func entries(_ count: Int) -> JSON {
      .array(
        (0..<count).map {
          ["name": .string("q\($0)"), "note": nil, "standing": "given", "text": "是"]
        })
    }
    return [
      "answers": entries(answers), "engine": "1", "findings": [],
      "finished": "2026-11-23T00:00:00Z",
      "grade": nil, "items": [], "language": "zh", "nonce": "00", "office": "county",
      "questionnaire": ["id": "county", "sha256": "00", "version": "1"], "record": "r",
      "red_lines": [], "repeats": [], "scores": [], "signer": ["key": "00", "person": "p"],
      "started": "2026-11-23T00:00:00Z",
      "subject": [
        "codes": [], "kind": "project", "title": .string(String(repeating: "路", count: title)),
        "unit": "u",
      ], "supersedes": nil, "v": 1, "version": 1, "warnings": [], "withheld": entries(withheld),
    ]
  }

  private func read(_ json: JSON) throws(JSONProblem) -> Assessment {
    try Assessment(JSONPart(try JSON.canonical(try json.canonicalBytes())))
  }

  @Test func `a title of 500 characters is read and one of 501 is not`() throws {
    let read = try read(assessment(title: 500))
    #expect(read.excess == nil)
    let problem = #expect(throws: JSONProblem.self) { try self.read(assessment(title: 501)) }
    #expect(problem?.position == .path("subject.title"))
    #expect(TextLimits.isLine(String(repeating: "路", count: 500)))
    #expect(!TextLimits.isLine(String(repeating: "路", count: 501)))
  }

  @Test func `5,000 answers are read and 5,001 are not, withheld ones counted`() throws {
    #expect(try read(assessment(answers: 5000)).answers.count == 5000)
    #expect(try read(assessment(answers: 4999, withheld: 1)).excess == nil)
    for (answers, withheld) in [(5001, 0), (5000, 1)] {
      let problem = #expect(throws: JSONProblem.self) {
        try self.read(assessment(answers: answers, withheld: withheld))
      }
      #expect(problem?.position == .path("answers"))
    }
  }

  @Test func `prose of 64 kibibytes is taken and one byte more is not`() {
    #expect(TextLimits.isProse(String(repeating: "a", count: 65_536)))
    #expect(!TextLimits.isProse(String(repeating: "a", count: 65_537)))
  }

  @Test func `the numbers are those that are promised`() {
    #expect(RecordLimits.file == 8 * 1024 * 1024 && RecordLimits.answer == 64 * 1024)
    #expect(RecordLimits.title == 500 && RecordLimits.answers == 5000)
    #expect(RecordLimits.depth == 16 && RecordLimits.attachment == 20 * 1024 * 1024)
    #expect(JSON.Limits.record == JSON.Limits(bytes: RecordLimits.file, depth: RecordLimits.depth))
    #expect(JSON.integers.upperBound == RecordLimits.integer)
  }
}
