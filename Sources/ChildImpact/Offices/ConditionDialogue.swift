import Diagnostics
import Glibc
import Interviewing
import Questionnaires
import Records
import Terminal

/// Asks at the terminal for the conditions of an approval, one after the other, each in four lines.
struct ConditionDialogue {
  let common: CommonOptions
  let units: ChoiceList?

  /// Whether there is somebody to ask.
  static var isPossible: Bool { isatty(0) == 1 && isatty(1) == 1 }

  /// The conditions; none where the first is left empty.
  func ask() throws -> [SignOff.Condition] {
    try common.tell(
      Phrase(
        zh: "附条件合格的，至少写明一项条件。每项依次填写要求、责任单位、期限、验收标准；要求留空即结束。",
        en:
          "A conditional grade takes at least one condition: what, by whom, until when, and how it "
          + "is accepted. An empty line instead of what ends the list."))
    var lines = try LineReader(input: 0, output: 1)
    var conditions: [SignOff.Condition] = []
    while let condition = try condition(conditions.count + 1, &lines) {
      conditions.append(condition)
    }
    return conditions
  }

  private func condition(
    _ number: Int, _ lines: inout LineReader
  ) throws -> SignOff.Condition? {
    let what = Phrase(zh: "条件 \(number) 要求：", en: "Condition \(number), what: ")
    guard let text = try answer(what, &lines, mayBeEmpty: true, prose) else { return nil }
    let unit = try answer(Phrase(zh: "责任单位：", en: "Responsible unit: "), &lines, unit)
    let deadline = try answer(
      Phrase(zh: "期限（YYYY-MM-DD）：", en: "Deadline (YYYY-MM-DD): "), &lines, date)
    let test = try answer(Phrase(zh: "验收标准：", en: "Acceptance test: "), &lines, prose)
    guard let unit, let deadline, let test else { return nil }
    return SignOff.Condition(text: text, unit: unit, deadline: deadline, test: test)
  }

  /// A line that `read` takes, asked for again until it does; nil for an empty one where that is
  /// allowed.
  private func answer(
    _ prompt: Phrase, _ lines: inout LineReader, mayBeEmpty: Bool = false,
    _ read: (String) -> Result<String, Untaken>
  ) throws -> String? {
    while true {
      guard case .text(let line) = try lines.next(Prompt(prompt.text(in: common.language))) else {
        throw Failure(Exit.no, zh: "没有签署，未作任何改动。", en: "nothing was signed or changed.")
      }
      let text = ComposedText.of(line.trimmingBlanks)
      if mayBeEmpty, text.isEmpty { return nil }
      switch read(text) {
      case .success(let value): return value
      case .failure(let untaken): try common.tell(untaken.phrase)
      }
    }
  }

  /// Why a line is asked for again.
  private struct Untaken: Error {
    let phrase: Phrase
  }

  private func prose(_ text: String) -> Result<String, Untaken> {
    guard TextLimits.isProse(text) else {
      return .failure(
        Untaken(
          phrase: Phrase(
            zh: "这里不能为空，也不能有看不见的控制字符。请重新输入。",
            en: "Please enter a text without characters that cannot be seen.")))
    }
    return .success(text)
  }

  private func unit(_ text: String) -> Result<String, Untaken> {
    guard TextLimits.isLine(text) else { return prose("") }
    return .success(units?.choice(written: text)?.name ?? text)
  }

  private func date(_ text: String) -> Result<String, Untaken> {
    guard SignOff.Condition.isDate(text) else {
      return .failure(
        Untaken(
          phrase: Phrase(
            zh: "期限写作 YYYY-MM-DD，如 2027-06-30。请重新输入。",
            en: "A deadline is written YYYY-MM-DD, such as 2027-06-30. Please try again.")))
    }
    return .success(text)
  }
}
