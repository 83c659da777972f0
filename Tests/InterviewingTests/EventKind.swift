import FEEL
import Interviewing
import Questionnaires

/// The kinds of events: a case that ``Event`` gains does not compile before it has its kind here,
/// and a kind that no line of the table has fails a test.
enum EventKind: CaseIterable {
  case answer, enter, help, guidance, commands, commandHelp, back, skip, clear, notApplicable, note
  case compose, go, outline, missing, needed, scores, review, sign, why, whatIf, add, remove,
    explain
  case undo, speak, save, quit, unknownCommand, line

  init(_ event: Event) {
    self =
      switch event {
      case .answer: .answer
      case .enter: .enter
      case .help: .help
      case .guidance: .guidance
      case .commands: .commands
      case .commandHelp: .commandHelp
      case .back: .back
      case .skip: .skip
      case .clear: .clear
      case .notApplicable: .notApplicable
      case .note: .note
      case .compose: .compose
      case .line: .line
      case .go: .go
      case .outline: .outline
      case .missing: .missing
      case .needed: .needed
      case .scores: .scores
      case .review: .review
      case .sign: .sign
      case .why: .why
      case .whatIf: .whatIf
      case .add: .add
      case .remove: .remove
      case .explain: .explain
      case .undo: .undo
      case .speak: .speak
      case .save: .save
      case .quit: .quit
      case .unknownCommand: .unknownCommand
      }
  }
}

/// Where an interview can stand: at each kind of question, at a repeat, at the end, or waiting for
/// yes or no to each kind of change.
enum StateKind: CaseIterable {
  case boolean, integer, decimal, text, longText, date, selectOne, selectMultiple, attachment
  case another, end
  case answerWaits, notApplicableWaits, removalWaits

  /// An addition is never asked about: it touches no other answer.
  init?(_ interview: Interview) {
    if let preview = interview.preview {
      switch preview.subject {
      case .answer: self = .answerWaits
      case .notApplicable: self = .notApplicableWaits
      case .removal: self = .removalWaits
      case .addition: return nil
      }
      return
    }
    switch interview.position {
    case .question(let address): self.init(interview.questionnaire[address.question].kind)
    case .another: self = .another
    case .end: self = .end
    }
  }

  private init(_ kind: Question.Kind) {
    switch kind {
    case .boolean: self = .boolean
    case .integer: self = .integer
    case .decimal: self = .decimal
    case .text(let isMultiline): self = isMultiline ? .longText : .text
    case .date: self = .date
    case .selectOne: self = .selectOne
    case .selectMultiple: self = .selectMultiple
    case .attachment: self = .attachment
    }
  }
}
