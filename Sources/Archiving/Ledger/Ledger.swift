internal import HashTreeCollections
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
  public internal(set) var genesis: Genesis?
  /// Who may sign what, as it stands after the last entry.
  public internal(set) var registry: Registry?
  /// The questionnaires by digest, each with its position.
  public internal(set) var questionnaires: [Digest: Int] = [:]
  // Trees, because every append tries its entries on a copy: one that shares all but a few nodes.
  /// What belongs to every record that somebody has signed.
  var records: TreeDictionary<String, RecordHistory> = [:]
  /// The positions of the calculations that nobody has signed.
  var calculations: TreeDictionary<String, Int> = [:]
  /// The positions of the entries that change the registry.
  public internal(set) var changes: [Int] = []
  /// The hash of every leaf.
  private(set) var leaves = LeafHashes()
  /// The contents that a later entry disposes of, so that their absence is no fault. Whoever goes
  /// through a log from its beginning fills it in first.
  public var excused: Set<Digest> = []
  /// The number of entries; more than the leaves in a slice of a log.
  public private(set) var size = 0
  /// Reads the content of entries that were counted by their leaf alone.
  let read: @Sendable (Digest) -> [UInt8]?
  private var frontier = MerkleFrontier()

  /// Begins with no entries. What is counted by its leaf alone is read through `read` when it is
  /// needed.
  public init(reading read: @escaping @Sendable (Digest) -> [UInt8]? = { _ in nil }) {
    self.read = read
  }

  /// The root of the Merkle tree over the entries.
  public var root: Digest { frontier.root }

  /// Takes the next entry if it may stand there. This one function decides for append and for
  /// verify.
  /// - Throws: ``Refusal``; the ledger is then as it was.
  @discardableResult
  public mutating func admit(_ entry: Entry) throws(Refusal) -> Statement {
    try admit(EntryReading(entry, registry))
  }

  /// Takes an entry that has been read if it may stand there.
  @discardableResult
  mutating func admit(_ reading: EntryReading) throws(Refusal) -> Statement {
    let statement: Statement
    do throws(JSONProblem) {
      statement = try reading.statement.get()
    } catch {
      throw .notStatement(error)
    }
    apply(statement, try examine(statement, reading))
    return statement
  }

  /// Takes an entry whose admission the signed head already vouches for, by its leaf alone. A
  /// genesis is examined all the same, and so is what changes the registry.
  mutating func replay(_ leaf: [UInt8], genesis blob: [UInt8]?) throws(Refusal) {
    let statement = try Self.statement(leaf)
    switch statement.kind {
    case .genesis: try admit(Entry(leaf: leaf, blob: blob))
    case .registry: try admit(Entry(leaf: leaf, blob: blob ?? read(statement.digest)))
    case .questionnaire, .assessment, .signoff, .disposal, .notice, .calculation:
      guard genesis != nil else { throw .misplacedGenesis }
      apply(statement, .leafAlone)
    }
  }

  /// Counts a leaf that was refused, so that the entries after it keep their positions.
  mutating func passOver(_ leaf: [UInt8]) {
    add(leaf)
  }

  /// Goes on to a position in a slice of a log, whose other entries are elsewhere.
  mutating func skip(to index: Int) {
    size = max(size, index)
  }

  private static func statement(_ leaf: [UInt8]) throws(Refusal) -> Statement {
    do throws(JSONProblem) {
      return try Statement(reading: leaf)
    } catch {
      throw .notStatement(error)
    }
  }

  private mutating func apply(_ statement: Statement, _ found: Found) {
    count(statement, found)
    add(statement.bytes)
  }

  private mutating func add(_ leaf: [UInt8]) {
    let hash = Merkle.leaf(leaf)
    leaves.append(hash)
    frontier.add(hash)
    size += 1
  }
}
