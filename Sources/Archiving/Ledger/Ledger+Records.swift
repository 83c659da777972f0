internal import HashTreeCollections
internal import Records
internal import Signing

/// What belongs to one record, in the order of the log.
public struct RecordHistory: Sendable, Hashable {
  /// An entry of the record.
  public struct Reference: Sendable, Hashable {
    /// What the entry is.
    public let kind: Statement.Kind
    /// The entry.
    public let entry: Ledger.Version
  }

  /// The assessments, oldest first.
  public internal(set) var versions: [Ledger.Version] = []
  /// Assessments and sign-offs.
  public internal(set) var references: [Reference] = []
  /// The entry that disposes of the content; nil as long as it is kept.
  public internal(set) var disposal: Int?
  /// The fold of the content; nil as long as it has not been read.
  var chain: Chain?

  /// The present version; nil when there is none.
  public var last: Ledger.Version? { versions.last }
}

/// What an examination has found an entry to be.
enum Found {
  case genesis(Genesis)
  case registry(Registry)
  case assessment(AssessmentClaim)
  case signOff(SignOff)
  /// Nothing was read, because the signed head vouches for it.
  case leafAlone
  /// There is nothing in it to count.
  case nothing
}

extension Ledger {
  /// Counts an entry at the next position.
  mutating func count(_ statement: Statement, _ found: Found) {
    switch found {
    case .genesis(let genesis):
      self.genesis = genesis
      registry = genesis.registry
    case .registry(let registry): self.registry = registry
    case .assessment, .signOff, .leafAlone, .nothing: break
    }
    let entry = Version(index: size, digest: statement.digest, time: statement.time)
    switch statement.kind {
    case .questionnaire: questionnaires[statement.digest] = size
    case .assessment, .signoff:
      records[statement.record, default: RecordHistory()].add(statement.kind, entry, found)
    case .disposal: records[statement.record]?.disposal = size
    case .calculation: calculations[statement.record] = size
    case .registry: changes.append(size)
    case .genesis, .notice: break
    }
  }

  /// What the entries of a record say as a whole; nil when there is no such record or its content
  /// has been disposed of. Content that was not read yet is read.
  public mutating func chain(of record: String) -> Chain? {
    guard let history = records[record], history.disposal == nil else { return nil }
    if let chain = history.chain { return chain }
    let chain = history.folded(read)
    records[record]?.chain = chain
    return chain
  }

  /// All that belongs to a record, in the order of the log; nil when there is no such record.
  public func history(of record: String) -> RecordHistory? { records[record] }

  /// Where a record stands, for the lists; nil when there is no such record.
  public mutating func standing(of record: String) -> Document.Standing? {
    guard let registry, let history = records[record] else { return nil }
    if let disposal = history.disposal {
      let time = history.last?.time ?? Timestamp(secondsSince1970: 0)
      return Document.Standing(
        status: RecordStatus.disposed.rawValue, waiting: "", since: time, acts: [disposal])
    }
    return chain(of: record)?.standing(registry)
  }
}

extension RecordHistory {
  fileprivate mutating func add(
    _ kind: Statement.Kind, _ entry: Ledger.Version, _ found: Found
  ) {
    references.append(Reference(kind: kind, entry: entry))
    if kind == .assessment { versions.append(entry) }
    switch found {
    case .assessment(let claim):
      // A later version begins anew; its claim says all that is needed.
      chain = Chain(claim, at: entry.index, entry.digest, entry.time)
    case .signOff(let signOff):
      chain?.add(signOff, at: entry.index, entry.digest, entry.time)
    case .leafAlone, .nothing, .genesis, .registry:
      chain = nil
    }
  }

  /// The fold of the content of the present version, as far as it can be read.
  fileprivate func folded(_ read: (Digest) -> [UInt8]?) -> Chain? {
    guard let last, let start = references.lastIndex(where: { $0.kind == .assessment }),
      let payload = Self.payload(last.digest, read), let claim = try? AssessmentClaim(payload)
    else { return nil }
    var chain = Chain(claim, at: last.index, last.digest, last.time)
    for reference in references[(start + 1)...] {
      let entry = reference.entry
      guard let payload = Self.payload(entry.digest, read),
        let json = try? JSON.canonical(payload), let signOff = try? SignOff(JSONPart(json))
      else { continue }
      chain.add(signOff, at: entry.index, entry.digest, entry.time)
    }
    return chain
  }

  private static func payload(_ digest: Digest, _ read: (Digest) -> [UInt8]?) -> [UInt8]? {
    read(digest).flatMap { try? Envelope(reading: $0).payload }
  }
}
