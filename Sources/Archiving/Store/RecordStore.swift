public import Signing

/// Where a log is kept. What has been appended is durable, wholly there, and never changes.
///
/// A store does not judge what it keeps; ``Ledger/admit(_:)`` does.
public protocol RecordStore: Sendable {
  /// The number of entries and the last checkpoint.
  func head() throws(StoreProblem) -> StoredHead

  /// The leaves at `positions`, nil for one that is not there.
  func leaves(_ positions: Range<Int>) throws(StoreProblem) -> [[UInt8]?]

  /// The blob that has `digest`; nil when it is not there.
  func blob(_ digest: Digest) throws(StoreProblem) -> [UInt8]?

  /// Keeps a batch, durably and as a whole, or throws and keeps nothing of it.
  /// - Throws: ``StoreProblem/moved`` when the log has grown beyond the position of the batch.
  func append(_ batch: Batch) throws(StoreProblem)

  /// The checkpoints of sizes in `sizes`, smallest first.
  func checkpoints(_ sizes: Range<Int>) throws(StoreProblem) -> [StoredCheckpoint]

  /// The digests of all blobs, in any order.
  func blobs() throws(StoreProblem) -> [Digest]

  /// What is listed, oldest first; with a text, what contains it somewhere.
  func documents(matching text: String?) throws(StoreProblem) -> [Document]

  /// What is listed of the records whose ids begin with `id`, oldest first.
  func documents(beginning id: String) throws(StoreProblem) -> [Document]

  /// The document that came last; nil when nothing is listed.
  func lastDocument() throws(StoreProblem) -> Document?

  /// Hands over every row of the lists, oldest first, one at a time.
  func forEachRow(_ body: (Batch.Row) -> Void) throws(StoreProblem)

  /// The searchable text of the document at `index`.
  func text(at index: Int) throws(StoreProblem) -> String?

  /// The positions of the entries of a kind, in order.
  func positions(of kind: Statement.Kind) throws(StoreProblem) -> [Int]

  /// A full tile of the tree's hashes; nil where the store keeps none. What is given is checked.
  func tile(_ level: Int, _ number: Int) throws(StoreProblem) -> Tile?

  /// The roots of full tiles, nil for one that is not kept.
  func tileRoots(_ level: Int, _ numbers: Range<Int>) throws(StoreProblem) -> [Digest?]

  /// The contents that were disposed of, each with the position of the entry that says so; nil for a
  /// store that keeps no account of them.
  func disposed() throws(StoreProblem) -> [Digest: Int]?

  /// How many full tiles are kept; nil for a store that keeps none.
  func tileCount() throws(StoreProblem) -> Int?

  /// What is wrong with the storage itself; empty when nothing is.
  func damage() throws(StoreProblem) -> [StorageDamage]
}

extension RecordStore {
  // A store in memory keeps no tiles; all that is read is then worked out from the leaves.

  /// Keeps no account.
  public func disposed() throws(StoreProblem) -> [Digest: Int]? { nil }

  /// Keeps none.
  public func tileCount() throws(StoreProblem) -> Int? { nil }

  /// No tile.
  public func tile(_ level: Int, _ number: Int) throws(StoreProblem) -> Tile? { nil }

  /// No roots.
  public func tileRoots(
    _ level: Int, _ numbers: Range<Int>
  ) throws(StoreProblem) -> [Digest?] { numbers.map { _ in nil } }

  /// The positions of the entries of a kind, found by looking at every leaf.
  public func positions(of kind: Statement.Kind) throws(StoreProblem) -> [Int] {
    let leaves = try leaves(0..<head().size)
    return leaves.indices.filter { index in
      leaves[index].flatMap { try? Statement(reading: $0) }?.kind == kind
    }
  }
}

/// How far a log goes.
public struct StoredHead: Sendable, Hashable {
  /// One more than the last position that holds an entry.
  public let size: Int
  /// The last checkpoint; nil when there is none.
  public let checkpoint: StoredCheckpoint?

  /// Describes a head.
  public init(size: Int, checkpoint: StoredCheckpoint?) {
    self.size = size
    self.checkpoint = checkpoint
  }
}

/// A checkpoint as it is stored.
public struct StoredCheckpoint: Sendable, Hashable {
  /// The size under which it is kept.
  public let size: Int
  /// The signed note.
  public let bytes: [UInt8]

  /// Describes a stored checkpoint.
  public init(size: Int, bytes: [UInt8]) {
    self.size = size
    self.bytes = bytes
  }
}

/// What is appended together: entries, the checkpoint after the last of them, and what the lists
/// show.
public struct Batch: Sendable {
  /// A document with the text that the search looks through.
  public struct Row: Sendable, Hashable {
    /// What the lists show.
    public let document: Document
    /// What the search looks through besides.
    public let text: String

    /// Describes a row as a store gives it back.
    public init(document: Document, text: String) {
      self.document = document
      self.text = text
    }
  }

  /// The number of entries before these.
  public let position: Int
  /// The entries.
  public let entries: [Entry]
  /// The head after them.
  public let checkpoint: Checkpoint
  /// New documents.
  public let rows: [Row]
  /// Where earlier documents stand from now on, by index.
  public let standings: [Int: Document.Standing]
  /// The contents that the entries dispose of: these blobs are taken away.
  public let disposals: [Digest]
  /// The documents whose content goes with them, by index.
  public let blanks: [Int]

  init(
    position: Int, entries: [Entry], checkpoint: Checkpoint, rows: [Row] = [],
    standings: [Int: Document.Standing] = [:], disposals: [Digest] = [],
    blanks: [Int] = []
  ) {
    self.position = position
    self.entries = entries
    self.checkpoint = checkpoint
    self.rows = rows
    self.standings = standings
    self.disposals = disposals
    self.blanks = blanks
  }
}
