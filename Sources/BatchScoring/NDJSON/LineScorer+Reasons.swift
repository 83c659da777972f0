internal import Diagnostics
internal import Questionnaires

extension LineScorer {
  /// What is wrong with a line, without saying what it holds.
  func reason(_ problem: JSONCells.Problem) -> Rejection.Reason {
    let key = problem.key.map { Visible.text($0.prefix(80)) }
    return Rejection.Reason(column: key, message: message(problem))
  }

  private func message(_ problem: JSONCells.Problem) -> Phrase {
    switch problem.reason {
    case .notObject: Phrase(zh: "该行不是 JSON 对象", en: "the line is no JSON object")
    case .syntax:
      Phrase(
        zh: "第 \(problem.byte ?? 1) 字节处不符合 JSON 语法",
        en: "is not JSON at byte \(problem.byte ?? 1) of the line")
    case .unknownKey: unknown(problem.key ?? "")
    case .repeatedKey: Phrase(zh: "同一行中出现了两次", en: "stands twice in the line")
    case .nested: Phrase(zh: "不能是对象或嵌套的列表", en: "cannot be an object or a list in a list")
    case .tooLong:
      Phrase(zh: "行过长，此处只保留开头部分", en: "the row is too long; only its beginning is kept here")
    }
  }

  private func unknown(_ key: String) -> Phrase {
    if plan.questionnaire.question(named: key) != nil {
      return Phrase(
        zh: "属于可重复填写的部分，批量计分中没有这样的题",
        en: "belongs to a part that repeats, which a batch does not have")
    }
    let nearest = Suggestion.nearest(to: key, among: columns.all)
    return Phrase(
      zh: "问卷中没有这样的问题" + (nearest.map { "，您要写的是“\($0)”吗？" } ?? ""),
      en: "is no question" + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
  }
}
