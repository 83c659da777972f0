import FEEL
@testable import Questionnaires
import Specimens
import TestSupport
import Testing

/// A sheet that works out only what depends on a change, against one that works out everything.
struct UpdatingTests {
  @Test(arguments: UInt64(1)...12)
  func `after each change a sheet is as one worked out from nothing`(seed: UInt64) throws {
    let plan = GeneratedQuestionnaire.Plan(
      questions: 40 + Int(seed) * 10, conditions: 30 + Int(seed) * 8, seed: seed, hasRepeat: true,
      uses: Int(seed) % 4 * 5)
    let files = GeneratedQuestionnaire(plan).files
    let root = try #require(files["questionnaire.yaml"])
    try disturb(try questionnaire(root, including: files), times: 80, seed: seed)
  }

  @Test func `so is a sheet of the county questionnaire`() throws {
    let folder = Product.root + "/Questionnaires/tongxin-child-impact/"
    let county = try Questionnaire.read(root: folder + "questionnaire.yaml") { path in
      try? Files.bytes(at: path)
    }
    try disturb(county, times: 60, seed: 5)
  }

  private func disturb(_ questionnaire: Questionnaire, times: Int, seed: UInt64) throws {
    var random = Seeded(seed: seed)
    var sheet = Sheet(questionnaire, for: .interview)
    for number in 1...times {
      let change = Disturbance(of: sheet, &random)
      let before = Set(sheet.withheld())
      let consequences = change.carryOut(on: &sheet)
      let note = "seed \(seed), change \(number): \(change)"
      let fresh = sheet.workedOutFromNothing()
      #expect(sheet.differences(from: fresh) == [], "\(note)")
      guard let consequences else { continue }
      #expect(before.union(consequences.withheld).isSuperset(of: sheet.withheld()), "\(note)")
      #expect(before.isSuperset(of: consequences.restored), "\(note)")
      #expect(consequences.restored.allSatisfy { sheet.relevance(at: $0) == .relevant }, "\(note)")
    }
  }

  @Test func `a look at what an answer would do leaves everything as it was`() throws {
    let plan = GeneratedQuestionnaire.Plan(questions: 80, conditions: 60, seed: 3, hasRepeat: true)
    let files = GeneratedQuestionnaire(plan).files
    let made = try questionnaire(try #require(files["questionnaire.yaml"]), including: files)
    var random = Seeded(seed: 4)
    var sheet = Sheet(made, for: .interview)
    for _ in 0..<100 {
      _ = Disturbance(of: sheet, &random).carryOut(on: &sheet)
      let change = Disturbance(of: sheet, &random)
      guard case .answer(let address, let answer) = change else { continue }
      let before = sheet
      var changed = sheet
      changed.set(answer, at: address)
      let differences = sheet.looking(after: [(address, answer)]) { $0.differences(from: changed) }
      #expect(differences == [])
      #expect(sheet.differences(from: before) == [])
    }
  }

  @Test func `a step whose value stays as it was ends the chain`() throws {
    let made = try questionnaire(
      """
      id: t
      version: 1.0.0
      title: T
      languages: [en]
      items:
        - {question: n, type: integer, label: N, required: true}
        - {calculate: is_large, calculation: n > 10}
        - {question: why, type: text, label: Why, relevant: is_large}
      """)
    var sheet = Sheet(made, for: .interview)
    let address = Address(Question.Index(0))
    #expect(sheet.relevance(at: Address(Question.Index(1))) != .relevant)
    sheet.set(.given(.integer(11)), at: address)
    #expect(sheet.relevance(at: Address(Question.Index(1))) == .relevant)
    #expect(sheet.tally.asked == 2)
    // 1.0 and 1 are equal, but who prints them sees the difference.
    let finer = Value.number(.decimal(try #require(Decimal("11.0"))))
    sheet.set(.given(finer), at: address)
    #expect(sheet.value(at: address).isIdentical(to: finer))
    #expect(!finer.isIdentical(to: .integer(11)) && finer == .integer(11))
  }
}

/// A change of a sheet.
enum Disturbance {
  case answer(Address, Answer)
  case add(repeatIndex: Int)
  case remove(Int, repeatIndex: Int)

  /// Some change, by chance; half of the time of a question near the beginning, on which more
  /// depends.
  init(of sheet: Sheet, _ random: inout Seeded) {
    let repeats = sheet.questionnaire.repeats.count
    if repeats > 0, random.isTrue(10) {
      let index = random.below(repeats)
      let count = sheet.instanceCount(ofRepeat: index)
      self =
        count > 0 && random.isTrue(30)
        ? .remove(random.below(count), repeatIndex: index) : .add(repeatIndex: index)
      return
    }
    let all = sheet.addresses()
    let address = all[random.below(random.isTrue(50) ? min(all.count, 15) : all.count)]
    self = .answer(address, Disturbance.answer(at: address, sheet.questionnaire, &random))
  }

  private static func answer(
    at address: Address, _ questionnaire: Questionnaire, _ random: inout Seeded
  ) -> Answer {
    if random.isTrue(10) { return .open }
    if random.isTrue(5) { return .skipped }
    switch questionnaire[address.question].kind {
    case .boolean: return .given(.boolean(random.isTrue(50)))
    case .integer, .decimal: return .given(.integer(random.below(120)))
    case .text, .attachment: return .given(.string(random.pick(["none", "情况良好"])))
    case .date:
      return .given(.date(random.pick(["2026-11-23", "2027-01-01"].compactMap(Date.init))))
    case .selectOne(let list):
      return .given(random.pick(questionnaire.choiceLists[list].choices).value)
    case .selectMultiple(let list):
      return .given(.list([random.pick(questionnaire.choiceLists[list].choices).value]))
    }
  }

  /// Makes the change; what became of other answers, where that is told.
  func carryOut(on sheet: inout Sheet) -> Consequences? {
    switch self {
    case .answer(let address, let answer): return sheet.set(answer, at: address)
    case .add(let index): sheet.addInstance(toRepeat: index)
    case .remove(let instance, let index): sheet.removeInstance(instance, ofRepeat: index)
    }
    return nil
  }
}

extension Sheet {
  /// A sheet with the same answers, every step of which was taken in order.
  func workedOutFromNothing() -> Sheet {
    var fresh = Sheet(questionnaire, for: purpose)
    fresh.answers = answers
    fresh.instances = instances.enumerated().map { index, list in
      list.map { old in
        var instance = RepeatInstance(count: questionnaire.repeats[index].questions.count)
        instance.answers = old.answers
        return instance
      }
    }
    fresh.standings = fresh.standings.map { _ in [] }
    fresh.stock = Tally()
    fresh.isBlank = isBlank.map { _ in false }
    fresh.recalculate()
    return fresh
  }

  /// What differs: names of cells, and how questions stand.
  func differences(from other: Sheet) -> [String] {
    var inside: Set<Int> = []
    for question in questionnaire.questions where question.repeatIndex != nil {
      inside.formUnion([question.cell, question.relevanceCell])
    }
    var found = cells.indices.filter {
      !inside.contains($0) && !cells[$0].isIdentical(to: other.cells[$0])
    }.map { "\(questionnaire.cellNames[$0]): \(cells[$0]), not \(other.cells[$0])" }
    for address in addresses() where standing(at: address) != other.standing(at: address) {
      found.append("standing of \(name(of: address))")
    }
    for address in addresses() where !value(at: address).isIdentical(to: other.value(at: address)) {
      found.append("value of \(name(of: address))")
    }
    return found + (tally == other.tally ? [] : ["tally \(tally), not \(other.tally)"])
  }
}
