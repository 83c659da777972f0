import Diagnostics
public import Interviewing
import Questionnaires
import Scoring

extension Presenter {
  /// What a change would do, and the question whether to make it; again only the question.
  public func confirmation(_ preview: Preview, isAgain: Bool = false) -> [String] {
    let ask = Phrase(zh: "确定要这样改吗？（y/n）", en: "Make this change? (y/n)")
    if isAgain { return [""] + lines(say(ask)).map(emphasised) }
    return [""] + lines(head(preview.subject)).map(emphasised) + changes(preview)
      + lines(say(ask)).map(emphasised)
  }

  /// The cursor of ``confirmation(_:)``: Enter leaves everything as it is.
  public var confirmationCursor: String { say(Phrase(zh: "[否] > ", en: "[no] > ")) }

  /// What an answer would do; nothing is asked.
  func whatIf(_ preview: Preview) -> [String] {
    let head = Phrase(
      zh: "假如\(subject(preview.subject).zh)：", en: "If \(subject(preview.subject).en):")
    let saved = Phrase(zh: "（只是试算，没有改动）", en: "(only worked out; nothing was changed)")
    let nothing = Phrase(zh: "得分、等级和其他答案都不变。", en: "Scores, grade and other answers stay the same.")
    let told =
      preview.isEmpty ? lines(say(nothing), first: "  ", hanging: "  ") : changes(preview)
    return lines(say(head)) + told + lines(say(saved), first: "  ", hanging: "  ").map(dimmed)
  }

  private func head(_ subject: Preview.Subject) -> String {
    say(
      Phrase(
        zh: "\(self.subject(subject).zh)，会带来以下变化：",
        en: "\(capitalised(self.subject(subject).en)): this is what changes."))
  }

  private func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private func subject(_ subject: Preview.Subject) -> Phrase {
    switch subject {
    case .answer(let address, let answer): change(to: answer, at: address)
    case .notApplicable(let items):
      Phrase(
        zh: "把 \(shortened(items, .chinese)) 记为不适用",
        en: "\(shortened(items, .english)) marked as not applicable")
    case .addition(let index):
      Phrase(
        zh: "增加一条\(filled(questionnaire.repeats[index].wording.label, in: .chinese))",
        en: "an entry added to \(filled(questionnaire.repeats[index].wording.label, in: .english))")
    case .removal(let number, let index):
      Phrase(
        zh: "删除\(title(ofInstance: number, index, in: .chinese))",
        en: "\(title(ofInstance: number, index, in: .english)) removed")
    }
  }

  private func change(to answer: Answer, at address: Address) -> Phrase {
    let question = questionnaire[address.question]
    func label(_ answer: Answer, _ language: Language) -> String {
      guard case .given(let value) = answer else {
        return Phrase(zh: "空", en: "empty").text(in: language)
      }
      let text = questionnaire.label(of: value, for: question, in: language) ?? ""
      return DisplayWidth.truncated(Visible.lines(text), to: width / 2)
    }
    let item = itemPrefix(of: address)
    let zh = item + focused(on: address).filled(question.wording.label, in: .chinese)
    let en = item + focused(on: address).filled(question.wording.label, in: .english)
    let now = sheet.answer(at: address)
    guard case .given = now, now != answer else {
      return Phrase(
        zh: "“\(zh)”答“\(label(answer, .chinese))”", en: "“\(en)” is “\(label(answer, .english))”")
    }
    return Phrase(
      zh: "“\(zh)”由“\(label(now, .chinese))”改为“\(label(answer, .chinese))”",
      en: "“\(en)” goes from “\(label(now, .english))” to “\(label(answer, .english))”")
  }

  private func shortened(_ names: [String], _ language: Language) -> String {
    let separator = language == .chinese ? "、" : ", "
    let shown = names.prefix(8).joined(separator: separator)
    guard names.count > 8 else { return shown }
    return shown
      + Phrase(zh: " 等 \(names.count) 项", en: " and others, \(names.count) in all").text(
        in: language)
  }
}

// MARK: What changes

