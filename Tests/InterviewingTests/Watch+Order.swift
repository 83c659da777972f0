import FEEL
@testable import Interviewing
import Questionnaires

// The way through the questionnaire: document order, relevant places only, back at any time.
extension Watch {
  /// What is asked is relevant.
  mutating func checkPlace() {
    switch now.state.position {
    case .question(let address):
      expect(now.interview.sheet.relevance(at: address) == .relevant, "what is asked is relevant")
    case .another(let index):
      expect(now.interview.isRelevant(repeatIndex: index), "the repeat asked about is relevant")
    case .end:
      expect(now.interview.places().allSatisfy { !now.interview.isOpen($0) }, "the end is the end")
    }
  }

  /// An answer in order leads to the next open place of the document.
  mutating func checkOrder(of event: Event, _ changes: [Change], since before: Moment) {
    guard event.isAnswer, before.interview.preview == nil, !changes.isEmpty,
      case .question = before.state.position
    else { return }
    let places = now.interview.places()
    let behind = places.drop { $0 != before.state.position }.dropFirst()
    let next =
      behind.first(where: now.interview.isOpen) ?? places.first(where: now.interview.isOpen)
    expect(now.state.position == next ?? .end, "the next question is the next open one")
  }

  /// Going back is possible wherever something was passed, after a line that was refused too, and
  /// changes nothing.
  mutating func checkWayBack() {
    guard now.interview.preview == nil else { return }
    var interview = now.interview
    let effects = interview.handle(.back)
    let places = interview.places()
    let end = places.firstIndex(of: now.state.position) ?? places.count
    let passed = places[..<end].last { now.interview.wasPassed($0) }
    expect(interview.position == passed ?? now.state.position, "back is the last place passed")
    let isRefused = effects.contains {
      if case .refuse(.nothingBefore) = $0 { true } else { false }
    }
    expect(isRefused == (passed == nil), "back is refused at the beginning only")
    expect(State(interview).answers == now.state.answers, "going back keeps every answer")
  }

  /// Nothing inside of a group that is not relevant is relevant, and what waits says for what.
  mutating func checkRelevance() {
    check(now.interview.questionnaire.outline, isInside: true)
    let sheet = now.interview.sheet
    for case .waiting(let open) in sheet.addresses().map({ sheet.relevance(at: $0) }) {
      expect(!open.isEmpty, "what waits names what it waits for")
      let questions = open.cells.compactMap { cell in
        now.interview.questionnaire.questions.first { $0.cell == cell }
      }.filter { $0.repeatIndex == nil }
      let answers = questions.map { sheet.answer(at: Address($0.index)) }
      expect(answers.allSatisfy { $0 == .open }, "what is waited for is open")
    }
  }

  private mutating func check(_ items: [Item], isInside: Bool) {
    let sheet = now.interview.sheet
    for item in items {
      switch item {
      case .group(let group):
        let isRelevant = group.relevanceCell.map { sheet.value(ofCell: $0).isTrue } ?? true
        expect(isInside || !isRelevant, "groups inherit that they are not relevant")
        check(group.items, isInside: isRelevant)
      case .question(let index):
        let isRelevant = sheet.relevance(at: Address(index)) == .relevant
        expect(isInside || !isRelevant, "questions inherit that they are not relevant")
      case .repeat(let index):
        let isRelevant = now.interview.isRelevant(repeatIndex: index)
        expect(isInside || !isRelevant, "repeats inherit that they are not relevant")
        let questions = sheet.addresses().filter {
          now.interview.questionnaire[$0.question].repeatIndex == index
        }
        expect(
          isRelevant || questions.allSatisfy { sheet.relevance(at: $0) != .relevant },
          "instances inherit that they are not relevant")
      case .note, .calculation: break
      }
    }
  }
}

extension Interview {
  /// Whether a place was answered or passed over, found without the interview's own way back.
  fileprivate func wasPassed(_ place: Position) -> Bool {
    switch place {
    case .question(let address):
      sheet.relevance(at: address) == .relevant
        && (sheet.answer(at: address) != .open || sheet.isAsked(at: address))
    case .another(let index): isRelevant(repeatIndex: index) && closedRepeats.contains(index)
    case .end: false
    }
  }
}

extension Event {
  /// Whether it answers what is asked.
  var isAnswer: Bool {
    switch self {
    case .answer, .enter, .skip: true
    default: false
    }
  }
}
