import FEEL
import Interviewing
import Questionnaires
import Testing

/// A generator whose sequence depends on its seed alone.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

struct RandomTests {
  static let lines = [
    "1", "2", "3", "0", "-1", "n", "y", "", "<", "?", "??", ":undo", ":skip", ":na 无关", ":na X1 无关",
    "某路", "200", "50", "2026-03-05", "1 2", "项目", ":goto kind", ":goto X1.rating", ":goto cost",
    ":goto options", ":list", ":missing", ":score", ":why", ":review", ":note 记", "::x", ":oops",
    ":lang en", ":explain total", ":goto options[1].name", "\u{202E}x",
  ]

  /// Whatever is typed: the question asked is relevant, answers change only where a change was
  /// given out, and the changes read back give the same state.
  @Test func `random sessions keep every invariant`() throws {
    let questionnaire = try SmallQuestionnaire.make()
    for seed in UInt64(1)...300 {
      var generator = SeededGenerator(seed: seed)
      var dialogue = Dialogue(questionnaire)
      for _ in 0..<40 {
        guard let line = RandomTests.lines.randomElement(using: &generator) else { continue }
        dialogue.type(line)
        if case .question(let address) = dialogue.interview.position {
          #expect(
            dialogue.interview.sheet.relevance(at: address) == .relevant, "seed \(seed), \(line)")
        }
      }
      let again = Interview(questionnaire, changes: dialogue.saved)
      for address in dialogue.interview.sheet.addresses() {
        #expect(
          again.sheet.answer(at: address) == dialogue.interview.sheet.answer(at: address),
          "seed \(seed)")
      }
    }
  }
}
