public import Diagnostics

/// The work of compiling one decision table into one draft.
struct TableElaboration {
  let source: TableSource
  let names: NameTable
  var elaboration: Elaboration
  var findings: [Finding] = []

  /// What each input column tests: the value, and the slot that keeps it when it is not read
  /// straight from a cell.
  private var inputs: [(term: Term, name: String)] = []
  private(set) var prelude: [DecisionTable.Binding] = []

  init(_ source: TableSource, compiler: Compiler) {
    self.source = source
    names = compiler.nameTable
    elaboration = Elaboration(scope: compiler.scope, features: compiler.features)
  }

  /// Compiles everything; findings are left in ``findings``.
  mutating func table() -> DecisionTable {
    checkShape()
    for input in source.inputs { add(input) }
    let allowed = source.inputs.enumerated().compactMap { index, input in
      input.allowed.map { tests($0, of: inputs[index]) }
    }
    let rules = source.rules.map { rule($0) }
    let outputs = source.outputs.enumerated().map { index, output in
      self.output(output, column: index, rules: rules)
    }
    let tested = inputs.map { elaboration.node($0.term) }
    return DecisionTable(
      hit: source.hit, program: Program(elaboration.draft), prelude: prelude, inputs: tested,
      allowed: allowed.map(\.node), rules: rules.map(\.compiled), outputs: outputs)
  }

  private mutating func checkShape() {
    for (index, rule) in source.rules.enumerated()
    where rule.inputs.count != source.inputs.count || rule.outputs.count != source.outputs.count {
      let cell = rule.inputs.first ?? rule.outputs.first
      let place = cell.map { $0.origin.place(of: 0..<1, in: $0.text) }
      report(
        "table-shape", zh: "第 \(index + 1) 条规则的列数与表头不符",
        en: "rule \(index + 1) does not have one cell for each column", place)
    }
    if source.outputs.count > 1, source.outputs.contains(where: { $0.name == nil }) {
      report(
        "table-shape", zh: "有多个输出列时每一列都要有名称",
        en: "with several outputs each needs a name", nil)
    }
  }

  private mutating func report(_ code: String, zh: String, en: String, _ place: Place?) {
    let fallback = source.origin.place(of: 0..<1, in: " ")
    findings.append(
      Finding(code: code, message: Phrase(zh: zh, en: en), place: place ?? fallback))
  }

  /// Runs one piece of work on a cell; its faults become findings at the place of the cell.
  private mutating func at(
    _ cell: TableSource.Cell, _ body: (inout Elaboration) throws(SyntaxFault) -> Term
  ) -> Term {
    var term: Term
    var faults: [SyntaxFault] = []
    elaboration.draft.texts.append(cell.text)
    do {
      term = try body(&elaboration)
    } catch {
      faults = [error]
      term = elaboration.broken()
    }
    faults += elaboration.faults
    elaboration.faults = []
    findings += faults.map { $0.finding(in: cell.text, at: cell.origin) }
    return term
  }

  private mutating func expression(_ cell: TableSource.Cell) -> Term {
    let names = names
    return at(cell) { elaboration throws(SyntaxFault) in
      elaboration.term(try Parser.expression(cell.text, names: names))
    }
  }

  private mutating func add(_ input: TableSource.Input) {
    let term = expression(input.value)
    guard case .node(let index, let type) = term, !elaboration.isLeaf(index) else {
      inputs.append((term, input.value.text))
      return
    }
    let slot = elaboration.draft.newLocal()
    prelude.append(DecisionTable.Binding(slot: slot, node: index))
    inputs.append(
      (.node(elaboration.draft.emit(Node(.local, slot)), type), input.value.text))
  }

  private mutating func tests(_ cell: TableSource.Cell, of input: (term: Term, name: String))
    -> (node: Int32, isCertain: Bool)
  {
    let names = names
    let term = at(cell) { elaboration throws(SyntaxFault) in
      let tests = try Parser.tests(cell.text, names: names)
      return elaboration.with([.name("?", input.term)]) { elaboration in
        elaboration.joined(.or, tests.map { elaboration.test($0, of: input.term) })
      }
    }
    return (elaboration.node(term), term.value == .boolean(true))
  }

  // MARK: Rules and outputs

  private typealias Compiled = (compiled: DecisionTable.Rule, types: [ValueType])

  private mutating func rule(_ rule: TableSource.Rule) -> Compiled {
    let conditions = zip(rule.inputs, inputs).map { tests($0, of: $1) }
    let open = conditions.filter { !$0.isCertain }.map(\.node)
    let condition = open.count == 1 ? open[0] : elaboration.draft.emit(.and, run: open)
    var nodes: [Int32] = []
    var types: [ValueType] = []
    for (cell, output) in zip(rule.outputs, source.outputs) {
      let term = expression(cell)
      check(term, cell, output.type)
      nodes.append(elaboration.node(term))
      types.append(term.type)
    }
    return (DecisionTable.Rule(condition: condition, outputs: nodes), types)
  }

  /// A finding when a result can never be of the type of its column.
  private mutating func check(_ term: Term, _ cell: TableSource.Cell, _ type: ValueType?) {
    guard let type, term.value?.isNull != true else { return }
    _ = at(cell) { elaboration in
      let range = 0..<max(1, cell.text.unicodeScalars.count)
      return elaboration.mismatch(.node(-1, type), term, range) ?? term
    }
  }

  private mutating func output(
    _ output: TableSource.Output, column: Int, rules: [Compiled]
  ) -> DecisionTable.Output {
    var types = rules.compactMap { column < $0.types.count ? $0.types[column] : nil }
    var fallback: Int32?
    if let cell = output.default {
      let term = expression(cell)
      check(term, cell, output.type)
      types.append(term.type)
      fallback = elaboration.node(term)
    }
    return DecisionTable.Output(
      name: output.name ?? "", fallback: fallback, order: order(output),
      type: output.type ?? ValueType.join(types))
  }

  /// The possible values by priority: as listed, else in the order of the list of choices.
  private mutating func order(_ output: TableSource.Output) -> [Value] {
    if let values = output.values { return order(values) }
    if case .choice(let choice)? = output.type { return choice.members }
    return []
  }

  /// The values of a list such as `"a", "b"`, in order.
  private mutating func order(_ cell: TableSource.Cell) -> [Value] {
    let names = names
    var values: [Value] = []
    _ = at(cell) { elaboration throws(SyntaxFault) in
      for test in try Parser.tests(cell.text, names: names) where test.isValue {
        if let value = elaboration.term(test).value { values.append(value) }
      }
      return .constant(.null, .null)
    }
    return values
  }
}

extension Syntax {
  /// Whether a unary test is a plain value.
  fileprivate var isValue: Bool {
    switch kind {
    case .test, .exclusion, .anything, .range: false
    case .null, .boolean, .number, .string, .temporal, .name, .path, .filter, .call, .negate,
      .binary, .between, .membership, .instance, .conditional, .iteration, .quantified, .list,
      .context, .function:
      true
    }
  }
}

extension Compiler {
  /// Compiles a decision table, or throws everything that is wrong with it.
  public func compile(_ table: TableSource) throws(Findings) -> DecisionTable {
    var work = TableElaboration(table, compiler: self)
    let compiled = work.table()
    guard work.findings.isEmpty else { throw Findings(work.findings) }
    return compiled
  }
}
