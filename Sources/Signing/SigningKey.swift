internal import COpenSSL

/// A private key in use. There is one of it, and its memory is wiped when it goes.
@safe public struct SigningKey: ~Copyable {
  private let handle: OpaquePointer
  /// The public half.
  public let publicKey: PublicKey

  /// Makes a new key.
  public static func generate(_ algorithm: Algorithm = .ed25519) throws(SigningProblem)
    -> SigningKey
  {
    ProcessMemory.refuseDumps()
    let context = unsafe EVP_PKEY_CTX_new_from_name(nil, algorithm.libraryName, nil)
    defer { unsafe EVP_PKEY_CTX_free(context) }
    var handle: OpaquePointer?
    guard unsafe EVP_PKEY_keygen_init(context) == 1,
      unsafe EVP_PKEY_generate(context, &handle) == 1, let handle = unsafe handle
    else { throw .library }
    return unsafe try SigningKey(owning: handle, algorithm)
  }

  /// The Ed25519 key of a 32-byte seed (RFC 8032, section 5.1.5), for keys that must come out the
  /// same again, as in tests.
  package static func ed25519(seed: [UInt8]) throws(SigningProblem) -> SigningKey {
    let name = Algorithm.ed25519.libraryName
    let handle = unsafe EVP_PKEY_new_raw_private_key_ex(nil, name, nil, seed, seed.count)
    guard let handle = unsafe handle else { throw .library }
    return unsafe try SigningKey(owning: handle, .ed25519)
  }

  /// Takes a private key of libcrypto and frees it, even when it throws.
  init(owning handle: OpaquePointer, _ algorithm: Algorithm) throws(SigningProblem) {
    var raw = [UInt8](repeating: 0, count: algorithm.publicKeySize)
    var count = raw.count
    let isOfKind = unsafe EVP_PKEY_is_a(handle, algorithm.libraryName) == 1
    guard isOfKind, unsafe EVP_PKEY_get_raw_public_key(handle, &raw, &count) == 1,
      count == raw.count, let key = try? PublicKey(algorithm, raw: raw)
    else {
      unsafe EVP_PKEY_free(handle)
      throw .library
    }
    unsafe self.handle = handle
    publicKey = key
  }

  deinit { unsafe EVP_PKEY_free(handle) }

  /// Signs `message`.
  public borrowing func sign(_ message: [UInt8]) throws(SigningProblem) -> [UInt8] {
    let context = unsafe EVP_MD_CTX_new()
    defer { unsafe EVP_MD_CTX_free(context) }
    var signature = [UInt8](repeating: 0, count: publicKey.algorithm.signatureSize)
    var count = signature.count
    guard unsafe context != nil,
      unsafe EVP_DigestSignInit_ex(context, nil, nil, nil, nil, handle, nil) == 1,
      unsafe EVP_DigestSign(context, &signature, &count, message, message.count) == 1,
      count == signature.count
    else { throw .library }
    return signature
  }

  /// Gives the private key to `body`, which must not keep it.
  borrowing func withHandle<Result>(
    _ body: (OpaquePointer) throws(SigningProblem) -> Result
  ) throws(SigningProblem) -> Result {
    try unsafe body(handle)
  }
}

/// What a process does to itself before it holds a secret.
enum ProcessMemory {
  /// No core file and no reading of its memory by other processes of the same user: what a crash
  /// prints or dumps must not hold a key.
  static func refuseDumps() {
    _ = process_refuse_dumps()
  }
}
