import Diagnostics
import FEEL
import Interviewing
import Questionnaires
import Scoring
import Testing

struct DialogueTests {
  @Test func `questions come in document order, only those that are relevant`() throws {
    var dialogue = Dialogue(try SmallQuestionnaire.make())
    #expect(dialogue.asked == "title")
    dialogue.type("某路", "1")
    #expect(dialogue.asked == "groups")
    dialogue.type("< ", "项目")
    #expect(dialogue.asked == "cost")
    dialogue.type("200")
    #expect(dialogue.asked == "begun")
  }

  @Test func `a choice is taken by number, name, label, pinyin, in either width`() throws {
    for typed in ["3", "３", "project", "PROJECT", "项目", "xm", "xiangmu", "x", "proj", "roje"] {
      var dialogue = Dialogue(try SmallQuestionnaire.make())
      dialogue.type("某路", typed)
      #expect(dialogue.value("kind") == .string("project"), "typed \(typed)")
    }
  }

  @Test func `where names are numbers the name is what is typed`() throws {
    var dialogue = Dialogue(try SmallQuestionnaire.make())
    dialogue.type(":goto X1.rating", "-1")
    #expect(dialogue.value("X1.rating") == .integer(-1))
    dialogue.type(":goto X1.rating", "－１")
    #expect(dialogue.value("X1.rating") == .integer(-1))
    dialogue.type(":goto X2.rating", "n")
    #expect(dialogue.value("X2.rating") == .string("not_applicable"))
  }

  @Test func `what is no choice is refused and the same question stays`() throws {
    var dialogue = Dialogue(try SmallQuestionnaire.make())
    dialogue.type("某路", "12")
    #expect(dialogue.asked == "kind")
    guard case .notOffered(let typed, let keys)? = dialogue.refusal else {
      Issue.record("no refusal")
      return
    }
    #expect(typed == "12")
    #expect(keys == ["1", "2", "3"])
    dialogue.type("p")
    guard case .ambiguous? = dialogue.refusal else {
      Issue.record("p could be three")
      return
    }
  }

  @Test func `numbers and dates are taken as people type them`() throws {
    for (typed, cost) in [("1,200", 1200), ("１２００", 1200), ("1200", 1200)] {
      var dialogue = Dialogue(try SmallQuestionnaire.make())
      dialogue.type("某路", "3", typed)
      #expect(dialogue.value("cost") == .integer(cost), "typed \(typed)")
    }
    let day = try #require(Date("2026-03-05"))
    for typed in ["2026-03-05", "20260305", "2026年3月5日", "2026/3/5", "２０２６-０３-０５"] {
      var dialogue = Dialogue(try SmallQuestionnaire.make())
      dialogue.type("某路", "3", "200", typed)
      #expect(dialogue.value("begun") == .date(day), "typed \(typed)")
    }
    var dialogue = Dialogue(try SmallQuestionnaire.make())
    dialogue.type("某路", "3", "12,00")
    #expect(dialogue.asked == "cost")
    dialogue.type("200", "2026-02-30")
    #expect(dialogue.asked == "begun")
  }

  @Test func `several choices keep the order of the list and an exclusive one stands alone`()
    throws
  {
    var dialogue = Dialogue(try SmallQuestionnaire.make())
    dialogue.type("某路", "1", "2、1")
    #expect(dialogue.value("groups") == .list([.string("rural"), .string("disabled")]))
    dialogue.type(":goto groups", "1 3")
    guard case .problem(.exclusiveChoice)? = dialogue.refusal else {
      Issue.record("not refused")
      return
    }
  }

  @Test func `a broken constraint is refused with the questionnaire's own words`() throws {
    var dialogue = Dialogue(try SmallQuestionnaire.make())
    dialogue.type("某路", "3", "-5")
    guard case .violation(let violation)? = dialogue.refusal,
      case .text(let text) = violation.message
    else {
      Issue.record("not refused")
      return
    }
    #expect(text.string(in: .chinese) == "投资不能为负。")
    #expect(dialogue.saved.count == 2)
  }

