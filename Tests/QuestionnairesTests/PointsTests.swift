import Diagnostics
import FEEL
import Questionnaires
import Testing

/// The format says other instruments than the county's, with no change of code.
struct PointsTests {
  /// Nine answers of 0 to 3, five bands: the shape of the PHQ-9.
  private static let nine = """
    id: nine-answers
    version: 1.0.0
    title: Nine answers
    languages: [en]
    choices:
      frequency:
        type: number
        choices:
          - {name: "0", label: not at all}
          - {name: "1", label: several days}
          - {name: "2", label: more than half the days}
          - {name: "3", label: nearly every day}
      bands:
        choices:
          - {name: minimal, label: minimal}
          - {name: mild, label: mild}
          - {name: moderate, label: moderate}
          - {name: moderately_severe, label: moderately severe}
          - {name: severe, label: severe}
    templates:
      symptom:
        list: symptoms
        parameters: {said: text}
        label: ${said}
        items:
          - {question: answer, type: select_one frequency, label: "${said}", required: true}
    items:
      - {use: symptom, as: s1, with: {said: one}}
      - {use: symptom, as: s2, with: {said: two}}
      - {use: symptom, as: s3, with: {said: three}}
      - {use: symptom, as: s4, with: {said: four}}
      - {use: symptom, as: s5, with: {said: five}}
      - {use: symptom, as: s6, with: {said: six}}
      - {use: symptom, as: s7, with: {said: seven}}
      - {use: symptom, as: s8, with: {said: eight}}
      - {use: symptom, as: s9, with: {said: nine}}
    scoring:
      measures:
        - calculate: total
          calculation: sum(for s in symptoms return s.answer)
          round: {places: 0}
        - table: band
          hit: UNIQUE
          inputs: [{value: total, allowed: "[0..27]"}]
          outputs: [{name: band, choices: bands}]
          rules:
            - {when: ["[0..4]"], then: ['"minimal"']}
            - {when: ["[5..9]"], then: ['"mild"']}
            - {when: ["[10..14]"], then: ['"moderate"']}
            - {when: ["[15..19]"], then: ['"moderately_severe"']}
            - {when: ["[20..27]"], then: ['"severe"']}
    """

  /// Points on choices, areas with maxima, an adjustment when one area reaches 80 % of its maximum,
  /// and four levels by share with inclusive upper edges.
  private static let areas = """
    id: areas
    version: 1.0.0
    title: Areas
    languages: [en]
    choices:
      degree:
        type: number
        choices:
          - {name: "0", label: none}
          - {name: "5", label: some}
          - {name: "10", label: all}
      levels:
        choices:
          - {name: initial, label: initial}
          - {name: basic, label: basic}
          - {name: good, label: good}
          - {name: leading, label: leading}
    items:
      - {question: a1, type: select_one degree, label: A1, required: true}
      - {question: a2, type: select_one degree, label: A2, required: true}
      - {question: b1, type: select_one degree, label: B1, required: true}
    scoring:
      measures:
        - {calculate: area_a, calculation: a1 + a2}
        - {calculate: raw, calculation: area_a + b1}
        - {calculate: reaches, calculation: area_a >= 0.8 * 20 or b1 >= 0.8 * 10}
        - calculate: current
          calculation: if reaches then 0.85 * raw else raw
          round: {places: 0, mode: half_up}
        - calculate: share
          calculation: 100 * current / 30
          round: {places: 2, mode: half_up}
        - table: level
          hit: UNIQUE
          inputs: [{value: share, allowed: "[0..100]"}]
          outputs: [{name: level, choices: levels}]
          rules:
            - {when: ["[0..25]"], then: ['"initial"']}
            - {when: ["(25..50]"], then: ['"basic"']}
            - {when: ["(50..75]"], then: ['"good"']}
            - {when: ["(75..100]"], then: ['"leading"']}
    """

  /// The values of some calculations when the questions are answered, in order, with `answers`.
  private func values(
    _ names: [String], of yaml: String, answering answers: [Int]
  ) throws -> [String] {
    let questionnaire = try questionnaire(yaml)
    #expect(questionnaire.warnings.map(\.code) == [])
    var sheet = Sheet(questionnaire, for: .interview)
    for (question, answer) in zip(questionnaire.questions, answers) {
      sheet.set(.given(.integer(answer)), at: Address(question.index))
    }
    return names.map { name in
      questionnaire.calculation(named: name).map { sheet.value(ofCell: $0.cell).description } ?? ""
    }
  }

