/// What a part of a rule has become while compiling.
enum Term {
  /// A node of the program.
  case node(Int32, ValueType)
  /// A value that is known already.
  case constant(Value, ValueType)
  /// A context whose fields are symbols.
  case record(RecordSymbol)
  /// A list of known length, some of whose elements are there only under a condition.
  case elements([Element])

  /// An element of a list of known length.
  struct Element {
    /// The node of the condition; nil when the element is always there.
    let guarding: Int32?
    let term: Term
  }
}

extension Term {
  /// The type as far as it is known.
  var type: ValueType {
    switch self {
    case .node(_, let type), .constant(_, let type): return type
    case .record(let record):
      return .context(
        record.fields.map { ValueType.Field(name: $0.name, type: Term.type(of: $0.symbol)) })
    case .elements(let elements): return .list(ValueType.join(elements.map(\.term.type)))
    }
  }

  /// The value when it is known already.
  var value: Value? {
    if case .constant(let value, _) = self { return value }
    return nil
  }

  private static func type(of symbol: Symbol) -> ValueType {
    switch symbol {
    case .cell(_, let type), .constant(_, let type): type
    case .record(let record): Term.record(record).type
    case .records(let records): .list(ValueType.join(records.map { Term.record($0).type }))
    }
  }
}
