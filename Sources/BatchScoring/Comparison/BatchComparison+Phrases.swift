public import Diagnostics
internal import FEEL

extension BatchComparison {
  /// The summary for people: how many grades change, from which to which, how far totals move.
  public var lines: [Phrase] {
    let total = Phrase(
      zh: "比较 \(rows) 行：\(changed) 行等级变化，\(moved) 行总分变化\(range.zh)",
      en: "\(rows) rows compared: \(changed) change their grade, \(moved) their total\(range.en)")
    return [total]
      + ordered.map { step, count in
        let (before, after) = (BatchComparison.name(step.before), BatchComparison.name(step.after))
        return Phrase(
          zh: "\(before.zh) → \(after.zh)：\(count) 行",
          en: "\(before.en) → \(after.en): \(count) rows")
      }
  }

  /// The most frequent first.
  var ordered: [(Step, Int)] {
    steps.sorted { a, b in
      (b.value, a.key.before ?? "", a.key.after ?? "")
        < (a.value, b.key.before ?? "", b.key.after ?? "")
    }.map { ($0.key, $0.value) }
  }

  private var range: Phrase {
    let ends = [largestFall, largestRise].compactMap(\.self).map { BatchComparison.signed($0) }
    switch ends.count {
    case 0: return Phrase(zh: "", en: "")
    case 1: return Phrase(zh: "（最多 \(ends[0])）", en: " (by \(ends[0]) at most)")
    case _: return Phrase(zh: "（\(ends[0]) 至 \(ends[1])）", en: " (\(ends[0]) to \(ends[1]))")
    }
  }

  private static func name(_ grade: String?) -> Phrase {
    guard let grade else { return Phrase(zh: "退回", en: "rejected") }
    return grade.isEmpty ? Phrase(zh: "无等级", en: "no grade") : Phrase(zh: grade, en: grade)
  }

  /// `+1.5`, `-3`, `0`
  static func signed(_ change: Rational) -> String {
    (change.isNegative || change.isZero ? "" : "+") + Number(change).description
  }
}
