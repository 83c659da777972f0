import FEEL
import Interviewing
import Questionnaires
import Scoring
import Testing

/// What a change would do is shown before it is done.
struct ConsentTests {
  private static func finished() throws -> Dialogue {
    var dialogue = Dialogue(try WorksQuestionnaire.make())
    for line in WorksQuestionnaire.project { dialogue.type(line) }
    try #require(dialogue.asked == "end", "\(dialogue.asked)")
    return dialogue
  }

  private static func preview(_ dialogue: Dialogue) throws -> Preview {
    guard case .confirm(let preview)? = dialogue.last.last else {
      throw Missing(what: "no confirmation is asked: \(dialogue.last)")
    }
    return preview
  }

  struct Missing: Error { let what: String }

  @Test func `answering in order is never interrupted`() throws {
    var dialogue = Dialogue(try WorksQuestionnaire.make())
    for line in WorksQuestionnaire.project {
      dialogue.type(line)
      #expect(dialogue.interview.preview == nil, "at \(line)")
      #expect(dialogue.refusal == nil, "at \(line): \(String(describing: dialogue.refusal))")
    }
    #expect(dialogue.asked == "end")
    #expect(dialogue.interview.scorecard.grade == "pass")
  }

  @Test func `an answer in order that moves a known grade is taken and said`() throws {
    var dialogue = Dialogue(try WorksQuestionnaire.make())
    dialogue.type("西环路", "1", "0", "0", "0")
    #expect(dialogue.interview.scorecard.grade == "pass")
    dialogue.type("n")
    #expect(dialogue.interview.preview == nil)
    let moved = dialogue.last.contains { effect in
      guard case .tell(.moved(let movements)) = effect else { return false }
      return movements.map(\.before.text) == ["pass"] && movements.map(\.after.text) == ["veto"]
    }
    #expect(moved, "\(dialogue.last)")
  }

