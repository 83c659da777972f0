/// Cuts the text of a rule into tokens, one at a time, because names with spaces can only be told
/// apart with the names known so far.
struct Lexer {
  let text: [Unicode.Scalar]
  var position = 0
  var names: NameTable

  init(_ text: String, names: NameTable) {
    self.text = Array(text.unicodeScalars)
    self.names = names
  }

  /// The scalar `offset` places ahead; nil past the end.
  func scalar(_ offset: Int = 0) -> Unicode.Scalar? {
    let index = position + offset
    return index < text.count ? text[index] : nil
  }

  /// The scalars of `range` as a string.
  func string(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(text[range]))
  }

  /// Skips what stands between tokens and takes the next one.
  mutating func next() throws(SyntaxFault) -> (token: Token, range: Range<Int>) {
    try skipSpace()
    let start = position
    guard let first = scalar() else { return (.end, start..<start) }
    let token: Token
    if first == "\"" {
      token = .string(try quoted())
    } else if first.isDigit || first == "." && (scalar(1)?.isDigit ?? false) {
      token = .number(digits())
    } else if let word = word() {
      token = word
    } else {
      token = .symbol(try symbol())
    }
    return (token, start..<position)
  }

  /// The name after a dot: a known name, or all the words up to the next other token.
  mutating func nextField() throws(SyntaxFault) -> (name: String, range: Range<Int>)? {
    try skipSpace()
    let start = position
    guard let first = scalar(), first.isNameStart else { return nil }
    if let known = names.match(text, at: position) {
      position = known.end
      return (known.name, start..<position)
    }
    var words = [plainWord()]
    while true {
      let before = position
      try skipSpace()
      guard let following = scalar(), following.isNameStart else {
        position = before
        break
      }
      let next = plainWord()
      if Token.Keyword(rawValue: next) != nil {
        position = before
        break
      }
      words.append(next)
    }
    return (words.joined(separator: " "), start..<position)
  }

  private mutating func word() -> Token? {
    guard let first = scalar() else { return nil }
    if first == "?" {
      position += 1
      return .name("?")
    }
    if let known = names.match(text, at: position) {
      position = known.end
      return .name(known.name)
    }
    guard first.isNameStart else { return nil }
    if let function = BuiltIn.spacedName(in: text, at: position) {
      position = function.end
      return .name(function.name)
    }
    let word = plainWord()
    return Token.Keyword(rawValue: word).map(Token.keyword) ?? .name(word)
  }

  private mutating func plainWord() -> String {
    let start = position
    while let next = scalar(), next.isNamePart { position += 1 }
    return string(start..<position)
  }

  private mutating func digits() -> String {
    let start = position
    skipDigits()
    if scalar() == ".", scalar(1)?.isDigit ?? false {
      position += 1
      skipDigits()
    }
    if scalar() == "e" || scalar() == "E" {
      let sign = scalar(1) == "+" || scalar(1) == "-" ? 1 : 0
      if scalar(1 + sign)?.isDigit ?? false {
        position += 1 + sign
        skipDigits()
      }
    }
    return string(start..<position)
  }

  private mutating func skipDigits() {
    while scalar()?.isDigit ?? false { position += 1 }
  }

  private mutating func symbol() throws(SyntaxFault) -> String {
    if let pair = pairedSymbol {
      position += 2
      return pair
    }
    position += 1
    let one = string(position - 1..<position)
    guard Lexer.singles.contains(text[position - 1]) else {
      throw SyntaxFault(
        zh: "此处不能使用字符 '\(one)'", en: "the character '\(one)' has no meaning here",
        position - 1..<position, help: Lookalikes.help(for: text[position - 1]))
    }
    return one
  }

  private static let singles = Array("+-*/()[]{},:.<>=@".unicodeScalars)

  /// The symbol of two characters that comes next, if one does.
  private var pairedSymbol: String? {
    switch (scalar(), scalar(1)) {
    case ("*", "*"): "**"
    case (".", "."): ".."
    case ("<", "="): "<="
    case (">", "="): ">="
    case ("!", "="): "!="
    case ("-", ">"): "->"
    case _: nil
    }
  }

  private mutating func skipSpace() throws(SyntaxFault) {
    while let next = scalar() {
      if next.isSpace || next == "\u{FEFF}" {
        position += 1
      } else if next == "/", scalar(1) == "/" {
        while let inside = scalar(), inside != "\n" { position += 1 }
      } else if next == "/", scalar(1) == "*" {
        try skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(SyntaxFault) {
    let start = position
    position += 2
    while let next = scalar() {
      if next == "*", scalar(1) == "/" {
        position += 2
        return
      }
      position += 1
    }
    throw SyntaxFault(
      zh: "注释没有结束", en: "the comment is not closed", start..<start + 2)
  }
}

extension Unicode.Scalar {
  /// Whether this is an ASCII digit.
  var isDigit: Bool { ("0"..."9").contains(self) }

  /// Whether this is white space.
  var isSpace: Bool {
    isASCII ? value == 32 || (9...13).contains(value) : properties.isWhitespace
  }
}
