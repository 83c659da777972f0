import Diagnostics
import FEEL
public import Interviewing
public import Questionnaires

extension Presenter {
  /// The headings above a question, outermost first.
  public func headings(of address: Address) -> [String] {
    path(to: address.question, in: questionnaire.outline)?.compactMap { $0 } ?? []
  }

  private func path(to question: Question.Index, in items: [Item]) -> [String?]? {
    for item in items {
      switch item {
      case .question(question): return []
      case .group(let group):
        if let rest = path(to: question, in: group.items) {
          return [group.wording.map { filled($0.label) }] + rest
        }
      case .repeat(let index):
        let definition = questionnaire.repeats[index]
        if definition.questions.contains(question) { return [filled(definition.wording.label)] }
      case .question, .note, .calculation: break
      }
    }
    return nil
  }

  /// A question with its headings where they differ from those shown last, its choices and its
  /// hint; the cursor follows on the next line. A question that is asked again is one line, so that
  /// what was said in between stays in sight.
  public func question(_ inquiry: Inquiry, after shown: [String], isAgain: Bool = false)
    -> [String]
  {
    let question = questionnaire[inquiry.address.question]
    if isAgain { return [""] + questionLines(inquiry, question, isAgain: true) }
    var headings = headings(of: inquiry.address)
    // The use of a template is often called as its only question is.
    if headings.last == focused(on: inquiry.address).filled(question.wording.label) {
      headings.removeLast()
    }
    var lines: [String] = headingLines(headings, after: shown)
    for note in notes(before: inquiry.address.question) {
      lines += self.lines(filled(note.wording.label), first: "  ", hanging: "  ")
    }
    let place = focused(on: inquiry.address)
    lines += questionLines(inquiry, question, isAgain: false)
    lines += place.choiceLines(inquiry)
    lines += place.hintLines(question)
    lines += remarkLines(inquiry.address)
    lines += unfinishedLines(at: inquiry.address)
    if question.isReadOnly { lines.append(say(Phrase(zh: "  （系统填写）", en: "  (filled in)"))) }
    return lines
  }

  private func questionLines(_ inquiry: Inquiry, _ question: Question, isAgain: Bool) -> [String] {
    let instance = inquiry.address.instance.map { "（\($0 + 1)）" } ?? ""
    let mark = inquiry.isRequired ? "" : say(Phrase(zh: "（选答）", en: " (optional)"))
    let choices = isAgain ? reminder(inquiry, question) : ""
    let progress = "[\(inquiry.answered + 1)/\(max(inquiry.asked, inquiry.answered + 1))] "
    let label = focused(on: inquiry.address).filled(question.wording.label)
    return lines(instance + label + mark + choices, first: progress, hanging: "  ")
      .map(emphasised)
  }

  /// What a question that is asked again in one line says of the answers that it takes.
  private func reminder(_ inquiry: Inquiry, _ question: Question) -> String {
    if case .boolean = question.kind { return say(Phrase(zh: "（y/n）", en: " (y/n)")) }
    return inquiry.choices.isEmpty ? "" : say(Phrase(zh: "（? 看选项）", en: " (? for choices)"))
  }

  /// The remark on the question, so that one that is there is not written over unseen.
  private func remarkLines(_ address: Address) -> [String] {
    guard let note = interview.notes[address] else { return [] }
    return lines(note, first: say(Phrase(zh: "  备注：", en: "  Remark: ")), hanging: "    ")
      .map(dimmed)
  }

  private func headingLines(_ headings: [String], after shown: [String]) -> [String] {
    let common = zip(headings, shown).prefix { $0 == $1 }.count
    guard common < headings.count else { return [""] }
    var result = [""]
    for (depth, heading) in headings.enumerated().dropFirst(common) {
      if depth == 0 {
        result.append(dimmed(String(repeating: "─", count: width / 2)))
        result += lines(heading).map(emphasised)
      } else {
        result += lines(heading, first: "▸ ", hanging: "  ")
      }
    }
    return result
  }

  private func choiceLines(_ inquiry: Inquiry) -> [String] {
    let offers = inquiry.choices
    guard !offers.isEmpty else { return [] }
    let keyWidth = offers.map { DisplayWidth.of($0.key) }.max() ?? 1
    let labels = offers.map { offer in
      DisplayWidth.padded(offer.key, to: keyWidth, .trailing) + "  "
        + filled(offer.choice.label)
    }
    let widest = labels.map { DisplayWidth.of($0) }.max() ?? 0
    let columns = offers.count > 8 ? max(1, (width - 2) / (widest + 3)) : 1
    guard columns > 1 else {
      return labels.flatMap {
        lines($0, first: "  ", hanging: String(repeating: " ", count: keyWidth + 4))
      }
    }
    let rows = (labels.count + columns - 1) / columns
    return (0..<rows).map { row in
      "  "
        + stride(from: row, to: labels.count, by: rows)
        .map { DisplayWidth.padded(labels[$0], to: widest + 3) }.joined()
        .trimmingTrailingSpaces()
    }
  }

