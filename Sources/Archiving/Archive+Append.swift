public import Diagnostics
internal import Records
public import Signing

/// What an append has done. The entry is durable.
public struct Appended: Sendable, Hashable {
  /// The position of the assessment.
  public let index: Int
  /// The signed head after it.
  public let checkpoint: Checkpoint
  /// What went wrong without harm to the entry.
  public let warning: Phrase?
}

extension Archive {
  /// Appends a signed assessment, and before it the questionnaire when the archive has not got it.
  ///
  /// When this returns, both are on disk. When it throws, nothing was kept.
  /// - Parameters:
  ///   - envelope: The bytes of the signed envelope.
  ///   - questionnaire: The canonical bytes whose digest the assessment names.
  ///   - fields: What the lists show.
  ///   - key: The office's key, which signs the new head.
  ///   - time: What the clock says.
  /// - Throws: ``ArchiveProblem``, ``StoreProblem``, ``SigningProblem``.
  public mutating func append(
    assessment envelope: [UInt8], questionnaire: [UInt8], as fields: Document.Fields,
    key: borrowing SigningKey, at time: Timestamp
  ) throws -> Appended {
    guard registry.officeKey == key.publicKey else { throw ArchiveProblem.notOfficeKey }
    let submission = Submission(
      envelope: envelope, questionnaire: questionnaire, fields: fields, time: time)
    for _ in 0..<1000 {
      if let done = try attempt(submission, key) { return done }
      try catchUp()
    }
    throw ArchiveProblem.crowded
  }

  /// One try; nil when the log has grown meanwhile.
  private mutating func attempt(
    _ submission: Submission, _ key: borrowing SigningKey
  ) throws -> Appended? {
    var next = ledger
    let batch = try submission.batch(after: &next, genesis, key)
    do {
      try store.append(batch)
    } catch StoreProblem.moved {
      return nil
    }
    ledger = next
    head = batch.checkpoint
    remember()
    return Appended(index: ledger.size - 1, checkpoint: head, warning: warning)
  }
}

/// An assessment on its way into the archive.
private struct Submission {
  let envelope: [UInt8]
  let questionnaire: [UInt8]
  let fields: Document.Fields
  let time: Timestamp

  /// The entries as they come after `ledger`, admitted to it.
  func batch(
    after ledger: inout Ledger, _ genesis: Genesis, _ key: borrowing SigningKey
  ) throws -> Batch {
    let position = ledger.size
    var entries: [Entry] = []
    let digest = Digest(of: questionnaire)
    if ledger.questionnaires[digest] == nil {
      entries.append(try entry(.questionnaire, genesis, digest.hex, questionnaire))
    }
    let claim = try claim()
    entries.append(try entry(.assessment, genesis, claim.record, envelope))
    do throws(Refusal) {
      guard claim.questionnaire == digest else { throw .unknownQuestionnaire }
      for entry in entries { try ledger.admit(entry) }
    } catch {
      throw ArchiveProblem.refused(error)
    }
    return Batch(
      position: position, entries: entries,
      checkpoint: try Checkpoint(
        origin: genesis.origin, size: ledger.size, root: ledger.root, key: key),
      rows: [row(claim, &ledger)], standings: standings(claim, ledger))
  }

  private func entry(
    _ kind: Statement.Kind, _ genesis: Genesis, _ record: String, _ blob: [UInt8]
  ) throws -> Entry {
    let statement = try Statement(
      kind, office: genesis.office, record: record, blob: blob, time: time)
    return Entry(leaf: statement.bytes, blob: blob)
  }

  private func claim() throws(ArchiveProblem) -> AssessmentClaim {
    let payload: [UInt8]
    do throws(SigningProblem) {
      payload = try Envelope(reading: envelope).payload
    } catch {
      throw .refused(.notEnvelope(error))
    }
    do throws(JSONProblem) {
      return try AssessmentClaim(payload)
    } catch {
      throw .refused(.badPayload(error))
    }
  }

  private func row(_ claim: AssessmentClaim, _ ledger: inout Ledger) -> Batch.Row {
    let standing = ledger.standing(of: claim.record)
    return Batch.Row(
      document: Document(
        index: ledger.size - 1, record: claim.record, version: claim.version, time: time,
        fields: fields, standing: standing ?? .superseded(since: time)),
      text: fields.text)
  }

  /// The version before this one is superseded from now on.
  private func standings(
    _ claim: AssessmentClaim, _ ledger: Ledger
  ) -> [Int: Document.Standing] {
    guard let earlier = ledger.records[claim.record]?.versions.dropLast().last else { return [:] }
    return [earlier.index: .superseded(since: time)]
  }
}

extension Document.Standing {
  /// Where a version stands that a later one has replaced.
  static func superseded(since time: Timestamp) -> Self {
    Self(status: Document.superseded, waiting: "", since: time, acts: [])
  }
}
