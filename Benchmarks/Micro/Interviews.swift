import Diagnostics
import FEEL
import Interviewing
import Questionnaires
import Specimens

/// How long generated questionnaires take to load, and an answer to them with everything that follows.
enum Interviews {
  /// A size and its goals.
  struct Size {
    let questions: Int
    let conditions: Int
    let loading: Duration
  }

  static let sizes = [
    Size(questions: 500, conditions: 400, loading: .milliseconds(90)),
    Size(questions: 10_000, conditions: 10_000, loading: .seconds(1)),
  ]

  static var all: [(name: String, measure: () throws -> [Measurement])] {
    sizes.map { size in ("load-\(size.questions)", { [try load(size)] }) }
      + sizes.map { size in ("answer-\(size.questions)", { try answers(size) }) } + [
        ("load-uses", { try [250, 500, 1000, 2000].map(uses) }),
        ("repeats", { try [125, 250, 500, 1000].flatMap(instances) }),
      ]
  }

  static func load(_ size: Size) throws -> Measurement {
    let made = generated(size)
    let clock = ContinuousClock()
    let times = try (0..<(size.questions > 1000 ? 5 : 20)).map { _ in
      try clock.measure { _ = Interview(try read(made)) }
    }
    let name = "\(size.questions) questions, \(size.conditions) conditions: to the first question"
    return Measurement(name: name, goal: size.loading, times: times)
  }

  /// How the loading of a questionnaire grows that is made of uses of one template.
  static func uses(_ count: Int) throws -> Measurement {
    let made = GeneratedQuestionnaire(
      GeneratedQuestionnaire.Plan(questions: 50, conditions: 0, seed: 1, uses: count))
    let clock = ContinuousClock()
    let times = try (0..<5).map { _ in try clock.measure { _ = Interview(try read(made)) } }
    return Measurement(
      name: "\(count) uses of a template, 4 questions each: to the first question", goal: nil,
      times: times)
  }

  static func generated(_ size: Size, hasRepeat: Bool = false) -> GeneratedQuestionnaire {
    GeneratedQuestionnaire(
      GeneratedQuestionnaire.Plan(
        questions: size.questions, conditions: size.conditions, seed: 1, hasRepeat: hasRepeat))
  }

  static func read(_ made: GeneratedQuestionnaire) throws -> Questionnaire {
    let bytes = made.files.mapValues { Array($0.utf8) }
    return try Questionnaire.read(root: "questionnaire.yaml") { bytes[$0] }
  }

  /// Answers of a whole interview from its first question to its last, then changes of answers in any order; each
  /// from the event to the effects that end with the next question.
  static func answers(_ size: Size) throws -> [Measurement] {
    var official = Official(Interview(try read(generated(size))))
    var times: [Duration] = []
    while let time = official.answerNext() { times.append(time) }
    var taken: [Duration] = []
    var shown: [Duration] = []
    for _ in 0..<1000 {
      switch official.changeAny() {
      case .taken(let time): taken.append(time)
      case .shown(let first, let second):
        shown.append(first)
        taken.append(second)
      case nil: break
      }
    }
    let name = "\(size.questions) questions: "
    return [
      Measurement(name: name + "an answer, on the way", goal: .milliseconds(1), times: times),
      Measurement(name: name + "a changed answer", goal: .milliseconds(1), times: taken),
      Measurement(
        name: name + "what a change would do to others, shown first", goal: nil, times: shown),
    ]
  }

  /// Answers inside of a repeat that has many instances already.
  static func instances(_ count: Int) throws -> [Measurement] {
    let size = Size(questions: 50, conditions: 0, loading: .zero)
    let clock = ContinuousClock()
    var sheet = Sheet(try read(generated(size, hasRepeat: true)), for: .interview)
    let names = ["where", "children", "mark"]
    let questions = names.compactMap { sheet.questionnaire.question(named: "visits." + $0)?.index }
    let values: [Value] = [.string("town"), .integer(12), .integer(2)]
    let filling = clock.measure {
      for instance in 0..<count {
        sheet.addInstance(toRepeat: 0)
        for (question, value) in zip(questions, values) {
          sheet.set(.given(value), at: Address(question, instance: instance))
        }
      }
    }
    let times = (0..<200).map { number in
      let address = Address(questions[1], instance: number * 7919 % count)
      return clock.measure { sheet.set(.given(.integer(number)), at: address) }
    }
    return [
      Measurement(
        name: "\(count) instances of a repeat: all entered", goal: nil, times: [filling]),
      Measurement(
        name: "\(count) instances: a changed answer in one", goal: nil, times: times),
    ]
  }
}
