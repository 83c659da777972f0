import Diagnostics
import FEEL
public import Interviewing
import Questionnaires
public import Scoring

extension Presenter {
  /// Why a line was not taken.
  public func refusal(_ refusal: Refusal) -> [String] {
    var result = lines(say(phrase(refusal)), first: "! ", hanging: "  ").map(alerting)
    if case .incomplete(let missing, let repeats) = refusal {
      result += missingLines(missing, repeats: repeats, limit: 5)
    }
    return result
  }

  /// Something that was asked for, or that happened.
  public func notice(_ notice: Notice) -> [String] {
    switch notice {
    case .help(let address): help(address)
    case .guidance(let address): guidance(address)
    case .commands: commands()
    case .outline(let part): outline(of: part)
    case .missing(let addresses, let repeats): missing(addresses, repeats: repeats)
    case .scores(let scorecard): scores(scorecard)
    case .why(let address): why(address)
    case .whyRepeat(let index): why(repeatIndex: index)
    case .whatIf(let preview): whatIf(preview)
    case .needed(let needed): self.needed(needed)
    case .commandHelp(let command): help(on: command)
    case .confirmationHelp: lines(say(confirmationHelp), first: "  ", hanging: "  ")
    case .moved(let movements): movements.flatMap(movement)
    case .changed: lines(say(Phrase(zh: "已改动；:undo 可以撤销。", en: "Changed; :undo takes it back.")))
    case .declined(let typed): declined(typed)
    case .removed(let number, let index): removed(number, index)
    case .explanation(let explanation, let depth): explained(explanation, depth: depth)
    case .review: review()
    case .warning(let violation):
      lines(say(phrase(violation)), first: say(Phrase(zh: "提醒：", en: "Note: ")), hanging: "  ")
    case .withheld(let hidden, let restored): withheld(hidden, restored)
    case .notApplicable(let items):
      lines(
        say(
          Phrase(
            zh: "已记为不适用：\(items.joined(separator: "、"))",
            en: "Marked as not applicable: \(items.joined(separator: ", "))")))
    case .cleared: lines(say(Phrase(zh: "本题的答案已清空。", en: "The answer was taken away.")))
    case .linesDropped:
      lines(
        say(
          Phrase(
            zh: "没写完的文字已删去，原来的答案不变；:undo 可以找回。",
            en: "The lines were taken away, the answer is as before; :undo brings them back.")))
    case .noted(let isEmpty):
      [
        say(
          isEmpty
            ? Phrase(zh: "备注已删去。", en: "The remark was taken away.")
            : Phrase(zh: "备注已保存。", en: "The remark is kept."))
      ]
    case .undone: lines(say(Phrase(zh: "已撤销上一步。", en: "Taken back.")))
    case .saved:
      lines(
        say(Phrase(zh: "已存盘。每答一题都会自动存盘。", en: "Saved. Every answer is saved as you give it.")))
    case .language: [say(Phrase(zh: "现在使用中文。", en: "Now in English."))]
    }
  }

  private func help(_ address: Address) -> [String] {
    let wording = questionnaire[address.question].wording
    guard let help = wording.help ?? wording.hint ?? wording.guidance else {
      let none = Phrase(
        zh: "本题没有更多说明。输入 :help 查看全部命令。",
        en: "There is no more help on this question. Type :help for all commands.")
      return lines(say(none), first: "  ", hanging: "  ")
    }
    let more = Phrase(zh: "（?? 看依据，:help 看全部命令）", en: "(?? for the grounds, :help for commands)")
    return lines(filled(help), first: "  ", hanging: "  ")
      + lines(say(more), first: "  ", hanging: "  ").map(dimmed)
  }

  private func guidance(_ address: Address) -> [String] {
    let question = questionnaire[address.question]
    var result = lines(sheet.name(of: address), first: "  ", hanging: "  ")
    if let guidance = question.wording.guidance {
      result += lines(filled(guidance), first: "  ", hanging: "  ")
    }
    if let source = question.wording.source {
      let label = say(Phrase(zh: "  依据：", en: "  Source: "))
      result += lines(filled(source), first: label, hanging: "  ")
    }
    return result + task(of: question)
  }

