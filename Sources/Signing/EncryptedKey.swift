internal import COpenSSL

/// The PEM block `ENCRYPTED PRIVATE KEY` (RFC 7468, section 11).
enum EncryptedKey {
  /// The cost of scrypt. `openssl` refuses N = 32768 in its default memory.
  private static let cost: (n: UInt64, r: UInt64, p: UInt64) = (16384, 8, 5)

  /// The block for `key`.
  static func pem(
    of key: borrowing SigningKey, _ passphrase: borrowing Passphrase
  ) throws(SigningProblem) -> [UInt8] {
    let plain = unsafe try key.withHandle { (handle) throws(SigningProblem) in
      unsafe EVP_PKEY2PKCS8(handle)
    }
    defer { unsafe PKCS8_PRIV_KEY_INFO_free(plain) }
    guard let plain = unsafe plain else { throw .library }
    let sealed = unsafe try seal(plain, passphrase)
    defer { unsafe X509_SIG_free(sealed) }
    let memory = unsafe BIO_new(BIO_s_mem())
    defer { unsafe BIO_free(memory) }
    var start: UnsafeMutablePointer<CChar>?
    guard unsafe PEM_write_bio_PKCS8(memory, sealed) == 1 else { throw .library }
    let count = unsafe openssl_memory_bytes(memory, &start)
    return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: max(0, count)))
  }

  private static func seal(
    _ plain: OpaquePointer, _ passphrase: borrowing Passphrase
  ) throws(SigningProblem) -> OpaquePointer {
    var salt = try Entropy.bytes(16)
    // A nil initialisation vector lets libcrypto choose a random one.
    let scheme = unsafe PKCS5_pbe2_set_scrypt(
      EVP_aes_256_cbc(), &salt, Int32(salt.count), nil, cost.n, cost.r, cost.p)
    let sealed = unsafe try passphrase.withBytes { (bytes) throws(SigningProblem) in
      unsafe PKCS8_set0_pbe(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), plain, scheme)
    }
    guard let sealed = unsafe sealed else {
      unsafe X509_ALGOR_free(scheme)
      throw .library
    }
    return unsafe sealed
  }

  /// The key in a block; whatever follows the block is refused.
  static func key(
    in pem: [UInt8], _ passphrase: borrowing Passphrase
  ) throws(KeyFileProblem) -> SigningKey {
    defer { ERR_clear_error() }
    guard pem.starts(with: "-----BEGIN ENCRYPTED PRIVATE KEY-----\n".utf8) else {
      throw isPlain(pem) ? .notEncrypted : .notKey
    }
    let memory = unsafe BIO_new_mem_buf(pem, Int32(pem.count))
    defer { unsafe BIO_free(memory) }
    let sealed = unsafe PEM_read_bio_PKCS8(memory, nil, nil, nil)
    defer { unsafe X509_SIG_free(sealed) }
    guard let sealed = unsafe sealed else { throw .notKey }
    return unsafe try key(sealed: sealed, passphrase)
  }

  /// Whether a block of a private key begins that needs no passphrase to open.
  private static func isPlain(_ pem: [UInt8]) -> Bool {
    ["", "EC ", "RSA ", "DSA ", "OPENSSH "].contains { kind in
      pem.starts(with: "-----BEGIN \(kind)PRIVATE KEY-----".utf8)
    }
  }

  private static func key(
    sealed: OpaquePointer, _ passphrase: borrowing Passphrase
  ) throws(KeyFileProblem) -> SigningKey {
    let plain = unsafe try? passphrase.withBytes { (bytes) throws(SigningProblem) in
      unsafe PKCS8_decrypt(
        sealed, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
    }
    guard let plain = unsafe plain else { throw .wrongPassphrase }
    defer { unsafe PKCS8_PRIV_KEY_INFO_free(plain) }
    guard let handle = unsafe EVP_PKCS82PKEY(plain) else { throw .notKey }
    let name = Algorithm.allCases.first { unsafe EVP_PKEY_is_a(handle, $0.libraryName) == 1 }
    guard let algorithm = name else {
      unsafe EVP_PKEY_free(handle)
      throw .otherKind
    }
    guard let key = unsafe try? SigningKey(owning: handle, algorithm) else { throw .otherKind }
    return key
  }
}
