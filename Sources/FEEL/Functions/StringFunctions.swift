extension BuiltIn {
  /// Functions of strings; positions and lengths count Unicode scalars.
  static let stringFunctions: [BuiltIn] = [
    BuiltIn("string length", [["string"]], types: [.string], gives: .number) { arguments, _ in
      arguments[0].string.map { .integer($0.unicodeScalars.count) } ?? .null
    },
    BuiltIn("upper case", [["string"]], types: [.string], gives: .string) { arguments, _ in
      arguments[0].string.map { bounded($0.uppercased()) } ?? .null
    },
    BuiltIn("lower case", [["string"]], types: [.string], gives: .string) { arguments, _ in
      arguments[0].string.map { bounded($0.lowercased()) } ?? .null
    },
    BuiltIn(
      "substring", [["string", "start position", "length"]], required: 2,
      types: [.string, .number, .number], gives: .string
    ) { arguments, _ in substring(arguments) },
    BuiltIn(
      "substring before", [["string", "match"]], types: [.string, .string], gives: .string
    ) { arguments, _ in
      parts(arguments) { text, found in found.map { String(text[..<$0.lowerBound]) } ?? "" }
    },
    BuiltIn("substring after", [["string", "match"]], types: [.string, .string], gives: .string) {
      arguments, _ in
      parts(arguments) { text, found in found.map { String(text[$0.upperBound...]) } ?? "" }
    },
    BuiltIn("contains", [["string", "match"]], types: [.string, .string], gives: .boolean) {
      arguments, _ in
      compare(arguments) { find($1, in: $0) != nil }
    },
    BuiltIn("starts with", [["string", "match"]], types: [.string, .string], gives: .boolean) {
      arguments, _ in
      compare(arguments) { $0.unicodeScalars.starts(with: $1.unicodeScalars) }
    },
    BuiltIn("ends with", [["string", "match"]], types: [.string, .string], gives: .boolean) {
      arguments, _ in
      compare(arguments) { $0.unicodeScalars.reversed().starts(with: $1.unicodeScalars.reversed()) }
    },
    BuiltIn(
      "string join", [["list", "delimiter"], ["list"]], required: 1, types: [nil, .string],
      gives: .string
    ) { arguments, _ in join(arguments) },
  ]

  /// A text, or `null` when it is longer than any may be.
  static func bounded(_ text: String) -> Value {
    text.utf8.count <= Limits.stringSize ? .string(text) : .null
  }

  private static func compare(_ arguments: [Value], _ test: (String, String) -> Bool) -> Value {
    guard let text = arguments[0].string, let match = arguments[1].string else { return .null }
    return .boolean(test(text, match))
  }

  private static func parts(
    _ arguments: [Value], _ part: (String, Range<String.Index>?) -> String
  ) -> Value {
    guard let text = arguments[0].string, let match = arguments[1].string else { return .null }
    return .string(part(text, find(match, in: text)))
  }

  /// Where `match` first stands in `text`, byte by byte, which in UTF-8 is scalar by scalar. Takes time
  /// proportional to the length of both (Knuth, Morris and Pratt 1977).
  private static func find(_ match: String, in text: String) -> Range<String.Index>? {
    let wanted = Array(match.utf8)
    guard !wanted.isEmpty else { return text.startIndex..<text.startIndex }
    let borders = borders(of: wanted)
    var matched = 0
    for (offset, byte) in text.utf8.enumerated() {
      while matched > 0, wanted[matched] != byte { matched = borders[matched - 1] }
      if wanted[matched] == byte { matched += 1 }
      guard matched == wanted.count else { continue }
      let end = text.utf8.index(text.startIndex, offsetBy: offset + 1)
      return text.utf8.index(end, offsetBy: -wanted.count)..<end
    }
    return nil
  }

  /// How long a beginning each prefix ends with, itself left out.
  private static func borders(of wanted: [UInt8]) -> [Int] {
    var borders = [0]
    var length = 0
    for byte in wanted.dropFirst() {
      while length > 0, wanted[length] != byte { length = borders[length - 1] }
      if wanted[length] == byte { length += 1 }
      borders.append(length)
    }
    return borders
  }

  private static func substring(_ arguments: [Value]) -> Value {
    guard let text = arguments[0].string, let start = arguments[1].number?.truncated, start != 0
    else { return .null }
    let scalars = Array(text.unicodeScalars)
    let first = start > 0 ? start - 1 : scalars.count + start
    guard arguments.count > 2, !arguments[2].isNull else {
      return scalars.indices.contains(first) ? .string(string(scalars[first...])) : .string("")
    }
    guard let length = arguments[2].number.flatMap({ $0.truncated }), length >= 1 else {
      return .null
    }
    guard scalars.indices.contains(first) else { return .string("") }
    return .string(string(scalars[first...].prefix(length)))
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  private static func join(_ arguments: [Value]) -> Value {
    guard let items = list(arguments[0]) else { return .null }
    let delimiter = arguments.count > 1 ? arguments[1] : .null
    guard delimiter.isNull || delimiter.string != nil else { return .null }
    var texts: [String] = []
    for item in items where !item.isNull {
      guard let text = item.string else { return .null }
      texts.append(text)
    }
    let separator = delimiter.string ?? ""
    let size = texts.reduce(texts.count * separator.utf8.count) { $0 + $1.utf8.count }
    return size <= Limits.stringSize ? .string(texts.joined(separator: separator)) : .null
  }
}
