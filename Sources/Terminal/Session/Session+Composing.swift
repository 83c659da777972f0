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
    case .lines: return try composeLines(at: address, &source, surroundings)
    case .editor: return try composeInEditor(at: address, surroundings)
    }
  }

  /// What stands before the cursor in a text of several lines.
  static let composingCursor = "… "

  /// Each line is on disk before the next is asked for, like an answer.
  private mutating func composeLines(
    at address: Address, _ source: inout some LineSource & ~Copyable, _ surroundings: Surroundings
  ) throws -> Ending? {
    try write(presenter.howToCompose(at: address))
    while true {
      switch try source.next(Prompt(Session.composingCursor)) {
      case .text("."): return try finish(at: address, surroundings)
      case .text(let line): try keep(line: line == ".." ? "." : line, surroundings)
      case .interrupted:
        try write(presenter.composingPutAside(at: address))
        return try show(interview.opening())
      case .invalidBytes, .tooLong: try write(presenter.unreadable())
      case .endOfInput: return .endOfInput
      case .hangUp: return .hangUp
      }
    }
  }

  private mutating func keep(line: String, _ surroundings: Surroundings) throws {
    let taken = Taken.written(line)
    let effects = interview.handle(taken.event)
    try keep(Session.changes(of: effects), of: taken, surroundings)
    for case .refuse(let refusal) in effects { try write(presenter.refusal(refusal)) }
  }

  /// Hands what was written to the interview as the answer; the lines stay until it is taken.
  private mutating func finish(at address: Address, _ surroundings: Surroundings) throws -> Ending?
  {
    guard let lines = interview.unfinished[address] else { return try show(interview.opening()) }
    let text = lines.joined(separator: "\n")
    if text.contains(where: { !$0.isWhitespace }) { return try take(text: text, surroundings) }
    return try carryOut(interview.handle(.clear), of: .line(":clear"), surroundings)
  }

  private mutating func composeInEditor(at address: Address, _ surroundings: Surroundings) throws
    -> Ending?
  {
    let question = interview.questionnaire[address.question]
    let value = interview.sheet.value(at: address)
    let present =
      interview.unfinished[address]?.joined(separator: "\n")
      ?? interview.questionnaire.text(of: value, for: question) ?? ""
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
