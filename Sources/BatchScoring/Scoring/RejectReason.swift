internal import Diagnostics
internal import Questionnaires

extension Rejection.Reason {
  static func row(_ fault: RowBlock.Fault) -> Self {
    switch fault {
    case .unclosedQuote: Self(column: nil, message: RowFields.Problem.unclosedQuote.phrase)
    case .tooLong:
      Self(
        column: nil,
        message: Phrase(
          zh: "行过长，此处只保留开头部分", en: "the row is too long; only its beginning is kept here"))
    }
  }

  static let notUTF8 = Self(
    column: nil, message: Phrase(zh: "该行不是 UTF-8 编码", en: "the row is not UTF-8"))

  static func ragged(_ count: Int, expected: Int) -> Self {
    Self(
      column: nil,
      message: Phrase(
        zh: "该行有 \(count) 个单元格，表头有 \(expected) 列",
        en: "the row has \(count) cells where the header has \(expected)"))
  }

  static func readOnly(_ column: String) -> Self {
    Self(
      column: column,
      message: Phrase(zh: "此项由系统得出，不能填写", en: "is worked out and takes no answer"))
  }

  static func missing(_ column: String) -> Self {
    Self(column: column, message: Phrase(zh: "必填项未填", en: "a required answer is missing"))
  }

  init(_ violation: Violation, column: String) {
    self.column = column
    switch violation.message {
    case .phrase(let phrase): message = phrase
    case .text(let text):
      message = Phrase(zh: text.string(in: .chinese), en: text.string(in: .english))
    }
  }

  init(_ problem: AnswerProblem, column: String, choices: ChoiceList?) {
    self.column = column
    message = problem.phrase(choices: choices)
  }
}

extension AnswerProblem {
  /// What is wrong with a cell, without saying what it holds.
  fileprivate func phrase(choices: ChoiceList?) -> Phrase {
    switch self {
    case .notABoolean: Phrase(zh: "应为 yes 或 no", en: "is neither yes nor no")
    case .notANumber: Phrase(zh: "不是数字", en: "is no number")
    case .notAnInteger: Phrase(zh: "应为整数", en: "is no whole number")
    case .notADate:
      Phrase(zh: "不是日期（应形如 2026-11-23）", en: "is no date (such as 2026-11-23)")
    case .notAnAttachment:
      Phrase(
        zh: "不是附件（应形如 sha256:… 12345 文件名.pdf）",
        en: "is no attachment (such as sha256:… 12345 name.pdf)")
    case .unknownChoice: unknownChoice(choices)
    case .exclusiveChoice:
      Phrase(zh: "其中一个选项不能与其他选项同时选择", en: "holds a choice that excludes the others")
    case .tooLong(let limit):
      Phrase(zh: "超过 \(limit) 字节", en: "is longer than \(limit) bytes")
    case .forbiddenCharacter(let position):
      Phrase(
        zh: "第 \(position) 个字符是控制字符或不可见字符",
        en: "has a control or hidden character at place \(position)")
    }
  }

  private func unknownChoice(_ list: ChoiceList?) -> Phrase {
    let names = list?.choices.map(\.name) ?? []
    guard !names.isEmpty, names.count <= 12 else {
      return Phrase(zh: "不是该题的选项", en: "is no choice of this question")
    }
    return Phrase(
      zh: "不是该题的选项（" + names.joined(separator: " ") + "）",
      en: "is no choice of this question (" + names.joined(separator: " ") + ")")
  }
}
