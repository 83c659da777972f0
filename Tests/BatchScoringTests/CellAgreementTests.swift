import FEEL
import Questionnaires
import Testing

@testable import BatchScoring

/// Cells that are read straight from bytes give what the plain reading of an answer gives.
struct CellAgreementTests {
  private func check(_ text: String, _ question: Question, of questionnaire: Questionnaire) {
    let bytes = Array(text.utf8)
    let decoding = CellDecoding(question, in: questionnaire)
    guard let quick = decoding.quickValue(of: bytes.span, from: 0, to: bytes.count) else { return }
    let plain = try? questionnaire.value(exactly: text, for: question)
    #expect(quick == plain, "\(question.name): \(text.debugDescription)")
    #expect(quick.description == plain?.description, "\(question.name): \(text.debugDescription)")
  }

  @Test func `short texts of every kind of character, for each form`() throws {
    let questionnaire = try ParksQuestionnaire.read()
    let characters = [
      "0", "1", "9", "-", "+", ".", "e", "yes", "no", "park", "unknown", " ", "公", "\u{202E}",
      "\u{301}", "é", "，", "\n", "\u{3000}", "－", "２",
    ]
    for name in ["title", "kind", "heard", "children", "cost", "opens"] {
      let question = try #require(questionnaire.question(named: name))
      for a in characters {
        check(a, question, of: questionnaire)
        for b in characters {
          check(a + b, question, of: questionnaire)
          for c in characters { check(a + b + c, question, of: questionnaire) }
        }
      }
    }
  }

  @Test(arguments: [
    "999999999999999999", "-999999999999999999", "9999999999999999999", "0.000000000000000",
    "-0.0", "00012.50", "123456789.987654321", "1.", ".5", "1.2.3", "1e5", "--1", "1-", "",
  ])
  func `numbers of many lengths`(text: String) throws {
    let questionnaire = try ParksQuestionnaire.read()
    for name in ["children", "cost"] {
      check(text, try #require(questionnaire.question(named: name)), of: questionnaire)
    }
  }

  @Test func `every choice is found by its name, the long ones included`() throws {
    let questionnaire = try ParksQuestionnaire.read()
    let batch = try BatchCase(
      "A1.rating,A2.rating\nnot_applicable_at_all,unknown\nnot_applicable_at_al,0\n")
    #expect(batch.rows == ["1,,,,1,ungraded,1.5"])
    let question = try #require(questionnaire.question(named: "A1.rating"))
    for choice in questionnaire.choiceList(of: question.kind)?.choices ?? [] {
      check(choice.name, question, of: questionnaire)
    }
  }

  @Test(arguments: [true, false])
  func `a NUL behind a choice makes it another text, by columns as in plain`(byColumns: Bool)
    throws
  {
    let questionnaire = try ParksQuestionnaire.read()
    for line in ["park\0,yes", "park,yes\0", "park,no\0\0", "\0,yes"] {
      let batch = try BatchCase(
        Array(("kind,heard\n" + line + "\n").utf8), of: questionnaire, byColumns: byColumns)
      #expect(batch.tally.rejected == 1, "\(line.debugDescription)")
    }
  }

  @Test func `what is plain text has no hidden character, over the Basic Multilingual Plane`()
    throws
  {
    let questionnaire = try ParksQuestionnaire.read()
    let question = try #require(questionnaire.question(named: "title"))
    for value in UInt32(0)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar)
      let bytes = Array(text.utf8)
      guard PlainText.holdsOnly(bytes.span, from: 0, to: bytes.count) else { continue }
      #expect((try? questionnaire.value(exactly: text, for: question)) == .string(text))
    }
  }
}
