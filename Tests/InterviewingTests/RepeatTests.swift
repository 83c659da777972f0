import FEEL
import Interviewing
import Questionnaires
import Testing

/// Instances of a repeat: added, edited, removed, counted.
struct RepeatTests {
  private static func withTwo() throws -> Dialogue {
    var dialogue = Dialogue(try WorksQuestionnaire.make())
    for line in WorksQuestionnaire.project.prefix(14) { dialogue.type(line) }
    try #require(dialogue.asked == "overseer", "\(dialogue.asked)")
    return dialogue
  }

  @Test func `rules count the instances`() throws {
    var dialogue = try RepeatTests.withTwo()
    #expect(dialogue.value("overseer") == .null)
    dialogue.type(":remove measures[2]", "y")
    let address = try #require(dialogue.interview.sheet.address(named: "overseer"))
    #expect(dialogue.interview.sheet.relevance(at: address) == .notRelevant)
  }

  @Test func `add works anywhere, with a name or without, also after no more were wanted`() throws {
    var dialogue = try RepeatTests.withTwo()
    dialogue.type(":add")
    #expect(dialogue.asked == "measures[3].name")
    dialogue.type("<", ":undo", ":goto title", ":增加 措施")
    #expect(dialogue.asked == "measures[3].name")
    dialogue.type(":add measures")
    guard case .tooMany(_, let maximum)? = dialogue.refusal else {
      Issue.record("a fourth one is added")
      return
    }
    #expect(maximum == 3)
  }

  @Test func `an instance is edited by its number`() throws {
    var dialogue = try RepeatTests.withTwo()
    dialogue.type(":goto measures[1]")
    #expect(dialogue.asked == "measures[1].name")
    dialogue.type(":goto 2")
    #expect(dialogue.asked == "measures[2].name")
    dialogue.type(":goto 3")
    guard case .unknownName? = dialogue.refusal else {
      Issue.record("there is no third one")
      return
    }
    dialogue.type("人行天桥")
    #expect(dialogue.value("measures[2].name") == .string("人行天桥"))
    #expect(dialogue.value("measures[1].name") == .string("减速带"))
  }

  @Test func `removing shows what goes and waits for yes`() throws {
    var dialogue = try RepeatTests.withTwo()
    dialogue.type(":remove measures[1]")
    let preview = try #require(dialogue.interview.preview)
    #expect(
      preview.removed.map { dialogue.interview.sheet.name(of: $0) } == [
        "measures[1].name", "measures[1].cost", "measures[1].means",
      ])
    dialogue.type("n")
    #expect(dialogue.value("measures[1].name") == .string("减速带"))
    dialogue.type(":remove measures[1]", "y")
    #expect(dialogue.value("measures[1].name") == .string("天桥"))
    #expect(dialogue.value("measures[2].name") == nil)
  }

  @Test func `undo puts a removed instance back in its place, with answers and remarks`() throws {
    var dialogue = try RepeatTests.withTwo()
    dialogue.type(":goto measures[1].cost", ":note 概算", ":goto measures[2].cost", ":note 决算")
    let before = State(dialogue.interview)
    dialogue.type(":remove 1", "y")
    let address = try #require(dialogue.interview.sheet.address(named: "measures[1].cost"))
    #expect(dialogue.interview.notes[address] == "决算")
    dialogue.type(":undo")
    #expect(State(dialogue.interview).answers == before.answers)
    #expect(dialogue.interview.notes == before.notes)
    let again = Interview(dialogue.interview.questionnaire, changes: dialogue.saved)
    #expect(State(again).answers == before.answers)
    #expect(again.notes == before.notes)
  }

  @Test func `an empty instance is removed at once, and the place moves on`() throws {
    var dialogue = try RepeatTests.withTwo()
    dialogue.type(":add", ":remove")
    #expect(dialogue.interview.preview == nil)
    #expect(dialogue.asked == "another measures")
    #expect(dialogue.interview.sheet.instanceCount(ofRepeat: 0) == 2)
  }

  @Test func `fewer than are needed are asked for again`() throws {
    var dialogue = try RepeatTests.withTwo()
    dialogue.type(":remove measures[1]", "y", ":remove measures[1]", "y")
    #expect(dialogue.interview.shortRepeats() == [0])
    dialogue.type(":goto title", "西环路")
    #expect(dialogue.asked == "another measures")
  }

  @Test func `instances are withheld with the groups around them and come back whole`() throws {
    var dialogue = try RepeatTests.withTwo()
    dialogue.type("总工程师", ":goto size", "5")
    let preview = try #require(dialogue.interview.preview)
    #expect(preview.withheld.count == 9)
    dialogue.type("y", ":goto measures")
    guard case .notRelevant? = dialogue.refusal else {
      Issue.record("what is not relevant is asked")
      return
    }
    #expect(
      dialogue.interview.sheet.value(at: try #require(dialogue.address("measures[1].name"))).isNull)
    dialogue.type(":goto size", "12", "y")
    #expect(dialogue.interview.withheld().isEmpty)
    #expect(dialogue.value("measures[2].approved") == .boolean(true))
  }

  @Test func `which one is meant has to be clear`() throws {
    var dialogue = try RepeatTests.withTwo()
    dialogue.type(":remove 7")
    guard case .whichInstance(_, let count)? = dialogue.refusal else {
      Issue.record("\(String(describing: dialogue.refusal))")
      return
    }
    #expect(count == 2)
    dialogue.type(":goto size", "5", "y", ":add")
    guard case .whichRepeat(let names)? = dialogue.refusal else {
      Issue.record("\(String(describing: dialogue.refusal))")
      return
    }
    #expect(names.isEmpty)
  }
}
