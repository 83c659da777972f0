internal import Records

extension Admission {
  /// The signer must hold a post with the role, for the unit that the step speaks for.
  func examinePerson(_ step: Policy.Step) throws(Refusal) {
    let held = registry.posts(of: signOff.signer.person)
    let mine = held.filter { $0.roles.contains(step.role) }
    guard !mine.isEmpty else { return try examineStandIn(held, step) }
    if step.role == .assessor, signOff.signer.person != chain.assessor { throw .notPermitted }
    let units = mine.map(\.unit)
    switch step.unit {
    case .any: try examine(units, step)
    case .proposing:
      guard units.contains(chain.facts.unit) else { throw .otherUnit }
      guard signOff.unit == chain.facts.unit else { throw .otherUnit }
    case .responsible:
      let asked = units.filter { chain.facts.responsible.contains($0) }
      guard asked.contains(signOff.unit) else { throw .otherUnit }
    }
  }

  /// A leader whose own unit proposes steps back.
  private func examine(_ units: [String], _ step: Policy.Step) throws(Refusal) {
    let stepsBack = registry.policy.steppingBack.contains(step.role)
    let free = units.filter { !stepsBack || $0 != chain.facts.unit }
    guard !free.isEmpty else { throw .ownUnit }
    guard free.contains(signOff.unit) else { throw .otherUnit }
  }

  /// Where everybody with the role steps back, the lead of another task force signs.
  private func examineStandIn(_ held: [Post], _ step: Policy.Step) throws(Refusal) {
    let leads = registry.policy.steppingBack
    let posts = registry.heldPosts(for: step.role)
    guard leads.contains(step.role), !posts.isEmpty,
      posts.allSatisfy({ $0.unit == chain.facts.unit })
    else { throw .notPermitted }
    let units = held.filter { !leads.isDisjoint(with: $0.roles) }.map(\.unit)
    guard !units.isEmpty else { throw .notPermitted }
    try examine(units, step)
  }

  /// What is said must be complete, and nothing may be said that the step does not call for.
  func examineContent(_ step: Policy.Step) throws(Refusal) {
    let decision = signOff.decision
    let needsReason = [.comment, .return, .refuse, .withdraw].contains(decision)
    guard !needsReason || signOff.reason != nil else { throw .noReason }
    let concludes = step.concludes && decision == .endorse
    guard concludes || (signOff.conclusion == nil && signOff.conditions.isEmpty),
      decision == .verify || signOff.verifications.isEmpty
    else { throw .notCalledFor }
    if concludes { try examineConclusion() }
    if decision == .verify { try examineVerifications() }
  }

  private func examineConclusion() throws(Refusal) {
    guard let conclusion = signOff.conclusion else { throw .noConclusion }
    guard registry.policy.allows(conclusion, for: chain.facts.grade) else {
      throw .milderConclusion
    }
    let isConditional = chain.facts.grade.map(registry.policy.conditionalGrades.contains) ?? false
    let count = conditionCount + signOff.conditions.count
    guard !isConditional || count > 0 else { throw .noConditions }
  }

  private func examineVerifications() throws(Refusal) {
    let numbers = signOff.verifications.map(\.condition)
    guard !numbers.isEmpty, Set(numbers).count == numbers.count,
      numbers.allSatisfy({ $0 <= conditionCount })
    else { throw .wrongConditions }
  }

  /// How many conditions have been set so far.
  private var conditionCount: Int {
    chain.acts.filter { $0.decision == .endorse }.reduce(0) { $0 + $1.conditions }
  }
}
