public import Diagnostics
internal import Records
internal import Signing

/// An archive opened to read: its head is signed, extends what this computer has seen, and vouches
/// for every entry that is read. O(log n).
///
/// Entries are not judged again, which ``Archive`` and its verification do, and lists are taken from
/// the store as they stand.
public struct ArchiveView<Store: RecordStore>: Sendable {
  let store: Store
  let tree: LogTree<Store>
  /// The last signed head.
  public let head: Checkpoint
  /// The first entry.
  public let genesis: Genesis
  /// Who may sign what.
  public let registry: Registry
  /// The leaf hash of the first entry.
  let genesisLeaf: Digest
  /// The positions of the entries that changed the registry.
  let registryPositions: [Int]
  /// What went wrong without harm, such as a last-seen head that could not be written.
  public internal(set) var warning: Phrase?

  /// The one line to be trusted from outside: the origin and the leaf hash of the first entry.
  public var anchor: String { origin + " " + genesisLeaf.hex }
  /// The name of the log.
  public var origin: String { genesis.origin }
  /// The code of the office that keeps it.
  public var office: String { genesis.office }
  /// The number of entries.
  public var size: Int { head.size }

  /// Opens what `store` holds.
  /// - Throws: ``ArchiveProblem`` for a log that is not believed, ``StoreProblem``.
  public init(store: Store, lastSeen: LastSeen) throws {
    // The memory is read before the log: another program may append between the two.
    let seen = try lastSeen.sight()
    let stored = try store.head()
    guard let last = stored.checkpoint, last.size == stored.size, stored.size > 0 else {
      throw ArchiveProblem.incomplete
    }
    guard let head = Checkpoint(reading: last.bytes), head.size == last.size else {
      throw ArchiveProblem.badCheckpoint
    }
    let keys = try RegistryReading(store)
    guard let office = keys.registry.officeKey, head.isSigned(by: office),
      head.origin.utf8.elementsEqual(keys.genesis.origin.utf8)
    else { throw ArchiveProblem.badCheckpoint }
    let tree = try LogTree(store, size: head.size, root: head.root)
    self.init(store: store, tree: tree, head: head, keys: keys)
    // What says who may sign must stand in the log, too.
    for index in registryPositions { _ = try statement(at: index) }
    try require(seen)
    remember(lastSeen)
  }

  private init(store: Store, tree: LogTree<Store>, head: Checkpoint, keys: RegistryReading) {
    self.store = store
    self.tree = tree
    self.head = head
    genesis = keys.genesis
    registry = keys.registry
    genesisLeaf = keys.genesisLeaf
    registryPositions = keys.positions
  }

  /// The same archive, entries judged before, as something to read.
  init(_ archive: Archive<Store>) {
    store = archive.store
    tree = .leaves(Array(archive.ledger.leaves))
    head = archive.head
    genesis = archive.genesis
    registry = archive.registry
    genesisLeaf = archive.ledger.leaves[0]
    registryPositions = (try? RegistryReading.positions(in: archive.store)) ?? []
  }

  /// What was seen must be where this log begins.
  private func require(_ seen: LastSeen.Sight?) throws {
    guard let seen else { return }
    let (old, root) = (seen.checkpoint.size, seen.checkpoint.root)
    guard try tree.hash(0..<1) == seen.genesis else { throw ArchiveProblem.otherLog }
    guard let proof = try tree.consistencyProof(from: old) else {
      throw ArchiveProblem.rolledBack(seen: old, found: size)
    }
    let extends = Merkle.extends(
      oldSize: old, oldRoot: root, newSize: size, newRoot: head.root, proof: proof)
    guard extends else { throw ArchiveProblem.forked(seen: old) }
  }

  private mutating func remember(_ lastSeen: LastSeen) {
    do throws(SystemError) {
      try lastSeen.advance(to: LastSeen.Sight(genesis: genesisLeaf, checkpoint: head))
    } catch {
      warning = LastSeen.warning(error)
    }
  }
}

/// Who may sign, from the entries that say so and no others.
struct RegistryReading: Sendable {
  let genesis: Genesis
  let genesisLeaf: Digest
  let registry: Registry
  let positions: [Int]

  init(_ store: some RecordStore) throws {
    positions = try Self.positions(in: store)
    var ledger = Ledger { digest in try? store.blob(digest) }
    for index in [0] + positions {
      ledger.skip(to: index)
      guard let leaf = try store.leaves(index..<index + 1)[0] else {
        throw ArchiveProblem.incomplete
      }
      try Self.take(leaf, at: index, into: &ledger, from: store)
    }
    guard let genesis = ledger.genesis, let registry = ledger.registry,
      let leaf = ledger.leaves.first
    else { throw ArchiveProblem.incomplete }
    self.genesis = genesis
    self.registry = registry
    genesisLeaf = leaf
  }

  private static func take(
    _ leaf: [UInt8], at index: Int, into ledger: inout Ledger, from store: some RecordStore
  ) throws {
    let blob = try (try? Statement(reading: leaf)).flatMap { try store.blob($0.digest) }
    do throws(Refusal) {
      _ = try ledger.admit(Entry(leaf: leaf, blob: blob))
    } catch {
      throw ArchiveProblem.broken(index: index, error)
    }
  }

  /// Where the registry changed.
  static func positions(in store: some RecordStore) throws -> [Int] {
    try store.positions(of: .registry)
  }
}
