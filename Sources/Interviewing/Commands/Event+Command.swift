import Diagnostics

extension Event {
  /// What a typed line means. Full-width punctuation counts as half-width; a doubled `:`, `?` or
  /// `<` begins a text.
  public init(line: String) {
    let typed = Typed.trimmed(line)
    let narrow = Typed.narrowed(typed)
    switch narrow {
    case "": self = .enter
    case "?": self = .help
    case "??": self = .guidance
    case "<": self = .back
    default:
      let first = narrow.first
      if let first, ":?<".contains(first), narrow.dropFirst().first == first {
        self = .answer(String(typed.dropFirst()))
      } else if first == ":" {
        self = Event(command: String(typed.dropFirst()))
      } else {
        self = .answer(typed)
      }
    }
  }

  private init(command line: String) {
    let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    let word = words.first.map { Typed.narrowed(String($0)).lowercased() } ?? "help"
    let rest = words.count > 1 ? Typed.trimmed(String(words[1])) : ""
    guard let command = Command(word: word) else {
      self = .unknownCommand(word)
      return
    }
    self = Event(command, rest)
  }

  private init(_ command: Command, _ rest: String) {
    switch command {
    case .help: self = rest.isEmpty ? .commands : .commandHelp(rest)
    case .list: self = .outline(rest.isEmpty ? nil : Typed.narrowed(rest))
    case .missing: self = .missing
    case .score: self = .scores
    case .needed: self = .needed
    case .whatIf: self = .whatIf(rest)
    case .why: self = .why(rest.isEmpty ? nil : Typed.narrowed(rest))
    case .explain: self = .explain(rest)
    case .review: self = .review
    case .sign: self = .sign
    case .undo: self = .undo
    case .save: self = .save
    case .quit: self = .quit
    case .back: self = .back
    case .skip: self = .skip
    case .clear: self = .clear
    case .add: self = .add(rest.isEmpty ? nil : Typed.narrowed(rest))
    case .remove: self = .remove(rest.isEmpty ? nil : Typed.narrowed(rest))
    case .na: self = Event.notApplicable(typed: rest)
    case .note: self = .note(rest)
    case .goto: self = .go(to: Typed.narrowed(rest))
    case .text: self = .compose(.lines)
    case .edit: self = .compose(.editor)
    case .lang: self = Event.language(typed: rest).map { .speak($0) } ?? .commandHelp("lang")
    }
  }

  /// The first word is kept as a possible target: only the interview knows its names.
  private static func notApplicable(typed: String) -> Event {
    let words = typed.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2 else { return .notApplicable(target: nil, reason: typed) }
    return .notApplicable(target: words[0], reason: words[1])
  }

  private static func language(typed: String) -> Language? {
    switch typed.lowercased() {
    case "zh", "中文", "chinese": .chinese
    case "en", "英文", "english": .english
    default: nil
    }
  }
}
