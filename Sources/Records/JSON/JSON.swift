internal import Questionnaires

/// A JSON value as signed records use it: no fractions, no exponents, no NUL.
///
/// Numbers are integers within 2⁵³−1 either way; a decimal travels as a string. Two values are
/// equal when their canonical bytes are, so texts that Unicode holds equivalent (`é` in one scalar
/// or in two) are different values here.
public indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case string(String)
  case array([JSON])
  case object(Object)

  /// The integers that every reader of JSON keeps exactly (RFC 8785, section 3.2.2.3).
  public static let integers: ClosedRange<Int64> = -RecordLimits.integer...RecordLimits.integer

  /// An object of `members`; where a key comes twice the later value stays.
  public static func object(_ members: [(String, JSON)]) -> JSON {
    .object(Object(members))
  }

  /// A number that fits, as every count and index of a record does.
  public static func count(_ value: Int) -> JSON { .integer(Int64(value)) }

  /// The text, or null where there is none.
  public static func optional(_ text: String?) -> JSON {
    text.map { .string($0) } ?? .null
  }
}

extension JSON: Hashable {
  public static func == (a: JSON, b: JSON) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let x), .bool(let y)): x == y
    case (.integer(let x), .integer(let y)): x == y
    case (.string(let x), .string(let y)): x.utf8.elementsEqual(y.utf8)
    case (.array(let x), .array(let y)): x == y
    case (.object(let x), .object(let y)): x == y
    case (.null, _), (.bool, _), (.integer, _), (.string, _), (.array, _), (.object, _): false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .integer(let value): hasher.combine(value)
    case .string(let text): text.utf8.forEach { hasher.combine($0) }
    case .array(let elements): hasher.combine(elements)
    case .object(let object): hasher.combine(object)
    }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int64) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(nilLiteral: ()) { self = .null }
}

extension JSON: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }

  /// In a literal, too, the later value of a repeated key stays.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(Object(elements))
  }
}
