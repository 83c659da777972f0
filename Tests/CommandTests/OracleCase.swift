import FoundationEssentials
import Records
import TestSupport

/// A worked case with exact expected scores, from beside the repository.
struct OracleCase: Decodable {
  struct Line: Decodable {
    let line: String
    let item: String?
  }
  struct Figure: Decodable {
    let exact: String
    let rounded: String
  }
  struct Range: Decodable {
    let total: [String]
    let domains: [String: [String]]
  }
  struct Expected: Decodable {
    let domains: [String: Figure]
    let total: Figure?
    let confidence: Figure?
    let unknown: Int
    let participation: Int
    let red_lines_open: [Line]
    let grade: String
    let residuals: [String: String]
    let range: Range?
  }

  /// A value of the file in the exact form of an answer.
  struct Scalar: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        text = flag ? "yes" : "no"
      } else if let number = try? container.decode(Int.self) {
        text = String(number)
      } else {
        text = try container.decode(String.self)
      }
    }
  }

  let `case`: String
  let children_heard: Bool
  let participation: Int
  let answers: [String: [String: Scalar]]
  let expected: Expected

  static let path = Product.root + "/../shared/data/oracle.json"
  static var isThere: Bool { Files.exists(path) }

  static func all() throws -> [OracleCase] {
    try JSONDecoder().decode([OracleCase].self, from: Data(try Files.bytes(at: path)))
  }

  /// The answers of the case by the names of their questions.
  var named: [String: String] {
    var named = [
      "kind": "project", "track": "full", "children_heard": children_heard ? "yes" : "no",
    ]
    if children_heard {
      var rest = participation
      for part in ["space", "voice", "audience", "influence"] {
        named["participation_" + part] = String(min(25, rest))
        rest -= min(25, rest)
      }
    }
    for (item, answers) in answers {
      for (field, scalar) in answers {
        named[item.replacing("-", with: "_") + "." + field] = scalar.text
      }
    }
    return named
  }
}
