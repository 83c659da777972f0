internal import HashTreeCollections
internal import Records
internal import Signing

extension Ledger {
  mutating func examineSignOff(
    _ statement: Statement, _ reading: EntryReading, _ registry: Registry
  ) throws(Refusal) -> Found {
    let envelope = try reading.envelope(.signoff)
    let signOff = try Self.reading { () throws(JSONProblem) in
      try SignOff(JSONPart(try JSON.canonical(envelope.payload)))
    }
    guard signOff.record == statement.record else { throw .otherRecord }
    guard signOff.office == statement.office else { throw .otherOffice }
    try Self.examineForm(signOff)
    guard let key = Digest(hex: signOff.signer.key) else { throw .otherSigner }
    try Self.examineSigner(reading, key, signOff.signer.person, registry)
    guard let history = records[signOff.record] else { throw .unknownRecord }
    guard history.disposal == nil else { throw .disposed }
    guard !history.references.contains(where: { $0.entry.digest == statement.digest }) else {
      throw .repeatedEntry
    }
    guard let chain = chain(of: signOff.record) else { throw .unknownRecord }
    try Admission(registry: registry, chain: chain, signOff: signOff).examine()
    return .signOff(signOff)
  }

  /// Texts that stand for something must be able to.
  private static func examineForm(_ signOff: SignOff) throws(Refusal) {
    let nonce = Hexadecimal.bytes(signOff.nonce)
    guard nonce?.count == 16, Timestamp(signOff.time) != nil else {
      throw .badPayload(JSONProblem(.notAllowed, at: .path(nonce?.count == 16 ? "time" : "nonce")))
    }
  }

  func examineChange(
    _ statement: Statement, _ reading: EntryReading, _ registry: Registry
  ) throws(Refusal) -> Found {
    let envelope = try reading.envelope(.registry)
    let change = try Self.reading { () throws(JSONProblem) in
      try RegistryChange(reading: envelope.payload)
    }
    guard statement.record == RegistryChange.record else { throw .otherRecord }
    guard change.office == statement.office else { throw .otherOffice }
    let next: Registry
    do throws(RegistryProblem) {
      next = try registry.applying(change, at: size)
    } catch {
      throw .badChange(error)
    }
    try Self.examineRoots(envelope, registry, next)
    return .registry(next)
  }

  /// Enough root keys must have signed, and nobody else; where the root keys change, enough of the
  /// old and enough of the new ones.
  private static func examineRoots(
    _ envelope: Envelope, _ old: Registry, _ new: Registry? = nil
  ) throws(Refusal) {
    let signers = Set(old.rootSigners(of: envelope))
    var known = signers
    guard signers.count >= old.roots.threshold else { throw .badRootSignatures }
    if let new, new.roots != old.roots {
      let others = Set(new.rootSigners(of: envelope))
      guard others.count >= new.roots.threshold else { throw .badRootSignatures }
      known.formUnion(others)
    }
    guard Set(envelope.signatures.map(\.key)) == known else { throw .badRootSignatures }
  }

  mutating func examineDisposal(
    _ statement: Statement, _ reading: EntryReading, _ registry: Registry
  ) throws(Refusal) -> Found {
    let envelope = try reading.envelope(.disposal)
    let disposal = try Self.reading { () throws(JSONProblem) in
      try Disposal(reading: envelope.payload)
    }
    guard disposal.record == statement.record else { throw .otherRecord }
    guard disposal.office == statement.office else { throw .otherOffice }
    try Self.examineRoots(envelope, registry)
    guard let history = records[disposal.record] else { throw .unknownRecord }
    guard history.disposal == nil else { throw .disposed }
    guard Set(disposal.contents) == Set(history.references.map(\.entry.digest)) else {
      throw .otherContent
    }
    // With the content gone, only the times of the log are left to judge by.
    let isClosed = chain(of: disposal.record)?.waiting(registry).isEmpty ?? true
    let years = registry.policy.retentionYears
    guard isClosed,
      history.references.allSatisfy({ $0.entry.time.adding(years: years) <= statement.time })
    else { throw .notYetDisposable }
    return .nothing
  }

  func examineNotice(
    _ statement: Statement, _ reading: EntryReading, _ registry: Registry
  ) throws(Refusal) -> Found {
    let envelope = try reading.envelope(.notice)
    let notice = try Self.reading { () throws(JSONProblem) in
      try Notice(reading: envelope.payload)
    }
    guard notice.record ?? Notice.record == statement.record else { throw .otherRecord }
    guard notice.office == statement.office else { throw .otherOffice }
    guard notice.record.map({ records[$0] != nil }) ?? true else { throw .unknownRecord }
    guard let key = Digest(hex: notice.signer.key) else { throw .otherSigner }
    try Self.examineSigner(reading, key, notice.signer.person, registry)
    return .nothing
  }

  /// A calculation is canonical JSON that names its record, its office and a questionnaire that the
  /// log has. Nobody signs it, and nothing follows from it.
  func examineCalculation(
    _ statement: Statement, _ blob: [UInt8]
  ) throws(Refusal) -> Found {
    let part = try Self.reading { () throws(JSONProblem) in JSONPart(try JSON.canonical(blob)) }
    let claim = try Self.reading { () throws(JSONProblem) in
      guard try part["v"].integer() == 1 else { throw part["v"].problem(.notAllowed) }
      return (
        try part["record"].code(), try part["office"].code(),
        try part["questionnaire"]["sha256"].parsed { Digest(hex: $0) }
      )
    }
    guard claim.0 == statement.record else { throw .otherRecord }
    guard claim.1 == statement.office else { throw .otherOffice }
    guard questionnaires[claim.2] != nil else { throw .unknownQuestionnaire }
    guard records[claim.0] == nil, calculations[claim.0] == nil else { throw .repeatedEntry }
    return .nothing
  }
}
