import Diagnostics
import Testing

@testable import FEEL

private let truths: [Value] = [
  .boolean(true), .boolean(false), .null, .unknown(OpenCells(0)),
]

private func value(_ text: String, _ cells: [Value], _ type: ValueType = .any) throws -> Value {
  let names = ["a", "b", "c"].enumerated().map { ($0.element, Symbol.cell($0.offset, type)) }
  let compiler = Compiler(scope: Scope(names), features: .all)
  return try compiler.compile(text, at: .text(text, named: "rule")).value(in: cells)
}

/// The values that an open cell may take in these tests.
private let completions: [Value] = [.boolean(true), .boolean(false), .null]

/// The one value that all completions agree on; nil when they differ.
private func agreed(_ text: String, _ a: Value, _ b: Value) throws -> Value? {
  let first = a.isUnknown ? completions : [a]
  let second = b.isUnknown ? completions : [b]
  let outcomes = try Set(first.flatMap { a in try second.map { b in try value(text, [a, b]) } })
  return outcomes.count == 1 ? outcomes.first : nil
}

@Suite struct UnknownTests {
  @Test(arguments: ["a and b", "a or b", "not(a)", "if a then b else b", "if a then true else b"])
  func `logic over true, false, null and unknown is what its completions agree on`(
    text: String
  ) throws {
    for a in truths {
      for b in truths {
        let second = b.isUnknown ? Value.unknown(OpenCells(1)) : b
        let given = try value(text, [a, second])
        let agreed = try agreed(text, a, second)
        #expect(given.isUnknown ? agreed == nil || text.contains("if") : given == agreed)
      }
    }
  }

  @Test func `three-valued logic has the truth tables of the standard`() throws {
    let (yes, no, null) = (Value.boolean(true), Value.boolean(false), Value.null)
    let rows: [(Value, Value, and: Value, or: Value)] = [
      (yes, yes, yes, yes), (yes, no, no, yes), (yes, null, null, yes), (no, yes, no, yes),
      (no, no, no, no), (no, null, no, null), (null, yes, null, yes), (null, no, no, null),
      (null, null, null, null),
    ]
    for row in rows {
      #expect(try value("a and b", [row.0, row.1]) == row.and)
      #expect(try value("a or b", [row.0, row.1]) == row.or)
    }
    #expect(try [yes, no, null].map { try value("not(a)", [$0]) } == [no, yes, null])
  }

  @Test(arguments: [
    "a + b", "a - b", "a * b", "a / b", "a = b", "a != b", "a < b", "a >= b",
    "a between b and 3", "a in [b..3]", "a in (1, b)", "[a, b] = [1, 2]", "min(a, b)",
    "string join([\"x\", if a = 1 then \"y\" else \"z\"], if b = 1 then \"\" else \"-\")",
    "sum(for i in [1, 2] return i * a * b)", "{x: a, y: b} = {x: 1, y: 2}", "-a + b",
  ])
  func `strict operators are unknown with every open cell that they read`(text: String) throws {
    let open = [Value.unknown(OpenCells(0)), .unknown(OpenCells(1))]
    #expect(try value(text, open, .number).openCells == OpenCells([0, 1]))
  }

  @Test func `what no longer depends on an open answer is known`() throws {
    let cells = [Value.unknown(OpenCells(0)), .integer(2)]
    for (text, expected) in [
      ("a = 1 and b = 1", "false"), ("a = 1 or b = 2", "true"),
      ("if a = 1 then b else 2", "2"), ("count([a, b])", "2"),
      ("some x in [a, b] satisfies x = 2", "true"), ("every x in [a, b] satisfies x = 1", "false"),
      ("[a, b][2]", "2"), ("{x: a, y: b}.y", "2"), ("a < null", "null"), ("answered(a)", "false"),
      ("answered(b)", "true"),
    ] {
      #expect(try value(text, cells, .number).description == expected, "\(text)")
    }
  }

  @Test func `an unknown filter leaves the list unknown`() throws {
    let cells = [Value.unknown(OpenCells(7))]
    #expect(try value("[1, 2, 3][item > a]", cells, .number) == .unknown(OpenCells(7)))
    #expect(try value("count([1, 2][item = a])", cells, .number) == .unknown(OpenCells(7)))
  }
}
