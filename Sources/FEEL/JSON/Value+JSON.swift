extension Value {
  /// Reads a JSON text (RFC 8259): objects become contexts, numbers exact decimals of 34 digits.
  ///
  /// Strict: UTF-8, each key once in its object, nothing but blanks before and after, at most
  /// ``Limits/depth`` deep.
  /// - Throws: ``JSONFault`` with the place.
  public init(json bytes: [UInt8]) throws(JSONFault) {
    var reader = JSONReader(bytes)
    self = try reader.document()
  }

  /// The value as JSON. Dates, times and durations are strings in their ISO form, ranges and functions
  /// strings as the rule language writes them, fractions their nearest decimal; unknown is null.
  public var json: String {
    switch self {
    case .null, .unknown: "null"
    case .boolean(let flag): flag ? "true" : "false"
    case .number(let number): number.nearestDecimal.description
    case .string(let text): Value.jsonString(text)
    case .list(let items): "[" + items.map(\.json).joined(separator: ",") + "]"
    case .context(let context):
      "{"
        + context.entries.map { Value.jsonString($0.name) + ":" + $0.value.json }
        .joined(separator: ",") + "}"
    case .date, .time, .dateTime, .yearsMonths, .daysTime, .range, .function:
      Value.jsonString(description)
    }
  }

  /// A string as JSON writes it.
  public static func jsonString(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        result += "\\u" + String(scalar.value, radix: 16).padded(4)
      case _: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// Why a text is no JSON, with the place.
public struct JSONFault: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Reason: Sendable, Hashable {
    /// Something that no JSON text has here, or its end.
    case unexpected
    /// A number that JSON does not write so, or one too large for a decimal.
    case badNumber
    /// An escape that JSON does not know, or half of a surrogate pair.
    case badEscape
    /// Bytes that are not UTF-8, or a control character, in a string.
    case badString
    /// A key that the object already has.
    case duplicateKey
    /// Arrays and objects too deep inside one another.
    case tooDeep
  }

  /// What is wrong.
  public let reason: Reason
  /// The line, from 1.
  public let line: Int
  /// The byte in the line, from 1.
  public let column: Int
}
