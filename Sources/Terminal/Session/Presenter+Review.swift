import Diagnostics
import FEEL
import Interviewing
import Questionnaires
import Scoring

extension Presenter {
  /// Everything before signing, exceptions first: red lines, what is missing or refused, what came
  /// back and was not looked at again, warnings, findings; then the scores, then all answers, the
  /// withheld ones last.
  public func review() -> [String] {
    let scorecard = interview.scorecard
    let title = emphasised(say(Phrase(zh: "签署前核对", en: "Review before signing")))
    return [title] + exceptions(scorecard) + [emphasised(say(Phrase(zh: "得分", en: "Scores")))]
      + figures(scorecard) + answers() + withheldAnswers()
  }

  private func exceptions(_ scorecard: Scorecard) -> [String] {
    var result = redLines(scorecard)
    let outstanding = interview.outstanding()
    let repeats = interview.shortRepeats()
    if !(outstanding.isEmpty && repeats.isEmpty) {
      result += missing(outstanding, repeats: repeats)
    }
    result += unconfirmed()
    for address in interview.beingWritten {
      result +=
        lines(
          sheet.name(of: address), first: "  ", hanging: "    ") + unfinishedLines(at: address)
    }
    for warning in scorecard.warnings {
      result += observation(warning, mark: say(Phrase(zh: "提醒 ", en: "Note ")))
    }
    for finding in scorecard.findings {
      result += observation(finding, mark: "[\(say(finding.level.phrase))] ")
    }
    let none = Phrase(zh: "  没有缺项，没有需要特别注意的地方。", en: "  Nothing is missing and nothing stands out.")
    return result.isEmpty ? lines(say(none), hanging: "  ") : result
  }

  /// Answers that count again and have not been confirmed since.
  private func unconfirmed() -> [String] {
    let waiting = sheet.addresses().filter {
      interview.toConfirm.contains($0) && sheet.relevance(at: $0) == .relevant
    }
    guard !waiting.isEmpty else { return [] }
    let head = Phrase(
      zh: "\(waiting.count) 个答案曾暂不计入，现在重新计入，还没有再次确认：",
      en: "Withheld before, counting again, and not confirmed yet (\(waiting.count)):")
    return lines(say(head), first: "  ", hanging: "  ")
      + waiting.prefix(12).flatMap { address in
        lines(
          "\(sheet.name(of: address))  \(line(of: address))", first: "    ", hanging: "      ")
      }
  }

  private func observation(_ observation: Scorecard.Observation, mark: String) -> [String] {
    let wording = questionnaire.findingRules[observation.rule].wording
    let item = observation.item.map { questionnaire.scoredItems[$0].name + "  " } ?? ""
    return lines(
      item + filled(wording.label), first: "  " + mark,
      hanging: "    ")
  }

  /// The answers that do not count, for want of relevance.
  private func withheldAnswers() -> [String] {
    let withheld = interview.withheld()
    guard !withheld.isEmpty else { return [] }
    let head = Phrase(
      zh: "暂不计入的答案（\(withheld.count) 个，随档案保存，不计分）",
      en: "Withheld answers (\(withheld.count); on the record, not counted)")
    return lines(say(head)).map(emphasised)
      + withheld.flatMap { lines("× " + line(of: $0), first: "  ", hanging: "      ") }
  }

  /// All answers that count, under their headings.
  public func answers() -> [String] {
    var shown: [String] = []
    var result: [String] = []
    for address in sheet.addresses() where sheet.relevance(at: address) == .relevant {
      guard let answer = answerLabel(at: address) ?? interview.notes[address].map({ _ in "—" })
      else { continue }
      let headings = headings(of: address) + instanceTitle(of: address)
      if headings != shown {
        result += lines(headings.joined(separator: " ▸ ")).map(emphasised)
        shown = headings
      }
      let label = DisplayWidth.truncated(
        focused(on: address).filled(questionnaire[address.question].wording.label), to: width / 2)
      let mark = sheet.answer(at: address) == .open ? say(Phrase(zh: "（默认）", en: " (default)")) : ""
      result += lines("\(label)\(colon)\(answer)\(mark)", first: "  ", hanging: "      ")
      result += remark(on: address)
    }
    return result
  }

  private func instanceTitle(of address: Address) -> [String] {
    guard let number = address.instance, let index = questionnaire[address.question].repeatIndex
    else { return [] }
    return [title(ofInstance: number, index)]
  }

  /// The remark on a question, if there is one.
  private func remark(on address: Address) -> [String] {
    guard let note = interview.notes[address] else { return [] }
    return lines(
      note, first: say(Phrase(zh: "      备注：", en: "      Remark: ")), hanging: "        ")
  }
}
