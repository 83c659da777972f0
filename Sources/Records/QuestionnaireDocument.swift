import Diagnostics
public import Questionnaires

/// A questionnaire as bytes: the canonical JSON of its whole tree of texts. Its SHA-256 is part of
/// the questionnaire's identity, and the archive keeps the bytes.
public enum QuestionnaireDocument {
  /// The canonical form of a questionnaire.
  public static func bytes(of questionnaire: Questionnaire) throws(JSONProblem) -> [UInt8] {
    try json(questionnaire.source).canonicalBytes(limits: .questionnaire)
  }

  /// The tree that canonical bytes hold, each place in one line of a text called `name`.
  public static func tree(of bytes: [UInt8], named name: String) throws(JSONProblem) -> SourceNode {
    let place = Place(source: SourceText(name: name, text: ""), line: 1, column: 1)
    return try node(JSONPart(try JSON.canonical(bytes, limits: .questionnaire)), place)
  }

  private static func json(_ node: SourceNode) -> JSON {
    switch node {
    case .scalar(let text, _): .string(text)
    case .sequence(let nodes, _): .array(nodes.map(json))
    case .mapping(let members, _): .object(members.map { ($0.key, json($0.value)) })
    }
  }

  private static func node(_ part: JSONPart, _ place: Place) throws(JSONProblem) -> SourceNode {
    switch try part.value() {
    case .string(let text): return .scalar(text, place)
    case .array:
      return .sequence(
        try part.list { part throws(JSONProblem) in try node(part, place) }, place)
    case .object:
      var members: [(key: String, value: SourceNode)] = []
      for member in try part.members() {
        members.append((member.key, try node(member.part, place)))
      }
      return .mapping(members, place)
    case .null, .bool, .integer: throw part.problem(.notAllowed)
    }
  }
}
