extension BuiltIn {
  /// The function that reads a range from a text.
  static let rangeFunctions: [BuiltIn] = [
    BuiltIn("range", [["from"]], types: [.string], gives: .range(.any)) { arguments, run in
      // Reading a rule costs about a step for four letters.
      guard let text = arguments[0].string, run.step(20 + text.utf8.count / 4) else { return .null }
      return range(text) ?? .null
    }
  ]

  /// The range that a text writes; its ends must be literals.
  private static func range(_ text: String) -> Value? {
    guard let syntax = try? Parser.expression(text, names: NameTable()),
      case .range(let range) = syntax.kind, let lower = range.lower, let upper = range.upper,
      isLiteral(lower), isLiteral(upper)
    else { return nil }
    var elaboration = Elaboration(scope: Scope([]), features: .all)
    let term = elaboration.term(syntax)
    guard elaboration.faults.isEmpty else { return nil }
    let root = elaboration.node(term)
    let value = Program(elaboration.draft).value(root)
    guard case .range = value else { return nil }
    return value
  }

  /// Whether an end is written out: a literal, or the call of a function that makes a date, a time or
  /// a duration of one.
  private static func isLiteral(_ syntax: Syntax) -> Bool {
    switch syntax.kind {
    case .number, .string, .temporal: true
    case .negate(let inner): isLiteral(inner)
    case .call(let callee, let arguments):
      ["date", "time", "date and time", "duration"].contains(callee.description)
        && arguments.allSatisfy { isLiteral($0.value) }
    case .null, .boolean, .name, .path, .filter, .binary, .between, .membership, .instance,
      .conditional, .iteration, .quantified, .list, .context, .range, .function, .test,
      .exclusion, .anything:
      false
    }
  }
}
