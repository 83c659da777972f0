extension Elaboration {
  /// A literal such as `@"2026-11-23"` or `@"P1Y"`.
  mutating func temporal(_ text: String, _ range: Range<Int>) -> Term {
    let value = Value(temporal: text)
    if let value { return .constant(value, ValueType(of: value)) }
    return mismatch(
      zh: "'\(text)' 不是日期或期间", en: "'\(text)' is no date or duration", range)
  }
}
