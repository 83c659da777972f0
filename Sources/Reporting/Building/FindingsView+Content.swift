internal import Diagnostics
internal import FEEL
internal import Questionnaires
internal import Records
internal import Scoring

extension FindingsView {
  init(_ content: ReportContent) {
    let questionnaire = content.questionnaire
    redLines = content.card.openRedLines.map { line in
      RedLine(
        code: line.code, item: questionnaire.redLines[line.rule].item.map { content.itemLabel($0) },
        text: content.text(questionnaire.redLines[line.rule].wording.label))
    }
    hasRedLines = !redLines.isEmpty
    findings = content.card.findings.map { Finding($0, content) }
    hasFindings = !findings.isEmpty
    warnings = content.card.warnings.map { warning in
      Warning(
        text: content.text(questionnaire.findingRules[warning.rule].wording.label),
        item: warning.item.map { content.itemLabel($0) })
    }
    hasWarnings = !warnings.isEmpty
  }
}

extension ReportContent {
  /// How people call a scored item.
  func itemLabel(_ index: Int) -> String { text(questionnaire.scoredItems[index].wording.label) }
}

extension FindingsView.Finding {
  init(_ observation: Scorecard.Observation, _ content: ReportContent) {
    let questionnaire = content.questionnaire
    let task = observation.item.flatMap { questionnaire.scoredItems[$0].task }
    let choice = task.flatMap { questionnaire.registers.tasks?.choice(named: $0) }
    level = observation.level.rawValue
    levelName = content.text(Words.level(observation.level))
    item = observation.item.map { content.itemLabel($0) }
    text = content.text(questionnaire.findingRules[observation.rule].wording.label)
    self.task = choice.map { $0.name + " " + content.text($0.label) }
    measure = choice?.wording("measure").map { content.text($0) }
    targets = task.map { FindingsView.targets(of: $0, content) } ?? []
    hasTargets = !targets.isEmpty
    units = ResponsibleUnits(choice?.column("units")?.strings ?? [], content).sentences
  }
}

extension FindingsView {
  /// The numeric targets of a task, those whose deadline has passed marked.
  fileprivate static func targets(of task: String, _ content: ReportContent) -> [Target] {
    let all = content.questionnaire.registers.targets?.choices ?? []
    return all.filter { $0.column("task")?.strings.first == task }.map { target in
      let figure = ["op", "value"].compactMap { target.column($0)?.strings.first }.joined()
      let unit = target.wording("unit").map { content.text($0) } ?? ""
      let blank = content.language == .english && !unit.isEmpty && unit != "%" ? " " : ""
      let deadline = target.column("deadline")?.strings.first ?? ""
      let text = [content.text(target.label), figure + blank + unit, deadline].filter {
        !$0.isEmpty
      }
      return Target(
        text: PageText.shown(text.joined(separator: " · ")),
        isPast: !deadline.isEmpty && deadline < content.date)
    }
  }
}

extension ChoiceList.Choice {
  /// A column that is a text by language.
  func wording(_ name: String) -> Text? {
    switch column(name) {
    case .wording(let text): text
    case .text(let string): Text(verbatim: string)
    case .texts, nil: nil
    }
  }
}
