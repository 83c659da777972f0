extension Parser {
  /// `or`, which binds least, and everything inside.
  mutating func expression() throws(SyntaxFault) -> Syntax {
    try nested { parser throws(SyntaxFault) in try parser.disjunction() }
  }

  private mutating func disjunction() throws(SyntaxFault) -> Syntax {
    let start = range.lowerBound
    var left = try conjunction()
    while try take(.or) {
      left = try node(.binary(.or, left, conjunction()), from: start)
    }
    return left
  }

  private mutating func conjunction() throws(SyntaxFault) -> Syntax {
    let start = range.lowerBound
    var left = try comparison()
    while try take(.and) {
      left = try node(.binary(.and, left, comparison()), from: start)
    }
    return left
  }

  private mutating func comparison() throws(SyntaxFault) -> Syntax {
    let start = range.lowerBound
    var left = try sum()
    while true {
      if let sign = comparisonSign {
        try advance()
        left = try node(.binary(sign, left, sum()), from: start)
      } else if try take(.between) {
        let lower = try sum()
        try expect(.and)
        left = try node(.between(left, lower, sum()), from: start)
      } else if try take(.in) {
        left = try node(.membership(left, membershipTests()), from: start)
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
    let start = range.lowerBound
    var left = try product()
    while true {
      if try take("+") {
        left = try node(.binary(.add, left, product()), from: start)
      } else if try take("-") {
        left = try node(.binary(.subtract, left, product()), from: start)
      } else {
        return left
      }
    }
  }

  private mutating func product() throws(SyntaxFault) -> Syntax {
    let start = range.lowerBound
    var left = try power()
    while true {
      if try take("*") {
        left = try node(.binary(.multiply, left, power()), from: start)
      } else if try take("/") {
        left = try node(.binary(.divide, left, power()), from: start)
      } else {
        return left
      }
    }
  }

  private mutating func power() throws(SyntaxFault) -> Syntax {
    let start = range.lowerBound
    var left = try negation()
    while try take("**") {
      left = try node(.binary(.power, left, negation()), from: start)
    }
    return left
  }

  private mutating func negation() throws(SyntaxFault) -> Syntax {
    let start = range.lowerBound
    guard try take("-") else { return try instance() }
    let inner = try nested { parser throws(SyntaxFault) in try parser.negation() }
    return try node(.negate(inner), from: start)
  }

  private mutating func instance() throws(SyntaxFault) -> Syntax {
    let start = range.lowerBound
    let value = try postfix()
    guard try take(.instance) else { return value }
    try expect(.of)
    return try node(.instance(value, type()), from: start)
  }

  /// An operand with the paths, filters and calls after it.
  private mutating func postfix() throws(SyntaxFault) -> Syntax {
    let start = range.lowerBound
    var value = try primary()
    while true {
      if token == .symbol(".") {
        value = try node(.path(value, field()), from: start)
      } else if allowsFilter, try take("[") {
        let condition = try bracketed { parser throws(SyntaxFault) in try parser.expression() }
        try expect("]")
        value = try node(.filter(value, condition), from: start)
      } else if token == .symbol("(") {
        value = try node(.call(value, arguments()), from: start)
      } else {
        return value
      }
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
