internal import Signing

/// The hashes of the leaves of a log, in groups of 256.
///
/// A copy shares all full groups with its original, so that a log of any size can be tried out at no
/// more than the price of its last group.
struct LeafHashes: RandomAccessCollection, Sendable {
  private static let width = Tile.width

  private var full: [[Digest]] = []
  private var last: [Digest] = []

  var startIndex: Int { 0 }
  var endIndex: Int { full.count * Self.width + last.count }

  subscript(index: Int) -> Digest {
    let group = index / Self.width
    return group < full.count ? full[group][index % Self.width] : last[index % Self.width]
  }

  /// Adds the hash of the next leaf. O(1) on average.
  mutating func append(_ hash: Digest) {
    last.append(hash)
    guard last.count == Self.width else { return }
    full.append(last)
    last = []
  }
}
