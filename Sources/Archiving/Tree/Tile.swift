public import Signing

/// 256 neighbouring hashes of one level of the tree, as c2sp.org/tlog-tiles cuts it: level 0 has the
/// hashes of leaves, level 1 those of 256 leaves each, and so on.
///
/// Only full tiles are kept. They never change, so the rest of the tree is at most 255 hashes a level,
/// and a root or a proof takes a few rows instead of all leaves.
public struct Tile: Sendable, Hashable {
  /// The hashes of a full tile.
  public static let width = 256

  /// The level, in steps of 256.
  public let level: Int
  /// The position among the tiles of its level.
  public let number: Int
  /// The hashes, ``width`` of them.
  public let hashes: [Digest]

  /// The hashes one after the other, 8,192 bytes.
  public var bytes: [UInt8] { hashes.flatMap(\.bytes) }

  /// The hash of the subtree that the tile spans: an entry of the level above.
  public var root: Digest { Merkle.root(of: hashes) }

  /// Takes the hashes of a full tile.
  package init(level: Int, number: Int, hashes: ArraySlice<Digest>) {
    precondition(hashes.count == Self.width, "only full tiles are made")
    self.level = level
    self.number = number
    self.hashes = Array(hashes)
  }

  /// Reads the bytes of a full tile; nil for any other number of bytes.
  public init?(level: Int, number: Int, bytes: [UInt8]) {
    guard bytes.count == 32 * Self.width else { return nil }
    let hashes = stride(from: 0, to: bytes.count, by: 32).compactMap {
      Digest(bytes: bytes[$0..<$0 + 32])
    }
    self.init(level: level, number: number, hashes: hashes[...])
  }

  /// How many entries a level has in a tree of `size` leaves.
  package static func entries(atLevel level: Int, size: Int) -> Int {
    level < 8 ? size >> (8 * level) : 0
  }

  /// The tiles that become full while a tree grows from one size to another, lowest level first.
  package static func completed(
    from old: Int, to new: Int
  ) -> [(level: Int, numbers: Range<Int>)] {
    (0..<8).map { level in
      let full = { size in entries(atLevel: level, size: size) / width }
      return (level, full(old)..<max(full(old), full(new)))
    }.filter { !$0.1.isEmpty }
  }
}
