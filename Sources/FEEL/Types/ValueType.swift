/// What is known of a value before it is there. Every type also admits `null`.
public indirect enum ValueType: Sendable, Hashable {
  case any
  case null
  case boolean
  case number
  case string
  case date
  case time
  case dateTime
  case yearsMonths
  case daysTime
  case list(ValueType)
  case context([Field])
  case range(ValueType)
  case choice(ChoiceType)
  case function

  /// A named part of a context type.
  public struct Field: Sendable, Hashable {
    /// The name of the entry.
    public let name: String
    /// The type of its value.
    public let type: ValueType

    /// Makes a field.
    public init(name: String, type: ValueType) {
      self.name = name
      self.type = type
    }
  }
}

extension ValueType: CustomStringConvertible {
  /// The type as FEEL writes it; a choice by the name of its list.
  public var description: String {
    switch self {
    case .any: "Any"
    case .null: "Null"
    case .boolean: "boolean"
    case .number: "number"
    case .string: "string"
    case .date: "date"
    case .time: "time"
    case .dateTime: "date and time"
    case .yearsMonths: "years and months duration"
    case .daysTime: "days and time duration"
    case .list(let element): "list<\(element)>"
    case .context(let fields):
      "context<" + fields.map { "\($0.name): \($0.type)" }.joined(separator: ", ") + ">"
    case .range(let bound): "range<\(bound)>"
    case .choice(let choice): "choice(\(choice.name))"
    case .function: "function"
    }
  }
}

extension ValueType {
  /// The type of one value.
  public init(of value: Value) {
    switch value {
    case .null: self = .null
    case .unknown: self = .any
    case .boolean: self = .boolean
    case .number: self = .number
    case .string: self = .string
    case .date: self = .date
    case .time: self = .time
    case .dateTime: self = .dateTime
    case .function: self = .function
    case .yearsMonths: self = .yearsMonths
    case .daysTime: self = .daysTime
    case .list(let items): self = .list(ValueType.join(items.map { ValueType(of: $0) }))
    case .context(let context):
      self = .context(context.entries.map { Field(name: $0.name, type: ValueType(of: $0.value)) })
    case .range(let range):
      self = .range(
        ValueType.join([range.lower.value, range.upper.value].map { ValueType(of: $0) }))
    }
  }

  /// The narrowest of the types here that covers all of `types`.
  static func join(_ types: [ValueType]) -> ValueType {
    types.reduce(nil) { (sofar: ValueType?, next) in sofar.map { $0.joined(with: next) } ?? next }
      ?? .any
  }

  /// The narrowest of the types here that covers this type and `other`.
  func joined(with other: ValueType) -> ValueType {
    if self == other || other == .null { return self }
    if self == .null { return other }
    switch (self, other) {
    case (.list(let a), .list(let b)): return .list(a.joined(with: b))
    case (.choice(let choice), let plain), (let plain, .choice(let choice)):
      if plain == .string && !choice.holdsNumbers { return .string }
      if plain == .number && !choice.holdsStrings { return .number }
      return .any
    case (.any, _), (.boolean, _), (.number, _), (.string, _), (.date, _), (.time, _),
      (.dateTime, _), (.yearsMonths, _), (.daysTime, _), (.list, _), (.context, _), (.range, _),
      (.function, _), (.null, _):
      return .any
    }
  }

  /// Whether some value other than `null` can belong to both types.
  func meets(_ other: ValueType) -> Bool {
    switch (self, other) {
    case (.any, _), (_, .any), (.null, _), (_, .null): return true
    case (.list(let a), .list(let b)), (.range(let a), .range(let b)): return a.meets(b)
    case (.context, .context): return true
    case (.choice(let a), .choice(let b)):
      return a.name == b.name || a.members.contains { b.members.contains($0) }
    case (.choice(let choice), let plain), (let plain, .choice(let choice)):
      return plain == .string && choice.holdsStrings || plain == .number && choice.holdsNumbers
    case (.boolean, _), (.number, _), (.string, _), (.date, _), (.time, _), (.dateTime, _),
      (.yearsMonths, _), (.daysTime, _), (.list, _), (.context, _), (.range, _), (.function, _):
      return self == other
    }
  }

  /// Whether a test with a value of this type can only mean that it is equal.
  var isScalar: Bool {
    switch self {
    case .number, .string, .date, .time, .dateTime, .yearsMonths, .daysTime, .choice: true
    case .any, .null, .boolean, .list, .context, .range, .function: false
    }
  }

  /// Whether this is a type of lists.
  var isList: Bool {
    if case .list = self { return true }
    return false
  }

  /// The type of the elements when this is a list; the type itself otherwise, as FEEL reads a
  /// single value where a list is wanted as a list of one.
  var element: ValueType {
    if case .list(let element) = self { return element }
    return self
  }

  /// The type of the entry `name`; nil when this type is known to have none.
  func field(_ name: String) -> ValueType? {
    switch self {
    case .any, .null: .any
    case .context(let fields): fields.first { $0.name == name }?.type
    case .list(let element): element.field(name).map { .list($0) }
    case .boolean, .number, .string, .function, .choice: nil
    case .date, .time, .dateTime, .yearsMonths, .daysTime, .range: .any
    }
  }
}
