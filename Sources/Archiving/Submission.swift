internal import HashTreeCollections
internal import Records
internal import Signing

/// Something on its way into the archive, with the questionnaire that it was made with.
public struct Submission: Sendable {
  /// What it is: an assessment, or a calculation that nobody signs.
  public let kind: Statement.Kind
  /// The bytes of the signed envelope, or of the calculation.
  public let blob: [UInt8]
  /// The canonical bytes whose digest it names.
  public let questionnaire: [UInt8]
  /// What the lists show; calculations are not listed.
  public let fields: Document.Fields

  /// Puts a submission together.
  public init(
    _ kind: Statement.Kind, blob: [UInt8], questionnaire: [UInt8], fields: Document.Fields
  ) {
    self.kind = kind
    self.blob = blob
    self.questionnaire = questionnaire
    self.fields = fields
  }
}

/// The entries of one append, in the making.
struct BatchDraft {
  let genesis: Genesis
  let time: Timestamp
  let position: Int
  private(set) var ledger: Ledger
  private var entries: [Entry] = []
  private var rows: [Batch.Row] = []
  private var standings: [Int: Document.Standing] = [:]
  /// The last questionnaire, whose digest takes longer than comparing it.
  private var last: (questionnaire: [UInt8], digest: Digest)?
  /// The positions of the submissions.
  private(set) var indices: [Int] = []

  /// Begins after the last entry of `ledger`.
  init(after ledger: Ledger, of genesis: Genesis, at time: Timestamp) {
    self.genesis = genesis
    self.time = time
    self.ledger = ledger
    position = ledger.size
  }

  /// Adds a submission, and before it its questionnaire when the archive has not got it.
  mutating func add(_ submission: Submission) throws {
    let digest = digest(of: submission.questionnaire)
    if ledger.questionnaires[digest] == nil {
      try add(.questionnaire, record: digest.hex, submission.questionnaire)
    }
    if submission.kind == .calculation {
      try addCalculation(submission)
    } else {
      try addAssessment(submission, digest)
    }
    indices.append(ledger.size - 1)
  }

  private mutating func digest(of questionnaire: [UInt8]) -> Digest {
    if let last, last.questionnaire == questionnaire { return last.digest }
    let digest = Digest(of: questionnaire)
    last = (questionnaire, digest)
    return digest
  }

  private mutating func addCalculation(_ submission: Submission) throws {
    let record: String
    do throws(JSONProblem) {
      record = try JSONPart(try JSON.canonical(submission.blob))["record"].code()
    } catch {
      throw ArchiveProblem.refused(.badPayload(error))
    }
    try add(.calculation, record: record, submission.blob)
  }

  private mutating func addAssessment(_ submission: Submission, _ digest: Digest) throws {
    let claim = try Self.claim(submission.blob)
    guard claim.questionnaire == digest else {
      throw ArchiveProblem.refused(.unknownQuestionnaire)
    }
    try add(submission.kind, record: claim.record, submission.blob)
    rows.append(row(claim, submission.fields))
    // The version before this one is superseded from now on.
    if let before = ledger.records[claim.record]?.versions.dropLast().last {
      standings[before.index] = .superseded(since: time)
    }
  }

  private mutating func add(_ kind: Statement.Kind, record: String, _ blob: [UInt8]) throws {
    let statement = try Statement(
      kind, office: genesis.office, record: record, blob: blob, time: time)
    let entry = Entry(leaf: statement.bytes, blob: blob)
    do throws(Refusal) {
      try ledger.admit(entry)
    } catch {
      throw ArchiveProblem.refused(error)
    }
    entries.append(entry)
  }

  private static func claim(_ envelope: [UInt8]) throws(ArchiveProblem) -> AssessmentClaim {
    let payload: [UInt8]
    do throws(SigningProblem) {
      payload = try Envelope(reading: envelope).payload
    } catch {
      throw .refused(.notEnvelope(error))
    }
    do throws(JSONProblem) {
      return try AssessmentClaim(payload)
    } catch {
      throw .refused(.badPayload(error))
    }
  }

  private mutating func row(_ claim: AssessmentClaim, _ fields: Document.Fields) -> Batch.Row {
    let standing = ledger.standing(of: claim.record) ?? .superseded(since: time)
    return Batch.Row(
      document: Document(
        index: ledger.size - 1, record: claim.record, version: claim.version, time: time,
        fields: fields, standing: standing),
      text: fields.text)
  }

  /// All of it under a signed head.
  func batch(signedBy key: borrowing SigningKey) throws(SigningProblem) -> Batch {
    Batch(
      position: position, entries: entries,
      checkpoint: try Checkpoint(
        origin: genesis.origin, size: ledger.size, root: ledger.root, key: key),
      rows: rows, standings: standings)
  }
}

extension Document.Standing {
  /// Where a version stands that a later one has replaced.
  static func superseded(since time: Timestamp) -> Self {
    Self(status: Document.superseded, waiting: "", since: time, acts: [])
  }
}
