import FEEL
@testable import Questionnaires
import Specimens
import Testing

/// Rules over a long repeat, worked out part by part, against rules worked out over all of it.
struct PartsTests {
  private static let yaml = """
    id: t
    version: 1.0.0
    title: T
    languages: [en]
    items:
      - {question: limit, type: integer, label: Limit, default: 5}
      - repeat: visits
        label: Visits
        maximum: 1000
        items:
          - {question: children, type: decimal, label: Children, required: true}
          - {question: fee, type: decimal, label: Fee}
          - {question: heard, type: boolean, label: Heard, relevant: children > 0, required: true}
      - {calculate: met, calculation: sum(visits.children)}
      - {calculate: fees, calculation: sum(visits.fee)}
      - {calculate: all_visits, calculation: count(visits)}
      - {calculate: heard_visits, calculation: "count(visits[heard])"}
      - {calculate: large, calculation: "count(visits[children > 3])"}
      - {calculate: second, calculation: "count(visits[2])"}
      - {calculate: above, calculation: "count(visits[children > limit])"}
      - {calculate: least, calculation: min(visits.children)}
      - {calculate: mean_met, calculation: mean(visits.children)}
    """

  /// Short numbers mostly; one too long to be added exactly in any order; none.
  private static func value(_ random: inout Seeded) -> Answer {
    switch random.below(40) {
    case 0: .open
    case 1: .skipped
    case 2: .given(.number(.decimal(Decimal("9999999999999999999999999999999999") ?? .zero)))
    case 3..<10: .given(.number(.decimal(Decimal("\(random.below(9)).50") ?? .zero)))
    default: .given(.integer(random.below(9)))
    }
  }

  @Test func `the rules that can be are worked out part by part, and no others`() throws {
    let plan = Sheet(try questionnaire(PartsTests.yaml), for: .interview).plan
    let names = plan.calculations.enumerated().filter { $0.element.fold != nil }.map(\.offset)
    #expect(names == [0, 1, 2, 3, 4])
    let batch = Sheet(try questionnaire(PartsTests.yaml), for: .batch).plan
    #expect(batch.folds.isEmpty)
  }

  @Test(arguments: UInt64(1)...4)
  func `what parts add up to is what the whole list gives`(seed: UInt64) throws {
    var random = Seeded(seed: seed)
    var sheet = Sheet(try questionnaire(PartsTests.yaml), for: .interview)
    let questions = sheet.questionnaire.repeats[0].questions
    for _ in 0..<(60 + Int(seed) * 20) { sheet.addInstance(toRepeat: 0) }
    for number in 0..<160 {
      let count = sheet.instanceCount(ofRepeat: 0)
      switch random.below(12) {
      case 0: sheet.insertInstance(random.below(count), ofRepeat: 0)
      case 1: sheet.removeInstance(random.below(count), ofRepeat: 0)
      case 2: sheet.addInstance(toRepeat: 0)
      default:
        // Whole parts without anything open are the usual case; open ones are left now and then.
        for instance in 0..<count where number < 4 || instance == number * 7919 % count {
          sheet.set(PartsTests.value(&random), at: Address(questions[0], instance: instance))
          sheet.set(
            .given(.integer(random.below(5))), at: Address(questions[1], instance: instance))
          sheet.set(
            .given(.boolean(random.isTrue(50))), at: Address(questions[2], instance: instance))
        }
      }
      let fresh = sheet.workedOutFromNothing()
      #expect(sheet.differences(from: fresh) == [], "seed \(seed), change \(number)")
    }
  }
}
