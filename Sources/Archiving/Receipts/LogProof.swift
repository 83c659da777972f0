public import Signing

/// That one entry stands in a log: a C2SP proof (c2sp.org/tlog-proof).
///
///     c2sp.org/tlog-proof@v1
///     index 2
///     gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
///
///     tongxin/child-impact
///     3
///     …
///
/// Signatures of witnesses beside that of the log have their place in the checkpoint.
public struct LogProof: Sendable, Hashable {
  /// The position of the entry.
  public let index: Int
  /// The hashes from the leaf's sibling up to the root's child.
  public let hashes: [Digest]
  /// The signed head that the proof leads to.
  public let checkpoint: Checkpoint

  private static let heading = "c2sp.org/tlog-proof@v1"

  /// Puts a proof together.
  public init(index: Int, hashes: [Digest], checkpoint: Checkpoint) {
    self.index = index
    self.hashes = hashes
    self.checkpoint = checkpoint
  }

  /// The proof as it is stored and sent.
  public var bytes: [UInt8] {
    let lines =
      [Self.heading, "index \(index)"] + hashes.map { Base64.text($0.bytes) } + ["", ""]
    return Array(lines.joined(separator: "\n").utf8) + checkpoint.bytes
  }

  /// Reads a proof in the spelling that ``bytes`` has; nil for anything else, extra data included,
  /// which nothing would vouch for.
  public init?(reading bytes: [UInt8]) {
    guard bytes.count <= 1 << 17, let end = Self.endOfHashes(bytes) else { return nil }
    let lines = bytes[..<end].split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard lines.count >= 2, lines.count <= 66, lines[0] == Self.heading,
      lines[1].hasPrefix("index "), let index = Int(lines[1].dropFirst(6)), index >= 0,
      let checkpoint = Checkpoint(reading: Array(bytes[(end + 2)...]))
    else { return nil }
    let hashes = lines.dropFirst(2).map { Base64.bytes($0).flatMap { Digest(bytes: $0) } }
    guard !hashes.contains(nil) else { return nil }
    self.init(index: index, hashes: hashes.compactMap(\.self), checkpoint: checkpoint)
    guard self.bytes == bytes else { return nil }
  }

  /// Where the line feed before the empty line stands.
  private static func endOfHashes(_ bytes: [UInt8]) -> Int? {
    bytes.indices.dropLast(2).first { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }
  }

  /// Whether `leaf` stands at ``index`` in the log whose heads `key` signs.
  public func proves(_ leaf: [UInt8], inLogOf key: PublicKey) -> Bool {
    checkpoint.isSigned(by: key)
      && Merkle.includes(
        Merkle.leaf(leaf), at: index, size: checkpoint.size, root: checkpoint.root, proof: hashes)
  }
}
