internal import Diagnostics
internal import HashTreeCollections
internal import Records
public import Signing

/// A signed envelope on its way into an archive, with what its statement will say.
public struct SignedEntry: Sendable, Hashable {
  /// What the entry is.
  public let kind: Statement.Kind
  /// What it belongs to.
  public let record: String
  /// The envelope.
  public let envelope: [UInt8]

  /// Reads from an envelope what it is.
  /// - Throws: ``Refusal`` for what is no envelope, or is none that is appended this way.
  public init(_ bytes: [UInt8]) throws(Refusal) {
    let envelope: Envelope
    do throws(SigningProblem) {
      envelope = try Envelope(reading: bytes)
    } catch {
      throw .notEnvelope(error)
    }
    let kinds: [PayloadType: Statement.Kind] = [
      .signoff: .signoff, .registry: .registry, .disposal: .disposal, .notice: .notice,
    ]
    guard let kind = kinds[envelope.type] else { throw .otherType }
    self.kind = kind
    self.envelope = bytes
    record = try Self.record(envelope.payload, kind)
  }

  private static func record(
    _ payload: [UInt8], _ kind: Statement.Kind
  ) throws(Refusal) -> String {
    guard kind != .registry else { return RegistryChange.record }
    return try Ledger.reading { () throws(JSONProblem) in
      let part = JSONPart(try JSON.canonical(payload))
      guard kind == .notice else { return try part["record"].code() }
      return try part["record"].ifPresent?.code() ?? Notice.record
    }
  }

  func entry(_ office: String, at time: Timestamp) throws(JSONProblem) -> Entry {
    let statement = try Statement(
      kind, office: office, record: record, blob: envelope, time: time)
    return Entry(leaf: statement.bytes, blob: envelope)
  }
}

extension Archive {
  /// Appends signed acts, all of them or none.
  ///
  /// When this returns, they are on disk.
  /// - Throws: ``ArchiveProblem``, ``StoreProblem``, ``SigningProblem``.
  public mutating func append(
    _ acts: [SignedEntry], key: borrowing SigningKey, at time: Timestamp
  ) throws -> Appended {
    for _ in 0..<1000 {
      if let done = try attempt(acts, key, time) { return done }
      try catchUp()
    }
    throw ArchiveProblem.crowded
  }

  /// One try; nil when the log has grown meanwhile.
  mutating func attempt(
    _ acts: [SignedEntry], _ key: borrowing SigningKey, _ time: Timestamp
  ) throws -> Appended? {
    var next = ledger
    var entries: [Entry] = []
    for act in acts {
      let entry = try act.entry(office, at: time)
      do throws(Refusal) {
        try next.admit(entry)
      } catch {
        throw ArchiveProblem.refused(error)
      }
      entries.append(entry)
    }
    guard next.registry?.officeKey == key.publicKey else { throw ArchiveProblem.notOfficeKey }
    return try keep(entries, of: acts, next, key)
  }

  /// Keeps entries that `next` has admitted; nil when the log has grown meanwhile.
  private mutating func keep(
    _ entries: [Entry], of acts: [SignedEntry], _ next: Ledger, _ key: borrowing SigningKey
  ) throws -> Appended? {
    var next = next
    let checkpoint = try Checkpoint(origin: origin, size: next.size, root: next.root, key: key)
    let batch = Batch(
      position: size, entries: entries, checkpoint: checkpoint,
      standings: next.standings(after: acts, from: registry),
      disposals: next.disposals(by: acts), blanks: next.blanks(by: acts))
    do {
      try store.append(batch)
    } catch StoreProblem.moved {
      return nil
    }
    ledger = next
    head = checkpoint
    remember()
    return Appended(index: ledger.size - 1, checkpoint: head, warning: warning)
  }

  /// What the entries of a record say as a whole; nil when there is no such record, or its content
  /// has been disposed of.
  public mutating func chain(of record: String) -> Chain? { ledger.chain(of: record) }

  /// Why the archive would not take a signed act now; nil when it would.
  public func refusal(of act: SignedEntry, at time: Timestamp) throws -> Refusal? {
    var next = ledger
    let entry = try act.entry(office, at: time)
    do throws(Refusal) {
      try next.admit(entry)
      return nil
    } catch {
      return error
    }
  }

  /// All that belongs to a record, in the order of the log; nil when there is no such record.
  public func history(of record: String) -> RecordHistory? { ledger.records[record] }
}

extension Ledger {
  /// Where the documents stand that some acts have moved.
  mutating func standings(
    after acts: [SignedEntry], from old: Registry
  ) -> [Int: Document.Standing] {
    var moved = Set(acts.filter { [.signoff, .disposal].contains($0.kind) }.map(\.record))
    if let registry, registry != old { moved.formUnion(records(movedFrom: old, to: registry)) }
    var standings: [Int: Document.Standing] = [:]
    for record in moved {
      guard let last = records[record]?.last, let standing = standing(of: record) else {
        continue
      }
      standings[last.index] = standing
    }
    return standings
  }

  /// The records that a change of the registry may move: all under another policy, and those with
  /// entries that a newly revoked key may have signed.
  private func records(movedFrom old: Registry, to new: Registry) -> [String] {
    if old.policy != new.policy { return Array(records.keys) }
    let revoked = new.keys.filter { enrolment in
      enrolment.revocation != nil && old.enrolment(of: enrolment.key.id)?.revocation == nil
    }
    guard let since = revoked.compactMap(\.revocation?.since).min() else { return [] }
    return records.filter { ($0.value.references.last?.entry.index ?? 0) >= since }.map(\.key)
  }

  /// The documents whose content acts dispose of.
  func blanks(by acts: [SignedEntry]) -> [Int] {
    acts.filter { $0.kind == .disposal }.flatMap { act in
      records[act.record]?.versions.map(\.index) ?? []
    }
  }

  /// The contents that acts dispose of.
  func disposals(by acts: [SignedEntry]) -> [Digest] {
    acts.filter { $0.kind == .disposal }.flatMap { act in
      records[act.record]?.references.map(\.entry.digest) ?? []
    }
  }
}
