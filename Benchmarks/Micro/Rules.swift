import Diagnostics
import FEEL
import Glibc
import Questionnaires

/// Rules of the kinds that questionnaires have, evaluated over and over.
enum Rules {
  static var all: [(name: String, measure: () throws -> [Measurement])] {
    subjects.map { subject in
      (
        "rules." + subject.name,
        {
          let body = try subject.make()
          let times = (0..<subject.runs).map { _ in
            ContinuousClock().measure { for _ in 0..<subject.count { body() } }
          }
          return [
            Measurement(
              name: "\(subject.title), \(subject.count) times", goal: nil, times: times,
              count: subject.count)
          ]
        }
      )
    }
  }

  /// Does one of them so many times and nothing else, for a program that counts instructions.
  static func `repeat`(_ name: String, count: Int) throws -> Bool {
    guard let subject = subjects.first(where: { $0.name == name }) else { return false }
    let body = try subject.make()
    for _ in 0..<count { body() }
    return true
  }

  private struct Subject: Sendable {
    let name: String
    let title: String
    /// How often it is done in one measurement.
    let count: Int
    var runs = 101
    let make: @Sendable () throws -> () -> Void
  }

  private static let subjects = [
    Subject(
      name: "relevance", title: "a relevance rule of three comparisons", count: 10_000,
      make: relevance),
    Subject(
      name: "sum", title: "a weighted sum of 54 items", count: 1_000, make: weightedSum),
    Subject(
      name: "table", title: "a decision table of nine rules and six inputs", count: 1_000,
      make: table),
    Subject(
      name: "parse", title: "reading and typing one rule", count: 1_000, make: parsing),
    Subject(
      name: "county", title: "reading and checking the whole county instrument", count: 1, runs: 21,
      make: county),
  ]

  private static func compile(_ text: String, _ names: [(String, Symbol)]) throws -> Expression {
    try Compiler(scope: Scope(names), features: .scoring)
      .compile(text, at: .text(text, named: "rule"))
  }

  /// Stops the program when a benchmark does not do what it says.
  private static func demand(_ holds: Bool) {
    precondition(holds, "the benchmark does not give what it should")
  }

  // MARK: Subjects

  private static let kinds = ChoiceType(
    name: "kind", members: ["plan", "policy", "project"].map(Value.string))

  private static func relevance() throws -> () -> Void {
    let rule = try compile(
      "kind = \"project\" and rating < 0 and extent >= 2",
      [
        ("kind", .cell(0, .choice(kinds))), ("rating", .cell(1, .number)),
        ("extent", .cell(2, .number)),
      ])
    let frame: [Value] = [.string("project"), .integer(-1), .integer(3)]
    demand(rule.truth(in: frame.span) == .yes)
    return { demand(rule.truth(in: frame.span) == .yes) }
  }

  private static func weightedSum() throws -> () -> Void {
    let items = (0..<54).map { index in
      RecordSymbol([
        ("weight", .constant(.number(.decimal(Decimal(index % 4 + 1))), .number)),
        ("rating", .cell(index, .number)),
      ])
    }
    let rule = try compile(
      "sum(for i in items return i.weight * i.rating)", [("items", .records(items))])
    let frame = (0..<54).map { Value.integer($0 % 5 - 2) }
    let expected = rule.value(in: frame)
    demand(expected.number != nil)
    return { demand(rule.value(in: frame.span) == expected) }
  }

  private static func table() throws -> () -> Void {
    func cell(_ text: String) -> TableSource.Cell {
      TableSource.Cell(text, at: .text(text, named: "table"))
    }
    let names = ["red", "unknown", "total", "lowest", "confidence", "participation"]
    let rows = [
      (["> 0", "-", "-", "-", "-", "-"], "veto"), (["-", "> 0", "-", "-", "-", "-"], "ungraded"),
      (["-", "-", "< 60", "-", "-", "-"], "fail"), (["-", "-", "-", "< 45", "-", "-"], "fail"),
      (["-", "-", "-", "< 60", "-", "-"], "conditions"),
      (["-", "-", ">= 80", "-", ">= 0.5", ">= 60"], "excellent"),
      (["-", "-", ">= 70", "-", ">= 0.5", "-"], "good"),
      (["-", "-", ">= 70", "-", "-", "-"], "thin"), (["-", "-", "-", "-", "-", "-"], "pass"),
    ]
    let source = TableSource(
      hit: .first, inputs: names.map { .init(value: cell($0)) }, outputs: [.init()],
      rules: rows.map { .init(inputs: $0.0.map(cell), outputs: [cell("\"\($0.1)\"")]) },
      origin: .text("", named: "table"))
    let scope = Scope(names.enumerated().map { ($0.element, .cell($0.offset, .number)) })
    let table = try Compiler(scope: scope, features: .scoring).compile(source)
    let numbers = ["0", "0", "66.8", "60.2", "0.66", "70"].compactMap { Decimal($0) }
    let frame = numbers.map { Value.number(.decimal($0)) }
    demand(table.value(in: frame) == .string("pass"))
    return { demand(table.value(in: frame.span) == .string("pass")) }
  }

  private static func parsing() throws -> () -> Void {
    let names: [(String, Symbol)] = [("rating", .cell(0, .number)), ("track", .cell(1, .string))]
    let compiler = Compiler(scope: Scope(names), features: .scoring)
    let text = "if rating in [-2..-1] and track != \"short\" then rating * 0.85 else 0"
    let origin = Origin.text(text, named: "rule")
    return { demand((try? compiler.compile(text, at: origin)) != nil) }
  }

  private static func county() throws -> () -> Void {
    let folder = "Questionnaires/tongxin-child-impact/"
    return {
      let questionnaire = try? Questionnaire.read(root: "questionnaire.yaml") {
        bytes(of: folder + $0)
      }
      demand(questionnaire?.scoredItems.count == 54)
    }
  }

  private static func bytes(of path: String) -> [UInt8]? {
    guard let file = unsafe fopen(path, "re") else { return nil }
    defer { unsafe fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = unsafe fread(&bytes, 1, bytes.count, file)
    return Array(bytes[..<count])
  }
}
