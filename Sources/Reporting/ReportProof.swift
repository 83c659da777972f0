/// What the archive can say about a signed assessment: who signed, and where it stands in the log.
///
/// Facts of the record as texts, gathered by the caller; a page only prints them.
public struct ReportProof: Sendable {
  /// One signature of the record.
  public struct Signature: Sendable {
    /// What was done, such as 提交 or "submitted".
    public var act: String
    /// The person, by the name in the registry.
    public var person: String
    /// The post and unit at the time; empty where there is none.
    public var post: String
    /// The SHA-256 of the public key in hexadecimal.
    public var keyID: String
    /// Such as `Ed25519`.
    public var algorithm: String
    /// `YYYY-MM-DDThh:mm:ssZ`
    public var time: String
    /// What was said besides: reason, conclusion, conditions, who was silent; a sentence each.
    public var remarks: [String]
    /// The public key in PEM, with which anybody can check the signature; nil leaves it out.
    public var publicKey: String?

    /// States a signature.
    public init(
      act: String, person: String, post: String = "", keyID: String, algorithm: String,
      time: String, remarks: [String] = [], publicKey: String? = nil
    ) {
      self.act = act
      self.person = person
      self.post = post
      self.keyID = keyID
      self.algorithm = algorithm
      self.time = time
      self.remarks = remarks
      self.publicKey = publicKey
    }
  }

  /// The SHA-256 of the signed envelope in hexadecimal.
  public var envelopeDigest: String
  /// The entry of the log that holds it, from 0.
  public var index: Int
  /// The name of the log.
  public var origin: String
  /// The signed checkpoint of the log that includes the entry, as text; nil leaves it out.
  public var checkpoint: String?
  /// Every signature of the record, the assessor's first.
  public var signatures: [Signature]

  /// Gathers the facts.
  public init(
    envelopeDigest: String, index: Int, origin: String, checkpoint: String? = nil,
    signatures: [Signature]
  ) {
    self.envelopeDigest = envelopeDigest
    self.index = index
    self.origin = origin
    self.checkpoint = checkpoint
    self.signatures = signatures
  }
}
