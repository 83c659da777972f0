public import Diagnostics

/// The commands of a session: what is typed after the colon, in English or Chinese.
public enum Command: String, Sendable, CaseIterable {
  case back, skip, clear, na, note, text, edit, undo
  case goto, list, missing, needed
  case add, remove
  case score, whatIf = "what-if", why, explain
  case review, sign, save, quit, lang, help

  /// The Chinese word for it.
  public var chinese: String {
    switch self {
    case .help: "帮助"
    case .list: "目录"
    case .missing: "缺项"
    case .needed: "关键"
    case .score: "得分"
    case .whatIf: "假如"
    case .why: "为何"
    case .explain: "解释"
    case .review: "核对"
    case .sign: "签署"
    case .undo: "撤销"
    case .save: "保存"
    case .quit: "退出"
    case .back: "返回"
    case .skip: "跳过"
    case .clear: "清空"
    case .na: "不适用"
    case .note: "备注"
    case .text: "多行"
    case .edit: "编辑"
    case .goto: "转到"
    case .add: "增加"
    case .remove: "删除"
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
    case .why: Phrase(zh: "［题名］", en: "[NAME]")
    case .whatIf: Phrase(zh: "［题名］答案", en: "[NAME] ANSWER")
    case .add: Phrase(zh: "［名称］", en: "[NAME]")
    case .remove: Phrase(zh: "第几条", en: "NUMBER")
    case .lang: Phrase(zh: "zh 或 en", en: "zh or en")
    case .help: Phrase(zh: "［命令］", en: "[COMMAND]")
    case .list: Phrase(zh: "［部分］", en: "[PART]")
    case .missing, .needed, .score, .review, .sign, .undo, .save, .quit, .back, .skip,
      .clear, .text, .edit:
      nil
    }
  }

  /// The command with this word, in either language and any width.
  public init?(word: String) {
    let word = Typed.narrowed(word).lowercased()
    let bare = word.first == ":" ? String(word.dropFirst()) : word
    guard
      let command = Command.allCases.first(where: { $0.rawValue == bare || $0.chinese == bare })
    else { return nil }
    self = command
  }
}
