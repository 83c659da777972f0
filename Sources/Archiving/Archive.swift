public import Diagnostics
internal import Signing

/// The records of an office: entries of a log that only grows, each signed, under a signed head.
///
/// Opening checks that the entries are those of the last signed checkpoint and extend what this
/// computer has seen; ``verify(_:lastSeen:options:)`` checks everything.
public struct Archive<Store: RecordStore>: Sendable {
  let store: Store
  let lastSeen: LastSeen
  var ledger = Ledger()
  /// The last signed head.
  public internal(set) var head: Checkpoint
  /// What went wrong without harm, such as a last-seen head that could not be written.
  public internal(set) var warning: Phrase?

  /// The first entry.
  public let genesis: Genesis

  /// The name of the log.
  public var origin: String { genesis.origin }
  /// The code of the office that keeps it.
  public var office: String { genesis.office }
  /// Who may sign what.
  public var registry: Registry { ledger.registry ?? genesis.registry }
  /// The number of entries.
  public var size: Int { ledger.size }

  /// Opens what `store` holds.
  /// - Throws: ``ArchiveProblem`` for a log that is not believed, ``StoreProblem``.
  public init(store: Store, lastSeen: LastSeen) throws {
    // The memory is read before the log: another program may append between the two.
    let seen = try lastSeen.sight()
    self.store = store
    self.lastSeen = lastSeen
    let empty = Ledger { digest in try? store.blob(digest) }
    let (ledger, head) = try Self.grown(empty, in: store)
    guard let genesis = ledger.genesis else { throw ArchiveProblem.incomplete }
    self.ledger = ledger
    self.head = head
    self.genesis = genesis
    if let problem = ledger.problem(with: seen) { throw problem }
    remember()
  }

  /// Takes in what other programs have appended.
  mutating func catchUp() throws {
    (ledger, head) = try Self.grown(ledger, in: store)
  }

  /// The ledger with all that the store holds, and the signed head of it.
  private static func grown(
    _ ledger: Ledger, in store: Store
  ) throws -> (ledger: Ledger, head: Checkpoint) {
    var ledger = ledger
    let stored = try store.head()
    guard let last = stored.checkpoint, last.size == stored.size, stored.size > 0 else {
      throw ArchiveProblem.incomplete
    }
    while ledger.size < stored.size {
      let positions = ledger.size..<min(stored.size, ledger.size + 1000)
      for leaf in try store.leaves(positions) { try replay(leaf, into: &ledger, from: store) }
    }
    guard let genesis = ledger.genesis, let key = ledger.registry?.officeKey,
      let head = Checkpoint(reading: last.bytes), head.size == ledger.size,
      head.root == ledger.root, head.origin.utf8.elementsEqual(genesis.origin.utf8),
      head.isSigned(by: key)
    else { throw ArchiveProblem.badCheckpoint }
    return (ledger, head)
  }

  private static func replay(
    _ leaf: [UInt8]?, into ledger: inout Ledger, from store: Store
  ) throws {
    guard let leaf else { throw ArchiveProblem.incomplete }
    let index = ledger.size
    // What cannot be read is no fault of the entry.
    let saysWhoSigns = index == 0 || leaf.starts(with: #"{"kind":"registry""#.utf8)
    let blob = saysWhoSigns ? try blob(of: leaf, store) : nil
    do throws(Refusal) {
      try ledger.replay(leaf, genesis: blob)
    } catch {
      throw ArchiveProblem.broken(index: index, error)
    }
  }

  private static func blob(of leaf: [UInt8], _ store: Store) throws -> [UInt8]? {
    guard let statement = try? Statement(reading: leaf) else { return nil }
    return try store.blob(statement.digest)
  }

  /// Remembers the head for the next time.
  mutating func remember() {
    do throws(SystemError) {
      try lastSeen.advance(to: LastSeen.Sight(genesis: ledger.leaves[0], checkpoint: head))
      warning = nil
    } catch {
      warning = LastSeen.warning(error)
    }
  }
}

extension Ledger {
  /// What speaks against a log for somebody who has seen `sight`; nil when nothing does.
  func problem(with sight: LastSeen.Sight?) -> ArchiveProblem? {
    guard let sight else { return nil }
    guard leaves.first == sight.genesis else { return .otherLog }
    let seen = sight.checkpoint.size
    guard seen <= size else { return .rolledBack(seen: seen, found: size) }
    return Merkle.root(of: leaves.prefix(seen)) == sight.checkpoint.root
      ? nil : .forked(seen: seen)
  }
}
