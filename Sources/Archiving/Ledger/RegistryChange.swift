public import Records
public import Signing

/// A change of the registry, as root keys sign it: `registry.v1`. Its steps hold together or not at all.
public struct RegistryChange: Sendable, Hashable {
  /// One thing that changes.
  public enum Step: Sendable, Hashable {
    /// Somebody new who signs, or another name for somebody.
    case person(Person)
    /// A new post, or another description of one.
    case post(Post)
    /// A person takes a post.
    case take(person: String, post: String)
    /// A person leaves a post.
    case leave(person: String, post: String)
    /// A key comes into use. The request is the envelope of an ``EnrolmentRequest``, signed with the
    /// key itself, which proves that who asks has it.
    case enrol(request: [UInt8], owner: KeyOwner)
    /// A key is not used from now on.
    case retire(Digest)
    /// A key is in other hands; what it signed from entry `since` on is in doubt.
    case revoke(Digest, since: Int)
    /// Other root keys. It takes the signatures of the old and of the new ones.
    case roots(Roots)
    /// Another policy.
    case policy(Policy)
  }

  /// The code of the office that keeps the log.
  public let office: String
  /// What changes, in order.
  public let steps: [Step]
  /// Why; nil where nothing is said.
  public let reason: String?
  /// What the clock said.
  public let time: Timestamp
  /// Sixteen random bytes.
  public let nonce: [UInt8]

  /// Describes a change.
  public init(office: String, steps: [Step], reason: String?, time: Timestamp, nonce: [UInt8]) {
    self.office = office
    self.steps = steps
    self.reason = reason
    self.time = time
    self.nonce = nonce
  }

  /// The record id of every registry change.
  public static let record = "registry"
}

/// That somebody asks for a key to be enrolled: `enrolment.v1`, signed with this key.
public struct EnrolmentRequest: Sendable, Hashable {
  /// Who asks.
  public let person: Person
  /// The key.
  public let key: PublicKey
  /// The unit, as the questionnaire or people call it; nil for a key of the office.
  public let unit: String?
  /// What the post is called; nil where nothing is said.
  public let title: String?
  /// The roles that are asked for.
  public let roles: [Role]
  /// What the clock said.
  public let time: Timestamp
  /// Sixteen random bytes.
  public let nonce: [UInt8]

  /// Describes a request.
  public init(
    person: Person, key: PublicKey, unit: String?, title: String?, roles: [Role],
    time: Timestamp, nonce: [UInt8]
  ) {
    self.person = person
    self.key = key
    self.unit = unit
    self.title = title
    self.roles = roles
    self.time = time
    self.nonce = nonce
  }
}
