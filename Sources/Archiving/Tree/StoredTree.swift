internal import Signing

/// The tree of a store, read where it is needed.
///
/// Nothing that is read is believed for itself: a root is compared with a signed head, and a proof is
/// checked against one before it is used.
struct StoredTree<Store: RecordStore>: Sendable {
  let store: Store
  /// The number of leaves.
  let size: Int
  /// By level, the entries that no full tile holds.
  private let edges: [[Digest]]

  /// Reads the right edge of the tree over the first `size` leaves.
  /// - Throws: ``ArchiveProblem/incomplete`` where leaves or tiles are missing, ``StoreProblem``.
  init(_ store: Store, size: Int) throws {
    self.store = store
    self.size = size
    let full = size / Tile.width * Tile.width
    var edges = [try Self.whole(store.leaves(full..<size)).map(Merkle.leaf)]
    var count = size / Tile.width
    for level in 0..<8 where count > 0 {
      let full = count / Tile.width * Tile.width
      edges.append(try Self.whole(store.tileRoots(level, full..<count)))
      count /= Tile.width
    }
    self.edges = edges
  }

  private static func whole<Value>(_ values: [Value?]) throws -> [Value] {
    let present = values.compactMap(\.self)
    guard present.count == values.count else { throw ArchiveProblem.incomplete }
    return present
  }

  /// The root over all leaves, from the edge alone.
  var root: Digest {
    Merkle.folded(edges.reversed().flatMap { MerkleFrontier($0).peaks })
  }

  /// The root over the leaves in `range`, which must be a subtree as RFC 6962 splits them.
  func hash(_ range: Range<Int>) throws -> Digest {
    var (start, rest) = (range.lowerBound, range.count)
    var peaks: [Digest] = []
    while rest > 0 {
      let level = Int.bitWidth - 1 - rest.leadingZeroBitCount
      peaks.append(try node(level, start >> level))
      start += 1 << level
      rest -= 1 << level
    }
    return Merkle.folded(peaks)
  }

  /// The root of a complete subtree of 2^`level` leaves.
  private func node(_ level: Int, _ index: Int) throws -> Digest {
    let span = 1 << (level % 8)
    let first = index * span
    return Merkle.root(of: try entries(level / 8, first..<first + span))
  }

  /// Neighbouring entries of one level, all of them within one tile.
  private func entries(_ level: Int, _ range: Range<Int>) throws -> ArraySlice<Digest> {
    let number = range.lowerBound / Tile.width
    let start = range.lowerBound - number * Tile.width
    let places = start..<start + range.count
    guard (number + 1) * Tile.width <= Tile.entries(atLevel: level, size: size) else {
      return edges[level][places]
    }
    guard let tile = try store.tile(level, number) else { throw ArchiveProblem.incomplete }
    return tile.hashes[places]
  }
}

/// The tree of a log, from tiles or, where those are missing or not believed, from all leaves.
enum LogTree<Store: RecordStore>: Sendable {
  case tiles(StoredTree<Store>)
  case leaves([Digest])

  /// Reads the tree of `size` leaves that has `root`: a few rows, or all leaves where those do not
  /// lead to it.
  /// - Throws: ``ArchiveProblem/badCheckpoint`` when the leaves do not lead to it either.
  init(_ store: Store, size: Int, root: Digest) throws {
    if let tree = try? StoredTree(store, size: size), tree.root == root {
      self = .tiles(tree)
      return
    }
    var leaves: [Digest] = []
    while leaves.count < size {
      let rows = try store.leaves(leaves.count..<min(size, leaves.count + 1000))
      for row in rows {
        guard let row else { throw ArchiveProblem.incomplete }
        leaves.append(Merkle.leaf(row))
      }
    }
    guard Merkle.root(of: leaves) == root else { throw ArchiveProblem.badCheckpoint }
    self = .leaves(leaves)
  }

  var size: Int {
    switch self {
    case .tiles(let tree): tree.size
    case .leaves(let leaves): leaves.count
    }
  }

  func hash(_ range: Range<Int>) throws -> Digest {
    switch self {
    case .tiles(let tree): try tree.hash(range)
    case .leaves(let leaves): Merkle.root(of: leaves[range])
    }
  }

  /// Whether a leaf hash stands at `index`, by the proof to `root`, or by the leaves that led to it.
  func holds(_ leaf: Digest, at index: Int, _ root: Digest) throws -> Bool {
    switch self {
    case .leaves(let leaves): return leaves[index] == leaf
    case .tiles(let tree):
      guard let proof = try inclusionProof(of: index) else { return false }
      return Merkle.includes(leaf, at: index, size: tree.size, root: root, proof: proof)
    }
  }

  func inclusionProof(of index: Int) throws -> [Digest]? {
    guard (0..<size).contains(index) else { return nil }
    return try Merkle.path(index, 0..<size, hash)
  }

  func consistencyProof(from old: Int) throws -> [Digest]? {
    guard (0...size).contains(old) else { return nil }
    guard old > 0, old < size else { return [] }
    return try Merkle.subproof(old, 0..<size, isWhole: true, hash)
  }
}
