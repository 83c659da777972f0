import Diagnostics
import FEEL
import Interviewing
import Questionnaires
import Specimens

/// Somebody who answers a generated questionnaire, with answers that depend on a seed alone.
struct Official {
  private(set) var interview: Interview
  private var random = Seeded(seed: 7)

  init(_ interview: Interview) { self.interview = interview }

  /// Answers the question that stands; how long the engine took to say what is next, or nil at the end.
  mutating func answerNext() -> Duration? {
    guard case .question(let address) = interview.position else { return nil }
    let first = time(.answer(typed(at: address)))
    return interview.preview == nil ? first : first + time(.answer("y"))
  }

  /// How long a change of an answer took.
  enum Changed {
    /// It was taken at once.
    case taken(Duration)
    /// What it would do to other answers was shown first, and then it was taken.
    case shown(Duration, taken: Duration)
  }

  /// Goes to some question, which is not counted, and answers it otherwise.
  mutating func changeAny() -> Changed? {
    let questions = interview.questionnaire.questions
    let question = questions[random.below(questions.count)]
    _ = interview.handle(.go(to: question.name.text))
    guard case .question(let address) = interview.position else { return nil }
    let first = time(.answer(typed(at: address)))
    return interview.preview == nil ? .taken(first) : .shown(first, taken: time(.answer("y")))
  }

  private mutating func time(_ event: Event) -> Duration {
    let clock = ContinuousClock()
    let start = clock.now
    _ = interview.handle(event)
    return clock.now - start
  }

  private mutating func typed(at address: Address) -> String {
    switch interview.questionnaire[address.question].kind {
    case .boolean: random.isTrue(30) ? "y" : "n"
    case .integer: String(random.below(120))
    case .selectOne: interview.offers(at: address).map(\.key)[random.below(2)]
    case .text: random.isTrue(5) ? "none" : "情况良好"
    case .decimal, .date, .selectMultiple, .attachment: "1"
    }
  }
}
