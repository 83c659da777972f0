extension Parser {
  /// Unary tests as a cell of a decision table holds them: `-`, `not(...)` or tests with commas.
  mutating func tests() throws(SyntaxFault) -> [Syntax] {
    let start = range.lowerBound
    if token == .symbol("-"), try isLoneDash() {
      return [try node(.anything, from: start)]
    }
    if token == .name("not"), lexer.scalarAfterSpace() == "(" {
      if let excluded = try? exclusion() { return [excluded] }
      try restart(at: start)
    }
    return try testList()
  }

  /// `not(...)` around tests; a fault when it is an expression that goes on.
  private mutating func exclusion() throws(SyntaxFault) -> Syntax {
    let start = range.lowerBound
    try advance()
    try expect("(")
    let inner = try testList()
    try expect(")")
    guard token == .end else { throw expected("the end", zh: "结尾") }
    return try node(.exclusion(inner), from: start)
  }

  /// Reads again from `offset`.
  private mutating func restart(at offset: Int) throws(SyntaxFault) {
    lexer.position = offset
    try advance()
  }

  private mutating func isLoneDash() throws(SyntaxFault) -> Bool {
    let start = range.lowerBound
    try advance()
    if token == .end { return true }
    try restart(at: start)
    return false
  }

  private mutating func testList() throws(SyntaxFault) -> [Syntax] {
    var result = [try test()]
    while try take(",") { result.append(try test()) }
    return result
  }

  /// One test: a comparison without its left side, or an expression.
  mutating func test() throws(SyntaxFault) -> Syntax {
    guard let sign = comparisonSign else { return try expression() }
    let start = range.lowerBound
    try advance()
    let bound = try sum()
    return try node(.test(sign, bound), from: start)
  }

  /// What stands after `in`: one test, or several in brackets.
  mutating func membershipTests() throws(SyntaxFault) -> [Syntax] {
    guard token == .symbol("(") else {
      if comparisonSign != nil { return [try test()] }
      return [try sum()]
    }
    let start = range.lowerBound
    if let list = try? listInBrackets() { return list }
    try restart(at: start)
    return [try sum()]
  }

  /// `(test, test)`; a fault when the bracket opens a range or a longer expression.
  private mutating func listInBrackets() throws(SyntaxFault) -> [Syntax] {
    try advance()
    let tests = try bracketed { parser throws(SyntaxFault) in try parser.testList() }
    try expect(")")
    if case .symbol(let next) = token, ["+", "-", "*", "/", "**", ".", "["].contains(next) {
      throw expected("another operator", zh: "其他运算符")
    }
    return tests
  }
}

extension Lexer {
  /// The next scalar that is no white space, without moving.
  func scalarAfterSpace() -> Unicode.Scalar? {
    var index = position
    while index < text.count, text[index].isSpace { index += 1 }
    return index < text.count ? text[index] : nil
  }
}
