/// Reads a regular expression.
struct PatternReader {
  /// Why a pattern cannot be used.
  enum Problem: Error {
    case malformed
    case tooLarge
  }

  private(set) var text: [Unicode.Scalar]
  private(set) var position = 0
  let flags: PatternFlags
  /// How many capturing groups have begun, and which of them have ended.
  private(set) var groups = 0
  private var closed: Set<Int> = []
  private var depth = 0
  /// Whether a part refers back to a group.
  private(set) var hasReferences = false

  init(_ text: String, _ flags: PatternFlags) {
    self.text = Array(text.unicodeScalars)
    self.flags = flags
    if flags.ignoresSpace && !flags.isLiteral { self.text = PatternReader.condensed(self.text) }
  }

  /// Reads the whole text.
  mutating func pattern() throws(Problem) -> Pattern {
    if flags.isLiteral {
      return .sequence(text.map { .one(ScalarSet($0, ignoresCase: flags.ignoresCase)) })
    }
    let result = try choice()
    guard position == text.count else { throw .malformed }
    return result
  }

  /// The pattern without the white space outside of sets, as the flag `x` asks.
  private static func condensed(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var brackets = 0
    var isEscaped = false
    for scalar in text {
      let isSpace = ["\t", "\n", "\r", " "].contains(scalar)
      if isSpace && brackets == 0 { continue }
      if !isEscaped, scalar == "[" { brackets += 1 }
      if !isEscaped, scalar == "]" { brackets -= 1 }
      isEscaped = !isEscaped && scalar == "\\"
      result.append(scalar)
    }
    return result
  }

  var next: Unicode.Scalar? { position < text.count ? text[position] : nil }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  mutating func any() throws(Problem) -> Unicode.Scalar {
    guard let scalar = next else { throw .malformed }
    position += 1
    return scalar
  }

  private mutating func choice() throws(Problem) -> Pattern {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Limits.depth else { throw .tooLarge }
    var branches = [try branch()]
    while take("|") { branches.append(try branch()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func branch() throws(Problem) -> Pattern {
    var parts: [Pattern] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      let atom = try atom()
      parts.append(try quantifier().map { .repeated(atom, $0) } ?? atom)
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func atom() throws(Problem) -> Pattern {
    let scalar = try any()
    switch scalar {
    case "(": return try group()
    case "[": return .one(try set())
    case ".": return .one(dot)
    case "^": return .start
    case "$": return .end
    case "\\": return try escaped()
    case "?", "*", "+", "{", "}", ")", "|", "]": throw .malformed
    case _: return .one(ScalarSet(scalar, ignoresCase: flags.ignoresCase))
    }
  }

  /// Any scalar; without the flag `s`, none that ends a line.
  private var dot: ScalarSet {
    let ends: [ScalarSet.Part] = flags.dotMatchesAll ? [] : [.range(10...10), .range(13...13)]
    return ScalarSet(ends, ignoresCase: false, negated: true)
  }

  private mutating func group() throws(Problem) -> Pattern {
    if take("?") {
      guard take(":") else { throw .malformed }
      let inner = try choice()
      guard take(")") else { throw .malformed }
      return .group(inner, nil)
    }
    groups += 1
    let number = groups
    let inner = try choice()
    guard take(")") else { throw .malformed }
    closed.insert(number)
    return .group(inner, number)
  }

  private mutating func escaped() throws(Problem) -> Pattern {
    if let digit = next, ("1"..."9").contains(digit) { return .reference(try reference()) }
    return .one(ScalarSet([try escape()], ignoresCase: flags.ignoresCase))
  }

  /// The number of a group that has ended: as many digits as still name one.
  private mutating func reference() throws(Problem) -> Int {
    var number = 0
    while let digit = next, digit.isDigit {
      let longer = number * 10 + Int(digit.value - 48)
      guard number == 0 || longer <= groups else { break }
      number = longer
      position += 1
    }
    guard closed.contains(number) else { throw .malformed }
    hasReferences = true
    return number
  }

  private mutating func quantifier() throws(Problem) -> Pattern.Repetition? {
    let bounds: (least: Int, most: Int?)
    if take("?") {
      bounds = (0, 1)
    } else if take("*") {
      bounds = (0, nil)
    } else if take("+") {
      bounds = (1, nil)
    } else if take("{") {
      bounds = try counts()
    } else {
      return nil
    }
    return Pattern.Repetition(least: bounds.least, most: bounds.most, isGreedy: !take("?"))
  }

  /// `{3}`, `{3,}` or `{3,5}` after its opening brace.
  private mutating func counts() throws(Problem) -> (least: Int, most: Int?) {
    let least = try count()
    if take("}") { return (least, least) }
    guard take(",") else { throw .malformed }
    if take("}") { return (least, nil) }
    let most = try count()
    guard take("}"), least <= most else { throw .malformed }
    return (least, most)
  }

  private mutating func count() throws(Problem) -> Int {
    var value: Int?
    while let digit = next, digit.isDigit {
      value = (value ?? 0) * 10 + Int(digit.value - 48)
      guard value ?? 0 <= Limits.patternSize else { throw .tooLarge }
      position += 1
    }
    guard let value else { throw .malformed }
    return value
  }
}
