import FEEL
import Interviewing
import Questionnaires
import Scoring

/// Everything of an interview that can be lost, to compare two moments.
struct State: Equatable {
  let answers: [Address: Answer]
  let counts: [Int]
  let notes: [Address: String]
  let unfinished: [Address: [String]]
  let closed: Set<Int>
  let toConfirm: Set<Address>
  let position: Interview.Position

  init(_ interview: Interview) {
    let sheet = interview.sheet
    answers = Dictionary(
      uniqueKeysWithValues: sheet.addresses().map { ($0, sheet.answer(at: $0)) })
    counts = interview.questionnaire.repeats.indices.map { sheet.instanceCount(ofRepeat: $0) }
    notes = interview.notes
    unfinished = interview.unfinished
    closed = interview.closedRepeats
    toConfirm = interview.toConfirm
    position = interview.position
  }

  /// The answers that somebody gave.
  var given: [Address: Value] {
    answers.compactMapValues { if case .given(let value) = $0 { value } else { nil } }
  }

  /// Whether taking back a change has led to this state: lines that became an answer stay one.
  func isBack(at earlier: State) -> Bool {
    answers == earlier.answers && counts == earlier.counts && notes == earlier.notes
      && closed == earlier.closed && toConfirm == earlier.toConfirm && position == earlier.position
  }

  /// Their values alone, for where the names of instances move.
  var values: [String] { given.values.map(\.description).sorted() }
}

extension Interview {
  /// The figures and red lines as they are printed.
  var printed: [String] {
    let card = scorecard
    return card.figures.map { "\($0.name) \($0.text ?? "—") \($0.range.map { "\($0)" } ?? "")" }
      + card.openRedLines.map { "\($0.code) \($0.item ?? "")" }
  }
}

extension Dialogue {
  func address(_ name: String) -> Address? { interview.sheet.address(named: name) }

  /// How many changes some lines give out that are answered in order.
  static func saves(_ lines: [String]) -> Int { lines.count }
}
