internal import Diagnostics
internal import FEEL
internal import Questionnaires

/// What is to be told of a row that is scored.
struct RowCounts {
  var missing = 0
  var unknownItems = 0
  var doubtful = 0
  var withheld = 0
}

extension BatchTally {
  mutating func add(_ counts: RowCounts) {
    missing.add(counts.missing)
    unknownItems.add(counts.unknownItems)
    doubtful.add(counts.doubtful)
    withheld.add(counts.withheld)
  }
}

extension BlockScorer {
  /// Looks at a row that has been worked out: answers that cannot stand, answers that are withheld,
  /// answers that are missing.
  mutating func look() -> RowCounts {
    var counts = RowCounts()
    for answer in answers { check(answer, &counts) }
    for cell in plan.checks.unknownCells where sheet.value(ofCell: cell).isTrue {
      counts.unknownItems += 1
    }
    for needed in plan.checks.needed where isMissing(needed) { miss(needed, &counts) }
    return counts
  }

  private mutating func check(_ answer: GivenAnswer, _ counts: inout RowCounts) {
    guard let given = plan.checks.given[answer.column] else { return }
    guard sheet.value(ofCell: given.relevanceCell).isTrue else {
      counts.withheld += 1
      return
    }
    let name = plan.columns[answer.column].name
    if given.isReadOnly { reasons.append(.readOnly(name)) }
    guard mayBeRefused(answer, given) else { return }
    for violation in sheet.violations(of: answer.value, at: Address(given.index)) {
      switch violation.severity {
      case .error: reasons.append(Rejection.Reason(violation, column: name))
      case .warning: counts.doubtful += 1
      }
    }
  }

  /// Whether some rule may have something to say about an answer: a quick look before the plain one.
  private func mayBeRefused(_ answer: GivenAnswer, _ given: AnswerChecks.Given) -> Bool {
    if given.isFiltered { return true }
    if given.constraints.contains(where: { sheet.truth(of: $0.expression) == .no }) { return true }
    guard !given.validators.isEmpty, let text = answer.value.string else { return false }
    return given.validators.contains { $0.problem(in: text) != nil }
  }

  /// An answer is missing where it is needed now and neither given nor replaced by a default.
  private func isMissing(_ needed: AnswerChecks.Needed) -> Bool {
    guard sheet.value(ofCell: needed.cell).isUnknown,
      sheet.value(ofCell: needed.relevanceCell).isTrue
    else { return false }
    if let item = needed.unknownItemCell, sheet.value(ofCell: item).isTrue { return false }
    return needed.isAlways || sheet.isRequired(at: Address(needed.index))
  }

  private mutating func miss(_ needed: AnswerChecks.Needed, _ counts: inout RowCounts) {
    counts.missing += 1
    guard plan.options.isStrict else { return }
    reasons.append(.missing(plan.questionnaire[needed.index].name.text))
  }
}
