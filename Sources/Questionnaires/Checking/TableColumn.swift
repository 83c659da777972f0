import FEEL

/// One input of a decision table, seen through a few values that stand for all: two values that
/// every rule treats alike are one.
struct TableColumn {
  /// A value and the rules whose condition in this column it meets, one bit each.
  struct Sample {
    let value: Value
    let rules: UInt64
  }

  let samples: [Sample]

  /// The samples of the input at `column`; nil when it cannot be told which values matter.
  init?(
    _ table: TableSyntax, column: Int, type: ValueType, grid: NumberGrid,
    _ compiler: TestCompiler, admits: (Value) -> Bool
  ) {
    let texts = table.rules.map { $0.when[column] }
    guard let tests = TableColumn.compiled(texts, type, compiler),
      let values = TableColumn.values(texts.map(\.text), type, grid)
    else { return nil }
    var allowed: Expression?
    if let text = table.inputs[column].allowed {
      guard let rule = compiler.test(text, type) else { return nil }
      allowed = rule
    }
    var seen: Set<UInt64> = []
    samples = values.compactMap { value in
      if let allowed, !compiler.holds(allowed, of: value) { return nil }
      guard admits(value) else { return nil }
      let rules = TableColumn.matches(tests, value, compiler)
      return seen.insert(rules).inserted ? Sample(value: value, rules: rules) : nil
    }
  }

  /// A test for each rule, nil where any value will do; nil when one cannot be judged by itself.
  private static func compiled(
    _ texts: [Spelled], _ type: ValueType, _ compiler: TestCompiler
  ) -> [Expression?]? {
    var tests: [Expression?] = []
    for text in texts {
      if text.text == "-" {
        tests.append(nil)
      } else if let test = compiler.test(text, type) {
        tests.append(test)
      } else {
        return nil
      }
    }
    return tests
  }

  private static func matches(
    _ tests: [Expression?], _ value: Value, _ compiler: TestCompiler
  ) -> UInt64 {
    tests.enumerated().reduce(0) { bits, test in
      let isMet = test.element.map { compiler.holds($0, of: value) } ?? true
      return isMet ? bits | 1 << UInt64(test.offset) : bits
    }
  }

  private static func values(
    _ texts: [String], _ type: ValueType, _ grid: NumberGrid
  ) -> [Value]? {
    switch type {
    case .boolean, .choice: return Trial.domain(of: type)
    case .number: return grid.samples(around: texts.flatMap(Literals.numbers))
    case .string:
      return (texts.flatMap(Literals.strings) + ["\u{FFFD}"]).map(Value.string)
    case .any, .null, .date, .time, .dateTime, .yearsMonths, .daysTime, .list, .context, .range,
      .function:
      return nil
    }
  }
}

/// Compiles the tests of a decision table so that they can be tried on one value.
final class TestCompiler {
  // A class, because the frame, which is large, is used again for every test.

  let scope: Scope
  /// The cell that holds the value that is tried; one after all others.
  let cell: Int
  private var frame: [Value]

  init(scope: Scope, cell: Int) {
    self.scope = scope
    self.cell = cell
    frame = [Value](repeating: .null, count: cell + 1)
  }

  /// The test; nil when it does not compile or reads anything but the value.
  func test(_ text: Spelled, _ type: ValueType) -> Expression? {
    let compiler = Compiler(scope: scope, features: .scoring)
    let rule = try? compiler.compileTests(text.text, at: text.origin, of: cell, type)
    guard let rule, rule.reads.allSatisfy({ $0 == cell }) else { return nil }
    return rule
  }

  /// Whether `rule` holds of `value`.
  func holds(_ rule: Expression, of value: Value) -> Bool {
    truth(of: rule, with: value, in: cell) == .yes
  }

  /// What `rule` gives when `value` is in `cell` and every other cell is null.
  func truth(of rule: Expression, with value: Value, in cell: Int) -> Truth {
    var frame: [Value] = []
    swap(&frame, &self.frame)
    defer {
      frame[cell] = .null
      swap(&frame, &self.frame)
    }
    frame[cell] = value
    return rule.truth(in: frame.span)
  }
}
