public import Diagnostics
internal import HashTreeCollections
public import Signing

/// What an append has done. The entry is durable.
public struct Appended: Sendable, Hashable {
  /// The position of the submission.
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
    let submission = Submission(
      .assessment, blob: envelope, questionnaire: questionnaire, fields: fields)
    let appended = try append([submission], key: key, at: time)
    guard let last = appended.last else { throw ArchiveProblem.unknownEntry }
    return last
  }

  /// Appends many submissions in one transaction and under one signed head: all of them or none.
  /// - Throws: ``ArchiveProblem``, ``StoreProblem``, ``SigningProblem``.
  public mutating func append(
    _ submissions: [Submission], key: borrowing SigningKey, at time: Timestamp
  ) throws -> [Appended] {
    guard !submissions.isEmpty else { return [] }
    guard registry.officeKey == key.publicKey else { throw ArchiveProblem.notOfficeKey }
    for _ in 0..<1000 {
      if let done = try attempt(submissions, key, time) { return done }
      try catchUp()
    }
    throw ArchiveProblem.crowded
  }

  /// Whether the archive holds a record of that id.
  public func holds(record: String) -> Bool {
    ledger.records[record] != nil || ledger.calculations[record] != nil
  }

  /// One try; nil when the log has grown meanwhile.
  private mutating func attempt(
    _ submissions: [Submission], _ key: borrowing SigningKey, _ time: Timestamp
  ) throws -> [Appended]? {
    var draft = BatchDraft(after: ledger, of: genesis, at: time)
    for submission in submissions { try draft.add(submission) }
    let batch = try draft.batch(signedBy: key)
    guard try keeps(batch) else { return nil }
    ledger = draft.ledger
    head = batch.checkpoint
    remember()
    return draft.indices.map { Appended(index: $0, checkpoint: head, warning: warning) }
  }

  /// Whether the store kept the batch; it does not when the log has grown meanwhile.
  private func keeps(_ batch: Batch) throws -> Bool {
    do {
      try store.append(batch)
      return true
    } catch StoreProblem.moved {
      return false
    }
  }
}
