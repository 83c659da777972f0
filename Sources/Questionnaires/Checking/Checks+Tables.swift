import Diagnostics
import FEEL

// Decision-table rules that never fire, inputs that no rule covers, rules that meet.
extension Checks {
  /// More combinations than this are not tried.
  private static let most = 50_000

  func checkTables() {
    for draft in assembly.calculations where speaks(for: draft.site) {
      guard case .table(let table) = draft.syntax.body, case .table(let compiled) = draft.rule,
        !table.cells.contains(where: { readsParameter($0.text, at: draft.site) }),
        (1...64).contains(table.rules.count),
        table.rules.allSatisfy({ $0.when.count == table.inputs.count })
      else { continue }
      check(table, hit: compiled.hit, at: draft.site)
    }
  }

  private func check(_ table: TableSyntax, hit: HitPolicy, at site: Site) {
    let scope = assembly.scope(at: site)
    let tests = TestCompiler(scope: scope, cell: assembly.cells.names.count)
    let columns = table.inputs.indices.compactMap { column -> TableColumn? in
      let value = table.inputs[column].value
      guard let rule = assembly.compile(value, in: scope) else { return nil }
      let question = question(named: value.text, rule)
      return TableColumn(
        table, column: column, type: rule.type, grid: grid(of: value.text, rule, question), tests
      ) { admits($0, question, tests) }
    }
    let count = columns.reduce(1) { min($0 * max($1.samples.count, 1), Checks.most + 1) }
    guard columns.count == table.inputs.count, count <= Checks.most else { return }
    let coverage = Coverage(columns, ruleCount: table.rules.count) {
      Checks.conflict($0, table, hit)
    }
    report(coverage, table, hit)
  }

  /// The question that `rule` is, when it is only its name.
  private func question(named name: String, _ rule: Expression) -> Question? {
    guard rule.reads.count == 1, let index = questionOfCell[rule.reads[0]],
      assembly.questions[index].syntax.name.text == name
    else { return nil }
    return compiled.questions[index]
  }

  /// Whether `value` can be an answer to `question`: no constraint forbids it by itself.
  private func admits(_ value: Value, _ question: Question?, _ tests: TestCompiler) -> Bool {
    guard let question else { return true }
    return question.constraints.allSatisfy { constraint in
      constraint.severity == .warning || constraint.rule.reads != [question.cell]
        || tests.truth(of: constraint.rule, with: value, in: question.cell) != .no
    }
  }

  /// What is known of the numbers that `rule` gives, from the question or calculation it names.
  private func grid(
    of name: String, _ rule: Expression, _ question: Question?
  ) -> NumberGrid {
    switch question?.kind {
    case .integer: return NumberGrid(places: 0, isCount: false)
    case .boolean, .decimal, .text, .date, .selectOne, .selectMultiple, .attachment, nil: break
    }
    let calculation = rule.reads.first.flatMap { calculationOfCell[$0] }
      .map { assembly.calculations[$0] }.flatMap { $0.localName == name ? $0 : nil }
    if let calculation, Checks.isCount(calculation) { return NumberGrid(places: 0, isCount: true) }
    return NumberGrid(places: calculation?.syntax.round?.places ?? 9, isCount: false)
  }

  private static func isCount(_ calculation: CalculationDraft) -> Bool {
    switch calculation.syntax.body {
    case .table: false
    case .expression(let rule):
      rule.text.hasPrefix("count(") && rule.text.last == ")"
        && rule.text.dropLast().allSatisfy { $0 != "+" && $0 != "-" && $0 != "/" }
    }
  }

  private func report(_ coverage: Coverage, _ table: TableSyntax, _ hit: HitPolicy) {
    for (index, rule) in table.rules.enumerated() {
      let mask = UInt64(1) << UInt64(index)
      let fires = hit == .first ? coverage.first : coverage.any
      guard fires & mask == 0 else { continue }
      log.warning(
        .ruleNeverFires, at: rule.place, zh: "这条规则永远不会生效", en: "this rule never fires",
        help: coverage.examples[index].map { Checks.taken($0, table) }
          ?? Phrase(zh: "没有输入能满足它的条件", en: "no input meets its conditions"))
    }
    if let gap = coverage.gap, !table.outputs.contains(where: { $0.defaultValue != nil }) {
      let inputs = Checks.inputs(gap, table)
      log.warning(
        .tableGap, at: table.place, zh: "没有规则适用于：\(inputs)", en: "no rule covers \(inputs)")
    }
    if let overlap = coverage.overlap { reportOverlap(overlap, table, hit) }
  }