  private var confirmationHelp: Phrase {
    Phrase(
      zh: "y 照此改动；n 或直接回车不改，原来的答案不变。改动以后仍可用 :undo 撤销。",
      en:
        "y makes the change; n or Enter leaves everything as it was. :undo can still take it back.")
  }

  private func declined(_ typed: String) -> [String] {
    let kept = say(Phrase(zh: "没有改动。", en: "Nothing was changed."))
    guard !typed.isEmpty else { return lines(kept) }
    return lines(kept + say(Phrase(zh: "刚才输入的是：", en: " You had typed: ")) + Visible.lines(typed))
  }

  private func removed(_ number: Int, _ index: Int) -> [String] {
    let name = filled(questionnaire.repeats[index].wording.label)
    let text = Phrase(
      zh: "已删除\(name)第 \(number + 1) 条，后面的依次前移。",
      en: "Entry \(number + 1) of \(name) was removed; the later ones move up.")
    return lines(say(text))
  }

  private func help(on command: Command) -> [String] {
    let word = language == .chinese ? "（\(command.chinese)）" : ""
    let argument = command.argument.map { " " + say($0) } ?? ""
    let head = ":\(command.rawValue)\(word)\(argument)  \(say(command.summary))"
    return lines(head, first: "  ", hanging: "    ")
      + lines(say(command.details), first: "  ", hanging: "  ")
  }

  /// All commands.
  public func commands() -> [String] {
    let rows = [
      ("?", say(Phrase(zh: "本题说明", en: "help on this question"))),
      ("??", say(Phrase(zh: "本题依据、任务和责任单位", en: "its grounds, task and units"))),
      ("<", say(Phrase(zh: "返回上一题", en: "go back one question"))),
    ]
    let commands = Command.allCases.filter { $0 != .back }.map { command in
      let word = language == .chinese ? "（\(command.chinese)）" : ""
      let argument = command.argument.map { " " + say($0) } ?? ""
      return (":\(command.rawValue)\(word)\(argument)", say(command.summary))
    }
    let all = rows + commands
    let column = min(width / 2, (all.map { DisplayWidth.of($0.0) }.max() ?? 0) + 2)
    return all.flatMap { name, summary in
      DisplayWidth.of(name) > column - 2
        ? lines(name, first: "  ", hanging: "    ")
          + lines(summary, first: "      ", hanging: "      ")
        : lines(
          summary, first: "  " + DisplayWidth.padded(name, to: column),
          hanging: String(repeating: " ", count: column + 2))
    }
  }

  private func withheld(_ hidden: [Address], _ restored: [Address]) -> [String] {
    var result: [String] = []
    if !hidden.isEmpty {
      let names = list(hidden)
      result += lines(
        say(
          Phrase(
            zh: "以下答案与目前情况无关，暂不计入（仍为您保留）：\(names)",
            en: "These answers do not apply now and do not count (they are kept): \(names)")))
    }
    if !restored.isEmpty {
      let names = list(restored)
      result += lines(
        say(Phrase(zh: "以下答案重新计入：\(names)", en: "These answers count again: \(names)")))
    }
    return result
  }

  private func list(_ addresses: [Address]) -> String {
    let names = addresses.prefix(8).map { address in
      itemPrefix(of: address)
        + DisplayWidth.truncated(
          focused(on: address).filled(questionnaire[address.question].wording.label), to: 24)
    }
    let more = addresses.count > 8 ? " …（\(addresses.count)）" : ""
    return names.joined(separator: language == .chinese ? "、" : ", ") + more
  }

  /// An explanation to some depth, and how to look further.
  private func explained(_ explanation: Explanation, depth: Int) -> [String] {
    let text = self.explanation(explanation, depth: depth)
    guard let deeper = explanation.hidden(below: depth) else { return text }
    let how = Phrase(
      zh: "（再往下：:explain \(deeper)；一直到答案：:explain \(explanation.name) 9）",
      en: "(further down: :explain \(deeper); down to the answers: :explain \(explanation.name) 9)")
    return text + lines(say(how), first: "  ", hanging: "  ").map(dimmed)
  }

