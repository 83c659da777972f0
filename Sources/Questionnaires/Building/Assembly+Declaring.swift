import Diagnostics
import FEEL

// The first stage: every item gets its name and its cells.
extension Assembly {
  /// Gives cells to all items and measures.
  func declare() {
    for template in syntax.templates { checkDeclaration(of: template) }
    outline = syntax.items.compactMap { declare($0, at: .outside, in: nil) }
    for measure in syntax.scoring.measures { declareMeasure(measure) }
    for redLine in syntax.scoring.redLines { declare(redLine, at: .outside, item: nil) }
  }

  private func declareMeasure(_ item: ItemSyntax) {
    switch item {
    case .calculation, .use: _ = declare(item, at: .outside, in: nil)
    case .group(let group): refuse(group.name)
    case .question(let question): refuse(question.name)
    case .note(let note): refuse(note.name)
    case .repeat(let group): refuse(group.name)
    }
  }

  private func refuse(_ name: Spelled) {
    log.error(
      .misplacedItem, at: name.place, zh: "此类条目不能放在这里",
      en: "this kind of item cannot stand here")
  }

  /// Gives cells to `item`, which stands at `site` in a group whose relevance is in `parent`.
  func declare(_ item: ItemSyntax, at site: Site, in parent: Int?) -> ItemDraft? {
    switch item {
    case .group(let group): declare(group, at: site, in: parent)
    case .question(let question): declare(question, at: site, in: parent)
    case .note(let note): declare(note, at: site, in: parent)
    case .calculation(let calculation): declare(calculation, at: site, in: parent)
    case .repeat(let group): declare(group, at: site, in: parent)
    case .use(let use): declare(use, at: site, in: parent)
    }
  }

  /// The full name of something called `name` at `site`.
  func fullName(_ name: String, at site: Site) -> String {
    switch site {
    case .outside: name
    case .use(let index): uses[index].name + "." + name
    case .repeat(let index): repeats[index].name + "." + name
    }
  }

  /// Claims a name at `site`; false, and a finding, when it is taken.
  private func claim(_ name: Spelled, at site: Site) -> Bool {
    switch site {
    case .outside: names.claim(name, log)
    case .use(let index): uses[index].names.claim(name, log)
    case .repeat(let index): repeats[index].names.claim(name, log)
    }
  }

  /// The cell of a rule of relevance; without a rule, that of the group around it.
  private func relevance(
    of name: String, _ rule: Spelled?, at site: Site, in parent: Int?
  ) -> Int? {
    guard let rule else { return parent }
    let cell = cells.add("relevant(\(name))")
    let draft = RelevanceDraft(name: name, cell: cell, parent: parent, rule: rule, site: site)
    switch site {
    case .repeat(let index): repeats[index].relevances.append(draft)
    case .outside, .use: relevances.append(draft)
    }
    return cell
  }

  private func declare(_ group: GroupSyntax, at site: Site, in parent: Int?) -> ItemDraft? {
    guard claim(group.name, at: site) else { return nil }
    let name = fullName(group.name.text, at: site)
    let cell = relevance(of: name, group.relevant, at: site, in: parent)
    let items = group.items.compactMap { declare($0, at: site, in: cell) }
    return .group(
      GroupDraft(
        name: name, labels: group.labels, relevanceCell: cell, site: site, use: nil, items: items))
  }

  private func declare(_ note: NoteSyntax, at site: Site, in parent: Int?) -> ItemDraft? {
    guard claim(note.name, at: site) else { return nil }
    let name = fullName(note.name.text, at: site)
    let cell = relevance(of: name, note.relevant, at: site, in: parent)
    return .note(NoteDraft(name: name, labels: note.labels, relevanceCell: cell, site: site))
  }

