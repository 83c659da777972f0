public import Diagnostics
public import Interviewing
public import Questionnaires

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

  /// What was taken from the person: with the same takings an interview goes the same way again.
  public enum Taken: Sendable, Hashable {
    /// A line as it was typed.
    case line(String)
    /// An answer word for word: a text of several lines, or a file that was read.
    case text(String)
    /// A line of a text that is being written.
    case written(String)

    /// What it means to the interview.
    public var event: Event {
      switch self {
      case .line(let line): Event(line: line)
      case .text(let text): .answer(text)
      case .written(let line): .line(line)
      }
    }
  }

  /// What the session needs of the world around it.
  public struct Surroundings {
    /// Makes a change durable before it returns.
    public var save: (Change) throws -> Void
    /// Is told what was taken and how many changes it made, when these are durable.
    public var took: (Taken, Int) throws -> Void
    /// Reads a file that is given as evidence; or says why it cannot be taken.
    public var attach: (String) -> Result<Attachment, Untaken>
    /// Lets the person edit a text; nil when nothing was changed.
    public var edit: (String) throws -> Result<String?, Untaken>

    /// Gathers them.
    public init(
      save: @escaping (Change) throws -> Void, took: @escaping (Taken, Int) throws -> Void,
      attach: @escaping (String) -> Result<Attachment, Untaken>,
      edit: @escaping (String) throws -> Result<String?, Untaken>
    ) {
      self.save = save
      self.took = took
      self.attach = attach
      self.edit = edit
    }
  }

  /// Why something from outside cannot be an answer, in words.
  public struct Untaken: Error {
    let phrase: Phrase

    /// Takes the words.
    public init(_ phrase: Phrase) { self.phrase = phrase }
  }

  /// The interview as it stands.
  public internal(set) var interview: Interview
  private let output: Output
  private let isPlain: Bool
  /// The headings shown last, which are not repeated.
  private var headings: [String] = []
  /// The question shown last in full, which is asked again in one line.
  private var shown: Address?
  /// Whether the change that waits has been shown in full.
  private var hasShownChange = false
  private var hasBeenInterrupted = false
  private let hasCompletion: Bool

  /// Holds `interview` over `output`; a plain session uses no colour. `hasCompletion` says whether
  /// the lines come from somewhere that knows Tab.
  public init(
    _ interview: Interview, output: Output, isPlain: Bool = false, hasCompletion: Bool = false
  ) {
    self.hasCompletion = hasCompletion
    self.interview = interview
    self.output = output
    self.isPlain = isPlain
  }

  var presenter: Presenter {
    Presenter(
      interview, width: output.width, usesColour: output.hasColour && !isPlain,
      hasCompletion: hasCompletion)
  }

  /// Runs until the person leaves, signs, or the input ends.
  public mutating func run(
    _ source: inout some LineSource & ~Copyable, in surroundings: Surroundings
  ) throws -> Ending {
    var ending = try show(interview.opening())
    while true {
      if let ending { return ending }
      switch try source.next(prompt()) {
      case .text(let line):
        hasBeenInterrupted = false
        ending = try take(line: line, &source, surroundings)
      case .interrupted:
        if hasBeenInterrupted { return .quit }
        hasBeenInterrupted = true
        try write(presenter.interrupted())
      case .invalidBytes, .tooLong: try write(presenter.unreadable())
      case .endOfInput: return .endOfInput
      case .hangUp: return .hangUp
      }
    }
  }

  private mutating func take(
    line: String, _ source: inout some LineSource & ~Copyable, _ surroundings: Surroundings
  ) throws -> Ending? {
    if case .answer(let path) = Event(line: line), asksForFile {
      return try attach(path, surroundings)
    }
    let effects = interview.handle(Event(line: line))
    if let ending = try carryOut(effects, of: .line(line), surroundings) { return ending }
    for case .compose(let address, let how) in effects {
      return try compose(at: address, how, &source, surroundings)
    }
    return nil
  }

  /// Has changes made durable, tells what was taken, then shows what followed.
  mutating func carryOut(_ effects: [Effect], of taken: Taken, _ surroundings: Surroundings) throws
    -> Ending?
  {
    let changes = Session.changes(of: effects)
    try keep(changes, of: taken, surroundings)
    try confirm(taken, changes)
    return try show(effects)
  }

  /// Makes changes durable, then tells what was taken.
  func keep(_ changes: [Change], of taken: Taken, _ surroundings: Surroundings) throws {
    for change in changes { try surroundings.save(change) }
    try surroundings.took(taken, changes.count)
  }

  static func changes(of effects: [Effect]) -> [Change] {
    effects.compactMap { effect in
      if case .save(let change) = effect { change } else { nil }
    }
  }

  /// Takes what was taken in an earlier session and gives its changes; shows it as it went then,
  /// where that is wanted.
  public mutating func hold(again taken: Taken, showing: Bool) throws -> [Change] {
    if showing { try output.line(shown(again: taken)) }
    let effects = interview.handle(taken.event)
    let changes = Session.changes(of: effects)
    guard showing else { return changes }
    try confirm(taken, changes)
    _ = try show(effects)
    return changes
  }

  private func shown(again taken: Taken) -> String {
    switch taken {
    case .line(let line), .text(let line): prompt().text + line
    case .written(let line): Session.composingCursor + line
    }
  }

  /// Shows what a session begins with.
  public mutating func showOpening() throws { _ = try show(interview.opening()) }

  mutating func show(_ effects: [Effect]) throws -> Ending? {
    for effect in effects {
      if let ending = try show(effect) { return ending }
    }
    return nil
  }

  private mutating func show(_ effect: Effect) throws -> Ending? {
    switch effect {
    case .save, .compose: break
    case .ask(let inquiry):
      let isAgain = shown == inquiry.address
      try write(presenter.question(inquiry, after: headings, isAgain: isAgain))
      headings = presenter.headings(of: inquiry.address)
      shown = inquiry.address
      hasShownChange = false
    case .askForAnother(let index):
      try write(presenter.another(repeatIndex: index, after: headings))
      headings = [presenter.filled(interview.questionnaire.repeats[index].wording.label)]
      (shown, hasShownChange) = (nil, false)
    case .confirm(let preview):
      try write(presenter.confirmation(preview, isAgain: hasShownChange))
      (shown, hasShownChange) = (nil, true)
    case .complete(let missing):
      try write(presenter.complete(missing: missing))
      (shown, hasShownChange) = (nil, false)
    case .refuse(let refusal): try write(presenter.refusal(refusal))
    case .tell(let notice):
      if notice.wantsWholeQuestion { (shown, hasShownChange) = (nil, false) }
      try write(presenter.notice(notice))
    case .sign: return .sign
    case .quit: return .quit
    }
    return nil
  }

  /// Says what was taken where something else was typed: the label of a choice, the number that
  /// 三百二十 is, a date in the form that is kept.
  private func confirm(_ taken: Taken, _ changes: [Change]) throws {
    guard taken.event != .undo, case .answer(let address, .given(let value))? = changes.first,
      changes.count(where: \.isAnswer) == 1
    else { return }
    let questionnaire = interview.questionnaire
    let question = questionnaire[address.question]
    if case .text = question.kind { return }
    if case .boolean = question.kind { return }
    guard let label = questionnaire.label(of: value, for: question, in: interview.language),
      taken != .line(label)
    else { return }
    try write(presenter.taken(label))
  }

  func write(_ lines: [String]) throws {
    try output.write(bytes: Array((lines.joined(separator: "\n") + "\n").utf8))
  }
}

extension Notice {
  /// Whether the question that follows is shown with its choices again.
  fileprivate var wantsWholeQuestion: Bool {
    switch self {
    case .help, .language, .undone, .declined, .cleared, .linesDropped, .confirmationHelp: true
    default: false
    }
  }
}

extension Change {
  fileprivate var isAnswer: Bool { if case .answer = self { true } else { false } }
}
