import Diagnostics
import Interviewing
import Questionnaires

extension Presenter {
  /// The same state as the questions and texts of one instance see it.
  func focused(on address: Address) -> Presenter {
    guard address.instance != nil else { return self }
    return Presenter(interview.focused(on: address), width: width, usesColour: usesColour)
  }

  /// How one instance is called: its number, its repeat, and its own label where there is one.
  func title(ofInstance number: Int, _ index: Int, in language: Language? = nil) -> String {
    let language = language ?? self.language
    let definition = questionnaire.repeats[index]
    let name = filled(definition.wording.label, in: language)
    let head = Phrase(zh: "\(name)第 \(number + 1) 条", en: "\(name), entry \(number + 1)")
    guard let label = label(ofInstance: number, index, in: language) else {
      return head.text(in: language)
    }
    let own = DisplayWidth.truncated(label, to: width / 2)
    return head.text(in: language) + Phrase(zh: "（\(own)）", en: " (\(own))").text(in: language)
  }

  /// The label of an instance, or its first answer.
  private func label(ofInstance number: Int, _ index: Int, in language: Language) -> String? {
    let definition = questionnaire.repeats[index]
    guard let first = definition.questions.first else { return nil }
    let address = Address(first, instance: number)
    if let label = definition.instanceLabel {
      return focused(on: address).filled(label, in: language)
    }
    return questionnaire.label(
      of: sheet.value(at: address), for: questionnaire[first], in: language)
  }

  /// The instances of a repeat, each with its number, and how to get at them.
  func instances(ofRepeat index: Int) -> [String] {
    let count = sheet.instanceCount(ofRepeat: index)
    guard count > 0 else { return [] }
    let rows = (0..<count).flatMap { number in
      let open = questionnaire.repeats[index].questions.count { question in
        sheet.isOpen(at: Address(question, instance: number))
      }
      let left = Phrase(zh: "（还有 \(open) 题未答）", en: " (\(open) open)")
      let text =
        label(ofInstance: number, index, in: language) ?? say(Phrase(zh: "（空）", en: "(empty)"))
      return lines(
        Visible.text(text) + (open > 0 ? say(left) : ""),
        first: "  " + DisplayWidth.padded(String(number + 1), to: 3, .trailing) + "  ",
        hanging: "       ")
    }
    let how = Phrase(
      zh: "修改第 1 条输入 :goto 1，删除输入 :remove 1。",
      en: ":goto 1 changes the first, :remove 1 removes it.")
    return rows + lines(say(how), first: "  ", hanging: "  ").map(dimmed)
  }
}
