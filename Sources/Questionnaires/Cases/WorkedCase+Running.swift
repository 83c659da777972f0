public import Diagnostics
import FEEL

extension WorkedCase {
  /// What comes out otherwise than expected, and answers that the questionnaire cannot take; nothing
  /// when the case holds.
  ///
  /// The answers are taken as a batch takes them: an unknown relevance means not applicable.
  public func findings(in questionnaire: Questionnaire) -> [Finding] {
    let log = FindingLog()
    var sheet = Sheet(questionnaire, for: .batch)
    var changes: [(Address, Answer)] = []
    for entry in answers {
      guard let question = question(entry.name, in: questionnaire, at: entry.place, log),
        let answer = answer(entry, to: question, in: questionnaire, log)
      else { continue }
      changes.append((Address(question.index), answer))
    }
    for instance in instances { changes += add(instance, to: &sheet, log) }
    sheet.set(changes)
    for entry in expected { compare(entry, on: sheet, log) }
    if let findings { compare(findings, on: sheet, log) }
    return Findings(log.all).all
  }

  private func question(
    _ name: String, in questionnaire: Questionnaire, at place: Place, _ log: FindingLog
  ) -> Question? {
    if let question = questionnaire.question(named: name) { return question }
    log.error(
      .unknownReference, at: place, zh: "没有名为“\(name)”的问题",
      en: "no question is named '\(name)'",
      help: FindingLog.suggestion(for: name, among: questionnaire.questions.map(\.name.text)))
    return nil
  }

  private func answer(
    _ entry: Entry, to question: Question, in questionnaire: Questionnaire, _ log: FindingLog
  ) -> Answer? {
    guard !entry.text.isEmpty else { return .open }
    if let value = try? questionnaire.value(exactly: entry.text, for: question) {
      return .given(value)
    }
    log.error(
      .badValue, at: entry.place, zh: "这不是“\(entry.name)”可用的回答",
      en: "this is no answer to '\(entry.name)'")
    return nil
  }

  private func add(
    _ instance: Instance, to sheet: inout Sheet, _ log: FindingLog
  ) -> [(Address, Answer)] {
    let questionnaire = sheet.questionnaire
    guard let index = questionnaire.repeats.firstIndex(where: { $0.name == instance.group }) else {
      log.error(
        .unknownReference, at: instance.place, zh: "没有名为“\(instance.group)”的重复组",
        en: "no repeat is named '\(instance.group)'",
        help: FindingLog.suggestion(
          for: instance.group, among: questionnaire.repeats.map(\.name)))
      return []
    }
    let number = sheet.addInstance(toRepeat: index)
    return instance.answers.compactMap { entry in
      let name = "\(instance.group).\(entry.name)"
      guard let question = question(name, in: questionnaire, at: entry.place, log),
        let answer = answer(entry, to: question, in: questionnaire, log)
      else { return nil }
      return (Address(question.index, instance: number), answer)
    }
  }

  private func compare(_ entry: Entry, on sheet: Sheet, _ log: FindingLog) {
    guard let actual = printed(entry, on: sheet, log), actual != entry.text else { return }
    log.error(
      .caseFailed, at: entry.place,
      zh: "算例“\(name)”：\(entry.name) 应为“\(entry.text)”，实为“\(actual)”",
      en: "case '\(name)': \(entry.name) should be '\(entry.text)' and is '\(actual)'")
  }

  /// What is printed for a column, a calculation or a question; nil, and a finding, when there is
  /// none of this name.
  private func printed(_ entry: Entry, on sheet: Sheet, _ log: FindingLog) -> String? {
    let questionnaire = sheet.questionnaire
    if let column = questionnaire.output.first(where: { $0.name == entry.name }),
      case .value(let rule) = column.content
    {
      return text(of: sheet.value(of: rule), places: column.places)
    }
    if let calculation = questionnaire.calculation(named: entry.name) {
      let value = sheet.value(ofCell: calculation.cell)
      return text(of: value, places: calculation.rounding?.places)
    }
    guard let question = question(entry.name, in: questionnaire, at: entry.place, log) else {
      return nil
    }
    return text(of: sheet.value(at: Address(question.index)), places: nil)
  }

  private func text(of value: Value, places: Int?) -> String {
    if let number = value.number {
      guard let places else { return number.description }
      return number.rounded(places: places, mode: .halfEven).plainText(places: places)
    }
    if let isTrue = value.boolean { return isTrue ? "yes" : "no" }
    if let date = value.date { return date.description }
    if let list = value.list {
      return list.map { text(of: $0, places: places) }.joined(separator: " ")
    }
    return value.string ?? ""
  }

  private func compare(_ expected: [Entry], on sheet: Sheet, _ log: FindingLog) {
    let fired = Set(
      sheet.questionnaire.findingRules.filter { sheet.truth(of: $0.when) == .yes }.map(\.name))
    let wanted = Set(expected.map(\.name))
    for entry in expected where !fired.contains(entry.name) {
      log.error(
        .caseFailed, at: entry.place, zh: "算例“\(name)”：缺少意见“\(entry.name)”",
        en: "case '\(name)': there is no finding '\(entry.name)'")
    }
    let surplus = fired.subtracting(wanted).sorted().joined(separator: ", ")
    guard !surplus.isEmpty else { return }
    log.error(
      .caseFailed, at: place, zh: "算例“\(name)”：多出意见 \(surplus)",
      en: "case '\(name)': there are findings that are not expected: \(surplus)")
  }
}
