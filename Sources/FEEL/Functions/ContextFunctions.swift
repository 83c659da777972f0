extension BuiltIn {
  /// Functions of contexts.
  static let contextFunctions: [BuiltIn] = [
    BuiltIn("get value", [["m", "key"], ["context", "key"]], gives: .any) { arguments, _ in
      guard let context = arguments[0].context else { return .null }
      if let keys = arguments[1].list { return value(context, at: keys) }
      return arguments[1].string.flatMap { context[$0] } ?? .null
    },
    BuiltIn("get entries", [["m"], ["context"]], gives: .list(.any)) { arguments, _ in
      guard let context = arguments[0].context else { return .null }
      return .list(
        context.entries.map { entry in
          .context(ContextValue([("key", .string(entry.name)), ("value", entry.value)]))
        })
    },
    BuiltIn("context put", [["context", "keys", "value"]], gives: .any) { arguments, _ in
      guard let context = arguments[0].context, let keys = list(arguments[1]) else { return .null }
      return put(arguments[2], at: keys[...], in: context)
    },
    // By position the function above takes one key too; by name a key is one string.
    BuiltIn("context put", [["context", "key", "value"]], types: [nil, .string], gives: .any) {
      arguments, _ in
      guard let context = arguments[0].context, arguments[1].string != nil else { return .null }
      return put(arguments[2], at: [arguments[1]], in: context)
    },
    BuiltIn("context merge", [["contexts"]], gives: .any) { arguments, _ in
      guard let items = list(arguments[0]) else { return .null }
      let contexts = items.compactMap(\.context)
      guard contexts.count == items.count else { return .null }
      let entries = contexts.flatMap { $0.entries.map { ($0.name, $0.value) } }
      return .context(ContextValue(entries))
    },
    BuiltIn("context", [["entries"]], gives: .any) { arguments, _ in
      list(arguments[0]).flatMap(built) ?? .null
    },
  ]

  private static func value(_ context: ContextValue, at keys: [Value]) -> Value {
    var result = Value.context(context)
    for key in keys {
      guard let name = key.string, let inner = result.context else { return .null }
      result = inner[name] ?? .null
    }
    return keys.isEmpty ? .null : result
  }

  private static func put(_ value: Value, at keys: ArraySlice<Value>, in context: ContextValue)
    -> Value
  {
    guard let name = keys.first?.string else { return .null }
    var entries = context.entries.map { ($0.name, $0.value) }
    var new = value
    if keys.count > 1 {
      guard let inner = context[name]?.context else { return .null }
      new = put(value, at: keys.dropFirst(), in: inner)
      if new.isNull { return .null }
    }
    entries.append((name, new))
    return .context(ContextValue(entries))
  }

  private static func built(_ items: [Value]) -> Value? {
    var entries: [(String, Value)] = []
    var names: Set<String> = []
    for item in items {
      guard let entry = item.context, let name = entry["key"]?.string, let value = entry["value"],
        names.insert(name).inserted
      else { return nil }
      entries.append((name, value))
    }
    return .context(ContextValue(entries))
  }
}
