internal import HashTreeCollections
internal import Records
public import Signing

/// A record on its way between offices that no network joins: everything needed to verify it, and
/// the acts that were signed on the way.
///
/// One file of canonical JSON: the signed head of the log, the entries of the genesis, the registry
/// changes, the record and its questionnaires, each with its proof of inclusion, and then signed
/// envelopes that the log has not got yet. Who holds the file can check that these entries are those
/// of the log that the head is signed for, can judge a new act by the same rules as the archive, and
/// can add to it; only the office that keeps the log appends.
///
/// What a file cannot show is that nothing is missing: a registry change after the entries that it
/// holds. The archive judges again when it takes the acts in.
public struct Parcel: Sendable {
  /// One entry of the log with the proof that it is one.
  struct Part: Sendable, Hashable {
    let index: Int
    let entry: Entry
    let proof: [Digest]
  }

  /// The signed head when the file was made.
  public let checkpoint: Checkpoint
  /// The record.
  public let record: String
  let parts: [Part]
  /// The signed envelopes that the log had not got when the file was made.
  public private(set) var acts: [[UInt8]]
  /// What the entries and the acts say together.
  public private(set) var ledger: Ledger
  /// The acts that do not fit, by their place among ``acts``, with the reason.
  public private(set) var misfits: [Int: Refusal] = [:]

  /// Puts a parcel together and checks it.
  init(
    checkpoint: Checkpoint, record: String, parts: [Part], acts: [[UInt8]]
  ) throws(ParcelProblem) {
    let blobs = Dictionary(
      parts.compactMap { part in part.entry.blob.map { (Digest(of: $0), $0) } }
    ) { first, _ in first }
    ledger = Ledger { blobs[$0] }
    self.checkpoint = checkpoint
    self.record = record
    self.parts = parts
    self.acts = []
    try ledger.take(parts, of: checkpoint)
    guard ledger.records[record] != nil else { throw .noRecord }
    self.acts = ActRank.ordered(acts)
    judge()
  }

  /// The first entry of the log.
  public var genesis: Genesis? { ledger.genesis }
  /// The leaf hash of the first entry: with the origin the one thing to be known from elsewhere.
  public var root: Digest { parts.first.map { Merkle.leaf($0.entry.leaf) } ?? Merkle.emptyRoot }
  /// Who may sign what, as far as the file tells.
  public var registry: Registry? { ledger.registry }

  /// What the record's entries and the acts in the file say together.
  public func chain() -> Chain? {
    var ledger = ledger
    return ledger.chain(of: record)
  }

  /// The envelope of the present version.
  public var assessment: [UInt8]? {
    ledger.records[record]?.last.flatMap { ledger.read($0.digest) }
  }

  /// The canonical bytes of the questionnaire of the present version.
  public var questionnaire: [UInt8]? {
    guard let assessment, let payload = try? Envelope(reading: assessment).payload,
      let claim = try? AssessmentClaim(payload)
    else { return nil }
    return ledger.read(claim.questionnaire)
  }

  /// The sign-offs of the present version, in the log or in the file, in their order.
  public func signOffs() throws(Refusal) -> [RecordedSignOff] {
    let own = Dictionary(acts.map { (Digest(of: $0), $0) }) { first, _ in first }
    var found: [RecordedSignOff] = []
    for act in chain()?.acts ?? [] {
      let bytes = own[act.digest] ?? ledger.read(act.digest) ?? []
      found.append(try RecordedSignOff(bytes, at: own[act.digest] == nil ? act.index : nil))
    }
    return found
  }

  /// Adds a signed act.
  /// - Throws: ``Refusal`` for one that does not fit, or is there already.
  public mutating func add(_ envelope: [UInt8]) throws(Refusal) {
    let act = try SignedEntry(envelope)
    guard act.kind == .signoff, act.record == record else { throw .otherRecord }
    let digest = Digest(of: envelope)
    guard !acts.contains(where: { Digest(of: $0) == digest }) else { throw .repeatedEntry }
    try ledger.admit(try Ledger.entry(act, in: genesis))
    acts = ActRank.ordered(acts + [envelope])
  }

  /// Takes the acts in as far as they fit.
  private mutating func judge() {
    let genesis = genesis
    let tried = ledger.admitFitting(acts) { (act) throws(Refusal) in
      try Ledger.entry(act, in: genesis)
    }
    for item in tried {
      guard let refusal = item.refusal else { continue }
      if let place = acts.firstIndex(of: item.bytes) { misfits[place] = refusal }
    }
  }
}

extension Ledger {
  /// Takes a slice of a log, each entry proved to be part of it.
  fileprivate mutating func take(
    _ parts: [Parcel.Part], of checkpoint: Checkpoint
  ) throws(ParcelProblem) {
    for part in parts {
      guard part.index >= size, part.index < checkpoint.size,
        Merkle.includes(
          Merkle.leaf(part.entry.leaf), at: part.index, size: checkpoint.size,
          root: checkpoint.root, proof: part.proof)
      else { throw .notOfLog }
      skip(to: part.index)
      do throws(Refusal) {
        try admit(part.entry)
      } catch {
        throw .broken(index: part.index, error)
      }
    }
    guard let genesis, let key = registry?.officeKey, checkpoint.isSigned(by: key),
      checkpoint.origin.utf8.elementsEqual(genesis.origin.utf8)
    else { throw .badCheckpoint }
    skip(to: checkpoint.size)
  }

  /// The entry of an act that stands in no log yet, as of the time that it states itself.
  fileprivate static func entry(
    _ act: SignedEntry, in genesis: Genesis?
  ) throws(Refusal) -> Entry {
    guard let office = genesis?.office else { throw .misplacedGenesis }
    let signOff = try RecordedSignOff(act.envelope, at: nil).content
    let time = Timestamp(signOff.time) ?? Timestamp(secondsSince1970: 0)
    return try reading { () throws(JSONProblem) in try act.entry(office, at: time) }
  }
}
