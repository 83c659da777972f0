import Diagnostics
import FEEL
@testable import Questionnaires
import Testing

/// How files become a questionnaire.
struct LoadingTests {
  private static let head = "id: t\nversion: 1.0.0\ntitle: T\nlanguages: [en]\n"

  private static let template = """
    templates:
      rated:
        list: all
        parameters: {weight: number, short: boolean, kinds: list, code: string, said: text}
        label: ${said} (${weight})
        relevant: track = "full" or short
        items:
          - {question: rating, type: integer, label: "${said}?", required: true}
          - {calculate: doubled, calculation: rating * 2}
        score: {domain: code, weight: weight, applies: rating != null, value: doubled, unanswered: unknown}
        red_lines:
          - {code: 'if short then null else code', open: rating < 0}
    items:
      - {question: track, type: text, label: Track}
      - {use: rated, as: A, with: {weight: 2, short: false, kinds: [a, b], code: V1, said: Play}}
      - {use: rated, as: B, with: {weight: 1.5, short: true, kinds: c, code: V2, said: Space}}
    scoring:
      measures:
        - {calculate: total, calculation: 'sum(for i in all[rated] return i.weight * i.value)'}
        - {calculate: open_lines, calculation: 'count(red_lines[open])'}
    """

  @Test func `included files stand after the root, in the order of the list`() throws {
    func item(_ name: String) -> String { "items: [{question: \(name), type: text, label: L}]\n" }
    let root = LoadingTests.head + "include: [b.yaml, a.yaml]\n" + item("first")
    let files = ["dir/q.yaml": root, "dir/a.yaml": item("third"), "dir/b.yaml": item("second")]
    let questionnaire = try Questionnaire.read(root: "dir/q.yaml") {
      files[$0].map { Array($0.utf8) }
    }
    #expect(questionnaire.questions.map(\.name.text) == ["first", "second", "third"])
    #expect(questionnaire.questions.map(\.place.source.name).last == "dir/a.yaml")
  }

  @Test func `an included file has no identity of its own`() {
    let root = LoadingTests.head + "include: [b.yaml]\n"
    #expect(codes(of: root, including: ["b.yaml": "id: other"]) == ["unknown-key"])
  }

  @Test func `uses get their names, constants and texts`() throws {
    let loaded = try questionnaire(LoadingTests.head + LoadingTests.template)
    #expect(loaded.questions.map(\.name.text) == ["track", "A.rating", "B.rating"])
    #expect(loaded.question(named: "B.rating")?.wording.label.string(in: .english) == "Space?")
    #expect(loaded.scoredItems.map(\.name) == ["A", "B"])
    #expect(loaded.scoredItems.map(\.domain) == ["V1", "V2"])
    #expect(loaded.scoredItems.map(\.weight.description) == ["2", "1.5"])
    #expect(loaded.scoredItems[1].wording.label.string(in: .english) == "Space (1.5)")
    #expect(loaded.redLines.map(\.code) == ["V1"])
    #expect(loaded.redLines.map(\.item) == [0])
  }

  @Test func `a questionnaire is read again from its own source`() throws {
    let files = ["more.yaml": "items: [{question: x, type: text, label: L}]\n"]
    let root = LoadingTests.head + "include: [more.yaml]\n" + LoadingTests.template
    let first = try questionnaire(root, including: files)
    let again = try Questionnaire.read(canonical: first.source)
    #expect(again.cellNames == first.cellNames)
    #expect(again.questions.map(\.name) == first.questions.map(\.name))
    #expect(again.steps.count == first.steps.count)
  }

  @Test func `each step comes after the steps that write what it reads`() throws {
    let loaded = try questionnaire(LoadingTests.head + LoadingTests.template)
    #expect(StepLaw.violations(in: loaded) == [])
  }

  @Test func `types are known whatever the order of writing`() {
    let text = """
      choices: {bands: {choices: [{name: low, label: low}, {name: high, label: high}]}}
      items:
        - {question: why, type: text, label: Why, relevant: 'band = "hihg"'}
        - {calculate: later, calculation: 'if band = "lwo" then 1 else 2'}
        - table: band
          hit: FIRST
          inputs: [{value: points}]
          outputs: [{choices: bands}]
          rules: [{when: ["> 3"], then: ['"high"']}, {when: ["-"], then: ['"low"']}]
        - {question: points, type: integer, label: Points}
      """
    #expect(codes(of: LoadingTests.head + text) == ["unknown-choice", "unknown-choice"])
  }

