internal import FoundationEssentials

/// A worked case with exact expected scores, from beside the repository.
public struct OracleCase: Decodable, Sendable {
  public struct Line: Decodable, Sendable {
    public let line: String
    public let item: String?
  }
  public struct Figure: Decodable, Sendable {
    public let exact: String
    public let rounded: String
  }
  public struct Range: Decodable, Sendable {
    public let total: [String]
    public let domains: [String: [String]]
  }
  public struct Expected: Decodable, Sendable {
    public let domains: [String: Figure]
    public let total: Figure?
    public let confidence: Figure?
    public let unknown: Int
    public let participation: Int
    public let red_lines_open: [Line]
    public let grade: String
    public let residuals: [String: String]
    public let range: Range?
  }

  /// A value of the file in the exact form of an answer.
  public struct Scalar: Decodable, Sendable {
    public let text: String

    public init(from decoder: any Decoder) throws {
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

  public let `case`: String
  public let children_heard: Bool
  public let participation: Int
  public let answers: [String: [String: Scalar]]
  public let expected: Expected

  /// Where the cases are.
  public static let path = Product.root + "/../shared/data/oracle.json"
  /// Whether they are there.
  public static var isThere: Bool { Files.exists(path) }

  /// Reads them.
  public static func all() throws -> [OracleCase] {
    try JSONDecoder().decode([OracleCase].self, from: Data(try Files.bytes(at: path)))
  }

  /// The answers of the case by the names of their questions.
  public var named: [String: String] {
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
