extension BuiltIn {
  /// Functions that turn values of one kind into another.
  static let conversionFunctions: [BuiltIn] = [
    BuiltIn(
      "number", [["from", "grouping separator", "decimal separator"], ["from"]], required: 1,
      types: [.string, .string, .string], gives: .number
    ) { arguments, _ in number(arguments) },
    BuiltIn("string", [["from"]], gives: .string) { arguments, _ in
      if arguments[0].isNull { return .null }
      return arguments[0].string.map(Value.string) ?? bounded(arguments[0].description)
    },
  ]

  private static func number(_ arguments: [Value]) -> Value {
    guard var text = arguments[0].string else { return .null }
    let grouping = arguments.count > 1 ? arguments[1] : .null
    let point = arguments.count > 2 ? arguments[2] : .null
    guard grouping.isNull || [" ", ",", "."].contains(grouping.string),
      point.isNull || [",", "."].contains(point.string),
      grouping.isNull || grouping != point
    else { return .null }
    if let separator = grouping.string {
      let scalar = separator.unicodeScalars.first
      text = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != scalar }))
    }
    if let separator = point.string, separator != "." {
      guard !text.contains(".") else { return .null }
      let scalar = separator.unicodeScalars.first
      text = String(
        String.UnicodeScalarView(text.unicodeScalars.map { $0 == scalar ? "." : $0 }))
    }
    return Decimal(text).map { .number(.decimal($0)) } ?? .null
  }
}
