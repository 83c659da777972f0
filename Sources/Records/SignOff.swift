/// What somebody says about a signed assessment, as it is signed: `signoff.v1`.
///
/// Its bytes are the canonical JSON (RFC 8785) of ``json``. It names the assessment and every earlier
/// sign-off that it relies on by the digest of their envelopes, so that it cannot be moved to another
/// record or another version.
public struct SignOff: Sendable, Hashable {
  /// What is said.
  public enum Decision: String, Sendable, Hashable, CaseIterable {
    /// Yes: what the step asks for is given.
    case endorse
    /// A consulted unit has something to say.
    case comment
    /// Back to the assessor, to be done again as a new version.
    case `return`
    /// No, for good.
    case refuse
    /// The proposal is taken back.
    case withdraw
    /// Whether the conditions have been met.
    case verify
    /// An earlier sign-off whose key has come into doubt stands.
    case reaffirm
  }

  /// What has to be done before or while the proposal is carried out.
  public struct Condition: Sendable, Hashable {
    /// What has to be done.
    public var text: String
    /// The unit that does it, as the questionnaire or people call it.
    public var unit: String
    /// `YYYY-MM-DD`
    public var deadline: String
    /// How one sees that it has been done.
    public var test: String

    /// States a condition.
    public init(text: String, unit: String, deadline: String, test: String) {
      self.text = text
      self.unit = unit
      self.deadline = deadline
      self.test = test
    }
  }

  /// What became of a condition.
  public struct Verification: Sendable, Hashable {
    /// The number of the condition, from 1, in the approval.
    public var condition: Int
    /// Whether the acceptance test was passed.
    public var isMet: Bool

    /// States what became of a condition.
    public init(condition: Int, isMet: Bool) {
      self.condition = condition
      self.isMet = isMet
    }
  }

  /// The uuid of the record.
  public var record: String
  /// The version of the record.
  public var version: Int
  /// The code of the office that keeps the archive.
  public var office: String
  /// The SHA-256 of the assessment's envelope, in hexadecimal.
  public var assessment: String
  /// The SHA-256 of the envelope of each earlier sign-off that this one relies on, sorted.
  public var basis: [String]
  /// The role in which it is said.
  public var role: Role
  /// What is said.
  public var decision: Decision
  /// The unit that it is said for.
  public var unit: String
  /// Why; nil where no reason is given.
  public var reason: String?
  /// What has to be changed in the assessment.
  public var adjustments: [String]
  /// What the approval depends on.
  public var conditions: [Condition]
  /// What became of the conditions.
  public var verifications: [Verification]
  /// What is concluded, by the name of the choice; never milder than the grade allows.
  public var conclusion: String?
  /// The units that were asked and have not replied. Silence is recorded and is not consent.
  public var silent: [String]
  /// `YYYY-MM-DDThh:mm:ssZ`
  public var time: String
  /// 32 hexadecimal digits.
  public var nonce: String
  /// Who signs.
  public var signer: Assessment.Signer

  /// Says `decision` about an assessment; the rest is set where the decision calls for it.
  public init(
    record: String, version: Int, office: String, assessment: String, basis: [String] = [],
    role: Role, decision: Decision, unit: String, time: String, nonce: String,
    signer: Assessment.Signer
  ) {
    self.record = record
    self.version = version
    self.office = office
    self.assessment = assessment
    self.basis = basis.sorted()
    self.role = role
    self.decision = decision
    self.unit = unit
    self.adjustments = []
    self.conditions = []
    self.verifications = []
    self.silent = []
    self.time = time
    self.nonce = nonce
    self.signer = signer
  }
}
