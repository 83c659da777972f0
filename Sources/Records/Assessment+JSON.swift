import Diagnostics
import Questionnaires

extension Assessment {
  /// The payload that is signed.
  public var json: JSON {
    guard !migrations.isEmpty, case .object(let object) = members else { return members }
    return .object(
      object.members.map { ($0.key, $0.value) }
        + [("migrations", .array(migrations.map(\.json)))])
  }

  /// What every payload has.
  private var members: JSON {
    [
      "v": 1, "record": .string(record), "version": .count(version),
      "supersedes": .optional(supersedes), "office": .string(office),
      "questionnaire": questionnaire.json,
      "subject": [
        "title": .string(subject.title), "kind": .string(subject.kind),
        "unit": .string(subject.unit), "codes": .array(subject.codes.map { .string($0) }),
        "track": .optional(subject.track), "conclusion": .optional(subject.conclusion),
        "townships": .array(subject.townships.map { .string($0) }),
        "responsible": .array(subject.responsible.map { .string($0) }),
      ],
      "repeats": .array(repeats.map { ["name": .string($0.name), "count": .count($0.count)] }),
      "answers": .array(answers.map(\.json)), "withheld": .array(withheld.map(\.json)),
      "scores": .array(scores.map(\.json)), "items": .array(items.map(\.json)),
      "grade": .optional(grade), "red_lines": .array(redLines.map(\.json)),
      "findings": .array(findings.map(\.json)), "warnings": .array(warnings.map(\.json)),
      "engine": .string(engine), "started": .string(started), "finished": .string(finished),
      "language": .string(language.rawValue), "nonce": .string(nonce),
      "signer": ["key": .string(signer.key), "person": .string(signer.person)],
    ]
  }

  /// Reads a payload back.
  public init(_ part: JSONPart) throws(JSONProblem) {
    guard try part["v"].integer() == 1 else { throw part["v"].problem(.notAllowed) }
    self.record = try part["record"].string()
    self.version = try part["version"].count()
    self.supersedes = try part["supersedes"].ifPresent?.string()
    self.office = try part["office"].string()
    self.questionnaire = try QuestionnaireName(part["questionnaire"])
    self.subject = try Subject(part["subject"])
    self.repeats = try part["repeats"].list(RepeatCount.init)
    self.answers = try part["answers"].list(Entry.init)
    self.withheld = try part["withheld"].list(Entry.init)
    guard answers.count + withheld.count <= RecordLimits.answers else {
      throw part["answers"].problem(.notAllowed)
    }
    self.migrations = try part["migrations"].ifPresent?.list(Migration.init) ?? []
    self.scores = try part["scores"].list(Score.init)
    self.items = try part["items"].list(ItemScore.init)
    self.grade = try part["grade"].ifPresent?.string()
    self.redLines = try part["red_lines"].list(RedLine.init)
    self.findings = try part["findings"].list(Observation.init)
    self.warnings = try part["warnings"].list(Observation.init)
    self.engine = try part["engine"].string()
    self.started = try part["started"].string()
    self.finished = try part["finished"].string()
    guard let language = Language(rawValue: try part["language"].string()) else {
      throw part["language"].problem(.notAllowed)
    }
    self.language = language
    self.nonce = try part["nonce"].string()
    self.signer = Signer(
      key: try part["signer"]["key"].string(), person: try part["signer"]["person"].string())
  }
}

extension JSONPart {
  /// Each element read by `read`.
  func list<Element>(_ read: (JSONPart) throws(JSONProblem) -> Element) throws(JSONProblem)
    -> [Element]
  {
    var found: [Element] = []
    for part in try elements() { found.append(try read(part)) }
    return found
  }
}

extension Assessment.Subject {
  init(_ part: JSONPart) throws(JSONProblem) {
    self.title = try part["title"].string()
    guard title.unicodeScalars.count <= RecordLimits.title else {
      throw part["title"].problem(.notAllowed)
    }
    self.kind = try part["kind"].string()
    self.unit = try part["unit"].string()
    self.codes = try part["codes"].texts()
    self.track = try part["track"].ifPresent?.string()
    self.conclusion = try part["conclusion"].ifPresent?.string()
    self.townships = try part["townships"].ifPresent?.texts() ?? []
    self.responsible = try part["responsible"].ifPresent?.texts() ?? []
  }
}

extension Assessment.RepeatCount {
  init(_ part: JSONPart) throws(JSONProblem) {
    self.name = try part["name"].string()
    self.count = try part["count"].count(in: 0...1_000)
  }
}

extension Assessment.Entry {
  var json: JSON {
    [
      "name": .string(name), "text": .optional(text), "standing": .string(standing.rawValue),
      "note": .optional(note),
    ]
  }

  init(_ part: JSONPart) throws(JSONProblem) {
    self.name = try part["name"].string()
    self.text = try part["text"].ifPresent?.string()
    guard let standing = Standing(rawValue: try part["standing"].string()) else {
      throw part["standing"].problem(.notAllowed)
    }
    self.standing = standing
    self.note = try part["note"].ifPresent?.string()
  }
}

extension Assessment.Score {
  var json: JSON {
    [
      "name": .string(name), "printed": .optional(printed), "exact": .optional(exact),
      "low": .optional(low), "high": .optional(high),
    ]
  }

  init(_ part: JSONPart) throws(JSONProblem) {
    self.name = try part["name"].string()
    self.printed = try part["printed"].ifPresent?.string()
    self.exact = try part["exact"].ifPresent?.string()
    self.low = try part["low"].ifPresent?.string()
    self.high = try part["high"].ifPresent?.string()
  }
}

extension Assessment.ItemScore {
  var json: JSON {
    ["name": .string(name), "state": .string(state), "residual": .optional(residual)]
  }

  init(_ part: JSONPart) throws(JSONProblem) {
    self.name = try part["name"].string()
    self.state = try part["state"].string()
    self.residual = try part["residual"].ifPresent?.string()
  }
}

extension Assessment.RedLine {
  var json: JSON { ["code": .string(code), "item": .optional(item)] }

  init(_ part: JSONPart) throws(JSONProblem) {
    self.code = try part["code"].string()
    self.item = try part["item"].ifPresent?.string()
  }
}

extension Assessment.Observation {
  var json: JSON {
    ["name": .string(name), "level": .string(level), "item": .optional(item)]
  }

  init(_ part: JSONPart) throws(JSONProblem) {
    self.name = try part["name"].string()
    self.level = try part["level"].string()
    self.item = try part["item"].ifPresent?.string()
  }
}
