public import Diagnostics
public import Records
public import Signing

/// Somebody who signs.
public struct Person: Sendable, Hashable {
  /// The id within the registry, such as `wang-fang`.
  public let id: String
  /// The name.
  public let name: String

  /// Names a person.
  public init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}

/// A post in an office, which carries roles.
public struct Post: Sendable, Hashable {
  /// The id within the registry.
  public let id: String
  /// What it is called.
  public let title: Phrase
  /// The unit that it belongs to.
  public let unit: String
  /// What its holder may do.
  public let roles: [Role]

  /// Describes a post.
  public init(id: String, title: Phrase, unit: String, roles: [Role]) {
    self.id = id
    self.title = title
    self.unit = unit
    self.roles = roles
  }
}

/// That a person holds a post, from one entry of the log to another.
public struct Holding: Sendable, Hashable {
  /// The person's id.
  public let person: String
  /// The post's id.
  public let post: String
  /// The entry that says so; 0 for the genesis.
  public let from: Int
  /// The entry from which on it is over; nil as long as it lasts.
  public var until: Int?

  /// Puts a person into a post.
  public init(person: String, post: String, from: Int = 0, until: Int? = nil) {
    self.person = person
    self.post = post
    self.from = from
    self.until = until
  }
}

/// Whose key it is.
public enum KeyOwner: Sendable, Hashable {
  /// A person's, by id.
  case person(String)
  /// The office's, which signs the heads of the log.
  case office
}

/// That a key belongs to somebody, from one entry of the log on. A key is valid by position, never
/// by clock.
public struct Enrolment: Sendable, Hashable {
  /// That a key is in other hands.
  public struct Revocation: Sendable, Hashable {
    /// The entry that says so.
    public let at: Int
    /// What the key signed from this entry on is in doubt until it is reaffirmed.
    public let since: Int
  }

  /// The key.
  public let key: PublicKey
  /// Whose it is.
  public let owner: KeyOwner
  /// The entry that enrols it; 0 for the genesis.
  public let from: Int
  /// The entry from which on the key is no longer used; nil as long as it is.
  public internal(set) var retired: Int?
  /// That the key is revoked; nil when it is not.
  public internal(set) var revocation: Revocation?

  /// Enrols a key.
  public init(key: PublicKey, owner: KeyOwner, from: Int = 0) {
    self.key = key
    self.owner = owner
    self.from = from
  }

  /// Whether the key may sign what comes next.
  public var isGood: Bool { retired == nil && revocation == nil }

  /// Whether what the key signed at `index` is in doubt.
  public func isSuspect(at index: Int) -> Bool { revocation.map { index >= $0.since } ?? false }
}

/// The keys that may change the registry, and how many of them it takes.
public struct Roots: Sendable, Hashable {
  /// The ids of the keys.
  public let keys: [Digest]
  /// How many of them must sign.
  public let threshold: Int

  /// Names the root keys.
  public init(keys: [Digest], threshold: Int) {
    self.keys = keys
    self.threshold = threshold
  }
}

/// Who may sign what: persons, posts, keys, root keys and the policy, as they stand at one entry of
/// the log. It is the fold of the genesis and the registry changes before that entry.
public struct Registry: Sendable, Hashable {
  /// The code of the office that keeps the log.
  public let office: String
  /// Everybody who signs.
  public internal(set) var persons: [Person]
  /// The posts.
  public internal(set) var posts: [Post]
  /// Who holds which post, and who held it.
  public internal(set) var holdings: [Holding]
  /// The keys, retired and revoked ones included.
  public internal(set) var keys: [Enrolment]
  /// Who signs what, in which order.
  public internal(set) var policy: Policy
  /// Who may change the registry.
  public internal(set) var roots: Roots

  /// Describes a registry. What does not fit together is refused when the genesis is made. Without
  /// `roots` the office's key is the one root.
  public init(
    office: String, persons: [Person], posts: [Post], holdings: [Holding], keys: [Enrolment],
    policy: Policy, roots: Roots? = nil
  ) {
    self.office = office
    self.persons = persons
    self.posts = posts
    self.holdings = holdings
    self.keys = keys
    self.policy = policy
    let officeKeys = keys.filter { $0.owner == .office }.map(\.key.id)
    self.roots = roots ?? Roots(keys: officeKeys, threshold: 1)
  }
}
