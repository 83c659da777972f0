internal import Records
internal import Signing

extension Registry {
  /// The registry after `change`, which stands at `index` of the log.
  /// - Throws: ``RegistryProblem`` for a step that does not fit; nothing of the change counts then.
  public func applying(
    _ change: RegistryChange, at index: Int
  ) throws(RegistryProblem) -> Registry {
    var registry = self
    for step in change.steps { try registry.apply(step, at: index) }
    guard registry.keys.count(where: { $0.owner == .office && $0.isGood }) == 1 else {
      throw .notOneOfficeKey
    }
    guard registry.canBeChanged else { throw .rootsOutOfReach }
    return registry
  }

  /// Whether the root keys that may sign are enough of them.
  var canBeChanged: Bool {
    roots.keys.allSatisfy { enrolment(of: $0) != nil }
      && roots.keys.count { enrolment(of: $0)?.isGood == true } >= roots.threshold
  }

  /// The root keys, still good, that signed `envelope`.
  func rootSigners(of envelope: Envelope) -> [Digest] {
    roots.keys.filter { root in
      enrolment(of: root).map { $0.isGood && envelope.isSigned(by: $0.key) } ?? false
    }
  }

  private mutating func apply(
    _ step: RegistryChange.Step, at index: Int
  ) throws(RegistryProblem) {
    switch step {
    case .person(let person): Self.put(person, into: &persons) { $0.id == person.id }
    case .post(let post): Self.put(post, into: &posts) { $0.id == post.id }
    case .take(let person, let post): try take(person, post, at: index)
    case .leave(let person, let post): try leave(person, post, at: index)
    case .enrol(let request, let owner):
      try enrol(try EnrolmentRequest(reading: request), owner, at: index)
    case .retire(let key): try change(key) { $0.retired = index }
    case .revoke(let key, let since):
      guard since <= index else { throw .laterThanNow }
      try change(key) { $0.revocation = Enrolment.Revocation(at: index, since: since) }
    case .roots(let roots): self.roots = roots
    case .policy(let policy): self.policy = policy
    }
  }

  private static func put<Value>(
    _ value: Value, into values: inout [Value], where isSame: (Value) -> Bool
  ) {
    if let place = values.firstIndex(where: isSame) {
      values[place] = value
    } else {
      values.append(value)
    }
  }

  private mutating func take(
    _ person: String, _ post: String, at index: Int
  ) throws(RegistryProblem) {
    guard self.person(person) != nil else { throw .unknownPerson }
    guard posts.contains(where: { $0.id == post }) else { throw .unknownPost }
    guard !posts(of: person).contains(where: { $0.id == post }) else { throw .heldAlready }
    holdings.append(Holding(person: person, post: post, from: index))
  }

  private mutating func leave(
    _ person: String, _ post: String, at index: Int
  ) throws(RegistryProblem) {
    let place = holdings.firstIndex {
      $0.person == person && $0.post == post && $0.until == nil
    }
    guard let place else { throw .notHeld }
    holdings[place].until = index
  }

  private mutating func enrol(
    _ request: EnrolmentRequest, _ owner: KeyOwner, at index: Int
  ) throws(RegistryProblem) {
    // One key stands for one person, and once: a second time it would be somebody else's too.
    guard enrolment(of: request.key.id) == nil else { throw .duplicateKey }
    if case .person(let id) = owner {
      guard person(id) != nil else { throw .unknownPerson }
      guard request.person.id == id else { throw .otherPerson }
    }
    keys.append(Enrolment(key: request.key, owner: owner, from: index))
  }

  private mutating func change(
    _ key: Digest, _ body: (inout Enrolment) -> Void
  ) throws(RegistryProblem) {
    guard let place = keys.firstIndex(where: { $0.key.id == key }) else { throw .unknownKey }
    guard keys[place].revocation == nil else { throw .revokedAlready }
    body(&keys[place])
  }
}
