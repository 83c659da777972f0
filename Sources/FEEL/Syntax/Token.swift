/// The smallest meaningful part of a rule.
enum Token: Equatable {
  case name(String)
  case keyword(Keyword)
  case number(String)
  case string(String)
  case symbol(String)
  case end

  /// Words that cannot stand alone as a name.
  enum Keyword: String {
    case `if`, then, `else`, `for`, `in`, `return`, some, every, satisfies
    case and, or, between, instance, of, function, `true`, `false`, null
  }

  /// The token as a reader would recognise it in a message.
  var shown: String {
    switch self {
    case .name(let text), .number(let text), .symbol(let text): text
    case .keyword(let word): word.rawValue
    case .string(let text): "\"\(text)\""
    case .end: ""
    }
  }
}