  @Test func `a repeat is a list of its instances outside, and its questions inside`() throws {
    let text = """
      items:
        - repeat: views
          label: Views
          items:
            - {question: kept, type: boolean, label: Kept, required: true}
            - {question: why, type: text, label: Why, relevant: kept}
        - {calculate: all_kept, calculation: 'count(views[kept])'}
      """
    let loaded = try questionnaire(LoadingTests.head + text)
    #expect(loaded.questions.map(\.name.text) == ["views.kept", "views.why"])
    #expect(loaded.repeats[0].localNames == ["kept", "why"])
    #expect(loaded.repeats[0].steps.count == 2)
    #expect(
      codes(of: LoadingTests.head + text + "\n  - {calculate: x, calculation: kept}\n") == [
        "unknown-name"
      ])
  }

  @Test func `a choice filter is one rule for each choice`() throws {
    let text = """
      choices:
        units:
          choices:
            - {name: a, label: A, kind: office, tasks: [A1, A2]}
            - {name: b, label: B, kind: court}
      items:
        - {question: unit, type: select_one units, label: Unit, choice_filter: 'kind = "office"'}
        - {question: other, type: select_multiple units, label: U, choice_filter: 'name != "a"'}
      """
    let loaded = try questionnaire(LoadingTests.head + text)
    let filters = loaded.questions.map { $0.choiceFilter?.map { $0.constant?.boolean } ?? [] }
    #expect(
      filters == [[true, nil], [false, true]] || filters == [[true, false], [false, true]])
  }

  @Test func `the shortest cycle is named`() {
    let text = """
      items:
        - {calculate: a, calculation: b + e}
        - {calculate: b, calculation: c}
        - {calculate: c, calculation: a}
        - {question: e, type: integer, label: E, default: d}
        - {question: d, type: integer, label: D, relevant: e > 1}
      """
    do throws(Findings) {
      _ = try questionnaire(LoadingTests.head + text)
      Issue.record("a cycle was accepted")
    } catch {
      #expect(error.all.map(\.message.en) == ["a cycle: e → d → e"])
    }
  }

  @Test func `everything that is wrong is said at once, in order of place`() {
    let text = """
      items:
        - {question: a, type: integer, label: A, relevant: b > 1}
        - {question: c, type: select_one none, label: C}
        - {question: a, type: text, labl: A}
        - {calculate: d, calculation: 1 +}
      """
    let expected = [
      "unknown-name", "unknown-choice-list", "duplicate-name", "missing-key", "unknown-key",
      "syntax",
    ]
    #expect(codes(of: LoadingTests.head + text).sorted() == expected.sorted())
  }
}

/// The law of the order of steps.
enum StepLaw {
  /// The cells that some step reads before another writes them.
  static func violations(in questionnaire: Questionnaire) -> [String] {
    var written: Set<Int> = []
    var broken: [String] = []
    let all = Set(questionnaire.steps.flatMap { writes($0, questionnaire) })
    for step in questionnaire.steps {
      for cell in reads(step, questionnaire) where all.contains(cell) && !written.contains(cell) {
        broken.append(questionnaire.cellNames[cell])
      }
      written.formUnion(writes(step, questionnaire))
    }
    return broken
  }

  private static func writes(_ step: Step, _ q: Questionnaire) -> [Int] {
    switch step {
    case .group(let cell, _, _): [cell]
    case .question(let index): [q[index].cell, q[index].relevanceCell]
    case .calculation(let index): [q.calculations[index].cell, q.calculations[index].exactCell]
    case .scoredItem(let index):
      [
        q.scoredItems[index].ratedCell, q.scoredItems[index].unknownCell,
        q.scoredItems[index].valueCell,
      ]
    case .redLine(let index): [q.redLines[index].openCell]
    case .repeat(let index): [q.repeats[index].cell]
    }
  }

  private static func reads(_ step: Step, _ q: Questionnaire) -> [Int] {
    switch step {
    case .group(_, let parent, let rule): return rule.reads + [parent].compactMap(\.self)
    case .question(let index):
      let question = q[index]
      return [question.relevant, question.defaultValue].compactMap { $0?.reads }.flatMap(\.self)
        + [question.parentRelevanceCell].compactMap(\.self)
    case .calculation(let index):
      let calculation = q.calculations[index]
      let rule =
        switch calculation.rule {
        case .expression(let rule): rule.reads
        case .table(let table): table.reads
        }
      return rule + [calculation.parentRelevanceCell].compactMap(\.self)
    case .scoredItem(let index):
      let item = q.scoredItems[index]
      return item.applies.reads + item.value.reads + [item.relevanceCell].compactMap(\.self)
    case .redLine(let index): return q.redLines[index].rule.reads
    case .repeat(let index): return [q.repeats[index].relevanceCell].compactMap(\.self)
    }
  }
}
