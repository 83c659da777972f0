internal import COpenSSL

/// How a key signs. It belongs to the key and is never read from a message.
public enum Algorithm: String, Sendable, Hashable, CaseIterable {
  /// Ed25519 (RFC 8032).
  case ed25519

  /// The DER of a SubjectPublicKeyInfo up to the key's own bytes (RFC 8410, section 4).
  var spkiPrefix: [UInt8] {
    switch self {
    case .ed25519: [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
    }
  }

  /// The bytes of a public key.
  var publicKeySize: Int {
    switch self {
    case .ed25519: 32
    }
  }

  /// The bytes of a signature.
  public var signatureSize: Int {
    switch self {
    case .ed25519: 64
    }
  }

  /// What libcrypto calls it.
  var libraryName: String {
    switch self {
    case .ed25519: "ED25519"
    }
  }
}

/// A public key, named by the digest of its SubjectPublicKeyInfo.
public struct PublicKey: Sendable, Hashable {
  /// How the key signs.
  public let algorithm: Algorithm
  /// The key's own bytes; 32 for Ed25519.
  public let raw: [UInt8]

  /// Takes the bytes of a key.
  /// - Throws: ``SigningProblem/notPublicKey`` or ``SigningProblem/weakKey``.
  public init(_ algorithm: Algorithm, raw: [UInt8]) throws(SigningProblem) {
    guard raw.count == algorithm.publicKeySize else { throw .notPublicKey }
    switch algorithm {
    case .ed25519: guard !Ed25519.isWeak(raw) else { throw .weakKey }
    }
    self.algorithm = algorithm
    self.raw = raw
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

  /// The SHA-256 of ``spki``, which names the key everywhere.
  public var id: Digest { Digest(of: spki) }

  /// The PEM block that `openssl pkey -pubin` reads.
  public var pem: String {
    let text = Array(Base64.text(spki).utf8)
    let lines = stride(from: 0, to: text.count, by: 64).map {
      String(decoding: text[$0..<min($0 + 64, text.count)], as: UTF8.self)
    }
    return ([Self.pemBegin] + lines + [Self.pemEnd, ""]).joined(separator: "\n")
  }

  /// Whether the key's owner signed `message`.
  public func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    guard signature.count == algorithm.signatureSize else { return false }
    let key = unsafe EVP_PKEY_new_raw_public_key_ex(
      nil, algorithm.libraryName, nil, raw, raw.count)
    let context = unsafe EVP_MD_CTX_new()
    defer {
      unsafe EVP_MD_CTX_free(context)
      unsafe EVP_PKEY_free(key)
      ERR_clear_error()
    }
    guard unsafe key != nil, unsafe context != nil,
      unsafe EVP_DigestVerifyInit_ex(context, nil, nil, nil, nil, key, nil) == 1
    else { return false }
    return unsafe EVP_DigestVerify(context, signature, signature.count, message, message.count)
      == 1
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
