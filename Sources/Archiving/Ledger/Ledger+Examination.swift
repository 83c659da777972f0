internal import HashTreeCollections
internal import Records
internal import Signing

extension Ledger {
  /// Whether an entry may stand after the last one; gives what it is.
  mutating func examine(_ statement: Statement, _ reading: EntryReading) throws(Refusal) -> Found {
    guard (statement.kind == .genesis) == (size == 0) else { throw .misplacedGenesis }
    guard let blob = reading.blob else {
      guard excused.contains(statement.digest), let genesis else { throw .missingBlob }
      guard statement.office == genesis.office else { throw .otherOffice }
      return .leafAlone
    }
    guard blob.count == statement.size, reading.digest == statement.digest else {
      throw .otherBlob
    }
    guard statement.kind != .genesis else { return try examineGenesis(statement, reading) }
    guard let genesis, let registry else { throw .misplacedGenesis }
    guard statement.office == genesis.office else { throw .otherOffice }
    switch statement.kind {
    case .questionnaire: return try examineQuestionnaire(statement, blob)
    case .assessment: return try examineAssessment(statement, reading, registry)
    case .signoff: return try examineSignOff(statement, reading, registry)
    case .registry: return try examineChange(statement, reading, registry)
    case .disposal: return try examineDisposal(statement, reading, registry)
    case .notice: return try examineNotice(statement, reading, registry)
    case .calculation: return try examineCalculation(statement, blob)
    case .genesis: throw .misplacedGenesis
    }
  }

  private func examineGenesis(
    _ statement: Statement, _ reading: EntryReading
  ) throws(Refusal) -> Found {
    let envelope = try reading.envelope(.genesis)
    let genesis = try Self.reading { () throws(JSONProblem) in
      try Genesis(reading: envelope.payload)
    }
    guard statement.record == Genesis.record else { throw .otherRecord }
    guard statement.office == genesis.office else { throw .otherOffice }
    guard genesis.isSigned(envelope) else { throw .badRootSignatures }
    return .genesis(genesis)
  }

  private func examineQuestionnaire(
    _ statement: Statement, _ blob: [UInt8]
  ) throws(Refusal) -> Found {
    do throws(JSONProblem) {
      _ = try JSONPart(try JSON.canonical(blob, limits: .questionnaire)).members()
    } catch {
      throw .badQuestionnaire(error)
    }
    guard statement.record == statement.digest.hex else { throw .otherRecord }
    guard questionnaires[statement.digest] == nil else { throw .repeatedQuestionnaire }
    return .nothing
  }

  private mutating func examineAssessment(
    _ statement: Statement, _ reading: EntryReading, _ registry: Registry
  ) throws(Refusal) -> Found {
    _ = try reading.envelope(.assessment)
    guard let read = reading.claim else { throw .otherType }
    let claim = try Self.reading { () throws(JSONProblem) in try read.get() }
    guard claim.record == statement.record else { throw .otherRecord }
    guard claim.office == statement.office else { throw .otherOffice }
    try Self.examineSigner(reading, claim.signerKey, claim.signerPerson, registry)
    guard let role = registry.policy.role(for: "submit"),
      registry.holds(claim.signerPerson, role)
    else { throw .notPermitted }
    guard questionnaires[claim.questionnaire] != nil else { throw .unknownQuestionnaire }
    try examineVersion(claim, registry)
    guard let conclusion = claim.conclusion, !registry.policy.conclusions.isEmpty else {
      return .assessment(claim)
    }
    guard registry.policy.allows(conclusion, for: claim.facts.grade) else {
      throw .milderConclusion
    }
    return .assessment(claim)
  }

  /// An edit names the version before it, and none follows on a refusal or a withdrawal.
  private mutating func examineVersion(
    _ claim: AssessmentClaim, _ registry: Registry
  ) throws(Refusal) {
    let history = records[claim.record]
    let count = history?.versions.count ?? 0
    guard history?.disposal == nil else { throw .disposed }
    guard claim.version == count + 1 else { throw .wrongVersion(expected: count + 1) }
    guard claim.supersedes == history?.last?.digest else { throw .wrongPredecessor }
    guard count > 0, let chain = chain(of: claim.record) else { return }
    switch chain.stop(registry)?.decision {
    case .refuse, .withdraw: throw .closed
    case .return, .endorse, .comment, .verify, .reaffirm, nil: return
    }
  }

  /// One signature, by a key in use of the person whom the payload names.
  static func examineSigner(
    _ reading: EntryReading, _ key: Digest, _ person: String, _ registry: Registry
  ) throws(Refusal) {
    let signatures = (try? reading.envelope?.get())?.signatures ?? []
    guard signatures.count == 1, let signature = signatures.first else {
      throw .notOneSignature
    }
    guard let enrolment = registry.enrolment(of: signature.key),
      case .person(let owner) = enrolment.owner
    else { throw .unknownKey }
    guard enrolment.revocation == nil else { throw .revokedKey }
    guard enrolment.retired == nil else { throw .retiredKey }
    guard reading.isSigned(by: enrolment.key) else { throw .badSignature }
    guard key == enrolment.key.id, person == owner else { throw .otherSigner }
  }

  /// Reads a payload, with its problems as refusals.
  static func reading<Value>(
    _ body: () throws(JSONProblem) -> Value
  ) throws(Refusal) -> Value {
    do throws(JSONProblem) {
      return try body()
    } catch {
      throw .badPayload(error)
    }
  }
}

extension Ledger {
  /// Reads an envelope that must be of that type.
  static func envelope(
    _ blob: [UInt8], _ type: PayloadType
  ) throws(Refusal) -> Envelope {
    try envelope(EntryReading.envelope(blob), type)
  }

  fileprivate static func envelope(
    _ read: Result<Envelope, SigningProblem>, _ type: PayloadType
  ) throws(Refusal) -> Envelope {
    let envelope: Envelope
    do throws(SigningProblem) {
      envelope = try read.get()
    } catch {
      throw .notEnvelope(error)
    }
    guard envelope.type == type else { throw .otherType }
    return envelope
  }
}

extension EntryReading {
  /// The envelope of an entry that must have one of that type.
  func envelope(_ type: PayloadType) throws(Refusal) -> Envelope {
    guard let envelope else { throw .otherType }
    return try Ledger.envelope(envelope, type)
  }
}