  @Test func `an answer that is no longer relevant is withheld and comes back`() throws {
    var dialogue = Dialogue(try SmallQuestionnaire.make())
    dialogue.type("某路", "3", "200", "2026-03-05", ":goto kind", "1")
    #expect(dialogue.interview.preview?.withheld.count == 2)
    #expect(dialogue.value("cost") == .integer(200))
    dialogue.type("y")
    #expect(dialogue.value("cost") == .null)
    #expect(dialogue.interview.withheld().count == 2)
    dialogue.type(":goto kind", "3", "y")
    #expect(dialogue.value("cost") == .integer(200))
    #expect(dialogue.interview.withheld().isEmpty)
    // What counts again is asked again, with the answer before as the proposal.
    #expect(dialogue.asked == "cost")
    dialogue.type("", "")
    #expect(dialogue.value("begun") == Date("2026-03-05").map { .date($0) })
    #expect(dialogue.interview.toConfirm.isEmpty)
  }

  @Test func `Enter takes the default, skips the optional and refuses the required`() throws {
    var dialogue = Dialogue(try SmallQuestionnaire.make())
    dialogue.type("")
    guard case .required? = dialogue.refusal else {
      Issue.record("not refused")
      return
    }
    dialogue.type(":goto X1.rating", "0", "")
    #expect(dialogue.value("X1.evidence") == .integer(1))
    dialogue.type(":goto kind", "3", "200", "")
    let begun = try #require(dialogue.interview.sheet.address(named: "begun"))
    #expect(dialogue.interview.sheet.answer(at: begun) == .skipped)
  }

  @Test func `an item rated zero costs one answer and Enter`() throws {
    var dialogue = Dialogue(try SmallQuestionnaire.make())
    dialogue.type("某路", "1", "1", "y", "不变", "n")
    #expect(dialogue.asked == "X1.rating")
    dialogue.type("0", "")
    #expect(dialogue.asked == "X2.rating")
  }

  @Test func `a repeat asks for another until it has enough, and no more than it may have`() throws
  {
    var dialogue = Dialogue(try SmallQuestionnaire.make())
    dialogue.type("某路", "1", "1")
    #expect(dialogue.asked == "another options")
    dialogue.type("n")
    guard case .tooFew? = dialogue.refusal else {
      Issue.record("one is needed")
      return
    }
    dialogue.type("y")
    #expect(dialogue.asked == "options[1].name")
    dialogue.type("维持现状", "y", "改建", "y", "新建", "y")
    guard case .tooMany? = dialogue.refusal else {
      Issue.record("three at most")
      return
    }
    dialogue.type("n")
    #expect(dialogue.asked == "X1.rating")
    #expect(dialogue.value("options[2].name") == .string("改建"))
  }

  @Test func `not applicable takes an item, with the reason`() throws {
    var dialogue = Dialogue(try SmallQuestionnaire.make())
    dialogue.type(":goto X1.rating", ":na 与本方案无关")
    #expect(dialogue.value("X1.rating") == .string("not_applicable"))
    #expect(dialogue.value("X1.reason") == .string("与本方案无关"))
    dialogue.type(":na X2 没有涉及")
    #expect(dialogue.value("X2.rating") == .string("not_applicable"))
    dialogue.type(":goto X1.rating", ":na")
    guard case .reasonNeeded? = dialogue.refusal else {
      Issue.record("a reason is needed")
      return
    }
  }

  @Test func `undo takes the last change back`() throws {
    var dialogue = Dialogue(try SmallQuestionnaire.make())
    dialogue.type("某路", "3", ":undo")
    #expect(dialogue.asked == "kind")
    #expect(dialogue.value("title") == .string("某路"))
    dialogue.type(":undo", ":undo")
    guard case .nothingToUndo? = dialogue.refusal else {
      Issue.record("nothing is left")
      return
    }
  }

