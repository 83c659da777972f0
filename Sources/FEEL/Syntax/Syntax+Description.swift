extension Syntax: CustomStringConvertible {
  /// The rule in its plainest spelling, with brackets around every operand that is no single part;
  /// reading it again gives the same syntax.
  var description: String {
    switch kind {
    case .null: return "null"
    case .boolean(let value): return value ? "true" : "false"
    case .number(let value): return value.description
    case .string(let value): return Value.quoted(value)
    case .temporal(let text): return "@" + Value.quoted(text)
    case .name(let name): return name
    case .path(let inner, let name): return "\(inner.operand).\(name)"
    case .filter(let list, let condition): return "\(list.operand)[\(condition)]"
    case .call(let callee, let arguments):
      let values = arguments.map { ($0.name.map { $0 + ": " } ?? "") + $0.value.description }
      return "\(callee.operand)(\(values.joined(separator: ", ")))"
    case .negate(let inner): return "-\(inner.operand)"
    case .binary(let sign, let a, let b): return "\(a.operand) \(sign.rawValue) \(b.operand)"
    case .between(let value, let lower, let upper):
      return "\(value.operand) between \(lower.operand) and \(upper.operand)"
    case .membership(let value, let tests):
      return "\(value.operand) in (\(Syntax.joined(tests: tests)))"
    case .instance(let value, let type, let signature):
      return "\(value.operand) instance of \(type)" + (signature?.description ?? "")
    case .conditional(let condition, let positive, let negative):
      return "if \(condition) then \(positive) else \(negative)"
    case .iteration(let bindings, let body):
      return "for \(Syntax.joined(bindings)) return \(body)"
    case .quantified(let word, let bindings, let body):
      return "\(word.rawValue) \(Syntax.joined(bindings)) satisfies \(body)"
    case .list(let items): return "[\(Syntax.joined(items))]"
    case .context(let entries):
      return "{" + entries.map { "\(Value.key($0.name)): \($0.value)" }.joined(separator: ", ")
        + "}"
    case .range(let range): return range.description
    case .function(let parameters, let body):
      let names = parameters.map { $0.type == .any ? $0.name : "\($0.name): \($0.type)" }
      return "function(\(names.joined(separator: ", "))) \(body)"
    case .test: return "(\(test))"
    case .exclusion(let tests): return "not(\(Syntax.joined(tests: tests)))"
    case .anything: return "-"
    }
  }

  /// The part as it stands among unary tests, where a comparison needs no brackets.
  private var test: String {
    guard case .test(let sign, let bound) = kind else { return description }
    return "\(sign.rawValue) \(bound.operand)"
  }

  /// The part as an operand of something else: in brackets unless it is a single part.
  private var operand: String {
    switch kind {
    case .null, .boolean, .string, .temporal, .name, .path, .filter, .call, .list, .context, .range,
      .test:
      description
    case .number(let value): value.isNegative ? "(\(value))" : description
    case .negate, .binary, .between, .membership, .instance, .conditional, .iteration, .quantified,
      .function, .exclusion, .anything:
      "(\(description))"
    }
  }

  private static func joined(tests: [Syntax]) -> String {
    tests.map(\.test).joined(separator: ", ")
  }

  private static func joined(_ parts: [Syntax]) -> String {
    parts.map(\.description).joined(separator: ", ")
  }

  private static func joined(_ bindings: [Binding]) -> String {
    bindings.map { binding in
      "\(binding.name) in \(binding.domain.operand)" + (binding.end.map { "..\($0.operand)" } ?? "")
    }.joined(separator: ", ")
  }
}

extension Syntax.RangeSyntax: CustomStringConvertible {
  var description: String {
    (includesLower ? "[" : "(") + (lower?.description ?? "") + ".." + (upper?.description ?? "")
      + (includesUpper ? "]" : ")")
  }
}

extension FunctionSignature: CustomStringConvertible {
  var description: String {
    "<" + parameters.map(\.description).joined(separator: ", ") + ">->\(result)"
  }
}
