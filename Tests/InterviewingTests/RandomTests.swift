import Diagnostics
import FEEL
import Interviewing
import Questionnaires
import Scoring
import TestSupport
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

/// Sequences of random lines, with what has to hold looked at after each.
struct RandomTests {
  static let lines = [
    "1", "2", "3", "0", "-1", "n", "y", "", "<", "?", "??", ":undo", ":skip", ":na 无关", ":na X1 无关",
    "…一行", "某路", "200", "50", "2026-03-05", "1 2", "项目", ":goto kind", ":goto X1.rating",
    ":goto cost",
    ":goto options", ":list", ":missing", ":score", ":why", ":review", ":note 记", "::x", ":oops",
    ":lang en", ":explain total", ":goto options[1].name", "\u{202E}x",
  ]

  static let works = [
    ":goto details", "…一行", "…", ":text",
    "1", "2", "0", "-1", "n", "y", "y", "y", "n", "", "", "<", "?", "??", ":undo", ":undo", ":skip",
    ":clear", ":na 无关", ":na A 无关", ":na B1_1 无关", ":na A1 无关", "某路", "200", "5", "50",
    "2026-03-05", "1 2", "3", "项目", ":goto kind", ":goto size", ":goto A1_1.rating",
    ":goto B1_1", ":goto heard", ":goto verdict", ":goto measures", ":goto measures[1]", ":goto 2",
    ":add", ":add measures", ":remove", ":remove 1", ":remove measures[2]", ":what-if 1",
    ":what-if kind 规划", ":needed", ":list", ":missing", ":score", ":why", ":why overseer",
    ":review",
    ":note 记", ":note", "::x", ":oops", ":lang en", ":lang zh", ":explain 总分", ":help na", ":sign",
    ":save", "不", "\u{202E}x",
  ]

  /// 10,000 sequences with `CHILD_IMPACT_FAULTS=full`, as `make faults` runs them.
  static let sequences = Environment.value("CHILD_IMPACT_FAULTS") == "full" ? 10_000 : 60

  @Test func `random sessions on a small questionnaire keep every invariant`() throws {
    try RandomTests.run(try SmallQuestionnaire.make(), RandomTests.lines)
  }

  @Test func `random sessions with groups, instances and a grade keep every invariant`() throws {
    try RandomTests.run(try WorksQuestionnaire.make(), RandomTests.works)
  }

  private static func run(_ questionnaire: Questionnaire, _ lines: [String]) throws {
    for seed in UInt64(1)...UInt64(sequences) {
      var generator = SeededGenerator(seed: seed)
      var watch = Watch(questionnaire, seed: seed)
      for _ in 0..<40 {
        guard let line = lines.randomElement(using: &generator) else { continue }
        watch.type(line)
      }
      watch.finish()
      try #require(watch.failures.isEmpty, "\(watch.failures.prefix(3).joined(separator: "\n"))")
    }
  }
}
