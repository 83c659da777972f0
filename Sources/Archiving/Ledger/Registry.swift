public import Diagnostics
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

/// That a person holds a post, from the entry that says so.
public struct Holding: Sendable, Hashable {
  /// The person's id.
  public let person: String
  /// The post's id.
  public let post: String

  /// Puts a person into a post.
  public init(person: String, post: String) {
    self.person = person
    self.post = post
  }
}

/// Whose key it is.
public enum KeyOwner: Sendable, Hashable {
  /// A person's, by id.
  case person(String)
  /// The office's, which signs the heads of the log.
  case office
}

/// That a key belongs to somebody, from the entry that says so.
public struct Enrolment: Sendable, Hashable {
  /// The key.
  public let key: PublicKey
  /// Whose it is.
  public let owner: KeyOwner

  /// Enrols a key.
  public init(key: PublicKey, owner: KeyOwner) {
    self.key = key
    self.owner = owner
  }
}

/// Who may sign what: persons, posts, keys and the policy, as they stand at one entry of the log.
public struct Registry: Sendable, Hashable {
  /// The code of the office that keeps the log.
  public let office: String
  /// Everybody who signs.
  public let persons: [Person]
  /// The posts.
  public let posts: [Post]
  /// Who holds which post.
  public let holdings: [Holding]
  /// The keys.
  public let keys: [Enrolment]
  /// Who signs what, in which order.
  public let policy: Policy

  /// Describes a registry. What does not fit together is refused when the genesis is made.
  public init(
    office: String, persons: [Person], posts: [Post], holdings: [Holding], keys: [Enrolment],
    policy: Policy
  ) {
    self.office = office
    self.persons = persons
    self.posts = posts
    self.holdings = holdings
    self.keys = keys
    self.policy = policy
  }

  /// The key that signs the heads of the log.
  public var officeKey: PublicKey? { keys.first { $0.owner == .office }?.key }

  /// The enrolment of the key that has `id`.
  public func enrolment(of id: Digest) -> Enrolment? { keys.first { $0.key.id == id } }

  /// Whether a person holds a post that carries `role`.
  public func holds(_ person: String, _ role: Role) -> Bool {
    holdings.contains { holding in
      holding.person == person
        && posts.contains { $0.id == holding.post && $0.roles.contains(role) }
    }
  }
}
