public import Signing

/// The hashes of a Merkle tree (RFC 6962, section 2.1; RFC 9162, section 2.1.1).
public enum Merkle {
  /// The root of a tree without leaves: the digest of nothing.
  public static let emptyRoot = Digest(of: [])

  /// The hash of a leaf: SHA-256 of a zero byte and the leaf.
  public static func leaf(_ bytes: [UInt8]) -> Digest {
    Digest(of: [0x00] + bytes)
  }

  /// The hash of two subtrees: SHA-256 of a one byte and both hashes.
  public static func node(_ left: Digest, _ right: Digest) -> Digest {
    Digest(of: [0x01] + left.bytes + right.bytes)
  }

  /// The root over leaf hashes. O(n).
  public static func root(of leaves: some Sequence<Digest>) -> Digest {
    MerkleFrontier(leaves).root
  }

  /// The root over complete subtrees, largest first. O(log n).
  static func folded(_ peaks: [Digest]) -> Digest {
    guard let last = peaks.last else { return emptyRoot }
    return peaks.dropLast().reversed().reduce(last) { node($1, $0) }
  }

  /// The largest power of two below `size`, which is at least 2: where a tree is split.
  static func split(_ size: Int) -> Int {
    1 << (Int.bitWidth - 1 - (size - 1).leadingZeroBitCount)
  }
}

/// The right edge of a growing tree: enough to add leaves and to know the root, in O(log n) space.
public struct MerkleFrontier: Sendable {
  /// The number of leaves.
  public private(set) var size = 0
  /// The roots of the complete subtrees, largest first: one for each bit that is set in ``size``.
  private(set) var peaks: [Digest] = []

  /// Begins with no leaves.
  public init() {}

  /// Begins with some leaves.
  init(_ leaves: some Sequence<Digest>) {
    for leaf in leaves { add(leaf) }
  }

  /// Adds the hash of the next leaf. O(log n), O(1) on average.
  public mutating func add(_ leaf: Digest) {
    var hash = leaf
    for _ in 0..<size.trailingOnes {
      hash = Merkle.node(peaks.removeLast(), hash)
    }
    peaks.append(hash)
    size += 1
  }

  /// The root. O(log n).
  public var root: Digest { Merkle.folded(peaks) }
}

extension Int {
  /// How many of the lowest bits are set without a gap.
  fileprivate var trailingOnes: Int { (~self).trailingZeroBitCount }
}