  /// An explanation as an indented list: each line a name, its value and its rule.
  public func explanation(_ explanation: Explanation, depth: Int) -> [String] {
    told(explanation, level: 0, depth: depth)
  }

  private func told(_ explanation: Explanation, level: Int, depth: Int) -> [String] {
    let indent = String(repeating: "  ", count: level + 1)
    var result = lines(head(explanation), first: indent, hanging: indent + "  ")
    if let formula = explanation.formula, !explanation.isRepeated,
      explanation.origin != .relevance, !isName(formula)
    {
      result += lines(oneLine(formula), first: indent + "  ← ", hanging: indent + "    ")
        .map(dimmed)
    }
    guard level < depth else { return result }
    return result + explanation.parts.flatMap { told($0, level: level + 1, depth: depth) }
  }

  private func head(_ explanation: Explanation) -> String {
    let value = label(of: explanation) ?? explanation.text ?? absent(explanation)
    if explanation.origin == .relevance, let formula = explanation.formula {
      let rule = say(Phrase(zh: "条件：", en: "The rule: "))
      let holds = Phrase(zh: "成立", en: "holds").text(in: language)
      let fails = Phrase(zh: "不成立", en: "does not hold").text(in: language)
      return "\(rule)\(oneLine(formula)) → \(explanation.value.isTrue ? holds : fails)"
    }
    let exact = explanation.exact.map { language == .chinese ? "（= \($0)）" : " (= \($0))" } ?? ""
    let label =
      explanation.label.map { " " + DisplayWidth.truncated(filled($0), to: width / 2) } ?? ""
    return explanation.name + label + colon + value + exact + origin(explanation)
  }

  /// The value in words: the label of a choice, yes or no.
  private func label(of explanation: Explanation) -> String? {
    if let index = explanation.question {
      return questionnaire.label(
        of: explanation.value, for: questionnaire[index], in: language)
    }
    if let isTrue = explanation.value.boolean {
      return say(isTrue ? Phrase(zh: "是", en: "yes") : Phrase(zh: "否", en: "no"))
    }
    let list = questionnaire.calculation(named: explanation.name)?.choiceList
    return list.flatMap { questionnaire.choiceLists[$0].choice(of: explanation.value) }
      .map { filled($0.label) }
  }

  private func absent(_ explanation: Explanation) -> String {
    explanation.origin == .item
      ? say(Phrase(zh: "暂不能判断", en: "unknown")) : say(Phrase(zh: "（空）", en: "(none)"))
  }

  /// A rule that is only the name of another value says nothing that its part does not.
  private func isName(_ formula: String) -> Bool {
    formula.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
  }

  private func oneLine(_ formula: String) -> String {
    formula.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func origin(_ explanation: Explanation) -> String {
    if explanation.isRepeated { return say(Phrase(zh: "（见上）", en: " (see above)")) }
    switch explanation.origin {
    case .answer, .rule, .item, .relevance, .instances, .redLine: return ""
    case .defaultValue: return say(Phrase(zh: "（默认）", en: " (default)"))
    case .unanswered: return say(Phrase(zh: "（未答）", en: " (unanswered)"))
    case .table(let rows) where rows.isEmpty: return ""
    case .table(let rows):
      let numbers = rows.map(String.init).joined(separator: ", ")
      return say(Phrase(zh: "（决策表第 \(numbers) 行）", en: " (row \(numbers) of the table)"))
    }
  }
}

extension Explanation {
  /// The name of the first part whose own parts lie deeper than `depth`.
  fileprivate func hidden(below depth: Int) -> String? {
    if depth == 0 { return parts.isEmpty ? nil : name }
    return parts.lazy.compactMap { $0.hidden(below: depth - 1) }.first
  }
}
