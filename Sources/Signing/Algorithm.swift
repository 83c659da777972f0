internal import COpenSSL

/// How a key signs. It belongs to the key and is never read from a message.
public enum Algorithm: String, Sendable, Hashable, CaseIterable {
  /// Ed25519 (RFC 8032).
  case ed25519
  /// SM2 with SM3 (GB/T 32918.2), user ID `1234567812345678`, signatures as DER.
  case sm2

  /// The DER of a SubjectPublicKeyInfo up to the key's own bytes: RFC 8410, section 4; GM/T 0009,
  /// which names the curve in the way of RFC 5480.
  var spkiPrefix: [UInt8] {
    switch self {
    case .ed25519: [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
    case .sm2:
      [0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]
        + [0x06, 0x08, 0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x82, 0x2D, 0x03, 0x42, 0x00]
    }
  }

  /// The bytes of a public key.
  var publicKeySize: Int {
    switch self {
    case .ed25519: 32
    case .sm2: 65
    }
  }

  /// The most bytes of a signature.
  public var signatureLimit: Int {
    switch self {
    case .ed25519: 64
    case .sm2: 72
    }
  }

  /// Whether bytes have the form of a signature.
  func isSignature(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .ed25519: bytes.count == 64
    case .sm2: SM2.isSignature(bytes)
    }
  }

  /// What libcrypto calls it.
  var libraryName: String {
    switch self {
    case .ed25519: "ED25519"
    case .sm2: "SM2"
    }
  }

  /// The public key of libcrypto for a key's own bytes, to be freed by who asked; nil for bytes
  /// that are none.
  func publicHandle(_ raw: [UInt8]) -> OpaquePointer? {
    switch self {
    case .ed25519:
      return unsafe EVP_PKEY_new_raw_public_key_ex(nil, libraryName, nil, raw, raw.count)
    case .sm2:
      let spki = spkiPrefix + raw
      return unsafe spki.withUnsafeBufferPointer { bytes in
        var start = bytes.baseAddress
        return unsafe d2i_PUBKEY(nil, &start, bytes.count)
      }
    }
  }
}

/// One use of a key of libcrypto, to sign or to verify: one-shot calls only, as Ed25519 and SM2 ask.
@safe struct SignatureRun: ~Copyable {
  /// The user ID that GM/T 0009 gives to keys without another.
  private static let userID = Array("1234567812345678".utf8)

  private let digest: OpaquePointer
  private let parameters: OpaquePointer
  private let handle: OpaquePointer
  private let algorithm: Algorithm

  /// Prepares `handle`, which has to last as long as the run; nil where libcrypto will not.
  init?(_ handle: OpaquePointer, _ algorithm: Algorithm) {
    let digest = unsafe EVP_MD_CTX_new()
    let parameters = unsafe EVP_PKEY_CTX_new(handle, nil)
    guard let digest = unsafe digest, let parameters = unsafe parameters,
      unsafe Self.prepare(digest, parameters, algorithm)
    else {
      unsafe EVP_MD_CTX_free(digest)
      unsafe EVP_PKEY_CTX_free(parameters)
      return nil
    }
    unsafe self.digest = digest
    unsafe self.parameters = parameters
    unsafe self.handle = handle
    self.algorithm = algorithm
  }

  /// The user ID has to be there before the digest begins with it.
  private static func prepare(
    _ digest: OpaquePointer, _ parameters: OpaquePointer, _ algorithm: Algorithm
  ) -> Bool {
    guard algorithm == .sm2 else { return true }
    guard unsafe EVP_PKEY_CTX_set1_id(parameters, userID, Int32(userID.count)) == 1 else {
      return false
    }
    unsafe EVP_MD_CTX_set_pkey_ctx(digest, parameters)
    return true
  }

  deinit {
    unsafe EVP_MD_CTX_free(digest)
    unsafe EVP_PKEY_CTX_free(parameters)
  }

  private var hash: OpaquePointer? {
    switch algorithm {
    case .ed25519: nil
    case .sm2: unsafe EVP_sm3()
    }
  }

  borrowing func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    guard unsafe EVP_DigestVerifyInit(digest, nil, hash, nil, handle) == 1 else { return false }
    return unsafe EVP_DigestVerify(
      digest, signature, signature.count, message, message.count) == 1
  }

  borrowing func signature(of message: [UInt8]) -> [UInt8]? {
    var signature = [UInt8](repeating: 0, count: algorithm.signatureLimit)
    var count = signature.count
    guard unsafe EVP_DigestSignInit(digest, nil, hash, nil, handle) == 1,
      unsafe EVP_DigestSign(digest, &signature, &count, message, message.count) == 1
    else { return nil }
    return Array(signature.prefix(count))
  }
}
