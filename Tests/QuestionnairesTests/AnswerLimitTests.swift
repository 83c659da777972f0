import Questionnaires
import Testing

@Suite struct `the limits of an answer` {
  @Test func `a text of 64 kibibytes is an answer and one byte more is not`() throws {
    let questionnaire = try questionnaire(
      """
      id: q
      version: 1.0.0
      title: T
      languages: [en]
      items: [{question: why, type: text, label: L}]
      """)
    let text = try #require(questionnaire.questions.first)
    let longest = String(repeating: "a", count: 65_536)
    #expect(throws: Never.self) { try questionnaire.value(exactly: longest, for: text) }
    #expect(throws: AnswerProblem.tooLong(limit: 65_536)) {
      try questionnaire.value(exactly: longest + "a", for: text)
    }
  }

  @Test func `evidence of 20 mebibytes is an answer and one byte more is not`() {
    let digest = String(repeating: "0a", count: 32)
    #expect(Attachment("sha256:\(digest) 20971520 x.pdf") != nil)
    #expect(Attachment("sha256:\(digest) 20971521 x.pdf") == nil)
  }
}
