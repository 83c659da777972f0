/// A part of a JSON value together with the path that leads to it, for reading a record member by
/// member: `try JSONPart(value)["subject"]["title"].string()`.
///
/// Every refusal is a ``JSONProblem`` that names the path and never the value.
public struct JSONPart: Sendable {
  /// The value here; nil where the path leads to a member that is not there.
  private let found: JSON?
  private let place: Place

  /// How a part is reached; it becomes a text only where something is wrong.
  private indirect enum Place: Sendable {
    case whole
    case member(String, of: Place)
    case element(Int, of: Place)

    var path: String {
      switch self {
      case .whole: ""
      case .member(let key, of: .whole): key
      case .member(let key, let whole): whole.path + "." + key
      case .element(let index, let whole): whole.path + "[\(index)]"
      }
    }
  }

  /// The path from the whole, such as `subject.units[2]`; empty for the whole.
  public var path: String { place.path }

  /// Begins at the whole of `value`.
  public init(_ value: JSON) {
    self.init(value, .whole)
  }

  private init(_ value: JSON?, _ place: Place) {
    self.found = value
    self.place = place
  }

  /// The member `key`. A missing one is told when it is read.
  public subscript(key: String) -> JSONPart {
    guard case .object(let object)? = found else {
      return JSONPart(nil, .member(key, of: place))
    }
    return JSONPart(object[key], .member(key, of: place))
  }

  /// The value, whatever its kind.
  public func value() throws(JSONProblem) -> JSON {
    guard let found else { throw problem(.missing) }
    return found
  }

  /// This part, or nil where it is missing or null.
  public var ifPresent: JSONPart? {
    switch found {
    case nil, .null?: nil
    case .bool?, .integer?, .string?, .array?, .object?: self
    }
  }

  /// The text.
  public func string() throws(JSONProblem) -> String {
    guard case .string(let text) = try value() else { throw problem(.expected(.string)) }
    return text
  }

  /// The integer.
  public func integer() throws(JSONProblem) -> Int64 {
    guard case .integer(let number) = try value() else { throw problem(.expected(.integer)) }
    return number
  }

  /// The integer where it is a count or an index that lies in `range`.
  public func count(in range: ClosedRange<Int> = 0...9_007_199_254_740_991)
    throws(JSONProblem) -> Int
  {
    let number = Int(try integer())
    guard range.contains(number) else { throw problem(.notAllowed) }
    return number
  }

  /// The truth value.
  public func bool() throws(JSONProblem) -> Bool {
    guard case .bool(let value) = try value() else { throw problem(.expected(.bool)) }
    return value
  }

  /// The elements of a list.
  public func elements() throws(JSONProblem) -> [JSONPart] {
    guard case .array(let elements) = try value() else { throw problem(.expected(.array)) }
    return elements.enumerated().map { JSONPart($1, .element($0, of: place)) }
  }

  /// The members of an object in canonical order.
  public func members() throws(JSONProblem) -> [(key: String, part: JSONPart)] {
    guard case .object(let object) = try value() else { throw problem(.expected(.object)) }
    return object.members.map { ($0.key, JSONPart($0.value, .member($0.key, of: place))) }
  }

  /// Refuses an object that has a member besides `keys`.
  public func requireOnly(_ keys: Set<String>) throws(JSONProblem) {
    for (key, part) in try members() where !keys.contains(key) {
      throw part.problem(.unknownMember)
    }
  }

  /// A problem at this part.
  public func problem(_ reason: JSONProblem.Reason) -> JSONProblem {
    JSONProblem(reason, at: .path(path))
  }
}
