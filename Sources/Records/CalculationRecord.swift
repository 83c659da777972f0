public import Questionnaires
internal import Scoring

/// What a batch has worked out for one row, as exact bytes (RFC 8785): the answers and everything
/// that follows from them. Nobody signs it.
///
/// Its id follows from its content, so the same row under the same questionnaire and program is the
/// same calculation, however often it is worked out.
public struct CalculationRecord: Sendable {
  /// `calc-` and 40 hexadecimal digits.
  public let record: String
  /// The canonical bytes.
  public let bytes: [UInt8]

  /// Where a calculation comes from.
  public struct Origin: Sendable {
    let office: String
    let questionnaireDigest: String
    let engine: String

    /// The code of the office whose archive keeps it, the digest of the questionnaire's canonical
    /// bytes, and the program.
    public init(office: String, questionnaireDigest: String, engine: String) {
      self.office = office
      self.questionnaireDigest = questionnaireDigest
      self.engine = engine
    }
  }

  /// Takes down a sheet; `key` is that of the row, and `digest` gives 64 hexadecimal digits.
  /// - Throws: ``JSONProblem`` for a row that is too large for a record.
  public init(
    _ sheet: Sheet, key: String, _ origin: Origin, digest: ([UInt8]) -> String
  ) throws(JSONProblem) {
    let content = CalculationRecord.content(sheet, key: key, origin)
    record = "calc-" + digest(try JSON.object(content).canonicalBytes()).prefix(40)
    bytes = try JSON.object(content + [("record", .string(record))]).canonicalBytes()
  }

  /// What a calculation that was kept says otherwise than its answers do when they are worked out again:
  /// the names of its members; empty where nothing differs.
  /// - Throws: ``JSONProblem`` for what is no calculation.
  public static func differences(
    in kept: JSON, _ questionnaire: Questionnaire, digest: ([UInt8]) -> String
  ) throws(JSONProblem) -> [String] {
    let part = JSONPart(kept)
    let entries =
      try part["answers"].list(Assessment.Entry.init)
      + part["withheld"].list(Assessment.Entry.init)
    let origin = Origin(
      office: try part["office"].string(),
      questionnaireDigest: try part["questionnaire"]["sha256"].string(),
      engine: try part["engine"].string())
    var sheet = Sheet(questionnaire, for: .batch)
    guard sheet.set(entries).isEmpty else { return ["answers"] }
    let again = try CalculationRecord(
      sheet, key: try part["key"].string(), origin, digest: digest)
    let expected = JSONPart(try JSON.canonical(again.bytes))
    var names: [String] = []
    for (name, own) in try part.members() {
      let value = try own.value()
      if (try? expected[name].value()) != value { names.append(name) }
    }
    return names
  }

  private static func content(
    _ sheet: Sheet, key: String, _ origin: Origin
  ) -> [(String, JSON)] {
    let questionnaire = sheet.questionnaire
    let scorecard = Scorecard(sheet)
    let entries = Assessment.Entry.all(of: sheet, notes: [:])
    return [
      ("v", 1), ("office", .string(origin.office)), ("key", .string(key)),
      ("engine", .string(origin.engine)),
      (
        "questionnaire",
        [
          "id": .string(questionnaire.id), "version": .string(questionnaire.version),
          "sha256": .string(origin.questionnaireDigest),
        ]
      ),
      ("answers", .array(entries.counting.map(\.json))),
      ("withheld", .array(entries.withheld.map(\.json))),
      ("scores", .array(scorecard.figures.map { Assessment.Score($0).json })),
      ("items", .array(scorecard.items.map { Assessment.ItemScore($0).json })),
      ("grade", .optional(scorecard.grade)),
      (
        "red_lines",
        .array(
          scorecard.openRedLines.map { Assessment.RedLine(code: $0.code, item: $0.item).json })
      ),
      (
        "findings",
        .array(scorecard.findings.map { Assessment.Observation($0, questionnaire).json })
      ),
    ]
  }
}