  /// That an earlier rule takes what this one covers, with an example.
  private static func taken(_ example: Coverage.Case, _ table: TableSyntax) -> Phrase {
    let first = example.rules.trailingZeroBitCount + 1
    let inputs = inputs(example, table)
    return Phrase(
      zh: "前面的规则已经包括了它，例如 \(inputs) 时第 \(first) 条先生效",
      en: "the rules before it leave it nothing; with \(inputs), say, rule \(first) comes first")
  }

  /// Whether rules that match together break the hit policy: any two under UNIQUE, two with different
  /// results under ANY.
  private static func conflict(_ rules: UInt64, _ table: TableSyntax, _ hit: HitPolicy) -> Bool {
    guard rules.nonzeroBitCount > 1 else { return false }
    switch hit {
    case .unique: return true
    case .any:
      let results = table.rules.indices.filter { rules & 1 << UInt64($0) != 0 }
        .map { table.rules[$0].then.map(\.text) }
      return Set(results).count > 1
    case .priority, .first, .ruleOrder, .outputOrder, .collect, .collectSum, .collectMinimum,
      .collectMaximum, .collectCount:
      return false
    }
  }

  private func reportOverlap(_ overlap: Coverage.Case, _ table: TableSyntax, _ hit: HitPolicy) {
    let numbers = table.rules.indices.filter { overlap.rules & 1 << UInt64($0) != 0 }
    let rules = numbers.map { String($0 + 1) }.joined(separator: ", ")
    let inputs = Checks.inputs(overlap, table)
    log.add(
      Finding(
        table.inputs.count == 1 ? .error : .warning, code: FindingCode.tableOverlap.rawValue,
        message: hit == .any
          ? Phrase(
            zh: "命中策略为 ANY，但适用于 \(inputs) 的第 \(rules) 条规则结果不同",
            en: "the hit policy is ANY, but rules \(rules), which all cover \(inputs), disagree")
          : Phrase(
            zh: "命中策略为 UNIQUE，但第 \(rules) 条规则都适用于：\(inputs)",
            en: "the hit policy is UNIQUE, but rules \(rules) all cover \(inputs)"),
        place: numbers.last.map { table.rules[$0].place }))
  }

  private static func inputs(_ example: Coverage.Case, _ table: TableSyntax) -> String {
    zip(table.inputs, example.values).map { "\($0.value.text) = \($1)" }.joined(separator: ", ")
  }
}

/// What the rules of a table do with every combination of samples.
struct Coverage {
  /// A combination and the rules that match it.
  struct Case {
    let values: [Value]
    let rules: UInt64
  }

  /// The rules that match some combination.
  private(set) var any: UInt64 = 0
  /// The rules that are the first to match some combination.
  private(set) var first: UInt64 = 0
  /// A combination that no rule matches.
  private(set) var gap: Case?
  /// A combination that several rules match which may not.
  private(set) var overlap: Case?
  /// For each rule that matches some combination, the first.
  private(set) var examples: [Int: Case] = [:]
  private let conflict: (UInt64) -> Bool

  init(_ columns: [TableColumn], ruleCount: Int, conflict: @escaping (UInt64) -> Bool) {
    self.conflict = conflict
    let all: UInt64 = ruleCount == 64 ? .max : (1 << UInt64(ruleCount)) - 1
    visit(columns[...], values: [], rules: all)
  }

  private mutating func visit(_ columns: ArraySlice<TableColumn>, values: [Value], rules: UInt64) {
    guard let column = columns.first else { return note(Case(values: values, rules: rules)) }
    for sample in column.samples {
      visit(columns.dropFirst(), values: values + [sample.value], rules: rules & sample.rules)
    }
  }

  private mutating func note(_ example: Case) {
    var new = example.rules & ~any
    while new != 0 {
      examples[new.trailingZeroBitCount] = example
      new &= new - 1
    }
    any |= example.rules
    first |= example.rules & (~example.rules &+ 1)
    if example.rules == 0 && gap == nil { gap = example }
    if overlap == nil, conflict(example.rules) { overlap = example }
  }
}
