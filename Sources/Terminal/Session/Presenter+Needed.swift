import Diagnostics
import FEEL
import Interviewing
import Questionnaires
import Scoring

extension Presenter {
  /// The open questions that can still change the grade, most decisive first.
  func needed(_ needed: Needed) -> [String] {
    let shown = needed.leads.prefix(20)
    guard !(shown.isEmpty && needed.repeats.isEmpty) else {
      return lines(say(nothingNeeded(needed)))
    }
    let count = needed.leads.count
    let questions = count == 1 ? "1 open question" : "\(count) open questions"
    let head = Phrase(
      zh: "还有 \(count) 道未答的题可能影响等级，影响大的在前：",
      en: "\(questions) may still change the grade, most decisive first:")
    return standing(needed) + lines(say(head)) + shown.flatMap(lead)
      + needed.repeats.flatMap(growing) + rest(needed, shown.count)
  }

  private func nothingNeeded(_ needed: Needed) -> Phrase {
    needed.settled.isEmpty
      ? Phrase(zh: "没有未答的题，等级已定。", en: "Nothing is open; the grade is settled.")
      : Phrase(
        zh: "其余 \(needed.settled.count) 道未答的题都不会再改变等级。",
        en: "None of the \(needed.settled.count) open questions can change the grade any more.")
  }

  private func standing(_ needed: Needed) -> [String] {
    [needed.total, needed.grade].compactMap { $0 }.flatMap { figure -> [String] in
      let label = filled(questionnaire.figures[figure.rule].wording.label)
      let text = figure.role == .grade ? gradeLabel(figure.text) : figure.text ?? "—"
      let range = figure.range.map {
        say(Phrase(zh: "（可能为 \($0.low) — \($0.high)）", en: " (\($0.low) to \($0.high) possible)"))
      }
      return lines(label + colon + text + (range ?? ""), first: "  ", hanging: "    ")
    }
  }

  private func lead(_ lead: Needed.Lead) -> [String] {
    let place = focused(on: lead.address)
    let label = DisplayWidth.truncated(
      place.filled(questionnaire[lead.address.question].wording.label),
      to: max(20, width / 2))
    return lines(
      "\(sheet.name(of: lead.address))  \(label)\(effect(lead))", first: "  ", hanging: "      ")
  }

  private func growing(_ index: Int) -> [String] {
    let definition = questionnaire.repeats[index]
    let more = Phrase(zh: "（还可以增加条目）", en: " (may get more entries)")
    return lines(
      "\(definition.name)  \(filled(definition.wording.label))\(say(more))", first: "  ",
      hanging: "      ")
  }

  private func effect(_ lead: Needed.Lead) -> String {
    var told: [String] = []
    if let narrowing = lead.narrowing, !narrowing.isZero, !narrowing.isNegative {
      let text = printed(narrowing)
      told.append(say(Phrase(zh: "总分范围最多缩小 \(text)", en: "narrows the total by up to \(text)")))
    }
    if let totals = lead.totals {
      let (low, high) = (printed(totals.lowerBound), printed(totals.upperBound))
      told.append(say(Phrase(zh: "总分可为 \(low) 至 \(high)", en: "total \(low) to \(high)")))
    }
    if !lead.grades.isEmpty {
      let names = lead.grades.map { gradeLabel($0) }.joined(
        separator: say(Phrase(zh: "、", en: ", ")))
      told.append(say(Phrase(zh: "可使等级变为\(names)", en: "can make the grade \(names)")))
    }
    guard !told.isEmpty else { return "" }
    return colon + told.joined(separator: say(Phrase(zh: "；", en: "; ")))
  }

  private func printed(_ number: Decimal) -> String {
    number.rounded(places: 1, .halfEven).plainText(places: 1)
  }

  private func rest(_ needed: Needed, _ shown: Int) -> [String] {
    var result: [String] = []
    let more = needed.leads.count - shown
    if more > 0 {
      result.append(say(Phrase(zh: "  另有 \(more) 道。", en: "  and \(more) more.")))
    }
    if needed.untried > 0 {
      let text = Phrase(
        zh: "题目太多，其中 \(needed.untried) 道没有逐一试答，排在最后。",
        en: "There are too many to try all: \(needed.untried) were not tried and stand last.")
      result += lines(say(text), first: "  ", hanging: "  ")
    }
    if !needed.settled.isEmpty {
      let count = needed.settled.count
      let others = count == 1 ? "The other open question" : "The other \(count) open questions"
      let text = Phrase(
        zh: "其余 \(count) 道未答的题不会改变等级。", en: "\(others) cannot change it.")
      result += lines(say(text), first: "  ", hanging: "  ")
    }
    return result
  }
}
