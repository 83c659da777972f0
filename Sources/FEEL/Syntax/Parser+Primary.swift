import Diagnostics

extension Parser {
  /// A literal, a name, something in brackets, or a form that begins with a keyword.
  mutating func primary() throws(SyntaxFault) -> Syntax {
    let start = range.lowerBound
    switch token {
    case .number(let digits):
      guard let value = Decimal(digits) else {
        throw SyntaxFault(zh: "数字过长", en: "the number has too many digits", range)
      }
      try advance()
      return try node(.number(value), from: start)
    case .string(let text):
      try advance()
      return try node(.string(text), from: start)
    case .name(let name):
      try advance()
      return try node(.name(name), from: start)
    case .keyword(let word): return try form(word)
    case .symbol(let symbol): return try bracket(symbol)
    case .end: throw expected("an expression", zh: "表达式")
    }
  }

  private mutating func form(_ word: Token.Keyword) throws(SyntaxFault) -> Syntax {
    let start = range.lowerBound
    try advance()
    switch word {
    case .null: return try node(.null, from: start)
    case .true: return try node(.boolean(true), from: start)
    case .false: return try node(.boolean(false), from: start)
    case .if: return try conditional(from: start)
    case .for: return try iteration(from: start)
    case .some: return try quantified(.some, from: start)
    case .every: return try quantified(.every, from: start)
    case .function: return try function(from: start)
    case .then, .else, .in, .return, .satisfies, .and, .or, .between, .instance, .of:
      throw SyntaxFault(
        zh: "此处应为表达式，而不是 '\(word.rawValue)'",
        en: "expected an expression, found '\(word.rawValue)'", start..<previousEnd)
    }
  }

  private mutating func conditional(from start: Int) throws(SyntaxFault) -> Syntax {
    let condition = try expression()
    try expect(.then)
    let positive = try expression()
    try expect(.else)
    let negative = try expression()
    return try node(.conditional(condition, positive, negative), from: start)
  }

  private mutating func iteration(from start: Int) throws(SyntaxFault) -> Syntax {
    let bindings = try bindings(ranges: true)
    try expect(.return)
    lexer.names.insert("partial")
    let body = try expression()
    return try node(.iteration(bindings, body), from: start)
  }

  private mutating func quantified(_ word: Quantifier, from start: Int) throws(SyntaxFault)
    -> Syntax
  {
    let bindings = try bindings(ranges: true)
    try expect(.satisfies)
    let body = try expression()
    return try node(.quantified(word, bindings, body), from: start)
  }

  private mutating func bindings(ranges: Bool) throws(SyntaxFault) -> [Syntax.Binding] {
    var result: [Syntax.Binding] = []
    repeat {
      let name = try newName()
      try expect(.in)
      let domain = try expression()
      var end: Syntax?
      if ranges, try take("..") { end = try expression() }
      result.append(Syntax.Binding(name: name, domain: domain, end: end))
    } while try take(",")
    return result
  }

  /// A name that the rule itself introduces: words up to the next keyword or symbol.
  private mutating func newName() throws(SyntaxFault) -> String {
    var words: [String] = []
    while case .name(let word) = token {
      words.append(word)
      try advance()
    }
    guard !words.isEmpty else { throw expected("a name", zh: "名称") }
    let name = words.joined(separator: " ")
    lexer.names.insert(name)
    return name
  }

  private mutating func function(from start: Int) throws(SyntaxFault) -> Syntax {
    try expect("(")
    var parameters: [Syntax.Parameter] = []
    while token != .symbol(")") {
      let name = try newName()
      var type = ValueType.any
      if try take(":") { type = try self.type() }
      parameters.append(Syntax.Parameter(name: name, type: type))
      guard try take(",") else { break }
    }
    try expect(")")
    let body = try expression()
    return try node(.function(parameters, body), from: start)
  }

  private mutating func bracket(_ symbol: String) throws(SyntaxFault) -> Syntax {
    let start = range.lowerBound
    switch symbol {
    case "(", "[", "]":
      return try bracketed { parser throws(SyntaxFault) in try parser.listOrRange(symbol) }
    case "{": return try bracketed { parser throws(SyntaxFault) in try parser.context() }
    case "@":
      try advance()
      guard case .string(let text) = token else { throw expected("a string", zh: "字符串") }
      try advance()
      return try node(.temporal(text), from: start)
    case "<", "<=", ">", ">=", "=", "!=":
      throw expected(
        "a value before '\(symbol)'", zh: "'\(symbol)' 之前的值", help: doubledSign(symbol, start))
    case _: throw expected("an expression", zh: "表达式")
    }
  }

  /// The help for `==`, which other languages write.
  private func doubledSign(_ symbol: String, _ start: Int) -> Phrase? {
    guard symbol == "=", start > 0, lexer.text[start - 1] == "=" else { return nil }
    return Phrase(zh: "相等只写一个 '='", en: "equality is written with one '='")
  }

  private mutating func listOrRange(_ opening: String) throws(SyntaxFault) -> Syntax {
    let start = range.lowerBound
    try advance()
    if opening == "[", try take("]") { return try node(.list([]), from: start) }
    if opening == "(", comparisonSign != nil {
      let test = try test()
      try expect(")")
      return test
    }
    let first = try expression()
    if try take("..") { return try rangeEnd(from: first, opening, start) }
    if opening == "(" {
      try expect(")")
      // The brackets belong to the node: messages underline them, and names end at them.
      return Syntax(first.kind, start..<previousEnd)
    }
    guard opening == "[" else { throw expected("'..'") }
    var items = [first]
    while try take(",") { items.append(try expression()) }
    try expect("]")
    return try node(.list(items), from: start)
  }

  mutating func rangeEnd(from lower: Syntax, _ opening: String, _ start: Int)
    throws(SyntaxFault) -> Syntax
  {
    allowsFilter = false
    let upper = try sum()
    guard case .symbol(let closing) = token, ["]", ")", "["].contains(closing) else {
      throw expected("']'")
    }
    try advance()
    let range = Syntax.RangeSyntax(
      lower: lower, includesLower: opening == "[", upper: upper, includesUpper: closing == "]")
    return try node(.range(range), from: start)
  }
}
