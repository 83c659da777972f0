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
    let tests = try bracketed { parser throws(SyntaxFault) in try parser.testsInBrackets() }
    guard tests.count == 1, goesOn || tests[0].isRange else { return tests }
    // The bracket holds the beginning of an expression. It is read once: to read it again would take
    // twice as long for each bracket around it.
    readOperand = Syntax(tests[0].kind, start..<previousEnd)
    return [try sum()]
  }

  /// Whether what comes next goes on with the operand before it.
  private var goesOn: Bool {
    guard case .symbol(let next) = token else { return false }
    return ["+", "-", "*", "/", "**", ".", "["].contains(next)
  }

  /// `(test, test)`, or a range that a round bracket opens.
  private mutating func testsInBrackets() throws(SyntaxFault) -> [Syntax] {
    let start = range.lowerBound
    try advance()
    let isTest = comparisonSign != nil
    let first = try test()
    if !isTest, try take("..") { return [try rangeEnd(from: first, "(", start)] }
    var tests = [first]
    while try take(",") { tests.append(try test()) }
    try expect(")")
    return tests
  }
}

extension Syntax {
  fileprivate var isRange: Bool {
    if case .range = kind { return true }
    return false
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
