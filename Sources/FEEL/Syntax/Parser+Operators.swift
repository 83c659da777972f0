extension Parser {
  /// `or`, which binds least, and everything inside.
  mutating func expression() throws(SyntaxFault) -> Syntax {
    try nested { parser throws(SyntaxFault) in try parser.disjunction() }
  }

  private mutating func disjunction() throws(SyntaxFault) -> Syntax {
    let start = range.lowerBound
    var left = try conjunction()
    while try take(.or) {
      let right = try conjunction()
      left = try node(.binary(.or, left, right), from: start)
    }
    return left
  }

  private mutating func conjunction() throws(SyntaxFault) -> Syntax {
    let start = range.lowerBound
    var left = try comparison()
    while try take(.and) {
      let right = try comparison()
      left = try node(.binary(.and, left, right), from: start)
    }
    return left
  }

  private mutating func comparison() throws(SyntaxFault) -> Syntax {
    let start = range.lowerBound
    var left = try sum()
    while true {
      if let sign = comparisonSign {
        try advance()
        let right = try sum()
        left = try node(.binary(sign, left, right), from: start)
      } else if try take(.between) {
        let lower = try sum()
        try expect(.and)
        let upper = try sum()
        left = try node(.between(left, lower, upper), from: start)
      } else if try take(.in) {
        let tests = try membershipTests()
        left = try node(.membership(left, tests), from: start)
      } else {
        return left
      }
    }
  }

  /// The comparison sign that comes next, if one does.
  var comparisonSign: BinaryOperator? {
    guard case .symbol(let text) = token else { return nil }
    return switch text {
    case "=": .equal
    case "!=": .unequal
    case "<": .less
    case "<=": .lessOrEqual
    case ">": .greater
    case ">=": .greaterOrEqual
    case _: nil
    }
  }

  mutating func sum() throws(SyntaxFault) -> Syntax {
    let start = operandStart
    var left = try product()
    while true {
      if try take("+") {
        let right = try product()
        left = try node(.binary(.add, left, right), from: start)
      } else if try take("-") {
        let right = try product()
        left = try node(.binary(.subtract, left, right), from: start)
      } else {
        return left
      }
    }
  }

  private mutating func product() throws(SyntaxFault) -> Syntax {
    let start = operandStart
    var left = try power()
    while true {
      if try take("*") {
        let right = try power()
        left = try node(.binary(.multiply, left, right), from: start)
      } else if try take("/") {
        let right = try power()
        left = try node(.binary(.divide, left, right), from: start)
      } else {
        return left
      }
    }
  }

  private mutating func power() throws(SyntaxFault) -> Syntax {
    let start = operandStart
    var left = try negation()
    while try take("**") {
      let right = try negation()
      left = try node(.binary(.power, left, right), from: start)
    }
    return left
  }

  private mutating func negation() throws(SyntaxFault) -> Syntax {
    let start = operandStart
    guard readOperand == nil, try take("-") else { return try instance() }
    let inner = try nested { parser throws(SyntaxFault) in try parser.negation() }
    return try node(.negate(inner), from: start)
  }

  private mutating func instance() throws(SyntaxFault) -> Syntax {
    let start = operandStart
    let value = try postfix()
    guard try take(.instance) else { return value }
    try expect(.of)
    if try take(.function) {
      let signature = token == .symbol("<") ? try signature() : nil
      return try node(.instance(value, .function, signature), from: start)
    }
    let type = try type()
    return try node(.instance(value, type, nil), from: start)
  }

  /// An operand with the paths, filters and calls after it.
  private mutating func postfix() throws(SyntaxFault) -> Syntax {
    let start = operandStart
    var value = try operand()
    while true {
      if token == .symbol(".") {
        let name = try field()
        value = try node(.path(value, name), from: start)
      } else if token == .symbol("["), try beginsFilter() {
        try advance()
        let condition = try bracketed { parser throws(SyntaxFault) in try parser.expression() }
        try expect("]")
        value = try node(.filter(value, condition), from: start)
      } else if token == .symbol("(") {
        let arguments = try arguments()
        value = try node(.call(value, arguments), from: start)
      } else {
        return value
      }
    }
  }

  /// Where the next operand begins.
  private var operandStart: Int { (readOperand?.range ?? range).lowerBound }

  /// The operand that was read already, or else the next one.
  private mutating func operand() throws(SyntaxFault) -> Syntax {
    guard let read = readOperand else { return try primary() }
    readOperand = nil
    return read
  }

  /// Whether the bracket that comes next begins a filter. At the upper end of a range it may close
  /// the range instead; no operand follows it then.
  private func beginsFilter() throws(SyntaxFault) -> Bool {
    if allowsFilter { return true }
    var ahead = lexer
    switch try ahead.next().token {
    case .name, .number, .string: return true
    case .symbol(let symbol): return ["(", "[", "{", "@"].contains(symbol)
    case .keyword(let word): return [.if, .some, .every, .for, .true, .false].contains(word)
    case .end: return false
    }
  }

  /// The name after the dot that comes next.
  private mutating func field() throws(SyntaxFault) -> String {
    // The token after the dot is not read yet: field names follow rules of their own.
    guard let field = try lexer.nextField() else {
      try advance()
      throw expected("a name after the dot", zh: "点号之后的名称")
    }
    range = field.range
    try advance()
    return field.name
  }
}
