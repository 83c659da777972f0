public import Diagnostics

extension BatchTally {
  /// The summary for people: rows in, scored and rejected, and one line for each kind of warning
  /// that there is.
  public var lines: [Phrase] {
    [total]
      + [missingLine, unknownLine, doubtfulLine, withheldLine].compactMap(\.self)
  }

  private var total: Phrase {
    Phrase(
      zh: "共 \(rows) 行：评分 \(scored) 行，退回 \(rejected) 行",
      en: "\(rows) rows: \(scored) scored, \(rejected) rejected")
  }

  private var missingLine: Phrase? {
    missing.line(
      zh: "必填答案缺失", en: "required answers missing")
  }

  private var unknownLine: Phrase? {
    unknownItems.line(
      zh: "评价项目因缺少答案计为未知", en: "items unknown for want of an answer")
  }

  private var doubtfulLine: Phrase? {
    doubtful.line(zh: "答案有疑问，请核对", en: "answers to be looked at again")
  }

  private var withheldLine: Phrase? {
    withheld.line(
      zh: "答案不适用，未计入", en: "answers withheld, their questions being not relevant")
  }
}

extension BatchTally.Count {
  fileprivate func line(zh: String, en: String) -> Phrase? {
    guard answers > 0 else { return nil }
    return Phrase(
      zh: "\(zh)：\(answers) 处，涉及 \(rows) 行", en: "\(en): \(answers), in \(rows) rows")
  }
}

extension Rejection {
  /// One line for people: where, which column, why.
  public var summary: Phrase {
    Phrase(zh: "第 \(line) 行：" + text(in: .chinese), en: "line \(line): " + text(in: .english))
  }

  private func text(in language: Language) -> String {
    let separator = language == .chinese ? "；" : "; "
    return reasons.prefix(3).map { reason in
      let message = reason.message.text(in: language)
      return reason.column.map { $0 + " " + message } ?? message
    }.joined(separator: separator)
  }
}
