import Diagnostics
import Interviewing
import Questionnaires

/// What a session says between questions.
extension Presenter {
  /// What was taken, where something else was typed.
  func taken(_ label: String) -> [String] {
    lines(label, first: "  → ", hanging: "    ").map(dimmed)
  }

  func interrupted() -> [String] {
    let text = Phrase(
      zh: "答案都已存盘。再按一次 Ctrl-C 退出，或接着回答。",
      en: "Every answer is saved. Press Ctrl-C again to leave, or go on.")
    return [""] + lines(say(text))
  }

  func unreadable() -> [String] {
    let text = Phrase(
      zh: "这一行不是有效的文字（UTF-8），或者太长，没有采用。请重新输入。",
      en: "That line is not valid UTF-8 text, or too long. It was not taken; please type it again.")
    return lines(say(text), first: "! ", hanging: "  ")
  }

  /// How a text of several lines is ended, with the lines that are there already.
  func howToCompose(at address: Address) -> [String] {
    let text = Phrase(
      zh: "逐行输入，单独一行 . 结束，Ctrl-C 先放在一边。（一行只有一个点的，输入 ..）",
      en: "Type line by line; a line with a lone . ends the text, Ctrl-C puts it aside. "
        + "(Type .. for a line that is a full stop.)")
    let sofar = interview.unfinished[address] ?? []
    return lines(say(text), first: "  ", hanging: "  ").map(dimmed)
      + sofar.flatMap { lines($0, first: Session.composingCursor, hanging: "  ") }.map(dimmed)
  }

  func composingPutAside(at address: Address) -> [String] {
    [""] + unfinishedLines(at: address)
      + lines(say(Phrase(zh: "原来的答案没有改动。", en: "The answer is as before.")))
  }

  /// How much of a text is there that is no answer yet, and how to go on; nothing where there is none.
  func unfinishedLines(at address: Address) -> [String] {
    guard let sofar = interview.unfinished[address], let last = sofar.last else { return [] }
    let end = DisplayWidth.truncated(Visible.text(last), to: width / 3)
    let text = Phrase(
      zh: "有 \(sofar.count) 行还没写完（末行“\(end)”），都已存盘。:text 接着写，:edit 在编辑器中写，"
        + ":clear 删去。",
      en:
        "A text is kept that is not ended yet (lines: \(sofar.count), the last is “\(end)”). :text "
        + "goes on, :edit opens it in your editor, :clear takes it away.")
    return lines(say(text), first: "  ", hanging: "  ")
  }

  func nothingEdited() -> [String] {
    lines(say(Phrase(zh: "没有改动。", en: "Nothing was changed.")))
  }

  /// What is said when nothing is left to ask.
  func complete(missing: [Address]) -> [String] {
    let repeats = interview.shortRepeats()
    guard missing.isEmpty, repeats.isEmpty else {
      return [""] + self.missing(missing, repeats: repeats)
    }
    let next = Phrase(
      zh: "题目都已答完。输入 :review 核对全部答案，:sign 签署，:quit 存盘退出。",
      en:
        "That was the last question. Type :review to see all answers, :sign to sign, :quit to leave."
    )
    let notes = closingNotes().flatMap {
      lines(filled($0.wording.label), first: "  ", hanging: "  ")
    }
    return [""] + notes + ["", emphasised(say(Phrase(zh: "得分", en: "Scores")))]
      + scores(interview.scorecard)
      + [""] + lines(say(next))
  }
}
