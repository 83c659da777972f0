import Diagnostics
public import Interviewing
import Questionnaires

/// An interview held over lines: it asks, takes what is typed, and has each change made durable
/// before the next question appears.
public struct Session {
  /// How a session ended. Every answer is saved in each case.
  public enum Ending: Sendable, Hashable {
    case quit
    /// The person wants to sign; everything required is there.
    case sign
    case endOfInput
    case hangUp
  }

  /// The interview as it stands.
  public private(set) var interview: Interview
  private let output: Output
  private let isPlain: Bool
  /// The headings shown last, which are not repeated.
  private var headings: [String] = []
  private var hasBeenInterrupted = false

  /// Holds `interview` over `output`; a plain session uses no colour.
  public init(_ interview: Interview, output: Output, isPlain: Bool = false) {
    self.interview = interview
    self.output = output
    self.isPlain = isPlain
  }

  private var presenter: Presenter {
    Presenter(interview, width: output.width, usesColour: output.hasColour && !isPlain)
  }

  /// Runs until the person leaves, signs, or the input ends. `save` returns when the change is
  /// durable.
  public mutating func run(
    _ source: inout some LineSource & ~Copyable, save: (Change) throws -> Void
  ) throws -> Ending {
    var effects = interview.opening()
    while true {
      for effect in effects {
        if let ending = try carryOut(effect, save: save) { return ending }
      }
      switch try source.next(prompt()) {
      case .text(let line):
        hasBeenInterrupted = false
        effects = interview.handle(Event(line: line))
        try confirm(line, effects)
      case .interrupted:
        if hasBeenInterrupted { return .quit }
        hasBeenInterrupted = true
        try write(presenter.interrupted())
        effects = []
      case .invalidBytes, .tooLong:
        try write(presenter.unreadable())
        effects = []
      case .endOfInput: return .endOfInput
      case .hangUp: return .hangUp
      }
    }
  }

  private mutating func carryOut(_ effect: Effect, save: (Change) throws -> Void) throws
    -> Ending?
  {
    switch effect {
    case .save(let change): try save(change)
    case .ask(let inquiry):
      try write(presenter.question(inquiry, after: headings))
      headings = presenter.headings(of: inquiry.address)
    case .askForAnother(let index):
      try write(presenter.another(repeatIndex: index, after: headings))
      headings = [presenter.filled(interview.questionnaire.repeats[index].wording.label)]
    case .confirm(let preview): try write(presenter.confirmation(preview))
    case .complete(let missing): try write(presenter.complete(missing: missing))
    case .refuse(let refusal): try write(presenter.refusal(refusal))
    case .tell(let notice): try write(presenter.notice(notice))
    case .sign: return .sign
    case .quit: return .quit
    }
    return nil
  }

  /// Says which choice was taken where something else was typed than its label.
  private func confirm(_ line: String, _ effects: [Effect]) throws {
    let saved = effects.compactMap { effect in
      if case .save(let change) = effect { change } else { nil }
    }
    guard case .answer(let address, .given(let value))? = saved.first,
      saved.count(where: \.isAnswer) == 1
    else { return }
    let question = interview.questionnaire[address.question]
    guard interview.questionnaire.choiceList(of: question.kind) != nil,
      let label = interview.questionnaire.label(of: value, for: question, in: interview.language),
      label != line
    else { return }
    try write(presenter.taken(label))
  }

  private func prompt() -> Prompt {
    if interview.preview != nil { return Prompt(presenter.confirmationCursor) }
    return switch interview.position {
    case .question(let address):
      Prompt(
        presenter.cursor(interview.inquiry(at: address)),
        history: interview.questionnaire[address.question].name.text,
        completion: completion(at: address))
    case .another(let index): Prompt(presenter.anotherCursor(repeatIndex: index))
    case .end: Prompt("> ")
    }
  }

  private func completion(at address: Address) -> Completion {
    if case .attachment = interview.questionnaire[address.question].kind { return .files }
    let candidates = interview.completions(at: address).map {
      Candidate($0.insert, keys: $0.keys)
    }
    return candidates.isEmpty ? .none : .among(candidates)
  }

  private func write(_ lines: [String]) throws {
    try output.write(bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
  }
}

extension Change {
  fileprivate var isAnswer: Bool { if case .answer = self { true } else { false } }
}

extension Presenter {
  /// The label of a choice that was taken.
  func taken(_ label: String) -> [String] {
    lines(label, first: "  → ", hanging: "    ").map(dimmed)
  }

  func interrupted() -> [String] {
    let text = Phrase(
      zh: "答案都已存盘。再按一次 Ctrl-C 退出，或接着回答。",
      en: "Every answer is saved. Press Ctrl-C again to leave, or go on.")
    return ["", say(text)]
  }

  func unreadable() -> [String] {
    let text = Phrase(
      zh: "这一行不是有效的文字（UTF-8），或者太长，没有采用。请重新输入。",
      en: "That line is not valid UTF-8 text, or too long. It was not taken; please type it again.")
    return lines(say(text), first: "! ", hanging: "  ")
  }

  /// What is said when nothing is left to ask.
  func complete(missing: [Address]) -> [String] {
    let repeats = interview.shortRepeats()
    guard missing.isEmpty, repeats.isEmpty else {
      return [""] + self.missing(missing, repeats: repeats)
    }
    let next = Phrase(
      zh: "题目都已答完。输入 :review 核对全部答案，:sign 签署，:quit 存盘退出。",
      en:
        "That was the last question. Type :review to see all answers, :sign to sign, :quit to leave."
    )
    let notes = closingNotes().flatMap {
      lines(filled($0.wording.label), first: "  ", hanging: "  ")
    }
    return [""] + notes + ["", emphasised(say(Phrase(zh: "得分", en: "Scores")))]
      + scores(interview.scorecard)
      + [""] + lines(say(next))
  }
}
