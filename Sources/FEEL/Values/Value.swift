/// A value of the rule language.
///
/// `null` is a declared absence. `unknown` is the value of a question that is still open, together
/// with every open question that it comes from; it is no FEEL value and no literal writes it.
/// Lists and contexts may hold unknown parts.
public enum Value: Sendable, Hashable {
  case null
  case unknown(OpenCells)
  case boolean(Bool)
  case number(Number)
  case string(String)
  case date(Date)
  case yearsMonths(YearsMonths)
  case daysTime(DaysTime)
  indirect case time(Time)
  indirect case dateTime(DateTime)
  case function(FunctionValue)
  indirect case list([Value])
  indirect case context(ContextValue)
  indirect case range(RangeValue)

  /// A whole number.
  public static func integer(_ value: Int) -> Value {
    .number(.decimal(Decimal(value)))
  }
}

// Accessors, so that code outside this module need not switch over all cases.
extension Value {
  /// The truth value; nil when this is none.
  public var boolean: Bool? {
    if case .boolean(let value) = self { return value }
    return nil
  }

  /// The number; nil when this is none.
  public var number: Number? {
    if case .number(let value) = self { return value }
    return nil
  }

  /// The string; nil when this is none.
  public var string: String? {
    if case .string(let value) = self { return value }
    return nil
  }

  /// The date; nil when this is none.
  public var date: Date? {
    if case .date(let value) = self { return value }
    return nil
  }

  /// The list; nil when this is none.
  public var list: [Value]? {
    if case .list(let value) = self { return value }
    return nil
  }

  /// The context; nil when this is none.
  public var context: ContextValue? {
    if case .context(let value) = self { return value }
    return nil
  }

  /// The open cells of an unknown value; nil when the value is known.
  public var open: OpenCells? {
    if case .unknown(let cells) = self { return cells }
    return nil
  }

  /// Whether this is `null`.
  public var isNull: Bool {
    if case .null = self { return true }
    return false
  }

  /// Whether this is unknown as a whole.
  public var isUnknown: Bool {
    if case .unknown = self { return true }
    return false
  }

  /// Whether this is the truth value `true`.
  public var isTrue: Bool {
    if case .boolean(true) = self { return true }
    return false
  }

  /// Every open cell that this value holds, also inside lists and contexts.
  public var openCells: OpenCells {
    switch self {
    case .unknown(let cells): return cells
    case .list, .context, .range:
      var found: [OpenCells] = []
      collect(&found)
      return OpenCells(in: found)
    case .null, .boolean, .number, .string, .date, .time, .dateTime, .yearsMonths, .daysTime,
      .function:
      return OpenCells()
    }
  }

  private func collect(_ found: inout [OpenCells]) {
    switch self {
    case .unknown(let cells): found.append(cells)
    case .list(let items): for item in items { item.collect(&found) }
    case .context(let context): for entry in context.entries { entry.value.collect(&found) }
    case .range(let range):
      range.lower.value.collect(&found)
      range.upper.value.collect(&found)
    case .null, .boolean, .number, .string, .date, .time, .dateTime, .yearsMonths, .daysTime,
      .function:
      break
    }
  }
}
