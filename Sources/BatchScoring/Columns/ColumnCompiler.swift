internal import FEEL
internal import Questionnaires

/// Compiles a questionnaire, bound to the columns of a file, into operations on columns.
///
/// Whatever depends on few answers is tabulated by the plain evaluator itself, once for each
/// combination; sums, quotients and comparisons of the results become arithmetic on whole numbers
/// whose bounds are proved here. Only what some output or check needs is compiled.
struct ColumnCompiler {
  let questionnaire: Questionnaire
  let columns: [Column]
  var draft = ColumnDraft()
  /// How each column of the file is read.
  var intakes: [Intake]
  /// What an empty or filled cell of each column gives, once it is known.
  var raws: [Int: Term] = [:]
  /// Questions whose answers only the plain evaluator can check.
  var rowwise: [(name: String, obstacle: Obstacle)] = []
  /// What each cell is for the columns, once it is known.
  var cells: [Int: Result<Term, Obstacle>] = [:]
  /// The constants that rules compare each cell with.
  let marks: [RuleReads.Source: Set<Rational>]
  /// What is kept in the slots of the locals of the present rule.
  var locals: [Int: Term] = [:]
  var localMarks: [RuleReads.Source: Set<Rational>] = [:]
  /// A frame to evaluate parts in, of which only the cells that a part reads are right.
  var frame: [Value]
  var parts: [RulePart.ID: Result<Term, Obstacle>] = [:]
  var reads: [RulePart.ID: RuleReads] = [:]
  var bandsMade: [BandKey: Finite] = [:]
  private let makers: [Int: Step]
  private let columnsOfQuestions: [Int: Int]

  struct BandKey: Hashable {
    let sum: Linear
    let scale: Int
    let under: Int?
    let shape: Finite
    let marks: Set<Rational>
  }

  init(_ questionnaire: Questionnaire, _ columns: [Column]) {
    self.questionnaire = questionnaire
    self.columns = columns
    frame = Array(repeating: .null, count: questionnaire.cellCount)
    intakes = columns.map { _ in .ignored }
    makers = ColumnCompiler.makers(of: questionnaire)
    marks = ColumnCompiler.marks(of: questionnaire)
    let pairs = columns.enumerated().compactMap { position, column -> (Int, Int)? in
      guard case .question(let index, _) = column.role else { return nil }
      return (index.position, position)
    }
    columnsOfQuestions = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// The column that holds the answers to a question; nil when the file has none.
  func column(of question: Question) -> Int? { columnsOfQuestions[question.index.position] }

  /// What a cell is; compiles the step that fills it when it is asked for the first time.
  mutating func term(ofCell cell: Int) throws(Obstacle) -> Term {
    if let known = cells[cell] { return try known.get() }
    guard let step = makers[cell] else { return .constant(.null) }
    // Slots belong to one rule each, and this may come up in the middle of another.
    let outer = (locals, localMarks)
    (locals, localMarks) = ([:], [:])
    compile(step)
    (locals, localMarks) = outer
    guard let made = cells[cell] else { return .constant(.null) }
    return try made.get()
  }

  /// What a cell is where it can only be one of a few values.
  mutating func finite(ofCell cell: Int) throws(Obstacle) -> Finite {
    if case .few(let value) = try term(ofCell: cell) { return value }
    throw .tooWide
  }

  private static func makers(of questionnaire: Questionnaire) -> [Int: Step] {
    var makers: [Int: Step] = [:]
    for step in questionnaire.steps {
      for cell in step.cells(in: questionnaire) { makers[cell] = step }
    }
    return makers
  }

  private static func marks(of questionnaire: Questionnaire) -> [RuleReads.Source: Set<Rational>] {
    var marks: [RuleReads.Source: Set<Rational>] = [:]
    for part in questionnaire.parts {
      marks.merge(RuleReads(part).marks) { $0.union($1) }
    }
    return marks.filter { if case .cell = $0.key { true } else { false } }
  }
}

extension Step {
  /// The cells that the step fills.
  fileprivate func cells(in questionnaire: Questionnaire) -> [Int] {
    switch self {
    case .group(let cell, _, _): return [cell]
    case .question(let index):
      return [questionnaire[index].cell, questionnaire[index].relevanceCell]
    case .calculation(let index):
      let calculation = questionnaire.calculations[index]
      return [calculation.cell, calculation.exactCell]
    case .scoredItem(let index):
      let item = questionnaire.scoredItems[index]
      return [item.ratedCell, item.unknownCell, item.valueCell]
    case .redLine(let index): return [questionnaire.redLines[index].openCell]
    case .repeat(let index): return [questionnaire.repeats[index].cell]
    }
  }
}

extension Questionnaire {
  /// Every rule that may compare a cell with a constant.
  fileprivate var parts: [RulePart] {
    let tables = calculations.flatMap { calculation -> [RulePart] in
      switch calculation.rule {
      case .expression(let rule): [rule.part]
      case .table(let table): table.parts
      }
    }
    let groups = steps.compactMap { step -> RulePart? in
      if case .group(_, _, let rule) = step { rule.part } else { nil }
    }
    let columns = output.compactMap { column -> RulePart? in
      if case .value(let rule) = column.content { rule.part } else { nil }
    }
    return tables + groups + columns + questions.flatMap(\.parts)
      + scoredItems.flatMap { [$0.applies.part, $0.value.part] } + redLines.map(\.rule.part)
  }
}

extension Question {
  fileprivate var parts: [RulePart] {
    var rules = [relevant, defaultValue].compactMap(\.self) + constraints.map(\.rule)
    if case .when(let rule) = requirement { rules.append(rule) }
    return (rules + (choiceFilter ?? [])).map(\.part)
  }
}

extension DecisionTable {
  var parts: [RulePart] {
    boundInputs.map(\.part) + allowedInputs + rows.flatMap { [$0.condition] + $0.outputs }
      + fallbacks.compactMap(\.self)
  }
}
