import Glibc
import Specimens

extension Benchmarks {
  /// A generated questionnaire, from the start of the program to its first question on a terminal.
  func load(_ questions: Int, _ conditions: Int, _ goal: Duration) throws -> Measurement {
    let place = "\(folder)/generated-\(questions)"
    unsafe mkdir(place, 0o755)
    let made = GeneratedQuestionnaire(
      GeneratedQuestionnaire.Plan(questions: questions, conditions: conditions, seed: 1))
    for (name, text) in made.files { try TextFile.write(text, to: "\(place)/\(name)") }
    var child = child
    child.environment = [
      "CHILD_IMPACT_RESULTS": place + ".results", "CHILD_IMPACT_STATE": place + ".state",
    ]
    // The first use makes the archive; whoever leaves before its first question leaves none.
    var founder = try Robot(child, questionnaire: place)
    try founder.answer(0)
    let times = try Times.of(questions > 1000 ? 5 : 20) {
      let terminal = try PseudoTerminal(child, Robot.arguments(place))
      _ = try terminal.output(upTo: "> ")
    }
    return Measurement(
      name: "\(questions) generated questions, \(conditions) conditions: to the first question",
      goal: goal, times: times)
  }
}
