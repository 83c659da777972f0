internal import Records
public import Signing

/// One entry as it is stored: the leaf of the log and the blob that it states.
public struct Entry: Sendable, Hashable {
  /// The statement's bytes.
  public let leaf: [UInt8]
  /// The envelope, or the canonical questionnaire; nil when it is not there.
  public let blob: [UInt8]?

  /// Puts an entry together.
  public init(leaf: [UInt8], blob: [UInt8]?) {
    self.leaf = leaf
    self.blob = blob
  }
}

/// What a log says as a whole: the fold of its entries.
public struct Ledger: Sendable {
  /// One version of a record.
  public struct Version: Sendable, Hashable {
    /// The position of the entry.
    public let index: Int
    /// The digest of the envelope.
    public let digest: Digest
    /// What the office's clock said.
    public let time: Timestamp
  }

  /// The first entry; nil as long as there is none.
  public private(set) var genesis: Genesis?
  /// Who may sign what, as it stands after the last entry.
  public private(set) var registry: Registry?
  /// The questionnaires by digest, each with its position.
  public private(set) var questionnaires: [Digest: Int] = [:]
  /// The versions of every record, oldest first.
  public private(set) var records: [String: [Version]] = [:]
  /// The hash of every leaf.
  public private(set) var leaves: [Digest] = []
  private var frontier = MerkleFrontier()

  /// Begins with no entries.
  public init() {}

  /// The number of entries.
  public var size: Int { leaves.count }

  /// The root of the Merkle tree over the entries.
  public var root: Digest { frontier.root }

  /// Takes the next entry if it may stand there. This one function decides for append and for
  /// verify.
  /// - Throws: ``Refusal``; the ledger is then as it was.
  @discardableResult
  public mutating func admit(_ entry: Entry) throws(Refusal) -> Statement {
    let statement = try Self.statement(entry.leaf)
    let found = try examine(statement, entry.blob)
    apply(statement, found)
    return statement
  }

  /// Takes an entry whose admission the signed head already vouches for, by its leaf alone. A
  /// genesis is examined all the same.
  mutating func replay(_ leaf: [UInt8], genesis blob: [UInt8]?) throws(Refusal) {
    let statement = try Self.statement(leaf)
    guard statement.kind != .genesis else {
      try admit(Entry(leaf: leaf, blob: blob))
      return
    }
    guard genesis != nil else { throw .misplacedGenesis }
    apply(statement, nil)
  }

  /// Counts a leaf that was refused, so that the entries after it keep their positions.
  mutating func passOver(_ leaf: [UInt8]) {
    add(leaf)
  }

  private static func statement(_ leaf: [UInt8]) throws(Refusal) -> Statement {
    do throws(JSONProblem) {
      return try Statement(reading: leaf)
    } catch {
      throw .notStatement(error)
    }
  }

  private mutating func apply(_ statement: Statement, _ found: Genesis?) {
    switch statement.kind {
    case .genesis:
      genesis = found
      registry = found?.registry
    case .questionnaire: questionnaires[statement.digest] = size
    case .assessment:
      let version = Version(index: size, digest: statement.digest, time: statement.time)
      records[statement.record, default: []].append(version)
    }
    add(statement.bytes)
  }

  private mutating func add(_ leaf: [UInt8]) {
    let hash = Merkle.leaf(leaf)
    leaves.append(hash)
    frontier.add(hash)
  }
}
