import FEEL
import Interviewing
import Questionnaires
import Scoring
import Testing

/// Which open questions can still change the grade.
struct NeededTests {
  @Test func `at the beginning every item is needed and a title is not`() throws {
    let dialogue = Dialogue(try WorksQuestionnaire.make())
    let needed = dialogue.interview.needed()
    let names = needed.leads.map { dialogue.interview.sheet.name(of: $0.address) }
    #expect(Set(names) == ["kind", "A1_1.rating", "A1_2.rating", "B1_1.rating", "heard"])
    #expect(needed.settled.map { dialogue.interview.sheet.name(of: $0) } == ["title"])
  }

  @Test func `an item is worth as much of the range as its share`() throws {
    var dialogue = Dialogue(try WorksQuestionnaire.make())
    dialogue.type("西环路", "1")
    let needed = dialogue.interview.needed()
    let lead = try #require(needed.leads.first { name($0, dialogue) == "A1_1.rating" })
    // 20 to 100 with three items open; 80 wide. With one settled: two thirds of it.
    #expect(lead.narrowing.map { $0.rounded(places: 0, .halfEven) } == Decimal(27))
    let heard = try #require(needed.leads.first { name($0, dialogue) == "heard" })
    #expect(heard.grades == ["veto"])
    #expect(name(needed.leads[0], dialogue) == "heard")
  }

  @Test func `the last open answer says which grades it leads to`() throws {
    var dialogue = Dialogue(try WorksQuestionnaire.make())
    dialogue.type("西环路", "1", "0", "0", ":goto heard", "y", ":goto B1_1.rating", "-1")
    let needed = dialogue.interview.needed()
    #expect(needed.leads.map { name($0, dialogue) } == ["B1_1.extent", "B1_1.certain"])
    #expect(needed.leads[0].grades == ["fail"])
    dialogue.type("1")
    let rest = dialogue.interview.needed()
    #expect(rest.leads.map { name($0, dialogue) } == ["B1_1.certain"])
    #expect(rest.leads[0].grades == [])
    dialogue.type("")
    #expect(dialogue.interview.needed().leads.isEmpty)
  }

  @Test func `a list that may still grow is named where the grade hangs on it`() throws {
    var dialogue = Dialogue(try WorksQuestionnaire.make())
    dialogue.type("西环路", "2", "20", "")
    #expect(dialogue.interview.needed().repeats == [0])
    dialogue.type(":goto size", "5")
    #expect(dialogue.interview.needed().repeats == [])
  }

  @Test func `what is beyond the limit is said`() throws {
    let dialogue = Dialogue(try WorksQuestionnaire.make())
    let needed = dialogue.interview.needed(limit: 5)
    #expect(needed.leads.count == 5)
    #expect(needed.untried == 4)
  }

  @Test func `what stands inside of a group that is there by default is needed too`() throws {
    var dialogue = Dialogue(try TrackQuestionnaire.make())
    let needed = dialogue.interview.needed()
    #expect(needed.leads.map { name($0, dialogue) }.sorted() == ["near", "track"])
    #expect(needed.repeats == [0])
    #expect(needed.settled.map { dialogue.interview.sheet.name(of: $0) } == ["title", "lights"])
    dialogue.type(":add visits", ":goto title")
    #expect(
      Set(dialogue.interview.needed().leads.map { name($0, dialogue) }).contains("visits[1].heard"))
    dialogue.type(":goto near", "y", ":goto track", "short", "y")
    #expect(dialogue.interview.needed().leads.isEmpty)
  }

  /// By brute force: from random states of the items, every completion of the open answers is
  /// worked out. An open question whose answer makes a difference to the grade in any of them has
  /// to be among the leads.
  @Test func `no question that can change the grade is left out`() throws {
    let questionnaire = try WorksQuestionnaire.make()
    for seed in UInt64(1)...12 {
      var generator = SeededGenerator(seed: seed)
      var dialogue = Dialogue(questionnaire)
      dialogue.type("西环路", "1")
      for item in ["A1_1", "A1_2", "B1_1"] where Bool.random(using: &generator) {
        dialogue.type(
          ":goto \(item).rating", ["1", "0", "-1"].randomElement(using: &generator) ?? "0")
        if Bool.random(using: &generator) { dialogue.type(":goto \(item).extent", "2") }
      }
      if Bool.random(using: &generator) { dialogue.type(":goto heard", "n") }
      let interview = dialogue.interview
      let needed = interview.needed()
      let leads = Set(needed.leads.map(\.address))
      for address in Completions(interview).decisive() {
        #expect(leads.contains(address), "seed \(seed): \(interview.sheet.name(of: address))")
      }
    }
  }

  private func name(_ lead: Needed.Lead, _ dialogue: Dialogue) -> String {
    dialogue.interview.sheet.name(of: lead.address)
  }
}

/// Every way to answer what is open: by choices, by yes or no, texts by a word or not at all.
private struct Completions {
  private let start: Sheet
  private let open: [Address]

  init(_ interview: Interview) {
    start = interview.sheet
    open = start.addresses().filter { interview.sheet.isOpen(at: $0) }
  }

  /// The questions that are open at the beginning and for which two completions differ in the grade,
  /// and in no answer but this one and what it opens.
  func decisive() -> [Address] {
    var all: [(answers: [String: Answer], grade: String)] = []
    complete(start, [:]) { all.append(($0, $1)) }
    return open.filter { address in
      let name = start.name(of: address)
      var grades: [[String: Answer]: [Answer: Set<String>]] = [:]
      for (answers, grade) in all {
        guard let own = answers[name] else { continue }
        let others = answers.filter { !Completions.opens(name, $0.key) }
        grades[others, default: [:]][own, default: []].insert(grade)
      }
      return grades.values.contains { differs($0) }
    }
  }

  /// Whether two answers can go with two grades.
  private func differs(_ grades: [Answer: Set<String>]) -> Bool {
    grades.contains { answer, reached in
      grades.contains { $0.key != answer && ($0.value != reached || reached.count > 1) }
    }
  }

  /// Whether a question is this one, or one that only its answer opens.
  private static func opens(_ name: String, _ other: String) -> Bool {
    if name == other { return true }
    if name == "heard" { return other == "why_not" }
    return name.hasSuffix(".rating") && other.hasPrefix(name.prefix { $0 != "." })
  }

  private func complete(
    _ sheet: Sheet, _ given: [String: Answer], _ found: ([String: Answer], String) -> Void
  ) {
    guard let next = sheet.addresses().first(where: { matters($0, on: sheet) }) else {
      return found(given, Scorecard(sheet).grade ?? "—")
    }
    for answer in answers(next, on: sheet) {
      var after = sheet
      after.set(answer, at: next)
      var known = given
      known[sheet.name(of: next)] = answer
      complete(after, known, found)
    }
  }

  /// Titles, reasons and verdicts are in no rule of the grade.
  private func matters(_ address: Address, on sheet: Sheet) -> Bool {
    let name = sheet.name(of: address)
    return sheet.isOpen(at: address) && name != "title" && name != "verdict"
      && !name.hasSuffix(".reason")
  }

  private func answers(_ address: Address, on sheet: Sheet) -> [Answer] {
    switch sheet.questionnaire[address.question].kind {
    case .boolean: [.given(.boolean(true)), .given(.boolean(false))]
    case .selectOne: sheet.choices(at: address).map { .given($0.value) }
    case .integer, .decimal, .date, .selectMultiple, .attachment: [.skipped]
    case .text: [.given(.string("x")), .skipped]
    }
  }
}
