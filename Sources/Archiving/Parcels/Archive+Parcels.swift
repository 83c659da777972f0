public import Diagnostics
internal import HashTreeCollections
internal import Records
public import Signing

/// What has become of the acts of a parcel.
public struct Reception: Sendable {
  /// One act of the parcel.
  public struct Item: Sendable {
    /// What was signed; nil where it cannot be read.
    public let signOff: RecordedSignOff?
    /// The position that it has now; nil when it was refused.
    public let index: Int?
    /// Why it was refused; nil when it was not.
    public let refusal: Refusal?
    /// Whether the archive had it before.
    public let wasKnown: Bool
  }

  /// The acts, in the order in which they were tried.
  public let items: [Item]
  /// What went wrong without harm to the entries.
  public let warning: Phrase?
}

extension Archive {
  /// Everything of a record that another office needs to verify it and to sign.
  /// - Throws: ``ParcelProblem``, ``ArchiveProblem``, ``StoreProblem``.
  public func parcel(of record: String) throws -> Parcel {
    guard let history = ledger.records[record] else { throw ArchiveProblem.unknownEntry }
    guard history.disposal == nil else { throw ParcelProblem.disposed }
    let own = history.references.map(\.entry.index)
    let sheets = try history.versions.map { version in
      try questionnaireIndex(of: version.index)
    }
    let wanted = Set([0] + ledger.changes + own + sheets.compactMap(\.self)).sorted()
    return try Parcel(
      checkpoint: head, record: record, parts: try wanted.map { try part(at: $0) }, acts: [])
  }

  private func questionnaireIndex(of index: Int) throws -> Int? {
    let payload = try Envelope(reading: try envelope(at: index)).payload
    return ledger.questionnaires[try AssessmentClaim(payload).questionnaire]
  }

  private func part(at index: Int) throws -> Parcel.Part {
    let leaf = try statement(at: index).bytes
    guard let proof = inclusionProof(of: index) else { throw ArchiveProblem.unknownEntry }
    return Parcel.Part(
      index: index, entry: Entry(leaf: leaf, blob: try envelope(at: index)), proof: proof)
  }

  /// Takes in the acts of a parcel that are new and that fit, in one transaction.
  ///
  /// The same parcel again adds nothing. An act that relies on another one is admitted with it, in
  /// whatever order they come; one that is refused is not remembered and may come again.
  /// - Throws: ``ParcelProblem`` for a parcel of another archive, ``ArchiveProblem``,
  ///   ``StoreProblem``, ``SigningProblem``.
  public mutating func receive(
    _ parcels: [Parcel], key: borrowing SigningKey, at time: Timestamp
  ) throws -> Reception {
    for parcel in parcels {
      guard parcel.root == ledger.leaves[0] else { throw ParcelProblem.otherLog }
    }
    let acts = ActRank.ordered(parcels.flatMap(\.acts))
    for _ in 0..<1000 {
      let (items, admitted) = try sorted(acts, time)
      guard !admitted.isEmpty else { return Reception(items: items, warning: warning) }
      if let done = try attempt(admitted, key, time) {
        return Reception(items: items, warning: done.warning)
      }
      try catchUp()
    }
    throw ArchiveProblem.crowded
  }

  /// The acts, sorted into those that the log has, those that it takes and those that it refuses.
  private func sorted(
    _ acts: [[UInt8]], _ time: Timestamp
  ) throws -> (items: [Reception.Item], admitted: [SignedEntry]) {
    var next = ledger
    let known = acts.filter { ledger.position(of: $0) != nil }
    let tried = next.admitFitting(acts.filter { ledger.position(of: $0) == nil }) {
      (act) throws(Refusal) in
      try Ledger.reading { () throws(JSONProblem) in try act.entry(office, at: time) }
    }
    let items =
      known.map { Reception.Item($0, at: ledger.position(of: $0), wasKnown: true) }
      + tried.map { Reception.Item($0.bytes, at: $0.index, $0.refusal) }
    let admitted = tried.filter { $0.index != nil }.map(\.bytes)
    return (items, try admitted.map { (bytes) throws(Refusal) in try SignedEntry(bytes) })
  }
}

extension Reception.Item {
  fileprivate init(
    _ bytes: [UInt8], at index: Int?, _ refusal: Refusal? = nil, wasKnown: Bool = false
  ) {
    self.init(
      signOff: try? RecordedSignOff(bytes, at: index), index: index, refusal: refusal,
      wasKnown: wasKnown)
  }
}

extension Ledger {
  /// Where an act of a record stands already; nil where it is new.
  fileprivate func position(of bytes: [UInt8]) -> Int? {
    guard let act = try? SignedEntry(bytes) else { return nil }
    let digest = Digest(of: bytes)
    return records[act.record]?.references.first { $0.entry.digest == digest }?.entry.index
  }
}
