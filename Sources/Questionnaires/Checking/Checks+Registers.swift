import Diagnostics

// Rows of registers that name rows of other registers, and items that name them.
extension Checks {
  /// Which column of which register names rows of which.
  private static let links: [(register: String, column: String, target: String)] = [
    ("tasks", "domain", "domains"), ("tasks", "units", "units"), ("targets", "task", "tasks"),
    ("task_forces", "lead", "units"), ("task_forces", "members", "units"),
  ]

  func checkRegisters() {
    for link in Checks.links {
      guard let (list, place) = register(link.register), let target = register(link.target)?.list
      else { continue }
      for choice in list.choices {
        for name in choice.column(link.column)?.strings ?? []
        where target.choice(named: name) == nil {
          report(name, in: "\(list.name).\(choice.name).\(link.column)", target, at: place)
        }
      }
    }
    checkItems()
  }

  private func checkItems() {
    let domains = register("domains")?.list
    let tasks = register("tasks")?.list
    let redLines = register("red_lines")?.list
    for item in compiled.scoredItems.compactMap(\.self) {
      let place = useOfName[item.name].map { assembly.uses[$0].place }
      if let domains, domains.choice(named: item.domain) == nil {
        report(item.domain, in: item.name, domains, at: place)
      }
      if let tasks, let task = item.task, tasks.choice(named: task) == nil {
        report(task, in: item.name, tasks, at: place)
      }
    }
    for draft in assembly.redLines {
      guard let redLines, redLines.choice(named: draft.code) == nil else { continue }
      report(draft.code, in: "red_lines", redLines, at: draft.syntax.code.place)
    }
  }

  private func register(_ key: String) -> (list: ChoiceList, place: Place)? {
    guard let name = assembly.syntax.registers.first(where: { $0.key == key })?.list.text,
      let position = assembly.listPositions[name]
    else { return nil }
    return (assembly.lists[position], assembly.syntax.choiceLists[position].place)
  }

  private func report(_ name: String, in source: String, _ target: ChoiceList, at place: Place?) {
    log.error(
      .unknownReference, at: place, zh: "\(source) 中的“\(name)”不在“\(target.name)”中",
      en: "'\(name)' in \(source) is not in '\(target.name)'",
      help: FindingLog.suggestion(for: name, among: target.choices.map(\.name)))
  }
}
