extension Value {
  /// Whether nothing can tell the two values apart: finer than `==`, for which `1.0` and `1`, or two
  /// forms of one accented letter, are the same. May be false of values with times or functions that
  /// are the same.
  public func isIdentical(to other: Value) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.unknown(let a), .unknown(let b)): a == b
    case (.boolean(let a), .boolean(let b)): a == b
    case (.number(.decimal(let a)), .number(.decimal(let b))):
      a.words == b.words && a.scale == b.scale
    case (.number(.ratio(let a)), .number(.ratio(let b))): a == b
    case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
    case (.date(let a), .date(let b)): a == b
    case (.list(let a), .list(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.isIdentical(to: $1) }
    case (.context(let a), .context(let b)):
      a.entries.count == b.entries.count
        && zip(a.entries, b.entries).allSatisfy {
          $0.name.utf8.elementsEqual($1.name.utf8) && $0.value.isIdentical(to: $1.value)
        }
    case (.null, _), (.unknown, _), (.boolean, _), (.number, _), (.string, _), (.date, _),
      (.list, _), (.context, _), (.yearsMonths, _), (.daysTime, _), (.time, _), (.dateTime, _),
      (.function, _), (.range, _):
      false
    }
  }
}
