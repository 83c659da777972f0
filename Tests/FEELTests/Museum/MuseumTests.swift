import Diagnostics
import TestSupport
import Testing

@testable import FEEL

/// The museum: rules that are wrong in every way there is, and what is said about each.
struct RuleMuseumTests {
  private static let folder = "\(#filePath)".split(separator: "/").dropLast()
    .reduce("") { $0 + "/" + $1 }

  private static let choice = ChoiceType(
    name: "ratings", members: ["good", "fair", "poor"].map(Value.string))
  private static let scope = Scope([
    ("rating", .cell(0, .number)), ("title", .cell(1, .string)), ("heard", .cell(2, .boolean)),
    ("影响范围", .cell(3, .string)), ("groups", .cell(4, .list(.string))),
    ("verdict", .cell(5, .choice(choice))), ("due", .cell(6, .date)),
    ("item", .record(RecordSymbol([("weight", .cell(0, .number))]))),
    ("rows", .records(Array(repeating: RecordSymbol([("x", .cell(0, .number))]), count: 300))),
  ])

  /// Wrong rules by the code of their finding.
  private static let rules: [String: [String]] = [
    "syntax": [
      "", "rating +", "(rating", "rating > 1)", "[1, 2", "{a 1}", "{a: 1, a: 2}", "title.",
      "if heard than 1 else 2", "if heard then 1", "for x of groups return x", "some in groups",
      "some x in groups satisfy true", "rating between 1 or 2", "then 1", "rating == 1", "> 1",
      "- > 1", "\"open", "/* open", "@due", "rating > 1 adn heard", "rating rating",
      "heard && heard", "rating ≤ 1", "（rating）", "title = “全县”", "title = 'a'", "!heard", "50%",
      "rating # 1", "string lenght(title)", "rating instance of nubmer",
      "rating instance of list<number", "[1..", "]1, 2]",
      "function x) x", "rating instance number", "contains(title, ", "(!= 1)",
      "1e9999", "{a: 1 b: 2}", "rating in (1, )",
    ],
    "unknown-name": ["ratnig > 0", "影响范畴 = \"全县\"", "item.wieght > 1", "{total: 1}.totl"],
    "unknown-function": ["conut(groups)", "sumif(groups)"],
    "wrong-arity": [
      "substring(title)", "contains(title, macth: \"a\")", "contains(string: title, macth: \"a\")",
      "answered(rating, title)", "today(1)",
    ],
    "type-mismatch": [
      "rating + title", "rating = title", "heard and rating", "if rating then 1 else 2",
      "upper case(rating)", "rating in [\"a\"..\"b\"]", "[1..\"b\"]", "title.length", "-heard",
      "rating in title", "answered(rating + 1)", "item.weight(1)", "@\"2026-13-01\"", "due + 1",
      "rating between 1 and \"b\"",
    ],
    "unknown-choice": [
      "verdict = \"god\"", "verdict in (\"good\", \"por\")", "list contains([verdict], \"far\")",
    ],
    "too-deep": [
      String(repeating: "(", count: 101) + "1", String(repeating: "-", count: 101) + "1",
    ],
    "too-long": [
      String(repeating: "1+", count: 10_001) + "1",
      "sum(for a in rows, b in rows, c in rows return a.x * b.x)",
    ],
    "forbidden-feature": [
      "function(x) x", "matches(title, \"a\")", "today()", "now()", "sqrt(rating)",
    ],
  ]

  private static let codes = rules.keys.sorted()

  @Test(arguments: codes)
  func `each mistake names its place, what was expected and the nearest name`(code: String) {
    var lines: [String] = []
    for text in RuleMuseumTests.rules[code] ?? [] {
      let found = RuleMuseumTests.findings(text)
      #expect(found.all.contains { $0.code == code }, "\(text)")
      #expect(found.all.allSatisfy { $0.place.map { $0.line >= 1 && $0.column >= 1 } ?? false })
      lines += [found.rendered(in: .english), found.rendered(in: .chinese), ""]
    }
    Golden.check(RuleMuseumTests.shortened(lines), "\(code).txt")
  }

  @Test func `every message about a rule is in the museum`() throws {
    let shown = try RuleMuseumTests.codes.map { code in
      String(
        decoding: try Files.bytes(at: "\(RuleMuseumTests.folder)/Golden/\(code).txt"), as: UTF8.self
      )
    }.joined()
    for (file, fragment) in try RuleMuseumTests.messages() {
      #expect(shown.contains(fragment), "\(file): \(fragment)")
    }
  }

  /// The lines, cut where a rule is too long to print.
  private static func shortened(_ texts: [String]) -> String {
    var lines: [String] = []
    for text in texts {
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        lines.append(line.count > 160 ? String(line.prefix(157)) + "..." : String(line))
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func findings(_ text: String) -> Findings {
    do throws(Findings) {
      _ = try Compiler(scope: scope, features: .scoring).compile(
        text, at: .text(text, named: "rule"))
      return Findings([])
    } catch {
      return error
    }
  }

  /// The longest fixed part of each English message in the parts of the module that read and type
  /// rules.
  private static func messages() throws -> [(file: String, fragment: String)] {
    let sources = Product.root + "/Sources/FEEL/"
    var found: [(String, String)] = []
    for folder in ["Syntax", "Compiling"] {
      for name in try Files.names(in: sources + folder) where name.hasSuffix(".swift") {
        let text = String(
          decoding: try Files.bytes(at: "\(sources)\(folder)/\(name)"), as: UTF8.self)
        for message in text.split(separator: "en: \"").dropFirst() {
          found.append((name, fragment(of: message.prefix { $0 != "\n" })))
        }
      }
    }
    return found
  }

  /// The longest run of a literal without interpolation and escapes.
  private static func fragment(of literal: Substring) -> String {
    var best = ""
    var current = ""
    var depth = 0
    var last: Character = " "
    for character in literal {
      if depth == 0, character == "\"", last != "\\" { break }
      if depth == 0, last == "\\" {
        depth = character == "(" ? 1 : 0
        current = ""
      } else if depth > 0 {
        depth += character == "(" ? 1 : character == ")" ? -1 : 0
      } else if character != "\\" {
        current.append(character)
      }
      best = current.count > best.count ? current : best
      last = character
    }
    return best
  }
}