  private func declare(_ question: QuestionSyntax, at site: Site, in parent: Int?) -> ItemDraft? {
    guard claim(question.name, at: site), let kind = kind(question, at: site) else { return nil }
    let name = fullName(question.name.text, at: site)
    let cell = cells.add(name)
    questions.append(
      QuestionDraft(
        name: name, syntax: question, kind: kind, type: type(of: kind), site: site, cell: cell,
        relevanceCell: cells.add("relevant(\(name))"), parent: parent))
    switch site {
    case .outside: break
    case .use(let index): uses[index].questions.append(questions.count - 1)
    case .repeat(let index): repeats[index].questions.append(questions.count - 1)
    }
    return .question(questions.count - 1)
  }

  private func declare(
    _ calculation: CalculationSyntax, at site: Site, in parent: Int?
  ) -> ItemDraft? {
    if case .repeat = site {
      refuse(calculation.name)
      return nil
    }
    guard claim(calculation.name, at: site) else { return nil }
    let name = fullName(calculation.name.text, at: site)
    let cell = cells.add(name)
    let exactCell = calculation.round == nil ? cell : cells.add("exact(\(name))")
    calculations.append(
      CalculationDraft(
        name: name, localName: calculation.name.text, syntax: calculation, site: site, cell: cell,
        exactCell: exactCell, parent: parent))
    if case .use(let index) = site { uses[index].calculations.append(calculations.count - 1) }
    return .calculation(calculations.count - 1)
  }

  private func declare(_ group: RepeatSyntax, at site: Site, in parent: Int?) -> ItemDraft? {
    guard site == .outside else {
      refuse(group.name)
      return nil
    }
    guard claim(group.name, at: site) else { return nil }
    let name = group.name.text
    let relevanceCell = relevance(of: name, group.relevant, at: site, in: parent)
    repeats.append(
      RepeatDraft(
        name: name, syntax: group, site: site, cell: cells.add(name),
        relevanceCell: relevanceCell))
    let index = repeats.count - 1
    repeats[index].items = group.items.compactMap {
      declare($0, at: .repeat(index), in: relevanceCell)
    }
    return .repeat(index)
  }

  private func declare(_ use: UseSyntax, at site: Site, in parent: Int?) -> ItemDraft? {
    guard site == .outside else {
      refuse(use.name)
      return nil
    }
    guard let template = template(use.template), claim(use.name, at: site) else { return nil }
    let name = use.name.text
    uses.append(
      UseDraft(
        name: name, place: use.name.place, template: template,
        arguments: arguments(of: use, for: template), relevanceCell: nil))
    let index = uses.count - 1
    let here = Site.use(index)
    claimFixedNames(of: index)
    let cell = relevance(of: name, template.relevant, at: here, in: parent)
    uses[index].relevanceCell = cell
    let items = template.items.compactMap { declare($0, at: here, in: cell) }
    declareScore(of: index)
    return .group(
      GroupDraft(
        name: name, labels: template.labels, relevanceCell: cell, site: here, use: index,
        items: items))
  }

  /// Takes the names that the fields of a use have anyhow.
  private func claimFixedNames(of use: Int) {
    let template = uses[use].template
    for parameter in template.parameters {
      _ = uses[use].names.claim(Spelled(text: parameter.name, place: parameter.place), log)
    }
    for name in ["name"] + (template.score == nil ? [] : Assembly.scoredFields) {
      _ = uses[use].names.claim(Spelled(text: name, place: template.name.place), log)
    }
  }

  private func declareScore(of use: Int) {
    let (name, template) = (uses[use].name, uses[use].template)
    if let score = template.score {
      scoredItems.append(
        ScoredItemDraft(
          use: use, score: score, ratedCell: cells.add(name + ".rated"),
          unknownCell: cells.add(name + ".unknown"), valueCell: cells.add(name + ".value")))
      uses[use].scoredItem = scoredItems.count - 1
    }
    for redLine in template.redLines {
      declare(redLine, at: .use(use), item: uses[use].scoredItem)
    }
  }

  /// Gives a cell to a red line, unless its code is null at this use.
  private func declare(_ redLine: RedLineSyntax, at site: Site, item: Int?) {
    guard let code = code(of: redLine, at: site) else { return }
    let name = fullName("red_line(\(code))", at: site)
    redLines.append(
      RedLineDraft(
        code: code, syntax: redLine, site: site, item: item, openCell: cells.add(name)))
  }
}
