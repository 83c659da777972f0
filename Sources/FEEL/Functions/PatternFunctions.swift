extension BuiltIn {
  /// Functions of regular expressions, as XPath defines them.
  static let patternFunctions: [BuiltIn] = [
    BuiltIn(
      "matches", [["input", "pattern", "flags"]], required: 2, types: [.string, .string, .string],
      gives: .boolean, feature: .regularExpressions
    ) { arguments, run in
      guard let matcher = matcher(arguments[0], arguments[1], arguments.dropFirst(2).first, &run),
        let found = run.matching({ steps throws(PatternMatcher.Exhausted) in
          try matcher.first(from: 0, steps: &steps) != nil
        })
      else { return .null }
      return .boolean(found)
    },
    BuiltIn(
      "replace", [["input", "pattern", "replacement", "flags"]], required: 3,
      types: [.string, .string, .string, .string], gives: .string, feature: .regularExpressions
    ) { arguments, run in
      replaced(arguments, &run) ?? .null
    },
    BuiltIn(
      "split", [["string", "delimiter"]], types: [.string, .string], gives: .list(.string),
      feature: .regularExpressions
    ) { arguments, run in
      guard let matcher = matcher(arguments[0], arguments[1], nil, &run),
        let found = run.matches(matcher)
      else { return .null }
      let ends = [0] + found.map { $0[1] }
      let starts = found.map { $0[0] } + [matcher.text.count]
      return bounded(zip(ends, starts).map { .string(string(matcher.text[$0..<$1])) })
    },
  ]

  /// The pattern over the text; nil when an argument is no string, or no pattern or flag.
  private static func matcher(
    _ input: Value, _ pattern: Value, _ flags: Value?, _ run: inout Run
  ) -> PatternMatcher? {
    guard let text = input.string, let pattern = pattern.string,
      let flagText = flags.map({ $0.isNull ? "" : $0.string }) ?? "",
      let flags = PatternFlags(flagText), run.step(2 * pattern.utf8.count),
      let program = PatternProgram(pattern, flags: flags), run.pay(program.instructions.count)
    else { return nil }
    return PatternMatcher(program, text)
  }

  private static func replaced(_ arguments: [Value], _ run: inout Run) -> Value? {
    guard let matcher = matcher(arguments[0], arguments[1], arguments.dropFirst(3).first, &run),
      let text = arguments[2].string,
      let replacement = Replacement(text, matcher.program), let found = run.matches(matcher)
    else { return nil }
    var result: [UInt32] = []
    var end = 0
    for match in found {
      guard run.pay(1 + text.utf8.count / 8) else { return nil }
      result += matcher.text[end..<match[0]]
      guard replacement.fill(&result, match, matcher.text) else { return nil }
      end = match[1]
    }
    result += matcher.text[end...]
    return bounded(string(result[...]))
  }

  private static func string(_ scalars: ArraySlice<UInt32>) -> String {
    String(String.UnicodeScalarView(scalars.scalars))
  }
}

extension Run {
  /// How many steps of a search are a part of a step.
  private static var smallSteps: Int { 64 / Run.partsOfStep }

  /// Runs a search that pays with this evaluation's steps, 64 small ones for one; nil when they run
  /// out.
  fileprivate mutating func matching<Result>(
    _ body: (inout Int) throws(PatternMatcher.Exhausted) -> Result
  ) -> Result? {
    var small = parts * Run.smallSteps
    defer { parts = max(0, small / Run.smallSteps) }
    do throws(PatternMatcher.Exhausted) {
      return try body(&small)
    } catch {
      small = 0
      return nil
    }
  }

  /// Every match; nil when steps run out, and for a pattern that matches the empty text, which
  /// XPath does not allow here.
  fileprivate mutating func matches(_ matcher: PatternMatcher) -> [[Int]]? {
    matching { steps throws(PatternMatcher.Exhausted) in
      let empty = PatternMatcher(matcher.program, "")
      guard try empty.first(from: 0, steps: &steps) == nil else { return nil }
      return try matcher.all(steps: &steps)
    } ?? nil
  }
}

/// The text that takes the place of a match, with `$1` for what a group captured.
private struct Replacement {
  private enum Part {
    case scalar(UInt32)
    case group(Int)
  }

  private var parts: [Part] = []

  /// Reads the text; nil where a `$` has no digit after it, or a backslash no `$` or backslash.
  init?(_ text: String, _ program: PatternProgram) {
    var rest = text.unicodeScalars.map(\.value)[...]
    while let scalar = rest.popFirst() {
      switch Unicode.Scalar(scalar) {
      case _ where program.flags.isLiteral: parts.append(.scalar(scalar))
      case "\\":
        guard let escaped = rest.popFirst(), escaped == 0x5C || escaped == 0x24 else { return nil }
        parts.append(.scalar(escaped))
      case "$":
        guard let group = Replacement.group(&rest, of: program.groups) else { return nil }
        parts.append(.group(group))
      case _: parts.append(.scalar(scalar))
      }
    }
  }

  /// The number after a dollar sign: as many digits as still name a group, at least one.
  private static func group(_ rest: inout ArraySlice<UInt32>, of count: Int) -> Int? {
    var number: Int?
    while let digit = rest.first, (0x30...0x39).contains(digit) {
      let longer = (number ?? 0) * 10 + Int(digit - 0x30)
      guard number == nil || longer <= count else { break }
      number = longer
      rest.removeFirst()
    }
    return number
  }

  /// Adds the text for one match; a group that does not exist or took no part is empty. False when the
  /// whole gets too long: a replacement may name a group many times.
  func fill(_ result: inout [UInt32], _ match: [Int], _ text: [UInt32]) -> Bool {
    for part in parts {
      switch part {
      case .scalar(let scalar): result.append(scalar)
      case .group(let group):
        guard 2 * group + 1 < match.count, match[2 * group] >= 0 else { continue }
        result += text[match[2 * group]..<match[2 * group + 1]]
      }
      guard result.count <= Limits.stringSize else { return false }
    }
    return true
  }
}

extension ArraySlice<UInt32> {
  fileprivate var scalars: [Unicode.Scalar] { compactMap(Unicode.Scalar.init) }
}
