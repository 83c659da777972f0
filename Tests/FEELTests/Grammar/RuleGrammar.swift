import Diagnostics

@testable import FEEL

/// Writes rules over every form of the language and every built-in function, but for `answered`, which
/// is about what is open: mostly such that kinds fit, sometimes not. The same choices give the same rule, whether they come from a seed or from the
/// bytes of a fuzzer.
struct RuleGrammar {
  /// Gives a number below the one asked for.
  private let choose: (Int) -> Int

  init(_ choose: @escaping (Int) -> Int) {
    self.choose = choose
  }

  /// Two numbers, a boolean, a choice, a string, a date and a list of numbers.
  static let types: [ValueType] = [
    .number, .number, .boolean, .choice(choice), .string, .date, .list(.number),
  ]
  static let choice = ChoiceType(
    name: "choice", members: [.string("x"), .string("y"), .integer(1)])
  static let names = ["a", "b", "c", "d", "s", "t", "l"]

  /// The answers that each cell may hold.
  static let answers: [[Value]] = [
    [.null, .integer(0), .integer(2)], [.null, .integer(-1)],
    [.null, .boolean(true), .boolean(false)], [.null, .string("x"), .integer(1)],
    [.null, .string("x"), .string("aba")],
    [.null, .date(Date(2024, 2, 29)), .date(Date(2026, 11, 25))],
    [.null, .list([]), .list([.integer(2), .null, .integer(0)])],
  ]

  static let scope = Scope(
    zip(names, types).enumerated().map { ($0.element.0, .cell($0.offset, $0.element.1)) }
      + [("rows", .records(rows)), ("today()", .cell(5, .date))])

  private static let rows: [RecordSymbol] = (0..<3).map { index in
    RecordSymbol([
      ("kind", .constant(.string(index == 1 ? "x" : "y"), .string)),
      ("number", .cell(index % 2, .number)), ("flag", .cell(2, .boolean)),
      ("pick", .cell(3, .choice(choice))),
    ])
  }

  /// A rule at most so many levels deep.
  func rule(_ depth: Int) -> String { filled("%v", depth) }

  private func pick<Element>(_ options: [Element]) -> Element { options[choose(options.count)] }

