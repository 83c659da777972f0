import FEEL
import Questionnaires

/// Rows of answers that look random and are the same for the same seed; some of them are wrong.
struct RandomAnswers {
  let questions: [Question]
  private let questionnaire: Questionnaire
  private var numbers: SeededNumbers

  /// Draws answers to every question that a batch has a column for.
  init(_ questionnaire: Questionnaire, seed: UInt64) {
    self.questionnaire = questionnaire
    questions = questionnaire.questions.filter { $0.repeatIndex == nil && !$0.isReadOnly }
    numbers = SeededNumbers(seed: seed)
  }

  /// A file of `count` rows, its columns, at most so many, in an order of its own.
  mutating func csv(rows count: Int, columns: Int = .max) -> String {
    let order = questions.shuffled(using: &numbers).prefix(columns)
    var text = "id," + order.map(\.name.text).joined(separator: ",") + "\n"
    for number in 1...count {
      let density = [3, 30, 80, 97, 100].randomElement(using: &numbers) ?? 50
      text += "r\(number)"
      for question in order { text += "," + cell(question, density) }
      text += number % 7 == 0 ? "\r\n" : "\n"
    }
    return text
  }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &numbers) }

  private mutating func cell(_ question: Question, _ density: Int) -> String {
    guard below(100) < density else { return "" }
    let answer = answer(question)
    let needsQuotes = answer.contains(",") || answer.contains("\n") || below(60) == 0
    return needsQuotes ? "\"\(answer)\"" : answer
  }

  private mutating func answer(_ question: Question) -> String {
    if below(4_000) == 0 { return ["?", "1e3", "no such", "\"\"", " ", "\u{202E}"][below(6)] }
    switch question.kind {
    case .boolean: return question.name.text == "classified" || below(2) == 0 ? "no" : "yes"
    case .integer: return ["0", "1", "\(below(26))", "\(below(26))", "2024", "-0"][below(6)]
    case .decimal: return number()
    case .selectOne(let list): return choice(list)
    case .selectMultiple(let list): return choices(list)
    case .date: return "2026-\(10 + below(3))-\(10 + below(19))"
    case .text, .attachment:
      return ["公园", "依据调查, 见附件", "Oak", "é", "12345678901"][
        below(40) == 0 ? 3 + below(2) : below(3)]
    }
  }

  private mutating func number() -> String {
    switch below(6) {
    case 0: "\(below(1_000))"
    case 1: "-\(below(50)).\(below(10))"
    case 2: "\(below(100)).\(below(100_000))"
    case _: "\(below(100)).\(below(10))\(below(10))"
    }
  }

  private mutating func choice(_ list: Int) -> String {
    let all = questionnaire.choiceLists[list].choices
    // The first choices are the ordinary ones in most lists.
    return all[below(2) == 0 ? below(min(3, all.count)) : below(all.count)].name
  }

  private mutating func choices(_ list: Int) -> String {
    let all = questionnaire.choiceLists[list].choices
    let chosen = all.filter { _ in below(3) == 0 }.filter { !$0.isExclusive }
    return chosen.isEmpty ? all[below(all.count)].name : chosen.map(\.name).joined(separator: " ")
  }
}
