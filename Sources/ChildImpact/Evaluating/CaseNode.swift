import Diagnostics
import FEEL

/// One decision of a test case: an expression or a decision table.
struct CaseNode {
  let name: String
  private let type: ValueType?
  private let body: Body

  private enum Body {
    case expression(String)
    case table(TableSource)
  }

  /// Reads a decision; nil when it has neither text nor table.
  init?(_ context: ContextValue) {
    guard let name = context["name"]?.string else { return nil }
    self.name = name
    type = context["type"]?.string.flatMap { ValueType(named: $0) }
    if let table = context["table"]?.context {
      body = .table(CaseNode.table(table))
    } else if let text = context["text"]?.string {
      body = .expression(text)
    } else {
      return nil
    }
  }

  /// The value where the names mean what is given; later names hide earlier ones. What cannot be
  /// compiled gives null.
  func value(_ names: [(name: String, value: Value)]) -> Value {
    let symbols = names.enumerated().reversed().map { index, entry in
      (entry.name, Symbol.cell(index, ValueType(of: entry.value)))
    }
    let compiler = Compiler(scope: Scope(symbols), features: .all)
    let frame = names.map(\.value)
    let value = (try? value(compiler, frame)) ?? .null
    return type.map { value.fitted(to: $0) } ?? value
  }

  private func value(_ compiler: Compiler, _ frame: [Value]) throws(Findings) -> Value {
    switch body {
    case .expression(let text):
      try compiler.compile(text, at: .text(text, named: name))
        .value(in: frame, arithmetic: .decimal128)
    case .table(let table): try compiler.compile(table).value(in: frame, arithmetic: .decimal128)
    }
  }

  // MARK: Tables

  private static func table(_ table: ContextValue) -> TableSource {
    let inputs = contexts(table["in"]).map { input in
      TableSource.Input(
        value: cell(input["expr"]) ?? TableSource.Cell("null", at: .text("null", named: "table")),
        allowed: cell(input["values"]))
    }
    let outputs = contexts(table["out"]).map { output in
      TableSource.Output(
        name: output["name"]?.string, values: cell(output["values"]),
        default: cell(output["default"]))
    }
    let rules = contexts(table["rules"]).map { rule in
      TableSource.Rule(inputs: cells(rule["in"]), outputs: cells(rule["out"]))
    }
    return TableSource(
      hit: policy(table), inputs: inputs, outputs: outputs, rules: rules,
      origin: .text("", named: "table"))
  }

  private static func contexts(_ value: Value?) -> [ContextValue] {
    (value?.list ?? []).compactMap(\.context)
  }

  private static func cells(_ value: Value?) -> [TableSource.Cell] {
    (value?.list ?? []).compactMap(cell)
  }

  private static func cell(_ value: Value?) -> TableSource.Cell? {
    (value?.string).map { TableSource.Cell($0, at: .text($0, named: "table")) }
  }

  private static func policy(_ table: ContextValue) -> HitPolicy {
    let signs = ["SUM": " +", "MIN": " <", "MAX": " >", "COUNT": " #"]
    let sign = (table["agg"]?.string).flatMap { signs[$0] } ?? ""
    return HitPolicy(text: (table["hit"]?.string ?? "UNIQUE") + sign) ?? .unique
  }
}
