internal import Records
internal import Signing

/// Whether a sign-off may follow on what a record's chain says, under the registry as it stands.
struct Admission {
  let registry: Registry
  let chain: Chain
  let signOff: SignOff

  private var policy: Policy { registry.policy }
  private var person: String { signOff.signer.person }

  /// Refuses what may not follow, by the first reason of: version, stop, step, decision, person,
  /// turn, separation, basis, content.
  func examine() throws(Refusal) {
    guard signOff.version == chain.version, signOff.assessment == chain.assessment.hex else {
      throw .otherVersion
    }
    guard signOff.decision != .reaffirm else { return try examineReaffirmation() }
    guard chain.stop(registry) == nil else { throw .stopped }
    guard let step = policy.step(for: signOff.role), chain.applies(step) else {
      throw .notInChain
    }
    guard step.decisions.contains(signOff.decision) else { throw .wrongDecision }
    try examinePerson(step)
    guard signOff.decision != .withdraw else { return try examineContent(step) }
    guard !chain.isAssessmentInDoubt(registry) else { throw .inDoubt }
    try examineTurn(step)
    try examineSeparation(step)
    try examineBasis(step)
    try examineContent(step)
  }

  /// A person reaffirms what this person signed and what is in doubt, and nothing else.
  private func examineReaffirmation() throws(Refusal) {
    var own = chain.actsInDoubt(registry).filter { $0.person == person }.map(\.digest.hex)
    if chain.isAssessmentInDoubt(registry), chain.assessor == person {
      own.append(chain.assessment.hex)
    }
    guard !signOff.basis.isEmpty, signOff.basis.allSatisfy(own.contains) else {
      throw .nothingToReaffirm
    }
  }

  private func examineTurn(_ step: Policy.Step) throws(Refusal) {
    let earlier = chain.steps(policy).prefix { $0.role != step.role }
    guard earlier.allSatisfy({ $0.isConsultation || chain.isDone($0, registry) }) else {
      throw .tooEarly
    }
    if step.isConsultation { return }
    let isDone = chain.isDone(step, registry)
    guard signOff.decision != .verify else {
      guard isDone else { throw .tooEarly }
      return
    }
    let hasSpoken = chain.consents(to: step, registry).contains { $0.person == person }
    guard !isDone, !hasSpoken else { throw .alreadyDone }
  }

  private func examineSeparation(_ step: Policy.Step) throws(Refusal) {
    for roles in policy.differentPersons where roles.contains(step.role) {
      if roles.contains(.assessor), chain.assessor == person { throw .samePerson }
      let others = chain.acts.filter {
        roles.contains($0.role) && $0.role != step.role && $0.decision == .endorse
      }
      guard !others.contains(where: { $0.person == person }) else { throw .samePerson }
    }
  }

  /// What is relied on must be there, must not be in doubt, and must be all that the step rests on.
  private func examineBasis(_ step: Policy.Step) throws(Refusal) {
    let known = Dictionary(chain.acts.map { ($0.digest.hex, $0) }) { first, _ in first }
    var named: [Chain.Act] = []
    for digest in signOff.basis {
      guard let act = known[digest] else { throw .unknownBasis }
      guard !chain.isInDoubt(act, registry) else { throw .inDoubt }
      named.append(act)
    }
    let earlier = chain.steps(policy).prefix { $0.role != step.role }
    for before in earlier where !before.isConsultation && before.role != .assessor {
      let persons = named.filter { $0.role == before.role && $0.decision == .endorse }
      guard Set(persons.map(\.person)).count >= before.quorum else { throw .missingBasis }
    }
    let asked = earlier.last?.isConsultation == true && signOff.decision == .endorse
    let heard = Set(named.filter { $0.role == .consulted }.map(\.unit))
    let silent = asked ? chain.facts.responsible.filter { !heard.contains($0) } : []
    guard signOff.silent == silent else { throw .wrongSilence }
  }
}
