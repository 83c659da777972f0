import Diagnostics
import FEEL

/// A file of test cases, one JSON object a line: decisions, their inputs, and the value expected.
enum CaseFile {
  /// The lines in order.
  static func lines(_ path: String) throws -> [TestCase] {
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try WholeFile.read(path)
    } catch {
      throw error.failure
    }
    return try bytes.split(separator: 10).enumerated().map { index, line in
      try testCase(Array(line), number: index + 1)
    }
  }

  private static func testCase(_ line: [UInt8], number: Int) throws -> TestCase {
    guard let value = try? Value(json: line), let context = value.context,
      let result = TestCase(context)
    else {
      throw Failure(
        Exit.usage, zh: "用例文件第 \(number) 行不是用例。",
        en: "line \(number) of the cases is no test case.")
    }
    return result
  }
}

/// One test case.
struct TestCase {
  let group: String
  let name: String
  let decision: String
  private let nodes: [CaseNode]
  private let inputs: [(name: String, value: Value)]
  private let expected: Value

  /// Reads a case; nil when a part is missing or of the wrong kind.
  init?(_ context: ContextValue) {
    guard let group = context["group"]?.string, let name = context["case"]?.string,
      let decision = context["result"]?.string,
      let nodes = context["nodes"]?.list?.map({ $0.context.flatMap(CaseNode.init) }),
      let inputs = context["inputs"]?.context, let typed = context["expected"]
    else { return nil }
    let values = inputs.entries.compactMap { entry in
      TypedValue.value(entry.value).map { (name: entry.name, value: $0) }
    }
    guard let expected = TypedValue.value(typed), values.count == inputs.entries.count,
      !nodes.contains(where: { $0 == nil })
    else { return nil }
    (self.group, self.name, self.decision) = (group, name, decision)
    (self.nodes, self.inputs) = (nodes.compactMap(\.self), values)
    // What a test kit calls an error, the language reports as null.
    self.expected = context["error"]?.isTrue == true ? .null : expected
  }

  /// Evaluates the decisions in order, each seeing those before; the last is the answer.
  var result: CaseResult {
    var names = inputs
    for node in nodes {
      names.append((node.name, node.value(names)))
    }
    let actual = nodes.isEmpty ? Value.null : names[names.count - 1].value
    return CaseResult(
      group: group, name: name, decision: decision,
      passed: CaseResult.same(actual, expected), actual: actual)
  }
}

/// What became of a test case.
struct CaseResult {
  let group: String
  let name: String
  let decision: String
  let passed: Bool
  let actual: Value

  /// The line that is printed.
  var json: String {
    let members = [
      "group": Value.jsonString(group), "case": Value.jsonString(name),
      "result": Value.jsonString(decision), "passed": passed ? "true" : "false",
      "actual": TypedValue.json(actual),
    ]
    let order = ["group", "case", "result", "passed", "actual"]
    return "{" + order.map { "\"\($0)\":\(members[$0] ?? "null")" }.joined(separator: ",") + "}"
  }

  /// Whether both are the same, numbers after rounding to eight places.
  static func same(_ a: Value, _ b: Value) -> Bool { rounded(a) == rounded(b) }

  private static func rounded(_ value: Value) -> Value {
    switch value {
    case .number(let number): .number(.decimal(number.rounded(places: 8, mode: .halfEven)))
    case .list(let items): .list(items.map(rounded))
    case .context(let context):
      .context(ContextValue(context.entries.map { ($0.name, rounded($0.value)) }))
    case .null, .unknown, .boolean, .string, .date, .time, .dateTime, .yearsMonths, .daysTime,
      .range, .function:
      value
    }
  }
}

/// How many cases of each group passed.
struct CaseTally {
  private var groups: [(name: String, passed: Int, count: Int)] = []

  mutating func add(_ result: CaseResult) {
    if groups.last?.name != result.group,
      let index = groups.firstIndex(where: { $0.name == result.group })
    {
      groups.append(groups.remove(at: index))
    } else if groups.last?.name != result.group {
      groups.append((result.group, 0, 0))
    }
    groups[groups.count - 1].count += 1
    groups[groups.count - 1].passed += result.passed ? 1 : 0
  }

  /// How many passed.
  var passed: Int { groups.reduce(0) { $0 + $1.passed } }
  /// How many there were.
  var count: Int { groups.reduce(0) { $0 + $1.count } }

  /// A line for each group, then one for all.
  var lines: [Phrase] {
    groups.map { group in
      let text = "\(group.passed)/\(group.count)  \(group.name)"
      return Phrase(zh: text, en: text)
    } + [
      Phrase(zh: "共 \(count) 例，通过 \(passed) 例", en: "\(count) cases, \(passed) passed")
    ]
  }
}
