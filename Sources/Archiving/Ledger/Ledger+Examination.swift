internal import Records
internal import Signing

extension Ledger {
  /// Whether an entry may stand after the last one; gives the genesis that it is, if it is one.
  func examine(_ statement: Statement, _ blob: [UInt8]?) throws(Refusal) -> Genesis? {
    guard (statement.kind == .genesis) == (size == 0) else { throw .misplacedGenesis }
    guard let blob else { throw .missingBlob }
    guard blob.count == statement.size, Digest(of: blob) == statement.digest else {
      throw .otherBlob
    }
    guard statement.kind != .genesis else { return try examineGenesis(statement, blob) }
    guard let genesis, let registry else { throw .misplacedGenesis }
    guard statement.office == genesis.office else { throw .otherOffice }
    switch statement.kind {
    case .questionnaire: try examineQuestionnaire(statement, blob)
    case .assessment: try examineAssessment(statement, blob, registry)
    case .genesis: throw .misplacedGenesis
    }
    return nil
  }

  private func examineGenesis(
    _ statement: Statement, _ blob: [UInt8]
  ) throws(Refusal) -> Genesis {
    let envelope = try Self.envelope(blob, .genesis)
    let genesis: Genesis
    do throws(JSONProblem) {
      genesis = try Genesis(reading: envelope.payload)
    } catch {
      throw .badPayload(error)
    }
    guard statement.record == Genesis.record else { throw .otherRecord }
    guard statement.office == genesis.office else { throw .otherOffice }
    guard genesis.isSigned(envelope) else { throw .badRootSignatures }
    return genesis
  }

  private func examineQuestionnaire(
    _ statement: Statement, _ blob: [UInt8]
  ) throws(Refusal) {
    do throws(JSONProblem) {
      _ = try JSONPart(try JSON.canonical(blob, limits: .questionnaire)).members()
    } catch {
      throw .badQuestionnaire(error)
    }
    guard statement.record == statement.digest.hex else { throw .otherRecord }
    guard questionnaires[statement.digest] == nil else { throw .repeatedQuestionnaire }
  }

  private func examineAssessment(
    _ statement: Statement, _ blob: [UInt8], _ registry: Registry
  ) throws(Refusal) {
    let envelope = try Self.envelope(blob, .assessment)
    let claim: AssessmentClaim
    do throws(JSONProblem) {
      claim = try AssessmentClaim(envelope.payload)
    } catch {
      throw .badPayload(error)
    }
    guard claim.record == statement.record else { throw .otherRecord }
    guard claim.office == statement.office else { throw .otherOffice }
    try examineSigner(claim, envelope, registry)
    guard questionnaires[claim.questionnaire] != nil else { throw .unknownQuestionnaire }
    let earlier = records[claim.record] ?? []
    guard claim.version == earlier.count + 1 else {
      throw .wrongVersion(expected: earlier.count + 1)
    }
    guard claim.supersedes == earlier.last?.digest else { throw .wrongPredecessor }
  }

  private func examineSigner(
    _ claim: AssessmentClaim, _ envelope: Envelope, _ registry: Registry
  ) throws(Refusal) {
    guard envelope.signatures.count == 1, let signature = envelope.signatures.first else {
      throw .notOneSignature
    }
    guard let enrolment = registry.enrolment(of: signature.key),
      case .person(let person) = enrolment.owner
    else { throw .unknownKey }
    guard envelope.isSigned(by: enrolment.key) else { throw .badSignature }
    guard claim.signerKey == enrolment.key.id, claim.signerPerson == person else {
      throw .otherSigner
    }
    guard let role = registry.policy.role(for: "submit"), registry.holds(person, role) else {
      throw .notPermitted
    }
  }

  private static func envelope(
    _ blob: [UInt8], _ type: PayloadType
  ) throws(Refusal) -> Envelope {
    let envelope: Envelope
    do throws(SigningProblem) {
      envelope = try Envelope(reading: blob)
    } catch {
      throw .notEnvelope(error)
    }
    guard envelope.type == type else { throw .otherType }
    return envelope
  }
}

/// What an assessment says about itself, as far as the log looks. The rest belongs to `Records`.
struct AssessmentClaim: Sendable {
  let record: String
  let version: Int
  let supersedes: Digest?
  let office: String
  let questionnaire: Digest
  let signerKey: Digest
  let signerPerson: String

  init(_ payload: [UInt8]) throws(JSONProblem) {
    let part = JSONPart(try JSON.canonical(payload))
    guard try part["v"].integer() == 1 else { throw part["v"].problem(.notAllowed) }
    record = try part["record"].code()
    version = try part["version"].count(in: 1...1_000_000)
    supersedes = try part["supersedes"].ifPresent?.parsed { Digest(hex: $0) }
    office = try part["office"].code()
    questionnaire = try part["questionnaire"]["sha256"].parsed { Digest(hex: $0) }
    signerKey = try part["signer"]["key"].parsed { Digest(hex: $0) }
    signerPerson = try part["signer"]["person"].code()
    let nonce = try part["nonce"].parsed { Hexadecimal.bytes($0) }
    guard nonce.count == 16 else { throw part["nonce"].problem(.notAllowed) }
  }
}
