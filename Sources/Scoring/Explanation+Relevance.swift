import FEEL
public import Questionnaires

extension Explanation {
  /// Why a question is asked or not: its rule and those of the groups around it, innermost first,
  /// each with what it read. Empty for a question that every assessment asks.
  public static func relevance(of question: Question, on sheet: Sheet) -> [Explanation] {
    let reasoning = Reasoning(sheet)
    var told: Set<String> = []
    var found: [Explanation] = []
    if let rule = question.relevant {
      let value = sheet.value(ofCell: question.relevanceCell)
      found.append(reasoning.rule(rule, question.name.text, value, &told))
    }
    return found + reasoning.groups(from: question.parentRelevanceCell, &told)
  }

  /// The same for a repeat.
  public static func relevance(of definition: Repeat, on sheet: Sheet) -> [Explanation] {
    var told: Set<String> = []
    return Reasoning(sheet).groups(from: definition.relevanceCell, &told)
  }
}

extension Reasoning {
  /// The rules of the groups around something, innermost first.
  fileprivate func groups(from cell: Int?, _ told: inout Set<String>) -> [Explanation] {
    var found: [Explanation] = []
    var parent = cell
    while let cell = parent, case .group(_, let rule)? = producer(of: cell) {
      let name = sheet.questionnaire.cellNames[cell]
      found.append(self.rule(rule, name, sheet.value(ofCell: cell), &told))
      parent = parentGroup(of: cell)
    }
    return found
  }
}

extension Reasoning {
  func rule(_ rule: Expression, _ name: String, _ value: Value, _ told: inout Set<String>)
    -> Explanation
  {
    make(name, nil, value, .relevance, rule.source, rule.reads, &told)
  }

  func parentGroup(of cell: Int) -> Int? {
    for case .group(cell, let parent, _) in sheet.questionnaire.steps { return parent }
    return nil
  }
}
