import Diagnostics
import Records
import Terminal

/// One line of a transcript.
enum TranscriptEntry {
  /// The session begins with this state: the head of the draft, the questionnaire and the changes
  /// so far. Whatever went before does not matter to a replay.
  case opened(Opening)
  /// The draft was opened again, in a language, with changes that were durable but not yet noted
  /// when the session before ended.
  case resumed(Language, missed: [JSON])
  /// What a person typed, and how many changes it made.
  case taken(Session.Taken, changes: Int)
  /// Answers from a file.
  case given([JSON])
  /// A reading of the clock or a random value, and what it was for.
  case reading(Readings.Purpose, String)
  /// A signature: what it was made over, and the envelope.
  case signed(Signature)

  struct Opening {
    let head: Draft.Head
    let questionnaire: Assessment.QuestionnaireName
    let language: Language
    let changes: [JSON]
    let migrations: [Assessment.Migration]
  }

  struct Signature {
    let office: String
    let signer: Assessment.Signer
    let engine: String
    /// SHA-256 in hexadecimal.
    let payload: String
    let envelope: String
  }
}

extension TranscriptEntry {
  var json: JSON {
    switch self {
    case .opened(let opening): opening.json
    case .resumed(let language, let missed):
      ["entry": "resumed", "language": .string(language.rawValue), "missed": .array(missed)]
    case .taken(.line(let line), let changes):
      ["entry": "line", "text": .string(line), "changes": .count(changes)]
    case .taken(.text(let text), let changes):
      ["entry": "text", "text": .string(text), "changes": .count(changes)]
    case .taken(.written(let line), let changes):
      ["entry": "written", "text": .string(line), "changes": .count(changes)]
    case .given(let changes): ["entry": "given", "changes": .array(changes)]
    case .reading(let purpose, let value):
      ["entry": "reading", "for": .string(purpose.rawValue), "value": .string(value)]
    case .signed(let signing): signing.json
    }
  }

  init(_ part: JSONPart) throws(JSONProblem) {
    switch try part["entry"].string() {
    case "opened": self = .opened(try Opening(part))
    case "resumed":
      self = .resumed(try Self.language(part), missed: try Self.values(part["missed"]))
    case "line":
      self = .taken(.line(try part["text"].string()), changes: try part["changes"].count())
    case "text":
      self = .taken(.text(try part["text"].string()), changes: try part["changes"].count())
    case "written":
      self = .taken(.written(try part["text"].string()), changes: try part["changes"].count())
    case "given": self = .given(try Self.values(part["changes"]))
    case "reading":
      guard let purpose = Readings.Purpose(rawValue: try part["for"].string()) else {
        throw part["for"].problem(.notAllowed)
      }
      self = .reading(purpose, try part["value"].string())
    case "signed": self = .signed(try Signature(part))
    default: throw part["entry"].problem(.notAllowed)
    }
  }

  fileprivate static func language(_ part: JSONPart) throws(JSONProblem) -> Language {
    guard let language = Language(rawValue: try part["language"].string()) else {
      throw part["language"].problem(.notAllowed)
    }
    return language
  }

  fileprivate static func values(_ part: JSONPart) throws(JSONProblem) -> [JSON] {
    var values: [JSON] = []
    for element in try part.elements() { values.append(try element.value()) }
    return values
  }
}

extension TranscriptEntry.Opening {
  fileprivate var json: JSON {
    [
      "entry": "opened", "v": 1, "head": head.json, "questionnaire": questionnaire.json,
      "language": .string(language.rawValue), "changes": .array(changes),
      "migrations": .array(migrations.map(\.json)),
    ]
  }

  fileprivate init(_ part: JSONPart) throws(JSONProblem) {
    guard try part["v"].integer() == 1 else { throw part["v"].problem(.notAllowed) }
    var migrations: [Assessment.Migration] = []
    for element in try part["migrations"].elements() { migrations.append(try .init(element)) }
    self.init(
      head: try Draft.Head(part["head"]),
      questionnaire: try Assessment.QuestionnaireName(part["questionnaire"]),
      language: try TranscriptEntry.language(part),
      changes: try TranscriptEntry.values(part["changes"]), migrations: migrations)
  }
}

extension TranscriptEntry.Signature {
  fileprivate var json: JSON {
    [
      "entry": "signed", "office": .string(office), "engine": .string(engine),
      "signer": ["key": .string(signer.key), "person": .string(signer.person)],
      "payload": .string(payload), "envelope": .string(envelope),
    ]
  }

  fileprivate init(_ part: JSONPart) throws(JSONProblem) {
    self.init(
      office: try part["office"].string(),
      signer: Assessment.Signer(
        key: try part["signer"]["key"].string(), person: try part["signer"]["person"].string()),
      engine: try part["engine"].string(), payload: try part["payload"].string(),
      envelope: try part["envelope"].string())
  }
}
