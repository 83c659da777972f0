extension Value {
  /// The value as a decision of a declared type gives it: itself when it is of the type, the one
  /// element of a list where the type is no list, a list of it where the type is one, else `null`
  /// (DMN 1.5, 10.3.2.9.4).
  public func fitted(to type: ValueType) -> Value { Coercion.value(self, to: type) }
}

/// Fits values to declared types, as DMN does where a value is passed on.
enum Coercion {
  /// The value itself when it is of the type, the one element of a list where the type is no list,
  /// a list of it where the type is one, and else `null`.
  static func value(_ value: Value, to type: ValueType) -> Value {
    if value.isUnknown || Comparison.instance(value, of: type) == .yes { return value }
    if case .list(let items) = value, items.count == 1,
      Comparison.instance(items[0], of: type) == .yes
    {
      return items[0]
    }
    if case .list(let element) = type, Comparison.instance(value, of: element) == .yes {
      return .list([value])
    }
    return .null
  }
}
