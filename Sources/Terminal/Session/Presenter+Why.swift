import Diagnostics
import FEEL
import Interviewing
import Questionnaires
import Scoring

extension Presenter {
  /// Why a question is asked, or not: its rule and those around it with what they read, and its
  /// source.
  func why(_ address: Address) -> [String] {
    let place = focused(on: address)
    let question = questionnaire[address.question]
    let name = "\(sheet.name(of: address))  \(place.filled(question.wording.label))"
    return lines(name, first: "  ", hanging: "    ") + place.reasons(address)
      + asking(question, address) + source(question.wording)
  }

  /// Why a repeat is there, or not.
  func why(repeatIndex index: Int) -> [String] {
    let definition = questionnaire.repeats[index]
    let name = "\(definition.name)  \(filled(definition.wording.label))"
    let rules = Explanation.relevance(of: definition, on: sheet)
    return lines(name, first: "  ", hanging: "    ")
      + told(rules, isRelevant: interview.isRelevant(repeatIndex: index))
      + source(definition.wording)
  }

  private func reasons(_ address: Address) -> [String] {
    let rules = Explanation.relevance(of: questionnaire[address.question], on: sheet)
    return told(rules, isRelevant: sheet.relevance(at: address) == .relevant)
  }

  private func told(_ rules: [Explanation], isRelevant: Bool) -> [String] {
    guard !rules.isEmpty else {
      let always = Phrase(zh: "每一份评价都要问这一题。", en: "Every assessment asks this question.")
      return lines(say(always), first: "  ", hanging: "  ")
    }
    let head =
      isRelevant
      ? Phrase(zh: "问这一题，是因为：", en: "This is asked because:")
      : Phrase(zh: "现在不问这一题，是因为：", en: "This is not asked at the moment, because:")
    return lines(say(head), first: "  ", hanging: "  ")
      + rules.flatMap { explanation($0, depth: 2) }
  }

  /// Where a question is part of the assessment and the interview does not stop there by itself.
  private func asking(_ question: Question, _ address: Address) -> [String] {
    guard sheet.relevance(at: address) == .relevant, !sheet.isAsked(at: address),
      let ask = question.ask
    else { return [] }
    let head = Phrase(
      zh: "不主动问，需要时用 :goto 前往；主动问的条件是：",
      en: "The interview does not stop here by itself; it would, if:")
    let rule = ask.source.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return lines(say(head), first: "  ", hanging: "  ")
      + lines(rule, first: "    ", hanging: "    ").map(dimmed)
  }

  private func source(_ wording: Wording) -> [String] {
    guard let source = wording.source else { return [] }
    return lines(filled(source), first: say(Phrase(zh: "  依据：", en: "  Source: ")), hanging: "  ")
  }
}
