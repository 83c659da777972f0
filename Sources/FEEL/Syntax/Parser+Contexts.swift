extension Parser {
  /// A context literal; `{` comes next.
  mutating func context() throws(SyntaxFault) -> Syntax {
    let start = range.lowerBound
    try advance()
    var entries: [Syntax.Entry] = []
    while token != .symbol("}") {
      let name = try key()
      guard !entries.contains(where: { $0.name == name }) else {
        throw SyntaxFault(
          zh: "上下文中 '\(name)' 重复", en: "the context has '\(name)' twice", range)
      }
      entries.append(Syntax.Entry(name: name, value: try expression()))
      guard try take(",") else { break }
    }
    try expect("}")
    return try node(.context(entries), from: start)
  }

  /// The name of an entry and the colon after it.
  private mutating func key() throws(SyntaxFault) -> String {
    if case .string(let text) = token {
      try advance()
      try expect(":")
      lexer.names.insert(text)
      return text
    }
    guard let name = nameBeforeColon() else { throw expected("a name and ':'", zh: "名称与冒号") }
    lexer.names.insert(name)
    try advance()
    return name
  }

  /// The name that the current token begins, when a colon follows it; moves to after the colon
  /// without reading the token there.
  private mutating func nameBeforeColon() -> String? {
    guard let name = NamedPart.read(lexer.text, from: range.lowerBound) else { return nil }
    lexer.position = name.end
    range = range.lowerBound..<name.end
    return name.name
  }

  /// The arguments of a call; `(` comes next.
  mutating func arguments() throws(SyntaxFault) -> [Syntax.Argument] {
    try advance()
    return try bracketed { parser throws(SyntaxFault) in try parser.argumentList() }
  }

  private mutating func argumentList() throws(SyntaxFault) -> [Syntax.Argument] {
    var result: [Syntax.Argument] = []
    while token != .symbol(")") {
      let name = nameBeforeColon()
      if name != nil { try advance() }
      result.append(Syntax.Argument(name: name, value: try expression()))
      guard try take(",") else { break }
    }
    try expect(")")
    return result
  }
}

/// A name followed by a colon, as in contexts and named arguments.
enum NamedPart {
  /// Reads from `start`; nil when no name with a colon stands there.
  static func read(_ text: [Unicode.Scalar], from start: Int) -> (name: String, end: Int)? {
    guard start < text.count, text[start].isNameStart else { return nil }
    var words: [String] = [""]
    var position = start
    while position < text.count, text[position] != ":" {
      let scalar = text[position]
      if scalar.isSpace {
        if words.last != "" { words.append("") }
      } else if scalar.isNamePart || "./-'+*".unicodeScalars.contains(scalar) {
        words[words.count - 1].unicodeScalars.append(scalar)
      } else {
        return nil
      }
      position += 1
    }
    guard position < text.count else { return nil }
    let name = words.filter { !$0.isEmpty }.joined(separator: " ")
    return (name, position + 1)
  }
}
