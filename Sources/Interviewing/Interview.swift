public import Diagnostics
public import Questionnaires
public import Scoring

/// Who is asked what next. A value without input or output: an event goes in, effects come out;
/// the terminal, the tests and a page are its clients.
///
/// What holds after every event: no answer is lost unless the person changed it; the question
/// asked is relevant; every change was given out as a ``Effect/save(_:)`` before the next
/// ``Effect/ask(_:)``; a change that touches other answers has been shown and agreed to first.
public struct Interview: Sendable {
  /// Where the interview stands.
  public enum Position: Sendable, Hashable {
    case question(Address)
    /// Whether to add another instance of a repeat.
    case another(repeatIndex: Int)
    /// Nothing is left to ask.
    case end
  }

  /// The answers and what follows from them.
  public internal(set) var sheet: Sheet
  /// Where the interview stands.
  public internal(set) var position: Position = .end
  /// Remarks on questions.
  public internal(set) var notes: [Address: String] = [:]
  /// The repeats that want no further instance.
  public internal(set) var closedRepeats: Set<Int> = []
  /// The language spoken.
  public internal(set) var language: Language
  /// The answers that were withheld and count again: they are asked once more, with what was
  /// answered before as the proposal.
  public internal(set) var toConfirm: Set<Address> = []
  /// The lines of texts that were begun and are no answers yet.
  public internal(set) var unfinished: [Address: [String]] = [:]
  /// What takes back each change, latest last.
  var undoable: [Undoable] = []
  /// The change that waits for a yes.
  var pending: Pending?

  /// The questionnaire.
  public var questionnaire: Questionnaire { sheet.questionnaire }

  /// Begins an interview, or goes on with one whose changes are read back from a draft.
  public init(
    _ questionnaire: Questionnaire, language: Language? = nil, changes: [Change] = []
  ) {
    self.sheet = Sheet(questionnaire, for: .interview)
    self.language = language ?? questionnaire.defaultLanguage
    perform(changes)
    moveToNextOpen()
  }

  /// The effects with which a session opens: what is asked first.
  public func opening() -> [Effect] { [ask()] }

  /// The scores as they stand.
  public var scorecard: Scorecard { Scorecard(sheet) }

  /// What the session asks where the interview stands.
  func ask() -> Effect {
    if let pending { return .confirm(pending.preview) }
    return switch position {
    case .question(let address): .ask(inquiry(at: address))
    case .another(let index): .askForAnother(repeatIndex: index)
    case .end: .complete(missing: outstanding())
    }
  }
}

extension Interview {
  /// Goes to the text that was being written, else to the first place that is open; for changes that
  /// came from elsewhere.
  public mutating func moveToNextOpen() {
    position = beingWritten.first.map { .question($0) } ?? nextOpen(after: nil)
  }
}

extension Interview {
  /// Shows a sheet that was filled in before, such as that of a record.
  public init(sheet: Sheet, language: Language) {
    self.sheet = sheet
    self.language = language
  }
}