  @Test func `a doubled sign begins a text, a full-width one a command`() throws {
    #expect(Event(line: "::quit") == .answer(":quit"))
    #expect(Event(line: "？") == .help)
    #expect(Event(line: "？？") == .guidance)
    #expect(Event(line: "：list") == .outline(nil))
    #expect(Event(line: ":目录") == .outline(nil))
    #expect(Event(line: ":WHAT-IF 2") == .whatIf("2"))
    #expect(Event(line: ":help na") == .commandHelp("na"))
    #expect(Event(line: ":帮助 ：不适用") == .commandHelp("：不适用"))
    #expect(Event(line: ":lang 英文") == .speak(.english))
    #expect(Event(line: ":lang fr") == .commandHelp("lang"))
    #expect(Event(line: ":goto　A1") == .go(to: "A1") || Event(line: ":goto A1") == .go(to: "A1"))
    #expect(Event(line: ":qiut") == .unknownCommand("qiut"))
  }

  @Test func `signing waits for everything required`() throws {
    var dialogue = Dialogue(try SmallQuestionnaire.make())
    dialogue.type(":sign")
    guard case .incomplete(let missing, let repeats)? = dialogue.refusal else {
      Issue.record("not refused")
      return
    }
    #expect(missing.count == 5)
    #expect(repeats == [0])
    dialogue.type("某路", "1", "1", "y", "不变", "n", "0", "", "1", "")
    #expect(dialogue.asked == "end")
    #expect(dialogue.interview.scorecard.figure("total")?.text == "66.7")
    dialogue.type(":sign")
    guard case .sign? = dialogue.last.last else {
      Issue.record("cannot be signed")
      return
    }
  }

  @Test func `an answer that a later change makes wrong must be changed before signing`() throws {
    var dialogue = Dialogue(try SmallQuestionnaire.make())
    dialogue.type("某路", "3", "200", "2026-03-05", "1", "y", "不变", "n", "0", "", "1", "")
    #expect(dialogue.interview.outstanding().isEmpty)
    dialogue.type(":goto X1.rating", "-1", ":goto verdict", "2")
    #expect(dialogue.interview.refused().isEmpty)
    dialogue.type(":goto X2.rating", "-1", ":sign")
    guard case .incomplete(let missing, _)? = dialogue.refusal else {
      Issue.record("a verdict milder than the score was signed")
      return
    }
    #expect(missing.map { dialogue.interview.sheet.name(of: $0) } == ["verdict"])
  }

  @Test func `a draft read back gives the same interview`() throws {
    let questionnaire = try SmallQuestionnaire.make()
    var dialogue = Dialogue(questionnaire)
    dialogue.type("某路", "3", "200", "2026年3月5日", "1 2", "y", "不变", "n", "-1", "", ":note 待核")
    let again = Interview(questionnaire, changes: dialogue.saved)
    #expect(again.position == dialogue.interview.position)
    #expect(again.notes == dialogue.interview.notes)
    for address in again.sheet.addresses() {
      #expect(again.sheet.answer(at: address) == dialogue.interview.sheet.answer(at: address))
      #expect(again.sheet.value(at: address) == dialogue.interview.sheet.value(at: address))
    }
  }

  @Test func `every change is given out before the next question`() throws {
    var dialogue = Dialogue(try SmallQuestionnaire.make())
    for line in ["某路", "3", "200", "", "1", "y", "不变", "n", "0", "", "-1", ""] {
      dialogue.type(line)
      let kinds = dialogue.last.map { effect in
        switch effect {
        case .save: "save"
        case .ask, .askForAnother, .complete: "ask"
        default: "other"
        }
      }
      let firstAsk = try #require(kinds.firstIndex(of: "ask"))
      #expect(!kinds[firstAsk...].contains("save"))
    }
    #expect(dialogue.saved.count >= 12)
  }
}
