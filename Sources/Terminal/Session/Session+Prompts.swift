import Diagnostics
import Interviewing
import Questionnaires

extension Session {
  /// What stands before the cursor, and what Tab completes there.
  func prompt() -> Prompt {
    if interview.preview != nil { return Prompt(presenter.confirmationCursor) }
    switch interview.position {
    case .question(let address):
      let name = interview.questionnaire[address.question].name.text
      return Prompt(
        presenter.cursor(interview.inquiry(at: address)), history: name,
        completion: completion(at: address))
    case .another(let index):
      return Prompt(presenter.anotherCursor(repeatIndex: index), completion: completion(at: nil))
    case .end: return Prompt("> ", completion: completion(at: nil))
    }
  }

  /// The choices of the question, the commands, and what may follow a command. They are gathered
  /// when Tab is pressed.
  private func completion(at address: Address?) -> Completion {
    if asksForFile { return .files }
    let interview = interview
    return .candidates { before in
      if let command = Command(before: before) { return interview.candidates(after: command) }
      guard before.first.map({ !"：:".contains($0) }) ?? true else { return [] }
      let choices = address.map { interview.completions(at: $0) } ?? []
      let candidates = choices.map { Candidate($0.insert, keys: $0.keys) }
      return before.isEmpty ? candidates + Interview.commandCandidates : candidates
    }
  }
}

extension Command {
  /// The command that a line begins with, when what follows is being typed.
  fileprivate init?(before text: String) {
    guard let first = text.first, ":：".contains(first), text.count > 1 else { return nil }
    let word = text.dropFirst().prefix { !$0.isWhitespace }.lowercased()
    let known = Command.allCases.first { $0.rawValue == word || $0.chinese == word }
    guard let known else { return nil }
    self = known
  }
}

extension Interview {
  /// The commands with their colon; offered once a colon is typed.
  fileprivate static let commandCandidates = Command.allCases.map { command in
    Candidate(":" + command.rawValue, label: command.chinese, keys: [":" + command.chinese])
  }

  /// What may follow a command.
  fileprivate func candidates(after command: Command) -> [Candidate] {
    switch command {
    case .goto, .why, .whatIf: places + groups(in: questionnaire.outline)
    case .explain:
      questionnaire.figures.map { figure in
        Candidate(figure.name, label: figure.wording.label.string(in: language))
      }
    case .list: groups(in: questionnaire.outline) + repeats
    case .na: groups(in: questionnaire.outline).filter { item(named: $0.name) }
    case .add, .remove: repeats
    case .help:
      Interview.commandCandidates.map { Candidate(String($0.name.dropFirst()), label: $0.label) }
    case .lang: [Candidate("zh", label: "中文"), Candidate("en", label: "English")]
    default: []
    }
  }

  private var places: [Candidate] {
    sheet.addresses().filter { sheet.relevance(at: $0) == .relevant }.map { address in
      let label = questionnaire[address.question].wording.label.string(in: language)
      return Candidate(sheet.name(of: address), label: label)
    }
      + repeats
  }

  private var repeats: [Candidate] {
    questionnaire.repeats.map { Candidate($0.name, label: $0.wording.label.string(in: language)) }
  }

  private func groups(in items: [Item]) -> [Candidate] {
    items.flatMap { item -> [Candidate] in
      guard case .group(let group) = item else { return [] }
      let own = group.wording.map { wording in
        [Candidate(group.name, label: wording.label.string(in: language))]
      }
      return (own ?? []) + groups(in: group.items)
    }
  }

  private func item(named name: String) -> Bool {
    questionnaire.scoredItems.contains { $0.name == name || $0.task == name }
  }
}
