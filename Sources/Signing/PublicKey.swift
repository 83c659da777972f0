internal import COpenSSL

/// A public key, named by the digest of its SubjectPublicKeyInfo.
public struct PublicKey: Sendable, Hashable {
  /// How the key signs.
  public let algorithm: Algorithm
  /// The key's own bytes: 32 for Ed25519; 65 for SM2, a point as 04, x and y.
  public let raw: [UInt8]
  /// The SHA-256 of ``spki``, which names the key everywhere.
  public let id: Digest

  /// Takes the bytes of a key.
  /// - Throws: ``SigningProblem/notPublicKey`` or ``SigningProblem/weakKey``.
  public init(_ algorithm: Algorithm, raw: [UInt8]) throws(SigningProblem) {
    guard raw.count == algorithm.publicKeySize else { throw .notPublicKey }
    switch algorithm {
    case .ed25519: guard !Ed25519.isWeak(raw) else { throw .weakKey }
    case .sm2:
      guard SM2.isPoint(raw) else { throw .notPublicKey }
      guard !SM2.isWeak(raw) else { throw .weakKey }
    }
    self.algorithm = algorithm
    self.raw = raw
    id = Digest(of: algorithm.spkiPrefix + raw)
  }

  /// Reads the DER of a SubjectPublicKeyInfo in its only spelling.
  public init(spki: [UInt8]) throws(SigningProblem) {
    let algorithm = Algorithm.allCases.first { spki.starts(with: $0.spkiPrefix) }
    guard let algorithm else { throw .notPublicKey }
    try self.init(algorithm, raw: Array(spki.dropFirst(algorithm.spkiPrefix.count)))
  }

  /// Reads a PEM block `PUBLIC KEY` (RFC 7468), nothing before or after it.
  public init(pem: String) throws(SigningProblem) {
    let lines = pem.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 3, lines.first == Self.pemBegin[...],
      let end = lines.firstIndex(of: Self.pemEnd[...]),
      lines[(end + 1)...].allSatisfy(\.isEmpty),
      let spki = Base64.bytes(lines[1..<end].joined())
    else { throw .notPublicKey }
    try self.init(spki: spki)
  }

  private static let pemBegin = "-----BEGIN PUBLIC KEY-----"
  private static let pemEnd = "-----END PUBLIC KEY-----"

  /// The DER of the SubjectPublicKeyInfo.
  public var spki: [UInt8] { algorithm.spkiPrefix + raw }

  /// The PEM block that `openssl pkey -pubin` reads.
  public var pem: String {
    let text = Array(Base64.text(spki).utf8)
    let lines = stride(from: 0, to: text.count, by: 64).map {
      String(decoding: text[$0..<min($0 + 64, text.count)], as: UTF8.self)
    }
    return ([Self.pemBegin] + lines + [Self.pemEnd, ""]).joined(separator: "\n")
  }

  /// Whether the key's owner signed `message`. How is a matter of the key, never of the message.
  public func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    guard algorithm.isSignature(signature) else { return false }
    defer { ERR_clear_error() }
    let handle = unsafe algorithm.publicHandle(raw)
    defer { unsafe EVP_PKEY_free(handle) }
    guard let handle = unsafe handle, let run = unsafe SignatureRun(handle, algorithm) else {
      return false
    }
    return run.verifies(signature, of: message)
  }
}

/// What is particular to Ed25519 keys.
enum Ed25519 {
  /// The y coordinates of the points of small order, for which signatures can be made without a
  /// private key; besides these, y must be below p = 2²⁵⁵−19.
  private static let smallOrder: Set<String> = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  ]

  /// Whether a key has small order or is not in its only spelling.
  static func isWeak(_ raw: [UInt8]) -> Bool {
    var y = raw
    y[31] &= 0x7F
    let isBeyondField = y[31] == 0x7F && y[1..<31].allSatisfy { $0 == 0xFF } && y[0] >= 0xED
    return isBeyondField || smallOrder.contains(Hexadecimal.text(y))
  }
}
