import FEEL

/// Values with their type beside them, `{"t": "decimal", "v": "1.5"}`, as files of test cases have
/// them.
enum TypedValue {
  /// The value; nil for a type that there is not, or a text that is not of it.
  static func value(_ typed: Value) -> Value? {
    guard let context = typed.context, let type = context["t"]?.string else { return nil }
    let inner = context["v"] ?? .null
    switch type {
    case "null": return .null
    case "list":
      let items = (inner.list ?? []).map(value)
      return items.contains { $0 == nil } ? nil : .list(items.compactMap(\.self))
    case "context":
      let entries = (inner.context?.entries ?? []).map { ($0.name, value($0.value)) }
      guard entries.allSatisfy({ $0.1 != nil }) else { return nil }
      return .context(ContextValue(entries.map { ($0.0, $0.1 ?? .null) }))
    case _: return inner.string.flatMap { scalar(type, $0) }
    }
  }

  private static func scalar(_ type: String, _ text: String) -> Value? {
    switch type {
    case "decimal", "double": Decimal(text).map { .number(.decimal($0)) }
    case "string": .string(text)
    case "boolean": .boolean(text == "true")
    case "date": FEEL.Date(text).map(Value.date)
    case "time": Time(text).map(Value.time)
    case "dateTime": DateTime(text).map(Value.dateTime)
    case "duration": Value(duration: text)
    case _: nil
    }
  }

  /// The value as it stands in such a file.
  static func json(_ value: Value) -> String {
    switch value {
    case .null, .unknown: return #"{"t":"null"}"#
    case .list(let items):
      return typed("list", "[" + items.map(json).joined(separator: ",") + "]")
    case .context(let context):
      let entries = context.entries.map { Value.jsonString($0.name) + ":" + json($0.value) }
      return typed("context", "{" + entries.joined(separator: ",") + "}")
    case .string(let text): return typed("string", Value.jsonString(text))
    case .boolean(let flag): return typed("boolean", flag ? #""true""# : #""false""#)
    case .number: return typed("decimal", Value.jsonString(value.description))
    case .date: return typed("date", Value.jsonString(value.description))
    case .time: return typed("time", Value.jsonString(value.description))
    case .dateTime: return typed("dateTime", Value.jsonString(value.description))
    case .yearsMonths, .daysTime: return typed("duration", Value.jsonString(value.description))
    case .range: return typed("range", Value.jsonString(value.description))
    case .function: return typed("function", Value.jsonString(value.description))
    }
  }

  private static func typed(_ type: String, _ value: String) -> String {
    "{\"t\":\"\(type)\",\"v\":\(value)}"
  }
}
