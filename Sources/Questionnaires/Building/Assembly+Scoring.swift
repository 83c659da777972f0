import Diagnostics
import FEEL

// Findings, figures and the columns of a batch.
extension Assembly {
  /// The rules for findings and warnings: those of each use, then those of the whole assessment.
  func findingRules() -> [FindingRule] {
    uses.indices.flatMap { index in
      uses[index].template.findings.compactMap {
        findingRule($0, at: .use(index), item: uses[index].scoredItem)
      }
    } + syntax.scoring.findings.compactMap { findingRule($0, at: .outside, item: nil) }
  }

  private static let levels = ValueType.choice(
    ChoiceType(name: "level", members: ["red", "orange", "yellow", "blue"].map(Value.string)))

  private func findingRule(_ syntax: FindingSyntax, at site: Site, item: Int?) -> FindingRule? {
    let scope = scope(at: site)
    let when = compile(syntax.when, in: scope, expecting: .boolean)
    let level = syntax.level.flatMap { compile($0, in: scope, expecting: Assembly.levels) }
    guard let when, syntax.level == nil || level != nil else { return nil }
    let name = filled(syntax.name, at: site).text
    return FindingRule(
      name: name, audience: syntax.audience,
      wording: wording(syntax.labels, at: site, named: name), item: item, when: when,
      level: level, place: syntax.name.place)
  }

  /// The figures.
  func figures() -> [FigureRule] {
    var names = NameTable()
    return syntax.scoring.figures.compactMap { figure in
      let value = calculation(figure.value)
      let low = figure.low.flatMap(calculation)
      let high = figure.high.flatMap(calculation)
      guard names.claim(figure.name, log), let value else { return nil }
      return FigureRule(
        name: figure.name.text, role: figure.role,
        wording: wording(figure.labels, at: .outside, named: figure.name.text),
        calculation: value, low: low, high: high, scale: figure.scale)
    }
  }

  /// The calculation that `name` names; a finding when there is none.
  private func calculation(_ name: Spelled) -> Int? {
    if let index = calculations.firstIndex(where: { $0.name == name.text }) { return index }
    log.error(
      .unknownReference, at: name.place, zh: "没有名为“\(name.text)”的计算",
      en: "no calculation is named '\(name.text)'",
      help: FindingLog.suggestion(for: name.text, among: calculations.map(\.name)))
    return nil
  }

  /// The columns of a batch.
  func output() -> [OutputColumn] {
    var seen: Set<String> = []
    return syntax.scoring.output.compactMap { column in
      if !seen.insert(column.name.text).inserted {
        log.error(
          .duplicateName, at: column.name.place, zh: "列“\(column.name.text)”重复",
          en: "the column '\(column.name.text)' stands twice")
      }
      return content(of: column).map {
        OutputColumn(name: column.name.text, content: $0, places: column.places)
      }
    }
  }

  /// `id` is the key of a row, unless a question is called so.
  private func content(of column: ScoringSyntax.Column) -> OutputColumn.Content? {
    if column.value.text == "id" && outside.scope.lookup("id") == nil { return .rowKey }
    return compile(column.value, in: scope(at: .outside)).map(OutputColumn.Content.value)
  }

  /// The questions that name the subject of a record.
  func subject() -> Questionnaire.Subject {
    var found: [String: [Question.Index]] = [:]
    for (key, names) in syntax.subject { found[key] = names.compactMap(question) }
    return Questionnaire.Subject(
      title: found["title"]?.first, kind: found["kind"]?.first, unit: found["unit"]?.first,
      codes: found["codes"] ?? [], date: found["date"]?.first, track: found["track"]?.first,
      conclusion: found["conclusion"]?.first, townships: found["townships"] ?? [])
  }

  private func question(_ name: Spelled) -> Question.Index? {
    let index = questions.firstIndex { $0.name == name.text && $0.repeatIndex == nil }
    if let index { return Question.Index(index) }
    log.error(
      .unknownReference, at: name.place, zh: "没有名为“\(name.text)”的问题",
      en: "no question is named '\(name.text)'",
      help: FindingLog.suggestion(for: name.text, among: questions.map(\.name)))
    return nil
  }

  /// The choice lists that play a part for findings and reports.
  func registers() -> Questionnaire.Registers {
    Questionnaire.Registers(
      domains: register("domains"), tasks: register("tasks"), targets: register("targets"),
      units: register("units"), taskForces: register("task_forces"),
      redLines: register("red_lines"))
  }
}
