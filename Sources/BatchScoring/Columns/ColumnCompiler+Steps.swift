internal import FEEL
internal import Questionnaires

// What a sheet does step by step, over columns. An unknown relevance is not applicable in a batch.
extension ColumnCompiler {
  mutating func compile(_ step: Step) {
    switch step {
    case .group(let cell, let parent, let rule):
      fill([cell]) { compiler throws(Obstacle) in
        [.few(try compiler.relevance(parent: parent, rule: rule))]
      }
    case .question(let index): compile(questionnaire[index])
    case .calculation(let index): compile(questionnaire.calculations[index])
    case .scoredItem(let index): compile(questionnaire.scoredItems[index])
    case .redLine(let index): compile(questionnaire.redLines[index])
    case .repeat(let index):
      cells[questionnaire.repeats[index].cell] = .success(.constant(.list([])))
    }
  }

  /// Fills cells with what `work` gives, or with what hinders it.
  private mutating func fill(
    _ targets: [Int], _ work: (inout ColumnCompiler) throws(Obstacle) -> [Term]
  ) {
    do {
      for (cell, term) in zip(targets, try work(&self)) { cells[cell] = .success(term) }
    } catch {
      for cell in targets { cells[cell] = .failure(error) }
    }
  }

  /// Relevance is inherited; a rule that is not known to hold does not.
  mutating func relevance(parent: Int?, rule: Expression?) throws(Obstacle) -> Finite {
    var parts: [Finite] = []
    if let parent { parts.append(try finite(ofCell: parent)) }
    if parts.first?.constant?.isTrue == false { return .no }
    if let rule { parts.append(try truth(of: rule.part)) }
    return try joined(parts) { .boolean($0.allSatisfy(\.isTrue)) }
  }

  /// A table over parts that must not become too wide.
  mutating func joined(_ parts: [Finite], _ work: ([Value]) -> Value) throws(Obstacle) -> Finite {
    guard let table = draft.tabulated(parts, work) else { throw .tooWide }
    return table
  }

  // MARK: Questions

  private mutating func compile(_ question: Question) {
    fill([question.relevanceCell]) { compiler throws(Obstacle) in
      [
        .few(
          try compiler.relevance(
            parent: question.parentRelevanceCell, rule: question.relevant))
      ]
    }
    fill([question.cell]) { compiler throws(Obstacle) in
      let relevance = try compiler.finite(ofCell: question.relevanceCell)
      let raw = try compiler.raw(question)
      let answer = try compiler.answer(raw, or: compiler.open(question), isMarked: question.cell)
      return [try compiler.gated(answer, by: relevance)]
    }
  }

  /// What counts for a question that is not answered.
  private mutating func open(_ question: Question) throws(Obstacle) -> Term {
    let none: Term =
      switch question.requirement {
      case .required: .constant(.unknown(OpenCells(0)))
      case .optional: .constant(.null)
      case .when(let rule):
        .few(try truth(of: rule.part).mapped { $0.isTrue ? .unknown(OpenCells(0)) : .null })
      }
    guard let rule = question.defaultValue else { return none }
    return try answer(term(of: rule.part), or: none, isMarked: nil)
  }

  /// The first term where it is not null, else the second.
  private mutating func answer(_ first: Term, or second: Term, isMarked cell: Int?)
    throws(Obstacle) -> Term
  {
    if case .few(let first) = first, case .few(let second) = second {
      return .few(try joined([first, second]) { $0[0].isNull ? $0[1] : $0[0] })
    }
    let isNull = try presence(of: first).mapped { .boolean($0.isNull) }
    if isNull == .no { return first }
    return try chosen(isNull, second, first).kept(in: cell)
  }

  // MARK: Calculations

  private mutating func compile(_ calculation: Calculation) {
    fill([calculation.exactCell]) { compiler throws(Obstacle) in
      let relevance =
        try calculation.parentRelevanceCell.map { cell throws(Obstacle) in
          try compiler.finite(ofCell: cell)
        } ?? .yes
      let value: Term =
        switch calculation.rule {
        case .expression(let rule): try compiler.term(of: rule.part)
        case .table(let table): try compiler.term(of: table)
        }
      return [try compiler.gated(value, by: relevance).kept(in: calculation.exactCell)]
    }
    guard let rounding = calculation.rounding else { return }
    fill([calculation.cell]) { compiler throws(Obstacle) in
      let exact = try compiler.term(ofCell: calculation.exactCell)
      return [
        try compiler.rounded(exact, places: rounding.places, rounding.mode)
          .kept(in: calculation.cell)
      ]
    }
  }

  // MARK: Scoring

  /// The one place where what is unknown becomes known: as each item says that it should.
  private mutating func compile(_ item: ScoredItem) {
    fill([item.ratedCell, item.unknownCell, item.valueCell]) { compiler throws(Obstacle) in
      let group =
        try item.relevanceCell.map { cell throws(Obstacle) in try compiler.finite(ofCell: cell) }
        ?? .yes
      let applies = try compiler.truth(of: item.applies.part)
      let value = try compiler.term(of: item.value.part)
      let state = try compiler.joined([group, applies, compiler.presence(of: value)]) {
        .integer(ItemState($0[0], applies: $0[1], value: $0[2], item.unanswered).rawValue)
      }
      return [
        .few(state.mapped { .boolean(ItemState($0).isRated) }),
        .few(state.mapped { .boolean(ItemState($0) == .unknown) }),
        try compiler.value(value, state),
      ]
    }
  }

  private mutating func value(_ value: Term, _ state: Finite) throws(Obstacle) -> Term {
    if case .few(let few) = value {
      return .few(
        try joined([state, few]) { ItemState($0[0]).value(or: $0[1]) })
    }
    let isRated = state.mapped { .boolean(ItemState($0) == .rated) }
    let other = state.mapped { ItemState($0).value(or: .null) }
    return try chosen(isRated, value, .few(other))
  }

  private mutating func compile(_ redLine: RedLine) {
    fill([redLine.openCell]) { compiler throws(Obstacle) in
      [.few(try compiler.truth(of: redLine.rule.part).mapped { .boolean($0.isTrue) })]
    }
  }
}

/// What becomes of a scored item.
private enum ItemState: Int {
  case leftOut, rated, zero, unknown

  init(_ group: Value, applies: Value, value: Value, _ unanswered: ScoredItem.Unanswered) {
    if !group.isTrue || !(applies.isTrue || applies.isUnknown) {
      self = .leftOut
    } else if applies.isTrue, value.number != nil {
      self = .rated
    } else {
      self =
        switch unanswered {
        case .zero: .zero
        case .exclude: .leftOut
        case .unknown: .unknown
        }
    }
  }

  init(_ value: Value) {
    self = value.number?.integer.flatMap { ItemState(rawValue: $0) } ?? .leftOut
  }

  var isRated: Bool { self == .rated || self == .zero }

  func value(or rated: Value) -> Value {
    switch self {
    case .rated: rated
    case .zero: .integer(0)
    case .leftOut, .unknown: .null
    }
  }
}
