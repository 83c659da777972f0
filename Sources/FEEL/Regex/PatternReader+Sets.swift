extension PatternReader {
  /// A set in brackets, after the opening one.
  mutating func set(_ depth: Int = 0) throws(Problem) -> ScalarSet {
    guard depth < Limits.depth else { throw .tooLarge }
    let isNegated = take("^")
    var parts: [ScalarSet.Part] = []
    while true {
      if next == "]", !parts.isEmpty {
        position(after: "]")
        return ScalarSet(parts, ignoresCase: flags.ignoresCase, negated: isNegated)
      }
      if !parts.isEmpty, beginsSubtraction {
        position(after: "-")
        position(after: "[")
        let inner = try set(depth + 1)
        guard take("]") else { throw .malformed }
        return ScalarSet(
          parts, ignoresCase: flags.ignoresCase, negated: isNegated, minus: inner)
      }
      parts.append(try part(isFirst: parts.isEmpty))
    }
  }

  /// A scalar, a range or an escape inside a set.
  private mutating func part(isFirst: Bool) throws(Problem) -> ScalarSet.Part {
    let lower = try member(isFirst: isFirst)
    guard case .range(let first) = lower, next == "-", !beginsSubtraction, !endsAfterHyphen else {
      return lower
    }
    position(after: "-")
    guard case .range(let last) = try member(isFirst: false), first.lowerBound <= last.lowerBound
    else { throw .malformed }
    return .range(first.lowerBound...last.lowerBound)
  }

  private mutating func member(isFirst: Bool) throws(Problem) -> ScalarSet.Part {
    let isLast = endsAfterHyphen
    let scalar = try any()
    switch scalar {
    case "\\": return try escape()
    case "[", "]": throw .malformed
    case "-" where !isFirst && !isLast: throw .malformed
    case _: return .range(scalar.value...scalar.value)
    }
  }

  private var beginsSubtraction: Bool { next == "-" && scalar(1) == "[" }

  /// Whether a hyphen that comes next is the last thing in its set, so that it stands for itself.
  private var endsAfterHyphen: Bool {
    next == "-" && (scalar(1) == "]" || scalar(1) == "-" && scalar(2) == "[")
  }

  private func scalar(_ offset: Int) -> Unicode.Scalar? {
    position + offset < text.count ? text[position + offset] : nil
  }

  private mutating func position(after scalar: Unicode.Scalar) { _ = take(scalar) }

  /// What stands after a backslash, when it is no reference.
  mutating func escape() throws(Problem) -> ScalarSet.Part {
    let scalar = try any()
    switch scalar {
    case "n": return .range(10...10)
    case "r": return .range(13...13)
    case "t": return .range(9...9)
    case "\\", "|", ".", "-", "^", "?", "*", "+", "{", "}", "(", ")", "[", "]", "$":
      return .range(scalar.value...scalar.value)
    case "p", "P": return .property(try property(), negated: scalar == "P")
    case _:
      guard let known = ScalarProperty.escape(scalar) else { throw .malformed }
      return .property(known.test, negated: known.negated)
    }
  }

  /// `{Lu}` after its `p`.
  private mutating func property() throws(Problem) -> ScalarProperty.Test {
    guard take("{") else { throw .malformed }
    var name = ""
    while let scalar = next, scalar != "}" {
      name.unicodeScalars.append(scalar)
      position(after: scalar)
    }
    guard take("}"), let test = ScalarProperty.named(name) else { throw .malformed }
    return test
  }
}
