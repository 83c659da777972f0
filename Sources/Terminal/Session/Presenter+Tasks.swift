import Diagnostics
import FEEL
import Questionnaires

extension Presenter {
  /// The task that a scored question comes from, with its targets and units.
  func task(of question: Question) -> [String] {
    guard
      let item = questionnaire.scoredItems.first(where: { $0.questions.contains(question.index) }),
      let name = item.task, let task = questionnaire.registers.tasks?.choice(named: name)
    else { return [] }
    var result = lines(
      name + " " + filled(task.label), first: say(Phrase(zh: "  任务：", en: "  Task: ")),
      hanging: "  ")
    if let units = task.column("units")?.strings, !units.isEmpty {
      let labels = units.map { unit in
        questionnaire.registers.units?.choice(named: unit).map { filled($0.label) } ?? unit
      }
      result += lines(
        labels.joined(separator: say(Phrase(zh: "、", en: ", "))),
        first: say(Phrase(zh: "  责任单位：", en: "  Responsible: ")), hanging: "  ")
    }
    return result + targets(of: name)
  }

  /// The targets of a task, those marked whose deadline has passed at the date of the assessment.
  private func targets(of task: String) -> [String] {
    let targets = (questionnaire.registers.targets?.choices ?? []).filter {
      $0.column("task")?.strings.first == task
    }
    return targets.flatMap { target in
      let deadline = target.column("deadline")?.strings.first ?? ""
      let past = say(Phrase(zh: "（已到期）", en: " (deadline passed)"))
      let text =
        filled(target.label) + " " + figure(of: target) + (deadline.isEmpty ? "" : " · " + deadline)
        + (isPast(deadline) ? past : "")
      return lines(text, first: say(Phrase(zh: "  目标：", en: "  Target: ")), hanging: "  ")
    }
  }

  private func figure(of target: ChoiceList.Choice) -> String {
    let sign = target.column("op")?.strings.first ?? ""
    let value = target.column("value")?.strings.first ?? ""
    let unit: String =
      switch target.column("unit") {
      case .wording(let text): filled(text)
      case .text(let text): text
      case .texts, nil: ""
      }
    return sign + value + unit
  }

  /// Deadlines are dates or years as text, which compare as they sort.
  private func isPast(_ deadline: String) -> Bool {
    guard !deadline.isEmpty, let index = questionnaire.subject.date,
      let date = sheet.value(at: Address(index)).date
    else { return false }
    return deadline < String(date.description.prefix(deadline.count))
  }
}