  /// The text with something in place of each `%` and its letter.
  private func filled(_ form: String, _ depth: Int) -> String {
    let parts = form.split(separator: "%", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(String(parts[0])) { text, rest in
      text + part(of: rest.first ?? "v", depth) + rest.dropFirst()
    }
  }

  private func part(of kind: Character, _ depth: Int) -> String {
    if kind == "v" || depth > 0 && choose(20) == 19 {
      return filled("%" + pick(RuleGrammar.kinds), depth)
    }
    if kind == "k" { return depth <= 0 ? "count(l)" : call(depth) }
    if kind == "o" { return pick(["+", "-", "*", "/", "**"]) }
    if kind == "q" { return pick(["=", "!=", "<", "<=", ">", ">="]) }
    let leaves = RuleGrammar.leaves[kind] ?? ["null"]
    guard depth > 0, let forms = RuleGrammar.forms[kind], choose(5) > 0 else { return pick(leaves) }
    return filled(pick(forms), depth - 1)
  }

  private static let kinds = ["n", "b", "s", "d", "l", "c", "r", "f", "k"]

  // MARK: Calls

  /// A call of any built-in function, mostly with the arguments that it takes.
  private func call(_ depth: Int) -> String {
    let function = pick(BuiltIn.all)
    let signature = pick(function.signatures).map {
      $0.hasSuffix("...") ? String($0.dropLast(3)) : $0
    }
    let optional = max(0, signature.count - function.required)
    var count = function.required + choose(optional + 1)
    if choose(30) == 0 { count = choose(4) }
    let isNamed = choose(6) == 0
    let arguments = (0..<count).map { index in
      let name = signature[min(index, signature.count - 1)]
      let value = filled("%" + RuleGrammar.kind(of: name), depth - 1)
      return isNamed ? "\(name): \(value)" : value
    }
    return "\(function.name)(\(arguments.joined(separator: ", ")))"
  }

  /// What a parameter of that name mostly takes.
  private static func kind(of parameter: String) -> String {
    switch parameter {
    case "list", "contexts", "entries": "l"
    case "n", "number", "scale", "position", "start position", "length", "dividend", "divisor", "c",
      "year", "month", "day", "hour", "minute", "second", "point", "point1", "point2":
      "n"
    case "string", "match", "delimiter", "input", "pattern", "replacement", "flags", "timezone":
      "s"
    case "negand": "b"
    case "date", "time", "to", "offset": "d"
    case "range", "range1", "range2": "r"
    case "m", "context": "c"
    case "precedes": "f"
    case _: "v"
    }
  }

  // MARK: Forms

  private static let leaves: [Character: [String]] = [
    "n": [
      "a", "b", "0", "1", "2", "-3", "0.1", "1.5", "1e30", "9999999999999999999999999999999999",
    ],
    "b": ["c", "true", "false", "null", "a = 1"],
    "s": [
      "s", "d", "\"x\"", "\"aba\"", "\"\"", "\"(a|b)+\"", "\"[a-c]*\"", "\"\\u4f60 好\"",
      "\"(a)\\1\"",
    ],
    "d": [
      "t", "today()", "@\"2024-02-29\"", "@\"P1M\"", "@\"PT36H\"", "@\"10:30:00@Europe/Paris\"",
      "@\"2026-11-25T09:00:00Z\"", "@\"2026-11-25T09:00:00\"", "@\"23:59:59.5+08:00\"",
    ],
    "l": ["l", "[]", "[1, 2, 3]", "[a, b]", "[\"x\", null]", "null"],
    "c": ["{}", "{x: a, y: 1}", "{x: s}", "null"],
    "r": ["[1..3]", "(a..5)", "[a..b]", "(< 2)", "(>= b)", "[@\"2024-01-01\"..t]", "1..3"],
    "f": [
      "function(x, y) x < y", "function(x) x", "abs", "function(item, newItem) item = newItem",
    ],
    "u": ["-", "1", "\"x\"", "< 2", ">= a", "[0..2)", "not(1, 2)", "null", "? = 1", "c"],
    "t": [
      "number", "string", "boolean", "date", "list<number>", "list", "context<x: number>", "Any",
      "range<number>", "function<number>->number", "days and time duration", "Null",
    ],
  ]

  private static let forms: [Character: [String]] = [
    "n": [
      "(%n %o %n)", "-%n", "(if %b then %n else %n)", "%l[%n]", "%c.x", "sum(%l)", "count(%l)",
      "sum(for i in rows[%b] return i.number)", "count(rows[flag])",
      "min(rows[pick = \"x\"].number)",
      "max(rows.number)", "{x: %n, y: x + %n}.y", "(%f)(%n, %n)", "(%d - %d)", "%d.year", "%k",
      "mean(for i in rows return i.number * %n)", "{f: %f, r: f(%n)}.r", "%r.start",
    ],
    "b": [
      "(%b and %b)", "(%b or %b)", "not(%b)", "(%n %q %n)", "(%v %q %v)", "(%n in %r)",
      "(%v in (%u, %u))", "(%n between %n and %n)", "(d in (\"x\", \"y\"))",
      "(some i in %l satisfies %b)",
      "(every i in %r satisfies i %q %n)", "(some i in rows, j in %l satisfies i.number %q j)",
      "(every i in rows[flag] satisfies %b)", "(%v instance of %t)", "list contains(%l, %v)",
      "(if %b then %b else %b)", "(%d %q %d)", "all(%l)", "any(rows.flag)", "%k",
    ],
    "s": [
      "(%s + %s)", "string(%v)", "substring(%s, %n)", "upper case(%s)", "(if %b then %s else %s)",
      "string join(%l, %s)", "replace(%s, %s, %s)", "%k",
    ],
    "d": [
      "(%d + %d)", "(%d - %d)", "(%d * %n)", "(%d / %n)", "date(%n, %n, 1)", "duration(%s)",
      "date and time(%d, %d)", "-%d", "(if %b then %d else %d)", "%k",
    ],
    "l": [
      "[%v, %v]", "%l[%b]", "%l[item %q %n]", "(for i in %l return %v)", "(for i in %r return i)",
      "(for i in %l, j in %r return [i, j])", "(for i in 1..3 return count(partial))", "%c.y",
      "concatenate(%l, %l)", "append(%l, %v)", "(for i in rows[%b] return i.number)", "rows.pick",
      "sort(%l, %f)", "distinct values(%l)", "[%c, %c].x", "%k",
    ],
    "c": [
      "{x: %v, y: %v}", "{x: %n, f: function(p) p + x, y: f(%n)}", "context put(%c, \"x\", %v)",
      "{\"a b\": %v, x: a b}", "%l[1]", "(if %b then %c else %c)", "%k",
    ],
    "r": ["[%n..%n]", "(%n..%n)", "]%d..%d[", "(< %n)", "(>= %d)", "range(\"[1..3)\")", "%k"],
    "f": ["function(x) (%v)", "function(x: number, y) (%b)", "function() (%n)"],
    "u": ["%n", "%s", "< %n", "[%n..%n]", "not(%u)", "%l", "%b", "? %q %n", "%k"],
  ]
}
