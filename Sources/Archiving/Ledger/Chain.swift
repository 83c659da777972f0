public import Records
public import Signing

/// What the entries of one record say as a whole: its versions, and the sign-offs of the present one.
///
/// Nothing here is stored. The status is worked out from the acts, the policy and the keys, as they
/// stand when it is asked for.
public struct Chain: Sendable, Hashable {
  /// What decides who signs, from the assessment of the present version.
  public struct Facts: Sendable, Hashable {
    /// How fully the proposal is assessed.
    public let track: String?
    /// The kind of proposal.
    public let kind: String?
    /// The unit that proposes.
    public let unit: String
    /// The grade.
    public let grade: String?
    /// The units that are asked: those that findings name, the proposing one left out.
    public let responsible: [String]
  }

  /// A sign-off, as far as others depend on it.
  public struct Act: Sendable, Hashable {
    /// The position of the entry.
    public let index: Int
    /// The digest of the envelope.
    public let digest: Digest
    /// What the office's clock said when it was admitted.
    public let time: Timestamp
    /// The key that signed.
    public let key: Digest
    /// The person whose key it is.
    public let person: String
    /// The role in which it was said.
    public let role: Role
    /// What was said.
    public let decision: SignOff.Decision
    /// The unit that it was said for.
    public let unit: String
    /// What it relies on.
    public let basis: [Digest]
    /// What was concluded.
    public let conclusion: String?
    /// The number of conditions.
    public let conditions: Int
  }

  /// The position of the assessment.
  public internal(set) var index: Int
  /// The digest of the assessment's envelope.
  public internal(set) var assessment: Digest
  /// The version, from 1.
  public internal(set) var version: Int
  /// When the office took the assessment in.
  public internal(set) var time: Timestamp
  /// The person who signed the assessment.
  public internal(set) var assessor: String
  /// The key that signed it.
  public internal(set) var key: Digest
  /// What decides who signs.
  public internal(set) var facts: Facts
  /// The sign-offs of the present version, in the order of the log.
  public internal(set) var acts: [Act] = []
}

extension Chain {
  /// Begins with an assessment at `index`, whatever came before it.
  init(_ claim: AssessmentClaim, at index: Int, _ digest: Digest, _ time: Timestamp) {
    self.index = index
    self.assessment = digest
    self.version = claim.version
    self.time = time
    self.assessor = claim.signerPerson
    self.key = claim.signerKey
    self.facts = claim.facts
  }

  /// Takes a sign-off at `index`.
  mutating func add(
    _ signOff: SignOff, at index: Int, _ digest: Digest, _ time: Timestamp
  ) {
    guard let key = Digest(hex: signOff.signer.key) else { return }
    acts.append(
      Act(
        index: index, digest: digest, time: time, key: key, person: signOff.signer.person,
        role: signOff.role, decision: signOff.decision, unit: signOff.unit,
        basis: signOff.basis.compactMap { Digest(hex: $0) }, conclusion: signOff.conclusion,
        conditions: signOff.conditions.count))
  }
}
