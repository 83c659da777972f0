public import Diagnostics

extension Derivation {
  /// What this part gives and why, in words: `a > 1 is true`, `影响范围 还没有回答`.
  public var sentence: Phrase {
    let given = Derivation.words(for: value)
    if !rows.isEmpty {
      let numbers = rows.map { String($0 + 1) }.joined(separator: ", ")
      let enRules = rows.count == 1 ? "rule \(numbers) of the table gives" : "rules \(numbers) give"
      return Phrase(zh: "决策表第 \(numbers) 条规则得出 \(given.zh)", en: "\(enRules) \(given.en)")
    }
    if value.isUnknown {
      return cell != nil
        ? Phrase(zh: "\(text) 还没有回答", en: "\(text) is not answered yet")
        : Phrase(zh: "\(text) 还不能确定", en: "\(text) is not decided yet")
    }
    return Phrase(zh: "\(text)：\(given.zh)", en: "\(text) is \(given.en)")
  }

  /// A value as it stands in a sentence.
  private static func words(for value: Value) -> Phrase {
    switch value {
    case .boolean(let flag): Phrase(zh: flag ? "是" : "否", en: flag ? "true" : "false")
    case .null: Phrase(zh: "空", en: "null")
    case .unknown: Phrase(zh: "未知", en: "unknown")
    case .number, .string, .date, .time, .dateTime, .yearsMonths, .daysTime, .list, .context,
      .range, .function:
      Phrase(zh: value.description, en: value.description)
    }
  }
}