  @Test func `what would withhold answers is shown with what moves, and waits for yes`() throws {
    var dialogue = try ConsentTests.finished()
    let before = State(dialogue.interview)
    dialogue.type(":goto kind", "1")
    let preview = try ConsentTests.preview(dialogue)
    let names = preview.withheld.map { dialogue.interview.sheet.name(of: $0) }
    #expect(
      names.sorted() == [
        "begun", "measures[1].cost", "measures[1].means", "measures[1].name",
        "measures[2].approved", "measures[2].cost", "measures[2].means", "measures[2].name",
        "overseer", "size",
      ])
    let total = try #require(preview.movements.first { $0.before.name == "total" })
    #expect(total.before.text == "68.7")
    #expect(total.after.text == "66.7")
    #expect(State(dialogue.interview).answers == before.answers)
    dialogue.type("y")
    #expect(dialogue.value("kind") == .string("plan"))
    #expect(dialogue.interview.withheld().count == 10)
    #expect(dialogue.interview.scorecard.figure("total")?.text == "66.7")
  }

  @Test func `no, Enter and back leave everything as it was and say what was typed`() throws {
    for refusal in ["n", "", "<", "否", ":undo"] {
      var dialogue = try ConsentTests.finished()
      dialogue.type(":goto kind")
      let before = State(dialogue.interview)
      dialogue.type("规划", refusal)
      #expect(State(dialogue.interview) == before, "after \(refusal)")
      #expect(dialogue.asked == "kind")
      guard case .tell(.declined(let typed))? = dialogue.last.first else {
        Issue.record("what was typed is not said again: \(dialogue.last)")
        return
      }
      #expect(typed == "规划")
    }
  }

  @Test func `while it waits, looking is answered and everything else has to wait`() throws {
    var dialogue = try ConsentTests.finished()
    dialogue.type(":goto kind", "1")
    let before = State(dialogue.interview)
    for line in [
      ":score", ":list", ":missing", ":why", "?", ":explain total", ":lang en", ":needed",
    ] {
      dialogue.type(line)
      #expect(dialogue.interview.preview != nil, "\(line)")
      #expect(dialogue.refusal == nil, "\(line)")
    }
    for line in [
      ":goto title", ":na x", ":note x", ":skip", ":sign", ":add", ":remove", "maybe", "2",
    ] {
      dialogue.type(line)
      guard case .yesOrNo? = dialogue.refusal else {
        Issue.record("\(line) is not held up")
        continue
      }
    }
    #expect(State(dialogue.interview) == before)
    dialogue.type(":quit")
    guard case .quit? = dialogue.last.last else {
      Issue.record("cannot leave")
      return
    }
    #expect(dialogue.saved.count == Dialogue.saves(WorksQuestionnaire.project))
  }

  @Test func `a revision that moves the grade asks first, one that does not is taken`() throws {
    var dialogue = try ConsentTests.finished()
    dialogue.type(":goto B1_1.extent", "2")
    let preview = try ConsentTests.preview(dialogue)
    #expect(preview.withheld.isEmpty)
    #expect(preview.movements.contains { $0.before.text == "pass" && $0.after.text == "good" })
    dialogue.type("y", ":goto title", "东环路")
    #expect(dialogue.interview.preview == nil)
    #expect(dialogue.value("title") == .string("东环路"))
  }

  @Test func `answers that a rule would refuse from then on are named`() throws {
    var dialogue = try ConsentTests.finished()
    dialogue.type(":goto B1_1.rating", "-1")
    let preview = try ConsentTests.preview(dialogue)
    #expect(preview.refused.map { dialogue.interview.sheet.name(of: $0) } == ["verdict"])
  }

  @Test func `a red line that would be crossed is named`() throws {
    var dialogue = try ConsentTests.finished()
    dialogue.type(":goto heard", "n")
    let preview = try ConsentTests.preview(dialogue)
    #expect(preview.opened.map(\.code) == ["V1"])
    #expect(preview.movements.contains { $0.after.text == "veto" })
  }

  @Test func `what counts again is asked again with the answer before as the proposal`() throws {
    var dialogue = try ConsentTests.finished()
    dialogue.type(":goto kind", "1", "y", ":goto kind", "2")
    let preview = try ConsentTests.preview(dialogue)
    #expect(preview.restored.count == 10)
    dialogue.type("y")
    #expect(dialogue.asked == "size")
    #expect(dialogue.interview.toConfirm.count == 10)
    #expect(dialogue.value("measures[2].name") == .string("天桥"))
    for _ in 0..<10 { dialogue.type("") }
    #expect(dialogue.asked == "end")
    #expect(dialogue.interview.toConfirm.isEmpty)
    #expect(dialogue.interview.scorecard.figure("total")?.text == "68.7")
  }

  @Test func `a resumed draft asks again what had come back`() throws {
    var dialogue = try ConsentTests.finished()
    dialogue.type(":goto kind", "1", "y", ":goto kind", "2", "y", "")
    let again = Interview(dialogue.interview.questionnaire, changes: dialogue.saved)
    #expect(again.toConfirm == dialogue.interview.toConfirm)
    #expect(again.position == dialogue.interview.position)
  }

  @Test func `marking a whole domain overwrites ratings only after they were shown`() throws {
    var dialogue = try ConsentTests.finished()
    dialogue.type(":na A 不涉及道路")
    let preview = try ConsentTests.preview(dialogue)
    #expect(
      preview.replaced.map { dialogue.interview.sheet.name(of: $0) } == [
        "A1_1.rating", "A1_2.rating",
      ])
    dialogue.type("y")
    #expect(dialogue.value("A1_1.rating") == .string("not_applicable"))
    #expect(dialogue.value("A1_2.reason") == .string("不涉及道路"))
    dialogue.type(":na A1 别的理由")
    guard case .alreadyNotApplicable? = dialogue.refusal else {
      Issue.record("the reason is written over")
      return
    }
    #expect(dialogue.value("A1_2.reason") == .string("不涉及道路"))
  }

  @Test func `what an answer would do is shown and not done`() throws {
    var dialogue = try ConsentTests.finished()
    let before = State(dialogue.interview)
    dialogue.type(":what-if B1_1.extent 2")
    guard case .tell(.whatIf(let preview))? = dialogue.last.first else {
      Issue.record("nothing is shown: \(dialogue.last)")
      return
    }
    #expect(preview.movements.contains { $0.after.text == "good" })
    #expect(State(dialogue.interview) == before)
    dialogue.type(":goto kind", ":假如 规划")
    guard case .tell(.whatIf(let other))? = dialogue.last.first else {
      Issue.record("nothing is shown: \(dialogue.last)")
      return
    }
    #expect(other.withheld.count == 10)
    #expect(other.questions < 0)
    dialogue.type(":what-if 7")
    guard case .notOffered? = dialogue.refusal else {
      Issue.record("what is no answer is tried")
      return
    }
  }

  @Test func `looking at what an answer would do leaves a text that is being written`() throws {
    var dialogue = Dialogue(try WorksQuestionnaire.make())
    dialogue.type("西环路", "1", ":goto details", "…第一行", ":what-if 一句话")
    let address = try #require(dialogue.address("details"))
    #expect(dialogue.interview.unfinished[address] == ["第一行"])
    dialogue.type("一句话", ":undo")
    #expect(dialogue.interview.sheet.answer(at: address) == .open)
    #expect(dialogue.interview.unfinished[address] == ["第一行"])
    let again = Interview(dialogue.interview.questionnaire, changes: dialogue.saved)
    #expect(again.unfinished == dialogue.interview.unfinished)
  }

  @Test func `what is cleared is open again and comes back with undo`() throws {
    var dialogue = try ConsentTests.finished()
    dialogue.type(":goto title", ":clear")
    #expect(dialogue.interview.missing().count == 1)
    #expect(dialogue.asked == "title")
    dialogue.type(":clear")
    guard case .nothingToClear? = dialogue.refusal else {
      Issue.record("an open question is cleared")
      return
    }
    dialogue.type(":undo")
    #expect(dialogue.value("title") == .string("西环路"))
  }
}
