public import Diagnostics

/// The commands of a session: what is typed after the colon, in English or Chinese.
public enum Command: String, Sendable, CaseIterable {
  case help, list, missing, score, why, explain, review, sign, undo, save, quit, back, skip
  case na, note, goto, lang

  /// The Chinese word for it.
  public var chinese: String {
    switch self {
    case .help: "帮助"
    case .list: "目录"
    case .missing: "缺项"
    case .score: "得分"
    case .why: "为何"
    case .explain: "解释"
    case .review: "核对"
    case .sign: "签署"
    case .undo: "撤销"
    case .save: "保存"
    case .quit: "退出"
    case .back: "返回"
    case .skip: "跳过"
    case .na: "不适用"
    case .note: "备注"
    case .goto: "转到"
    case .lang: "语言"
    }
  }

  /// What follows the command, for the list of commands; nil for nothing.
  public var argument: Phrase? {
    switch self {
    case .na: Phrase(zh: "［条目、任务或领域］理由", en: "[ITEM, TASK OR DOMAIN] REASON")
    case .note: Phrase(zh: "文字", en: "TEXT")
    case .goto: Phrase(zh: "题名", en: "NAME")
    case .explain: Phrase(zh: "名称", en: "NAME")
    case .lang: Phrase(zh: "zh 或 en", en: "zh or en")
    default: nil
    }
  }

  /// What it does, in one line.
  public var summary: Phrase {
    switch self {
    case .help: Phrase(zh: "显示这些命令", en: "show these commands")
    case .list: Phrase(zh: "全部题目及作答情况", en: "all questions, with what is answered")
    case .missing: Phrase(zh: "还缺哪些必答题", en: "which required answers are missing")
    case .score: Phrase(zh: "目前得分及可能范围", en: "the scores so far, with their range")
    case .why: Phrase(zh: "为什么问这一题", en: "why this question is asked")
    case .explain: Phrase(zh: "某个得分的计算过程", en: "how a figure is worked out")
    case .review: Phrase(zh: "签署前核对全部答案", en: "all answers, before signing")
    case .sign: Phrase(zh: "核对并签署", en: "review and sign")
    case .undo: Phrase(zh: "撤销上一步", en: "take back the last change")
    case .save: Phrase(zh: "确认已存盘（每题自动存盘）", en: "confirm that all is saved (each answer is)")
    case .quit: Phrase(zh: "存盘退出，以后接着填", en: "save and leave; go on later")
    case .back: Phrase(zh: "返回上一题（也可输入 <）", en: "go back one question (also <)")
    case .skip: Phrase(zh: "暂时跳过", en: "pass over for now")
    case .na: Phrase(zh: "记为不适用", en: "mark as not applicable")
    case .note: Phrase(zh: "给本题加备注", en: "add a remark to this question")
    case .goto: Phrase(zh: "跳到某一题", en: "go to a question")
    case .lang: Phrase(zh: "切换语言", en: "change the language")
    }
  }
}

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
    guard let command = Command.allCases.first(where: { $0.rawValue == word || $0.chinese == word })
    else {
      self = .unknownCommand(word)
      return
    }
    self = Event(command, rest)
  }

  private init(_ command: Command, _ rest: String) {
    switch command {
    case .help: self = .commands
    case .list: self = .outline
    case .missing: self = .missing
    case .score: self = .scores
    case .why: self = .why
    case .explain: self = .explain(rest)
    case .review: self = .review
    case .sign: self = .sign
    case .undo: self = .undo
    case .save: self = .save
    case .quit: self = .quit
    case .back: self = .back
    case .skip: self = .skip
    case .na: self = Event.notApplicable(typed: rest)
    case .note: self = .note(rest)
    case .goto: self = .go(to: Typed.narrowed(rest))
    case .lang: self = Language(rawValue: rest).map { .speak($0) } ?? .unknownCommand("lang")
    }
  }

  /// The first word is kept as a possible target: only the interview knows its names.
  private static func notApplicable(typed: String) -> Event {
    let words = typed.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2 else { return .notApplicable(target: nil, reason: typed) }
    return .notApplicable(target: words[0], reason: words[1])
  }
}
