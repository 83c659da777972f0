import Diagnostics
import FEEL
import Interviewing
import Questionnaires

extension Session {
  /// Whether the question asked takes a file.
  var asksForFile: Bool {
    guard interview.preview == nil, case .question(let address) = interview.position,
      case .attachment = interview.questionnaire[address.question].kind
    else { return false }
    return true
  }

  /// Takes a file as evidence: its digest, size and name become the answer.
  mutating func attach(_ path: String, _ surroundings: Surroundings) throws -> Ending? {
    switch surroundings.attach(path) {
    case .success(let file): return try take(text: file.text, surroundings)
    case .failure(let untaken):
      return try show([.refuse(.typing(.file(untaken.phrase)))] + interview.opening())
    }
  }

  /// Takes a text of several lines and hands it to the interview as the answer.
  mutating func compose(
    at address: Address, _ how: Composing, _ source: inout some LineSource & ~Copyable,
    _ surroundings: Surroundings
  ) throws -> Ending? {
    switch how {
    case .lines: return try composeLines(&source, surroundings)
    case .editor: return try composeInEditor(at: address, surroundings)
    }
  }

  private mutating func composeLines(
    _ source: inout some LineSource & ~Copyable, _ surroundings: Surroundings
  ) throws -> Ending? {
    try write(presenter.howToCompose())
    var lines: [String] = []
    while true {
      switch try source.next(Prompt("… ")) {
      case .text("."): return try finish(lines, surroundings)
      case .text(let line): lines.append(line == ".." ? "." : line)
      case .interrupted:
        try write(presenter.composingGivenUp())
        return try show(interview.opening())
      case .invalidBytes, .tooLong: try write(presenter.unreadable())
      // What was typed is not lost with the terminal.
      case .endOfInput: return try keep(lines, surroundings, .endOfInput)
      case .hangUp: return try keep(lines, surroundings, .hangUp)
      }
    }
  }

  /// Takes the lines without showing anything: nobody is there any more.
  private mutating func keep(
    _ lines: [String], _ surroundings: Surroundings, _ ending: Ending
  ) throws -> Ending {
    let text = lines.joined(separator: "\n")
    guard text.contains(where: { !$0.isWhitespace }) else { return ending }
    let taken = Taken.text(text)
    try keep(Session.changes(of: interview.handle(taken.event)), of: taken, surroundings)
    return ending
  }

  private mutating func finish(_ lines: [String], _ surroundings: Surroundings) throws -> Ending? {
    let text = lines.joined(separator: "\n")
    guard text.contains(where: { !$0.isWhitespace }) else { return try show(interview.opening()) }
    return try take(text: text, surroundings)
  }

  private mutating func composeInEditor(at address: Address, _ surroundings: Surroundings) throws
    -> Ending?
  {
    let question = interview.questionnaire[address.question]
    let value = interview.sheet.value(at: address)
    let present = interview.questionnaire.text(of: value, for: question) ?? ""
    switch try surroundings.edit(present) {
    case .success(let text?): return try take(text: text, surroundings)
    case .success(nil):
      try write(presenter.nothingEdited())
      return try show(interview.opening())
    case .failure(let untaken):
      return try show([.refuse(.typing(.file(untaken.phrase)))] + interview.opening())
    }
  }

  private mutating func take(text: String, _ surroundings: Surroundings) throws -> Ending? {
    let taken = Taken.text(text)
    return try carryOut(interview.handle(taken.event), of: taken, surroundings)
  }
}
