public import Records
public import Signing

/// A sign-off of a record, as it was signed and where it stands.
public struct RecordedSignOff: Sendable, Hashable {
  /// The position of the entry; nil for one that no archive has taken in yet.
  public let index: Int?
  /// The digest of the envelope.
  public let digest: Digest
  /// What was signed.
  public let content: SignOff
  /// The payload, byte for byte.
  public let payload: [UInt8]

  /// Reads an envelope.
  /// - Throws: ``Refusal`` for what is no sign-off.
  public init(_ bytes: [UInt8], at index: Int?) throws(Refusal) {
    let envelope = try Ledger.envelope(bytes, .signoff)
    content = try Ledger.reading { () throws(JSONProblem) in
      try SignOff(JSONPart(try JSON.canonical(envelope.payload)))
    }
    self.index = index
    digest = Digest(of: bytes)
    payload = envelope.payload
  }
}

extension Chain {
  /// The chain of a record as far as `assessment` and `signOffs` tell it.
  /// - Throws: ``Refusal`` for an assessment that cannot be read.
  public init(
    assessment envelope: [UInt8], at index: Int, _ time: Timestamp,
    signOffs: [(content: RecordedSignOff, time: Timestamp)]
  ) throws(Refusal) {
    let payload = try Ledger.envelope(envelope, .assessment).payload
    let claim = try Ledger.reading { () throws(JSONProblem) in try AssessmentClaim(payload) }
    self.init(claim, at: index, Digest(of: envelope), time)
    for (signOff, time) in signOffs {
      add(signOff.content, at: signOff.index ?? .max, signOff.digest, time)
    }
  }
}

extension Chain {
  /// Why the log would not take a sign-off as it stands; nil when it would. Its signature is not
  /// looked at, so that one can ask before there is one.
  public func refusal(of signOff: SignOff, _ registry: Registry) -> Refusal? {
    do throws(Refusal) {
      try Admission(registry: registry, chain: self, signOff: signOff).examine()
      return nil
    } catch {
      return error
    }
  }

  /// A sign-off of this version with everything in it that the log can tell: what it relies on, and
  /// whose silence it records. Reason, conclusion and conditions are for the signer to add.
  public func draft(
    _ role: Role, _ decision: SignOff.Decision, for unit: String, office: String,
    record: String, registry: Registry, signer: Assessment.Signer, time: Timestamp,
    nonce: [UInt8]
  ) -> SignOff {
    var signOff = SignOff(
      record: record, version: version, office: office, assessment: assessment.hex,
      basis: basis(of: decision, by: signer.person, registry), role: role, decision: decision,
      unit: unit, time: time.text, nonce: Hexadecimal.text(nonce), signer: signer)
    let earlier = steps(registry.policy).prefix { $0.role != role }
    if earlier.last?.isConsultation == true, decision == .endorse { signOff.silent = unheard() }
    return signOff
  }

  private func basis(
    of decision: SignOff.Decision, by person: String, _ registry: Registry
  ) -> [String] {
    guard decision == .reaffirm else {
      let firm = acts.filter { $0.decision != .reaffirm && !isInDoubt($0, registry) }
      return firm.map(\.digest.hex)
    }
    let own = actsInDoubt(registry).filter { $0.person == person }.map(\.digest.hex)
    let isOwn = isAssessmentInDoubt(registry) && assessor == person
    return own + (isOwn ? [assessment.hex] : [])
  }

  /// The posts in which a person could sign the step of `role`, by unit; empty when there is none.
  public func units(for role: Role, of person: String, _ registry: Registry) -> [String] {
    guard let step = registry.policy.step(for: role), applies(step) else { return [] }
    let held = registry.posts(of: person)
    let mine = held.filter { $0.roles.contains(role) }
    switch step.unit {
    case .proposing: return mine.map(\.unit).filter { $0 == facts.unit }
    case .responsible: return mine.map(\.unit).filter { facts.responsible.contains($0) }
    case .any:
      let leads = registry.policy.steppingBack
      let standsIn = mine.isEmpty && leads.contains(role)
      let posts = standsIn ? held.filter { !leads.isDisjoint(with: $0.roles) } : mine
      return posts.map(\.unit).filter { $0 != facts.unit || !leads.contains(role) }
    }
  }
}