  @Test(arguments: [
    ([0, 0, 0, 0, 0, 0, 0, 0, 0], "0", "minimal"), ([1, 1, 1, 1, 0, 0, 0, 0, 0], "4", "minimal"),
    ([1, 1, 1, 1, 1, 0, 0, 0, 0], "5", "mild"), ([3, 3, 3, 1, 0, 0, 0, 0, 0], "10", "moderate"),
    ([3, 3, 3, 3, 3, 0, 0, 0, 0], "15", "moderately_severe"),
    ([3, 3, 3, 3, 3, 3, 3, 3, 3], "27", "severe"),
  ])
  func `nine answers make a sum and a band`(answers: [Int], total: String, band: String) throws {
    let values = try values(["total", "band"], of: PointsTests.nine, answering: answers)
    #expect(values == [total, "\"\(band)\""])
  }

  @Test(arguments: [
    ([0, 0, 5], "5", "16.67", "initial"), ([5, 5, 5], "15", "50", "basic"),
    ([10, 5, 5], "20", "66.67", "good"), ([10, 10, 5], "21", "70", "good"),
    ([10, 10, 10], "26", "86.67", "leading"),
  ])
  func `areas are adjusted and levels include their upper edge`(
    answers: [Int], current: String, share: String, level: String
  ) throws {
    let values = try values(
      ["current", "share", "level"], of: PointsTests.areas, answering: answers)
    #expect(
      values.map { $0.hasSuffix(".00") ? String($0.dropLast(3)) : $0 } == [
        current, share, "\"\(level)\"",
      ])
  }

  @Test func `nobody has answered: nothing is known`() throws {
    let sheet = Sheet(try questionnaire(PointsTests.nine), for: .interview)
    let total = try #require(sheet.questionnaire.calculation(named: "total"))
    #expect(sheet.value(ofCell: total.cell).isUnknown)
  }
}

/// The cases that authors keep beside a questionnaire.
struct WorkedCaseTests {
  private static let text = """
    id: t
    version: 1.0.0
    title: T
    languages: [en]
    items:
      - {question: age, type: integer, label: Age, required: true}
      - repeat: views
        label: Views
        items: [{question: kept, type: boolean, label: Kept, required: true}]
      - {calculate: half, calculation: age / 2, round: {places: 1}}
      - {calculate: kept, calculation: 'count(views[kept])'}
    scoring:
      findings:
        - {finding: old, when: age > 60, level: '"blue"', label: Old}
      output:
        - {column: id, value: id}
        - {column: half, value: half, places: 1}
    """

  private func messages(_ cases: String) throws -> [String] {
    let questionnaire = try questionnaire(WorkedCaseTests.text)
    let all = try WorkedCase.read(Array(("cases:\n" + cases).utf8), named: "tests/cases.yaml")
    return all.flatMap { $0.findings(in: questionnaire) }.map(\.message.en)
  }

  @Test func `a case that holds says nothing`() throws {
    let found = try messages(
      """
        - case: seven
          answers: {age: 7, views: [{kept: yes}, {kept: no}, {kept: yes}]}
          expect: {half: "3.5", kept: "2", age: "7"}
          findings: []
        - {case: none, answers: {}, expect: {half: ""}}
        - {case: old, answers: {age: 61}, expect: {}, findings: [old]}
      """)
    #expect(found == [])
  }

  @Test func `a case that does not hold says what came out`() throws {
    let found = try messages(
      """
        - {case: a, answers: {age: 7}, expect: {half: "4.0", hlaf: "3.5"}}
        - {case: b, answers: {age: seven, agee: 1}, expect: {}}
        - {case: c, answers: {age: 61}, expect: {}, findings: []}
      """)
    #expect(
      found == [
        "case 'a': half should be '4.0' and is '3.5'", "no question is named 'hlaf'",
        "this is no answer to 'age'", "no question is named 'agee'",
        "case 'c': there are findings that are not expected: old",
      ])
  }
}
