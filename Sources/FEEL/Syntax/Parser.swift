import Diagnostics

/// Reads one rule, by recursive descent, one token ahead.
struct Parser {
  var lexer: Lexer
  var token = Token.end
  /// The token before, when it is a word.
  private var wordBefore: String?
  /// The scalars of the current token.
  var range = 0..<0
  /// The offset after the token before.
  var previousEnd = 0
  private var depth = 0
  /// Whether `[` after an operand always begins a filter; in the upper end of a range it may not.
  var allowsFilter = true
  /// An operand that was read before it was known to be one.
  var readOperand: Syntax?

  /// Makes a parser of `text` that knows the names of `names` with spaces.
  init(_ text: String, names: NameTable) throws(SyntaxFault) {
    lexer = Lexer(text, names: names)
    guard lexer.text.count <= Limits.length else {
      throw SyntaxFault(
        code: "too-long", zh: "规则超过 \(Limits.length) 个字符",
        en: "the rule is longer than \(Limits.length) characters", 0..<1)
    }
    try advance()
  }

  /// Reads the whole text as one expression.
  static func expression(_ text: String, names: NameTable) throws(SyntaxFault) -> Syntax {
    var parser = try Parser(text, names: names)
    let result = try parser.expression()
    try parser.expectEnd()
    return result
  }

  /// Reads the whole text as unary tests.
  static func tests(_ text: String, names: NameTable) throws(SyntaxFault) -> [Syntax] {
    var parser = try Parser(text, names: names)
    let result = try parser.tests()
    try parser.expectEnd()
    return result
  }

  mutating func advance() throws(SyntaxFault) {
    previousEnd = range.upperBound
    wordBefore = nil
    if case .name(let word) = token { wordBefore = word }
    (token, range) = try lexer.next()
  }

  /// Takes the symbol if it comes next.
  mutating func take(_ symbol: String) throws(SyntaxFault) -> Bool {
    guard token == .symbol(symbol) else { return false }
    try advance()
    return true
  }

  /// Takes the keyword if it comes next.
  mutating func take(_ keyword: Token.Keyword) throws(SyntaxFault) -> Bool {
    guard token == .keyword(keyword) else { return false }
    try advance()
    return true
  }

  mutating func expect(_ symbol: String) throws(SyntaxFault) {
    guard try take(symbol) else { throw expected("'\(symbol)'") }
  }

  mutating func expect(_ keyword: Token.Keyword) throws(SyntaxFault) {
    guard try take(keyword) else {
      var near: Phrase?
      if case .name(let word) = token { near = .nearest(to: word, among: [keyword.rawValue]) }
      throw expected("'\(keyword.rawValue)'", help: near)
    }
  }

  private func expectEnd() throws(SyntaxFault) {
    guard token == .end else {
      throw SyntaxFault(
        zh: "规则到 '\(token.shown)' 之前已经完整，此处多余",
        en: "the rule is complete before '\(token.shown)'", range, help: operatorHelp)
    }
  }

  /// The help where a word stands that is nearly an operator, such as `adn`, or that nearly makes the
  /// name of a function with the one before.
  private var operatorHelp: Phrase? {
    guard case .name(let word) = token else { return nil }
    let functions = BuiltIn.names.filter { $0.contains(" ") }
    if let wordBefore,
      let help = Phrase?.nearest(to: wordBefore + " " + word, among: functions)
    {
      return help
    }
    return .nearest(to: word, among: ["and", "or", "between", "in", "instance of"])
  }

  /// The fault that something else stands here than `what`.
  func expected(_ what: String, zh: String? = nil, help: Phrase? = nil) -> SyntaxFault {
    let found = token == .end ? nil : token.shown
    return SyntaxFault(
      zh: "此处应为 \(zh ?? what)" + (found.map { "，而不是 '\($0)'" } ?? "，但规则已结束"),
      en: "expected \(what)" + (found.map { ", found '\($0)'" } ?? ", but the rule ends"),
      range, help: help)
  }

  /// A node from `start` to the last token taken.
  func node(_ kind: Syntax.Kind, from start: Int) throws(SyntaxFault) -> Syntax {
    let result = Syntax(kind, start..<max(start, previousEnd))
    guard result.depth <= 2 * Limits.depth else { throw tooDeep(result.range) }
    return result
  }

  /// Runs `body` one level deeper.
  mutating func nested<Result>(
    _ body: (inout Parser) throws(SyntaxFault) -> Result
  ) throws(SyntaxFault) -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Limits.depth else { throw tooDeep(range) }
    return try body(&self)
  }

  /// Runs `body` with filters allowed, as inside brackets.
  mutating func bracketed<Result>(
    _ body: (inout Parser) throws(SyntaxFault) -> Result
  ) throws(SyntaxFault) -> Result {
    let outer = allowsFilter
    allowsFilter = true
    defer { allowsFilter = outer }
    return try body(&self)
  }

  private func tooDeep(_ range: Range<Int>) -> SyntaxFault {
    SyntaxFault(
      code: "too-deep", zh: "规则嵌套超过 \(Limits.depth) 层",
      en: "the rule is nested more than \(Limits.depth) levels deep", range)
  }
}
