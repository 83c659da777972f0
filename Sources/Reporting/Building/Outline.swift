internal import Diagnostics
internal import FEEL
internal import Questionnaires
internal import Records

/// The answers under the headings of the questionnaire, in its order.
struct Outline {
  private let content: ReportContent

  init(_ content: ReportContent) { self.content = content }

  /// Every heading that has answers below it, itself or further down.
  func sections() -> [SectionView] {
    var sections = [SectionView(heading: nil, level: 3, answers: [])]
    walk(content.questionnaire.outline, depth: 0, into: &sections)
    return Outline.withoutEmpty(sections)
  }

  private func walk(_ items: [Item], depth: Int, into sections: inout [SectionView]) {
    for item in items {
      switch item {
      case .question(let index):
        if let answer = content.answer(at: Address(index)) {
          sections[sections.count - 1].answers.append(answer)
        }
      case .group(let group): walk(group, depth: depth, into: &sections)
      case .repeat(let index): walk(repeat: index, depth: depth, into: &sections)
      case .note, .calculation: continue
      }
    }
  }

  private func walk(_ group: Group, depth: Int, into sections: inout [SectionView]) {
    guard let wording = group.wording else {
      return walk(group.items, depth: depth, into: &sections)
    }
    sections.append(section(content.text(wording.label), depth))
    walk(group.items, depth: depth + 1, into: &sections)
    // What follows the group belongs to the heading around it.
    if depth > 0 { sections.append(SectionView(heading: nil, level: 3, answers: [])) }
  }

  private func walk(repeat index: Int, depth: Int, into sections: inout [SectionView]) {
    let definition = content.questionnaire.repeats[index]
    let count = content.sheet.instanceCount(ofRepeat: index)
    guard count > 0 else { return }
    sections.append(section(content.text(definition.wording.label), depth))
    for number in 0..<count {
      let name = definition.instanceLabel.map { content.text($0, instance: number) } ?? ""
      var instance = section("\(number + 1). \(name)", depth + 1)
      instance.answers = definition.questions.compactMap {
        content.answer(at: Address($0, instance: number))
      }
      sections.append(instance)
    }
    sections.append(SectionView(heading: nil, level: 3, answers: []))
  }

  private func section(_ heading: String, _ depth: Int) -> SectionView {
    SectionView(heading: heading, level: min(5, 3 + depth), answers: [])
  }

  /// Drops parts without answers, but keeps a heading under which a lower one has some.
  private static func withoutEmpty(_ sections: [SectionView]) -> [SectionView] {
    var kept: [SectionView] = []
    var lowest = 9
    for var section in sections.reversed() {
      section.hasAnswers = !section.answers.isEmpty
      let isNeeded = section.heading != nil && section.level < lowest && lowest < 9
      guard !section.answers.isEmpty || isNeeded else { continue }
      kept.append(section)
      if section.heading != nil { lowest = section.level == 3 ? 9 : section.level }
    }
    return kept.reversed()
  }
}

extension ReportContent {
  /// The row of a question: its answer, or that a needed one is missing. Nil where there is nothing
  /// to say.
  func answer(at address: Address) -> AnswerView? {
    guard sheet.relevance(at: address) == .relevant else { return nil }
    let question = questionnaire[address.question]
    let entry = entries[sheet.name(of: address)]
    let value = questionnaire.label(of: sheet.value(at: address), for: question, in: language)
    guard value != nil || entry?.note != nil || sheet.isRequired(at: address) else { return nil }
    return AnswerView(
      label: text(question.wording.label, instance: address.instance),
      value: PageText.shown(value ?? "—"),
      mark: mark(entry, hasValue: value != nil), note: entry?.note.map(PageText.shown))
  }

  private func mark(_ entry: Assessment.Entry?, hasValue: Bool) -> String? {
    guard hasValue else { return text(Words.notAnswered) }
    return entry?.standing == .defaulted ? text(Words.byDefault) : nil
  }

  /// Answers that do not count, under the names of their questions.
  var withheldAnswers: [AnswerView] {
    assessment.withheld.map { entry in
      let address = sheet.address(named: entry.name)
      let label = address.map { text(questionnaire[$0.question].wording.label) } ?? entry.name
      return AnswerView(
        label: label, value: PageText.shown(readable(entry, at: address)),
        mark: text(Words.withheldMark), note: entry.note.map(PageText.shown))
    }
  }

  /// Answers of the record that the questionnaire does not take, as they stand in the record.
  var unreadAnswers: [AnswerView] {
    unread.map { name in
      AnswerView(
        label: PageText.shown(name), value: PageText.shown(entries[name]?.text ?? "—"),
        mark: text(Words.unreadMark), note: entries[name]?.note.map(PageText.shown))
    }
  }

  private func readable(_ entry: Assessment.Entry, at address: Address?) -> String {
    guard let exact = entry.text else { return "—" }
    guard let question = address.map({ questionnaire[$0.question] }),
      let value = try? questionnaire.value(exactly: exact, for: question)
    else { return exact }
    return questionnaire.label(of: value, for: question, in: language) ?? exact
  }
}
