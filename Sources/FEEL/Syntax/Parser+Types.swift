import Diagnostics

extension Parser {
  /// A type as `instance of` and parameters name it.
  mutating func type() throws(SyntaxFault) -> ValueType {
    try nested { parser throws(SyntaxFault) in try parser.namedType() }
  }

  private mutating func namedType() throws(SyntaxFault) -> ValueType {
    let start = range.lowerBound
    if try take(.function) { return try functionType() }
    var words: [String] = []
    while let word = typeWord {
      words.append(word)
      try advance()
    }
    let name = words.joined(separator: " ")
    if let simple = Parser.simpleTypes[name] { return simple }
    switch name {
    case "list": return .list(try parameter())
    case "range": return .range(try parameter())
    case "context": return try contextType()
    case _:
      throw SyntaxFault(
        zh: "没有名为 '\(name)' 的类型", en: "no type is named '\(name)'",
        start..<max(previousEnd, start + 1),
        help: .nearest(to: name, among: Parser.typeNames))
    }
  }

  private var typeWord: String? {
    switch token {
    case .name(let word): word
    case .keyword(.and): "and"
    case .keyword(.null): "null"
    case .keyword, .number, .string, .symbol, .end: nil
    }
  }

  private static let typeNames = (simpleTypes.keys + ["list", "range", "context"]).sorted()

  static let simpleTypes: [String: ValueType] = [
    "Any": .any, "Null": .null, "null": .null, "number": .number, "string": .string,
    "boolean": .boolean, "date": .date, "time": .time, "date and time": .dateTime,
    "days and time duration": .daysTime, "day time duration": .daysTime,
    "dayTimeDuration": .daysTime, "years and months duration": .yearsMonths,
    "year month duration": .yearsMonths, "yearMonthDuration": .yearsMonths,
  ]

  private mutating func parameter() throws(SyntaxFault) -> ValueType {
    guard try take("<") else { return .any }
    let inner = try type()
    try expect(">")
    return inner
  }

  private mutating func contextType() throws(SyntaxFault) -> ValueType {
    guard try take("<") else { return .context([]) }
    var fields: [ValueType.Field] = []
    while token != .symbol(">") {
      guard case .name(let name) = token else { throw expected("a name", zh: "名称") }
      try advance()
      try expect(":")
      fields.append(ValueType.Field(name: name, type: try type()))
      guard try take(",") else { break }
    }
    try expect(">")
    return .context(fields)
  }

  private mutating func functionType() throws(SyntaxFault) -> ValueType {
    if token == .symbol("<") { _ = try signature() }
    return .function
  }

  /// `<number, string>->boolean` after the word `function`.
  mutating func signature() throws(SyntaxFault) -> FunctionSignature {
    try expect("<")
    var parameters: [ValueType] = []
    while token != .symbol(">") {
      parameters.append(try type())
      guard try take(",") else { break }
    }
    try expect(">")
    let result = try take("->") ? try type() : .any
    return FunctionSignature(parameters: parameters, result: result)
  }
}

extension ValueType {
  /// The type that `text` names, such as `number` or `list<string>`; nil for any other text.
  public init?(named text: String) {
    guard var parser = try? Parser(text, names: NameTable()), let type = try? parser.type(),
      parser.token == .end
    else { return nil }
    self = type
  }
}