  private func hintLines(_ question: Question) -> [String] {
    var hint = question.wording.hint.map { filled($0) }
    if hint == nil {
      switch question.kind {
      case .boolean: hint = say(Phrase(zh: "是或否（y/n）", en: "yes or no (y/n)"))
      case .date: hint = say(Phrase(zh: "日期，如 2026-11-23", en: "a date, such as 2026-11-23"))
      case .selectMultiple:
        hint = say(Phrase(zh: "可多选，用空格隔开", en: "several, with blanks between"))
      case .integer, .decimal, .text, .selectOne, .attachment: break
      }
    }
    return (hint.map { lines($0, first: "  ", hanging: "  ").map(dimmed) } ?? [])
      + (completesWithTab(question) ? [dimmed("  " + say(Presenter.tabHint))] : [])
  }

  private static let tabHint = Phrase(
    zh: "可输入序号、名称或拼音首字母，按 Tab 补全。", en: "A number or a name; Tab completes it.")

  /// Long lists are quicker to type than to read, and people do not try Tab by themselves.
  private func completesWithTab(_ question: Question) -> Bool {
    guard hasCompletion else { return false }
    return questionnaire.choiceList(of: question.kind).map { $0.choices.count > 12 } ?? false
  }

  /// What stands before the cursor: what Enter takes, then the sign to type.
  public func cursor(_ inquiry: Inquiry) -> String {
    guard let proposal = inquiry.proposal else { return "> " }
    let question = questionnaire[inquiry.address.question]
    let label = questionnaire.label(of: proposal, for: question, in: language) ?? ""
    let key = inquiry.choices.first { $0.choice.value == proposal }?.key
    let shown = key.map { $0 == label ? label : "\($0) \(label)" } ?? label
    let line = Visible.text(shown)
    return "[\(DisplayWidth.truncated(line, to: width / 2))] > "
  }

  /// The question whether another instance is wanted.
  public func another(repeatIndex index: Int, after shown: [String]) -> [String] {
    let definition = questionnaire.repeats[index]
    let count = sheet.instanceCount(ofRepeat: index)
    var lines = headingLines([filled(definition.wording.label)], after: shown)
    if count == 0, let hint = definition.wording.hint {
      lines += self.lines(filled(hint), first: "  ", hanging: "  ").map(dimmed)
    }
    lines += instances(ofRepeat: index)
    let question =
      count == 0
      ? Phrase(zh: "现在填写一条吗？（y/n）", en: "Add one now? (y/n)")
      : Phrase(zh: "已填 \(count) 条。再填一条吗？（y/n）", en: "\(count) so far. Add another? (y/n)")
    return lines + self.lines(say(question)).map(emphasised)
  }

  /// The cursor of ``another(repeatIndex:after:)``.
  public func anotherCursor(repeatIndex index: Int) -> String {
    let isShort = sheet.instanceCount(ofRepeat: index) < questionnaire.repeats[index].minimum
    return say(isShort ? Phrase(zh: "[是] > ", en: "[yes] > ") : Phrase(zh: "[否] > ", en: "[no] > "))
  }

  /// The relevant notes that stand between a question and the question before it that is relevant.
  private func notes(before question: Question.Index) -> [Note] {
    notes { $0 == question }
  }

  /// The relevant notes behind the last question.
  func closingNotes() -> [Note] {
    notes { _ in false }
  }

  private func notes(upTo isEnd: (Question.Index) -> Bool) -> [Note] {
    var pending: [Note] = []
    func walk(_ items: [Item]) -> Bool {
      for item in items {
        switch item {
        case .note(let note): if isRelevant(note) { pending.append(note) }
        case .question(let index):
          if isEnd(index) { return true }
          if sheet.isAsked(at: Address(index)) { pending = [] }
        case .group(let group): if walk(group.items) { return true }
        case .repeat(let index):
          if questionnaire.repeats[index].questions.contains(where: isEnd) { return true }
          if interview.isRelevant(repeatIndex: index) { pending = [] }
        case .calculation: break
        }
      }
      return false
    }
    _ = walk(questionnaire.outline)
    return pending
  }

  private func isRelevant(_ note: Note) -> Bool {
    note.relevanceCell.map { sheet.value(ofCell: $0).isTrue } ?? true
  }
}

extension String {
  func trimmingTrailingSpaces() -> String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
