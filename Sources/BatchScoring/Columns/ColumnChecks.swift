internal import Diagnostics
internal import FEEL
internal import Questionnaires

/// The registers that count, for each row, what a batch tells about it.
struct ColumnChecks {
  var missing: Int
  var unknownItems: Int
  var doubtful: Int
  var withheld: Int
  /// Above 0 where the plain evaluator has to look at the row.
  var suspect: Int

  var registers: [Int] { [missing, unknownItems, doubtful, withheld, suspect] }
}

/// The counts while they are being put together.
struct CheckSums {
  var missing = Linear(constant: 0)
  var unknownItems = Linear(constant: 0)
  var doubtful = Linear(constant: 0)
  var withheld = Linear(constant: 0)
  var suspect = Linear(constant: 0)
}

extension ColumnCompiler {
  /// Compiles what ``BlockScorer`` looks at in a row beside its scores.
  mutating func checks(_ checks: AnswerChecks, isStrict: Bool) throws(Obstacle) -> ColumnChecks {
    var sums = CheckSums()
    for (column, given) in checks.given.enumerated() {
      guard let given else { continue }
      try check(questionnaire[given.index], column, &sums)
    }
    for needed in checks.needed { sums.missing = sums.missing + ones(try misses(needed)) }
    if isStrict { sums.suspect = sums.suspect + sums.missing }
    for cell in checks.unknownCells {
      sums.unknownItems = sums.unknownItems + ones(try finite(ofCell: cell))
    }
    return ColumnChecks(
      missing: try register(sums.missing), unknownItems: try register(sums.unknownItems),
      doubtful: try register(sums.doubtful), withheld: try register(sums.withheld),
      suspect: try register(sums.suspect))
  }

  private mutating func register(_ sum: Linear) throws(Obstacle) -> Int {
    guard let register = draft.register(of: sum) else { throw .tooLarge }
    return register
  }

  /// 1 where the value is true.
  func ones(_ value: Finite) -> Linear { Linear(value) { $0.isTrue ? 1 : 0 } }

  private mutating func check(_ question: Question, _ column: Int, _ sums: inout CheckSums)
    throws(Obstacle)
  {
    let relevance = try finite(ofCell: question.relevanceCell)
    let isGiven = try presence(of: raw(question)).mapped { .boolean(!$0.isNull) }
    let withheld = try joined([isGiven, relevance]) { .boolean($0[0].isTrue && !$0[1].isTrue) }
    let counts = try joined([isGiven, relevance]) { .boolean($0[0].isTrue && $0[1].isTrue) }
    sums.withheld = sums.withheld + ones(withheld)
    if question.isReadOnly { sums.suspect = sums.suspect + ones(counts) }
    if let filter = question.choiceFilter {
      sums.suspect = sums.suspect + ones(try closed(question, filter, counts))
    }
    for constraint in question.constraints {
      try check(constraint, of: question, column, counts, &sums)
    }
  }

  /// Where a choice is taken that is not open.
  private mutating func closed(_ question: Question, _ filter: [Expression], _ counts: Finite)
    throws(Obstacle) -> Finite
  {
    guard case .selectOne(let list) = question.kind, case .few(let raw) = try raw(question) else {
      return counts
    }
    var closed = Finite.no
    for (choice, rule) in zip(questionnaire.choiceLists[list].choices, filter) {
      let isOpen = try truth(of: rule.part)
      closed = try joined([closed, counts, raw, isOpen]) { values in
        let isBad = values[1].isTrue && values[2] == choice.value && !values[3].isTrue
        return .boolean(values[0].isTrue || isBad)
      }
    }
    return closed
  }

  private mutating func check(
    _ constraint: Question.Constraint, of question: Question, _ column: Int, _ counts: Finite,
    _ sums: inout CheckSums
  ) throws(Obstacle) {
    if bound(constraint, column) { return }
    let broken: Finite
    do throws(Obstacle) {
      let truth = try truth(of: constraint.rule.part)
      broken = try joined([counts, truth]) { .boolean($0[0].isTrue && $0[1] == .boolean(false)) }
    } catch {
      rowwise.append((question.name.text, error))
      sums.suspect = sums.suspect + ones(counts)
      return
    }
    switch constraint.severity {
    case .error: sums.suspect = sums.suspect + ones(broken)
    case .warning: sums.doubtful = sums.doubtful + ones(broken)
    }
  }

  /// A text that must not be longer than so many characters: longer ones go to the plain evaluator.
  private mutating func bound(_ constraint: Question.Constraint, _ column: Int) -> Bool {
    let part = constraint.rule.part
    guard case .lessOrEqual = part.operation, case .call("string length") = part.parts[0].operation,
      case .constant(let limit) = part.parts[1].operation, let most = limit.number?.integer,
      case .text(var wording) = intakes[column]
    else { return false }
    guard
      case .cell(questionnaire[columns[column].question ?? Question.Index(0)].cell) =
        part.parts[0].parts[0].operation
    else { return false }
    wording.longest = min(wording.longest ?? most, most)
    intakes[column] = .text(wording)
    return true
  }

  /// Where an answer is missing that is needed.
  private mutating func misses(_ needed: AnswerChecks.Needed) throws(Obstacle) -> Finite {
    let isOpen = try presence(of: term(ofCell: needed.cell)).mapped { .boolean($0.isUnknown) }
    if isOpen == .no { return .no }
    var parts = [isOpen, try finite(ofCell: needed.relevanceCell)]
    if let item = needed.unknownItemCell {
      parts.append(try finite(ofCell: item).mapped { .boolean(!$0.isTrue) })
    }
    if !needed.isAlways, case .when(let rule) = questionnaire[needed.index].requirement {
      parts.append(try truth(of: rule.part))
    }
    return try joined(parts) { .boolean($0.allSatisfy(\.isTrue)) }
  }
}

extension Column {
  var question: Question.Index? {
    if case .question(let index, _) = role { index } else { nil }
  }
}
