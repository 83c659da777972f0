import Foundation

@testable import FEEL

/// One case of the DMN Technology Compatibility Kit, in the form that `../shared/conformance`
/// describes.
struct ConformanceCase {
  typealias Object = [String: Any]

  let group: String
  let name: String
  let result: String
  let features: Set<String>
  let nodes: [Object]
  let inputs: Object
  let expected: Value?
  let expectsError: Bool

  init?(line: Substring) throws {
    let data = Data(line.utf8)
    guard let object = try JSONSerialization.jsonObject(with: data) as? Object else { return nil }
    group = object["group"] as? String ?? ""
    name = object["case"] as? String ?? ""
    result = object["result"] as? String ?? ""
    features = Set(object["features"] as? [String] ?? [])
    nodes = object["nodes"] as? [Object] ?? []
    inputs = object["inputs"] as? Object ?? [:]
    expected = ConformanceCase.value(object["expected"] as? Object ?? [:])
    expectsError = object["error"] as? Bool ?? false
  }

  /// Whether the case lies in the part of the language that every engine must have.
  var isCore: Bool {
    features.isDisjoint(with: ["temporal", "regex", "function-def", "instance-of", "range-fn"])
  }

  /// Whether the case expects more than `null`.
  var expectsValue: Bool { expected?.isNull != true }

  /// The expression of the decision asked for.
  var text: String { nodes.last?["text"] as? String ?? "a decision table" }

  /// Whether the engine gives what the case expects.
  var passes: Bool {
    guard let expected else { return false }
    return ConformanceCase.rounded(actual) == ConformanceCase.rounded(expected)
  }

  /// What the engine gives.
  var actual: Value {
    var names: [(String, Value)] = inputs.compactMap { name, typed in
      (typed as? Object).flatMap(ConformanceCase.value).map { (name, $0) }
    }
    var last = Value.null
    for node in nodes {
      last = evaluate(node, names)
      names.append((node["name"] as? String ?? "", last))
    }
    return last
  }

  private func evaluate(_ node: Object, _ names: [(String, Value)]) -> Value {
    let scope = Scope(
      names.enumerated().reversed().map { index, pair in
        (pair.0, .cell(index, ValueType(of: pair.1)))
      })
    let compiler = Compiler(scope: scope, features: .all)
    let frame = names.map(\.1)
    if let table = node["table"] as? Object {
      guard let compiled = try? compiler.compile(ConformanceCase.table(table)) else { return .null }
      return coerced(compiled.value(in: frame, arithmetic: .decimal128), node)
    }
    let text = node["text"] as? String ?? ""
    let origin = Origin.text(text, named: "case")
    guard let rule = try? compiler.compile(text, at: origin) else { return .null }
    return coerced(rule.value(in: frame, arithmetic: .decimal128), node)
  }

  /// The value as the declared type of the decision has it.
  private func coerced(_ value: Value, _ node: Object) -> Value {
    let types: [String: ValueType] = [
      "number": .number, "string": .string, "boolean": .boolean, "date": .date,
    ]
    guard let type = types[node["type"] as? String ?? ""] else { return value }
    return Coercion.value(value, to: type)
  }

  // MARK: Reading

  private static func table(_ object: Object) -> TableSource {
    func cell(_ text: Any?) -> TableSource.Cell? {
      (text as? String).map { TableSource.Cell($0, at: .text($0, named: "table")) }
    }
    let inputs = (object["in"] as? [Object] ?? []).map { input in
      TableSource.Input(
        value: cell(input["expr"]) ?? TableSource.Cell("null", at: .text("", named: "")),
        allowed: cell(input["values"]))
    }
    let outputs = (object["out"] as? [Object] ?? []).map { output in
      TableSource.Output(
        name: output["name"] as? String, values: cell(output["values"]),
        default: cell(output["default"]))
    }
    let rules = (object["rules"] as? [Object] ?? []).map { rule in
      TableSource.Rule(
        inputs: (rule["in"] as? [Any] ?? []).compactMap(cell),
        outputs: (rule["out"] as? [Any] ?? []).compactMap(cell))
    }
    return TableSource(
      hit: policy(object), inputs: inputs, outputs: outputs, rules: rules,
      origin: .text("", named: "table"))
  }

  private static func policy(_ object: Object) -> HitPolicy {
    let hit = object["hit"] as? String ?? "UNIQUE"
    let signs = ["SUM": " +", "MIN": " <", "MAX": " >", "COUNT": " #"]
    let sign = (object["agg"] as? String).flatMap { signs[$0] } ?? ""
    return HitPolicy(text: hit + sign) ?? .unique
  }

  /// A typed value; nil for one of a kind that this part of the language lacks.
  static func value(_ typed: Object) -> Value? {
    let text = typed["v"] as? String ?? ""
    switch typed["t"] as? String ?? "" {
    case "null": return .null
    case "decimal", "double": return Decimal(text).map { .number(.decimal($0)) }
    case "string": return .string(text)
    case "boolean": return .boolean(text == "true")
    case "date": return Date(text).map(Value.date)
    case "time": return Time(text).map(Value.time)
    case "dateTime": return DateTime(text).map(Value.dateTime)
    case "duration": return Value(duration: text)
    case "list":
      let items = (typed["v"] as? [Object] ?? []).map(value)
      return items.contains { $0 == nil } ? nil : .list(items.compactMap(\.self))
    case "context":
      let entries = (typed["v"] as? Object ?? [:]).mapValues { value($0 as? Object ?? [:]) }
      guard !entries.values.contains(where: { $0 == nil }) else { return nil }
      return .context(ContextValue(entries.compactMap { name, value in value.map { (name, $0) } }))
    case _: return nil
    }
  }

  /// Numbers compare after rounding to eight decimals.
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
