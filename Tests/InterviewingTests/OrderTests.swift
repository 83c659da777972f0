import FEEL
@testable import Interviewing
import Questionnaires
import Testing

/// The order of an interview, found without looking at everything, against a look at everything.
struct OrderTests {
  @Test func `the next open place is the first open one of all places behind`() throws {
    let questionnaire = try SmallQuestionnaire.make()
    for seed in UInt64(1)...15 {
      var generator = SeededGenerator(seed: seed)
      var dialogue = Dialogue(questionnaire)
      for _ in 0..<30 {
        guard let line = RandomTests.lines.randomElement(using: &generator) else { continue }
        dialogue.type(line)
        let interview = dialogue.interview
        let all = interview.places()
        for place in all {
          let rest = all.drop { $0 != place }.dropFirst()
          let next = rest.first(where: interview.isOpen) ?? all.first(where: interview.isOpen)
          #expect(interview.nextOpen(after: place) == next ?? .end, "seed \(seed), \(line)")
        }
        #expect(interview.nextOpen(after: nil) == all.first(where: interview.isOpen) ?? .end)
      }
    }
  }

  @Test func `what is counted while answers change is what a look at every question finds`() throws
  {
    let questionnaire = try SmallQuestionnaire.make()
    for seed in UInt64(1)...40 {
      var generator = SeededGenerator(seed: seed)
      var dialogue = Dialogue(questionnaire)
      for _ in 0..<30 {
        guard let line = RandomTests.lines.randomElement(using: &generator) else { continue }
        dialogue.type(line)
        let (interview, sheet) = (dialogue.interview, dialogue.interview.sheet)
        let addresses = interview.places().compactMap(\.address)
        let withheld = addresses.filter { address in
          guard case .given = sheet.answer(at: address) else { return false }
          return sheet.relevance(at: address) != .relevant
        }
        let missing = addresses.filter { address in
          let value = sheet.value(at: address)
          return sheet.isRequired(at: address) && (value.isNull || value.isUnknown)
        }
        let asked = addresses.filter { sheet.isAsked(at: $0) }
        #expect(interview.withheld() == withheld, "seed \(seed), \(line)")
        #expect(interview.missing() == missing, "seed \(seed), \(line)")
        #expect(interview.progress().asked == asked.count, "seed \(seed), \(line)")
        #expect(
          interview.progress().answered == asked.count { sheet.answer(at: $0) != .open },
          "seed \(seed), \(line)")
      }
    }
  }
}