extension Presenter {
  private func changes(_ preview: Preview) -> [String] {
    let (opened, closed) = (preview.opened, preview.closed)
    return preview.movements.flatMap(movement)
      + opened.flatMap { redLine($0, Phrase(zh: "触及红线 ", en: "red line crossed: ")) }.map(alerting)
      + closed.flatMap { redLine($0, Phrase(zh: "不再触及红线 ", en: "red line no longer crossed: ")) }
      + answers(
        preview.withheld, Phrase(zh: "不再计入，仍为您保留", en: "no longer count, but are kept"))
      + answers(preview.restored, Phrase(zh: "重新计入，会再问一次", en: "count again, and are asked again"))
      + answers(preview.replaced, Phrase(zh: "被覆盖", en: "are overwritten"))
      + answers(preview.removed, Phrase(zh: "一并删除", en: "are removed with it"))
      + answers(preview.refused, Phrase(zh: "之后须修改", en: "will have to be changed"))
      + questions(preview.questions)
  }

  /// One figure, from what to what.
  func movement(_ movement: Preview.Movement) -> [String] {
    let label = filled(questionnaire.figures[movement.before.rule].wording.label)
    let text = "\(label)\(colon)\(printed(movement.before)) → \(printed(movement.after))"
    let isGrade = movement.before.role == .grade
    return lines(text, first: "  ", hanging: "    ").map { isGrade ? emphasised($0) : $0 }
  }

  private func printed(_ figure: Scorecard.Figure) -> String {
    let text = figure.role == .grade ? gradeLabel(figure.text) : figure.text ?? "—"
    guard let range = figure.range else { return text }
    let ends = say(
      Phrase(zh: "（\(range.low) 至 \(range.high)）", en: " (\(range.low) to \(range.high))"))
    return text + ends
  }

  private func redLine(_ line: Scorecard.OpenRedLine, _ head: Phrase) -> [String] {
    let item = line.item.map { "（\($0)）" } ?? ""
    let label = filled(questionnaire.redLines[line.rule].wording.label)
    return lines("\(say(head))\(line.code)\(item) \(label)", first: "  ", hanging: "    ")
  }

  /// The answers by label, each with what it says; twelve lines at most.
  private func answers(_ addresses: [Address], _ head: Phrase) -> [String] {
    guard !addresses.isEmpty else { return [] }
    let count = Phrase(zh: "（\(addresses.count) 个答案）", en: " (\(addresses.count))")
    let ordered = addresses.sorted { sheet.isBefore($0, $1) }
    let rows = ordered.prefix(12).flatMap { address in
      lines(line(of: address), first: "    · ", hanging: "      ")
    }
    let more = Phrase(
      zh: "    另有 \(addresses.count - 12) 个。", en: "    and \(addresses.count - 12) more.")
    return lines(say(head) + say(count) + colon, first: "  ", hanging: "  ") + rows
      + (addresses.count > 12 ? [say(more)] : [])
  }

  /// A question by label with the answer that was given, relevant or not.
  func line(of address: Address) -> String {
    let place = focused(on: address)
    let question = questionnaire[address.question]
    let label = DisplayWidth.truncated(place.filled(question.wording.label), to: width / 2)
    let number = address.instance.map { "（\($0 + 1)）" } ?? itemPrefix(of: address)
    guard case .given(let value) = sheet.answer(at: address),
      let answer = questionnaire.label(of: value, for: question, in: language)
    else { return number + label }
    let text = DisplayWidth.truncated(Visible.text(answer), to: width / 2)
    return number + label + colon + text
  }

  /// The scored item that a question belongs to, before its label; empty for others.
  func itemPrefix(of address: Address) -> String {
    let item = questionnaire.scoredItems.first { $0.questions.contains(address.question) }
    return item.map { $0.name + " " } ?? ""
  }

  private func questions(_ count: Int) -> [String] {
    guard count != 0 else { return [] }
    let text =
      count > 0
      ? Phrase(zh: "要多答 \(count) 题", en: "\(count) more to answer")
      : Phrase(zh: "可以少答 \(-count) 题", en: "\(-count) fewer to answer")
    return lines(say(text), first: "  ", hanging: "  ")
  }
}
