public import Records
public import Signing

extension Registry {
  /// The key that signs the heads of the log.
  public var officeKey: PublicKey? {
    keys.first { $0.owner == .office && $0.isGood }?.key
  }

  /// The enrolment of the key that has `id`.
  public func enrolment(of id: Digest) -> Enrolment? { keys.first { $0.key.id == id } }

  /// The person that has `id`.
  public func person(_ id: String) -> Person? { persons.first { $0.id == id } }

  /// The person whose key it is; nil for a key of nobody or of the office.
  public func owner(of key: Digest) -> Person? {
    guard case .person(let id)? = enrolment(of: key)?.owner else { return nil }
    return person(id)
  }

  /// The posts that a person held when the log had `position` entries; those held now without it.
  public func posts(of person: String, at position: Int? = nil) -> [Post] {
    let held = holdings.filter { $0.person == person && $0.lasts(at: position) }.map(\.post)
    return posts.filter { held.contains($0.id) }
  }

  /// Whether a person holds a post that carries `role`.
  public func holds(_ person: String, _ role: Role) -> Bool {
    posts(of: person).contains { $0.roles.contains(role) }
  }

  /// The posts with a holder that carry `role`.
  public func heldPosts(for role: Role) -> [Post] {
    let held = Set(holdings.filter { $0.until == nil }.map(\.post))
    return posts.filter { $0.roles.contains(role) && held.contains($0.id) }
  }

  /// The persons who hold a post now, in the order of the registry.
  public func holders(of post: String) -> [Person] {
    let ids = holdings.filter { $0.post == post && $0.until == nil }.map(\.person)
    return persons.filter { ids.contains($0.id) }
  }
}

extension Holding {
  fileprivate func lasts(at position: Int?) -> Bool {
    guard let position else { return until == nil }
    return from <= position && until.map { position < $0 } ?? true
  }
}
