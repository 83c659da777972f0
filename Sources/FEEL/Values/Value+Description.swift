extension Value: CustomStringConvertible {
  /// The value as the rule language writes it; dates and durations in their ISO form. Unknown is
  /// shown as `?`.
  public var description: String {
    switch self {
    case .null: "null"
    case .unknown: "?"
    case .boolean(let flag): flag ? "true" : "false"
    case .number(let number): number.description
    case .string(let text): Value.quoted(text)
    case .date(let date): date.description
    case .time(let time): time.description
    case .dateTime(let instant): instant.description
    case .function(let function): function.description
    case .yearsMonths(let duration): duration.description
    case .daysTime(let duration): duration.description
    case .list(let items): "[" + items.map(\.description).joined(separator: ", ") + "]"
    case .context(let context):
      "{" + context.entries.map { "\(Value.key($0.name)): \($0.value)" }.joined(separator: ", ")
        + "}"
    case .range(let range): range.description
    }
  }

  /// A string literal.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// The name of an entry, quoted unless it is a plain word.
  static func key(_ name: String) -> String {
    NameTable.isPlain(Array(name.unicodeScalars)) ? name : quoted(name)
  }
}

extension RangeValue: CustomStringConvertible {
  /// The range as the rule language writes it.
  public var description: String {
    if lower.value.isNull { return "(\(upper.isIncluded ? "<=" : "<") \(upper.value))" }
    if upper.value.isNull { return "(\(lower.isIncluded ? ">=" : ">") \(lower.value))" }
    return (lower.isIncluded ? "[" : "(") + "\(lower.value)..\(upper.value)"
      + (upper.isIncluded ? "]" : ")")
  }
}
