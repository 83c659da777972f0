import Diagnostics
import FEEL
import Interviewing
import Questionnaires
import Scoring
import TestSupport
import Testing

/// Every event in every state, in one table that people can read: `Golden/events.txt`.
struct EventTests {
  /// Where an interview can stand, with the lines that lead there.
  private static let states: [(name: String, lines: [String])] = [
    ("the first question, a text that is required", []),
    ("a choice that is required", ["西环路"]),
    ("a number in a group", ["西环路", "2"]),
    ("a date that is optional", ["西环路", "2", "20"]),
    ("whether there is an instance, too few", ["西环路", "2", "20", ""]),
    ("a text in an instance", ["西环路", "2", "20", "", "y"]),
    ("several choices in an instance", ["西环路", "2", "20", "", "y", "减速带", "50"]),
    ("whether there is another, enough", ["西环路", "2", "20", "", "y", "减速带", "50", "1"]),
    (
      "whether there is another, no more possible",
      ["西环路", "2", "20", "", "y", "甲", "1", "", "y", "乙", "1", "", "y", "丙", "1", ""]
    ),
    ("a rating of a scored item", ["西环路", "1"]),
    ("yes or no with a default", ["西环路", "1", "1", "2"]),
    ("an answer that was given", ["西环路", "1", "0", "0", "0", ":goto A1_1.rating"]),
    ("a question that is not asked by itself", ["西环路", "1", "0", "0", "0", ":goto A1_1.reason"]),
    ("yes or no that can cross a red line", ["西环路", "1", "0", "0", "0"]),
    ("a whole number with a rule", ["西环路", "1", "0", "0", "0", "y"]),
    ("the end", ["西环路", "1", "0", "0", "0", "y", "2"]),
    ("a text of several lines", ["西环路", "1", ":goto details"]),
    ("a text that is being written", ["西环路", "1", ":goto details", "…第一行"]),
    ("a file", ["西环路", "1", ":goto drawing"]),
    ("a change that withholds waits", WorksQuestionnaire.project + [":goto kind", "1"]),
    ("a removal waits", WorksQuestionnaire.project + [":remove measures[2]"]),
    ("a domain that is to be left out waits", WorksQuestionnaire.project + [":na B 不涉及"]),
    ("a revision that moves the grade waits", WorksQuestionnaire.project + [":goto heard", "n"]),
  ]

  private static let events = [
    "1", "0", "-5", "2026-03-05", "1 2", "y", "n", "某某", "项目", "", "?", "??", "<", ":skip",
    ":clear",
    ":na", ":na 无关", ":na A 无关", ":na Z9 无关", ":note 记", ":note", ":goto kind", ":goto B1-1",
    ":goto B",
    ":goto measures", ":goto measures[1]", ":goto 1", ":goto nowhere", ":goto size", ":add",
    ":add measures", ":add nothing", ":remove", ":remove 1", ":remove measures[9]", ":what-if 1",
    ":what-if kind 1", ":what-if", ":list", ":missing", ":needed", ":score", ":why", ":why size",
    ":why nowhere", ":explain total", ":explain 等级", ":explain nothing", ":review", ":undo",
    ":lang en",
    ":lang xx", ":list A", ":list measures", ":list 措施", ":list nothing", ":text", ":edit", "12人",
    "三百二十", ":help", ":help na", ":help nothing", ":save",
    ":sign", ":quit", ":back", ":oops", "::text",
    "\u{202E}x",
  ]

  /// Lines of a text that is being written: no command among them means anything.
  private static let lines = ["第一行", ":quit", "", "\u{202E}x"]

  @Test func `every event in every state does what the table says`() throws {
    let questionnaire = try WorksQuestionnaire.make()
    var table: [String] = []
    for (name, lines) in EventTests.states {
      var start = Dialogue(questionnaire)
      for line in lines { start.type(line) }
      table.append("# \(name): \(start.place)")
      for event in EventTests.events {
        var dialogue = start
        dialogue.type(event)
        table.append("  \(Visible.text(event.isEmpty ? "Enter" : event))  \(dialogue.summary)")
      }
      for text in EventTests.lines {
        var dialogue = start
        dialogue.write(text)
        table.append("  a line of a text: \(Visible.text(text))  \(dialogue.summary)")
      }
      table.append("")
    }
    Golden.check(table.joined(separator: "\n"), "events.txt")
  }

  @Test func `the table has every kind of event`() {
    let events = EventTests.events.map { Event(line: $0) } + EventTests.lines.map { .line($0) }
    let kinds = Set(events.map { EventKind($0) })
    #expect(Set(EventKind.allCases).subtracting(kinds) == [])
  }

  @Test func `the table has every command, and what follows it where something may`() {
    for command in Command.allCases {
      let lines = EventTests.events.filter { line in
        line.first == ":" && Command(word: String(line.prefix { $0 != " " })) == command
      }
      let hasArgument = lines.contains { $0.contains(" ") }
      #expect(!lines.isEmpty, "\(command) is not in the table")
      #expect(hasArgument || command.argument == nil, "\(command) stands without its argument")
      let kind = EventKind(Event(line: ":" + command.rawValue))
      #expect(kind != .unknownCommand, "\(command)")
      #expect(EventKind(Event(line: "：" + command.chinese)) == kind, "\(command)")
    }
  }

  @Test func `the table has every place where an interview can stand`() throws {
    let questionnaire = try WorksQuestionnaire.make()
    let places = EventTests.states.map { _, lines in
      var dialogue = Dialogue(questionnaire)
      for line in lines { dialogue.type(line) }
      return StateKind(dialogue.interview)
    }
    #expect(Set(StateKind.allCases).subtracting(places) == [])
  }

  @Test func `every command is explained in both languages, at more length than in the list`() {
    for command in Command.allCases {
      #expect(command.details != command.summary, "\(command)")
      for language in Language.allCases {
        #expect(command.details.text(in: language).count > 15, "\(command)")
      }
    }
  }
}

/// The name of an enum's case.
func caseName(_ value: some Any) -> String {
  String(String(describing: value).prefix { $0 != "(" })
}

extension Dialogue {
  /// Where it stands, in short.
  var place: String { interview.preview == nil ? asked : asked + ", waiting for yes or no" }

  /// The effects of the last line, in short.
  var summary: String {
    last.map { effect in
      switch effect {
      case .save(let change): "save \(caseName(change))"
      case .refuse(let refusal): "refuse \(caseName(refusal))"
      case .tell(let notice): "tell \(caseName(notice))"
      case .compose(_, let how): "compose \(how)"
      case .confirm(let preview): "confirm \(caseName(preview.subject))"
      case .ask, .askForAnother, .complete: "→ \(asked)"
      case .sign: "sign"
      case .quit: "quit"
      }
    }.joined(separator: "; ")
  }
}
