public import Records
internal import Signing

/// Where a record stands. It is worked out, never stored as a truth of its own.
public enum RecordStatus: String, Sendable, Hashable, CaseIterable {
  /// The assessor has signed.
  case submitted
  /// The head of the proposing unit has signed.
  case endorsed
  /// The quality of the process has been reviewed.
  case reviewed
  /// Grade and conditions have been approved.
  case approved
  /// Construction has accepted the conditions.
  case accepted
  /// The matter has been decided.
  case decided
  /// Sent back to be done again.
  case returned
  /// Refused for good.
  case refused
  /// Taken back.
  case withdrawn
  /// A later version has taken its place.
  case superseded
  /// Its content has been disposed of.
  case disposed

  /// The status once the step of `role` is done; nil for a consultation, which moves nothing.
  init?(after role: Role) {
    switch role {
    case .assessor: self = .submitted
    case .proposer: self = .endorsed
    case .consulted: return nil
    case .reviewer: self = .reviewed
    case .approver: self = .approved
    case .construction: self = .accepted
    case .decider: self = .decided
    }
  }
}

/// What a record waits for.
public enum Waiting: Sendable, Hashable {
  /// A signature in a role.
  case role(Role)
  /// The reply of a unit, which holds nobody up.
  case reply(unit: String)
  /// A person's word that a sign-off whose key came into doubt stands.
  case reaffirmation(person: String)

  /// As the projection keeps it: `reviewer`, `reply:education`, `reaffirm:li-ming`.
  public var text: String {
    switch self {
    case .role(let role): role.rawValue
    case .reply(let unit): "reply:" + unit
    case .reaffirmation(let person): "reaffirm:" + person
    }
  }

  /// Reads ``text`` back; nil for anything else.
  public init?(_ text: String) {
    if let role = Role(rawValue: text) {
      self = .role(role)
    } else if text.hasPrefix("reply:") {
      self = .reply(unit: String(text.dropFirst(6)))
    } else if text.hasPrefix("reaffirm:") {
      self = .reaffirmation(person: String(text.dropFirst(9)))
    } else {
      return nil
    }
  }
}

extension Chain {
  /// The steps that the record calls for under `policy`, in order.
  public func steps(_ policy: Policy) -> [Policy.Step] { policy.chain.filter { applies($0) } }

  /// Whether track, kind and grade call for a step.
  func applies(_ step: Policy.Step) -> Bool {
    func holds(_ set: Set<String>?, _ value: String?) -> Bool {
      set.map { set in value.map(set.contains) ?? false } ?? true
    }
    return holds(step.tracks, facts.track) && holds(step.kinds, facts.kind)
      && holds(step.grades, facts.grade)
  }

  /// Whether the key of an act has come into doubt and nobody has reaffirmed it.
  func isInDoubt(_ act: Act, _ registry: Registry) -> Bool {
    isSuspect(act.key, act.index, registry) && !isReaffirmed(act.digest, registry)
  }

  /// Whether the assessment's own key has come into doubt.
  public func isAssessmentInDoubt(_ registry: Registry) -> Bool {
    isSuspect(key, index, registry) && !isReaffirmed(assessment, registry)
  }

  private func isSuspect(_ key: Digest, _ index: Int, _ registry: Registry) -> Bool {
    registry.enrolment(of: key)?.isSuspect(at: index) ?? false
  }

  private func isReaffirmed(_ digest: Digest, _ registry: Registry) -> Bool {
    acts.contains {
      $0.decision == .reaffirm && $0.basis.contains(digest)
        && !isSuspect($0.key, $0.index, registry)
    }
  }

  /// The acts that are in doubt.
  public func actsInDoubt(_ registry: Registry) -> [Act] {
    acts.filter { $0.decision != .reaffirm && isInDoubt($0, registry) }
  }

  /// Those who have said yes in a step, none of them in doubt.
  func consents(to step: Policy.Step, _ registry: Registry) -> [Act] {
    acts.filter {
      $0.role == step.role && $0.decision == .endorse && !isInDoubt($0, registry)
    }
  }

  /// Whether a step has its quorum of different persons.
  func isDone(_ step: Policy.Step, _ registry: Registry) -> Bool {
    guard step.role != .assessor else { return true }
    return Set(consents(to: step, registry).map(\.person)).count >= step.quorum
  }

  /// The act after which nothing may follow on this version: a return, a refusal, a withdrawal.
  func stop(_ registry: Registry) -> Act? {
    acts.first { [.return, .refuse, .withdraw].contains($0.decision) && !isInDoubt($0, registry) }
  }

  /// Where the present version stands.
  public func status(_ registry: Registry) -> RecordStatus {
    switch stop(registry)?.decision {
    case .return: return .returned
    case .refuse: return .refused
    case .withdraw: return .withdrawn
    case .endorse, .comment, .verify, .reaffirm, nil: break
    }
    let blocking = steps(registry.policy).filter { !$0.isConsultation }
    let done = blocking.prefix { isDone($0, registry) }
    return done.last.flatMap { RecordStatus(after: $0.role) } ?? .submitted
  }

  /// What the present version waits for; nothing when it is stopped or complete.
  public func waiting(_ registry: Registry) -> [Waiting] {
    guard stop(registry) == nil else { return [] }
    var waiting: [Waiting] = doubts(registry).map { .reaffirmation(person: $0) }
    for step in steps(registry.policy) {
      if step.isConsultation {
        waiting += unheard().map { .reply(unit: $0) }
      } else if !isDone(step, registry) {
        return waiting + [.role(step.role)]
      }
    }
    // With the last step done nobody waits for a reply any more.
    return waiting.filter { if case .reply = $0 { false } else { true } }
  }

  private func doubts(_ registry: Registry) -> [String] {
    let persons =
      (isAssessmentInDoubt(registry) ? [assessor] : []) + actsInDoubt(registry).map(\.person)
    var seen: Set<String> = []
    return persons.filter { seen.insert($0).inserted }
  }

  /// The units that were asked and have not replied.
  func unheard() -> [String] {
    let heard = Set(acts.filter { $0.role == .consulted }.map(\.unit))
    return facts.responsible.filter { !heard.contains($0) }
  }

  /// Since when it stands where it stands: the entry that moved it last.
  public var since: Timestamp {
    let moving = acts.last { act in
      act.role != .consulted && ![.verify, .reaffirm].contains(act.decision)
    }
    return moving?.time ?? time
  }

  /// What the lists show of it.
  public func standing(_ registry: Registry) -> Document.Standing {
    Document.Standing(
      status: status(registry).rawValue,
      waiting: waiting(registry).map(\.text).joined(separator: " "), since: since,
      acts: acts.map(\.index))
  }
}
