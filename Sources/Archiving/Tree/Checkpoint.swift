internal import Diagnostics
public import Signing

/// A signed head of a log: a C2SP checkpoint (c2sp.org/tlog-checkpoint) in a signed note
/// (c2sp.org/signed-note).
///
///     tongxin/child-impact
///     3
///     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
///
///     — tongxin/child-impact Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGz…
public struct Checkpoint: Sendable, Hashable {
  /// The name of the log, which is also the name of its key.
  public let origin: String
  /// The number of entries.
  public let size: Int
  /// The root of their Merkle tree.
  public let root: Digest
  /// The note as it is stored and sent.
  public let bytes: [UInt8]
  /// The signature lines: key name, and key hash with signature.
  private let signatures: [Signature]

  private struct Signature: Sendable, Hashable {
    let name: String
    let bytes: [UInt8]
  }

  /// Signs a head with the log's key.
  public init(
    origin: String, size: Int, root: Digest, key: borrowing SigningKey
  ) throws(SigningProblem) {
    let text = Self.text(origin, size, root)
    let signature = try key.sign(Array(text.utf8))
    let line = Base64.text(Self.keyHash(origin, key.publicKey) + signature)
    self.origin = origin
    self.size = size
    self.root = root
    signatures = [Signature(name: origin, bytes: Self.keyHash(origin, key.publicKey) + signature)]
    bytes = Array((text + "\n\u{2014} \(origin) \(line)\n").utf8)
  }

  /// Reads a note in its only spelling; nil for anything else. No signature is checked by this.
  public init?(reading bytes: [UInt8]) {
    guard bytes.count <= 1 << 16, let note = String(validating: bytes, as: UTF8.self) else {
      return nil
    }
    let lines = note.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
    guard lines.count >= 6, lines[3].isEmpty, lines.last == "", Self.isOrigin(lines[0]),
      let size = Self.size(lines[1]),
      let root = Base64.bytes(lines[2]).flatMap({ Digest(bytes: $0) })
    else { return nil }
    let signatures = lines[4..<lines.count - 1].map(Self.signature)
    guard !signatures.contains(nil) else { return nil }
    self.origin = lines[0]
    self.size = size
    self.root = root
    self.signatures = signatures.compactMap(\.self)
    self.bytes = bytes
  }

  /// Whether the log's key signed this head. Lines of other keys, such as those of witnesses, are
  /// passed over; a line that bears the key's name and hash has to be valid.
  public func isSigned(by key: PublicKey) -> Bool {
    let hash = Self.keyHash(origin, key)
    let text = Array(Self.text(origin, size, root).utf8)
    let own = signatures.filter { signature in
      signature.name.utf8.elementsEqual(origin.utf8) && signature.bytes.starts(with: hash)
    }
    return !own.isEmpty
      && own.allSatisfy { key.verifies(Array($0.bytes.dropFirst(hash.count)), of: text) }
  }

  /// Whether a text can name a log: not empty, no blank, no plus sign, nothing that is hidden.
  public static func isOrigin(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 200 && Visible.firstHidden(in: text) == nil
      && !text.unicodeScalars.contains { $0.properties.isWhitespace || $0 == "+" }
  }

  /// The first four bytes of SHA-256 over name, line feed, algorithm and key. The algorithm of
  /// Ed25519 is 1; SM2 has no number of its own and takes 255 and a name.
  public static func keyHash(_ name: String, _ key: PublicKey) -> [UInt8] {
    let kind: [UInt8] =
      switch key.algorithm {
      case .ed25519: [0x01]
      case .sm2: [0xFF] + Array("child-impact/sm2-with-sm3".utf8)
      }
    return Array(Digest(of: Array(name.utf8) + [0x0A] + kind + key.raw).bytes.prefix(4))
  }

  private static func text(_ origin: String, _ size: Int, _ root: Digest) -> String {
    "\(origin)\n\(size)\n\(Base64.text(root.bytes))\n"
  }

  private static func size(_ text: String) -> Int? {
    guard let size = Int(text), size >= 0, String(size) == text else { return nil }
    return size
  }

  private static func signature(_ line: String) -> Signature? {
    let parts = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, parts[0] == "\u{2014}", isOrigin(parts[1]),
      let bytes = Base64.bytes(parts[2]), bytes.count > 4
    else { return nil }
    return Signature(name: parts[1], bytes: bytes)
  }
}
