internal import COpenSSL

/// A private key in use: in memory, wiped when it goes, or in the keeping of a signer command.
@safe public struct SigningKey: ~Copyable {
  /// Where the private half is.
  @safe private enum Keeping {
    case memory(OpaquePointer)
    case command(SignerCommand)
  }

  private let keeping: Keeping
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

  /// A key that a command keeps. Nothing is asked of the command yet.
  public init(_ publicKey: PublicKey, keptBy command: SignerCommand) {
    keeping = .command(command)
    self.publicKey = publicKey
  }

  /// Takes a private key of libcrypto and frees it, even when it throws.
  init(owning handle: OpaquePointer, _ algorithm: Algorithm) throws(SigningProblem) {
    defer { ERR_clear_error() }
    guard unsafe EVP_PKEY_is_a(handle, algorithm.libraryName) == 1,
      let key = unsafe try? PublicKey(of: handle), key.algorithm == algorithm
    else {
      unsafe EVP_PKEY_free(handle)
      throw .library
    }
    unsafe keeping = .memory(handle)
    publicKey = key
  }

  deinit {
    guard case .memory(let handle) = keeping else { return }
    unsafe EVP_PKEY_free(handle)
  }

  /// Signs `message`. What a command gives is verified before it is used.
  /// - Throws: ``SigningProblem/library``, ``SigningProblem/signer(_:)``.
  public borrowing func sign(_ message: [UInt8]) throws(SigningProblem) -> [UInt8] {
    switch keeping {
    case .memory(let handle):
      guard let run = unsafe SignatureRun(handle, publicKey.algorithm),
        let signature = run.signature(of: message)
      else { throw .library }
      return signature
    case .command(let command):
      let signature = try command.signature(of: message, by: publicKey)
      guard publicKey.verifies(signature, of: message) else { throw .signer(.wrongSignature) }
      return signature
    }
  }

  /// Gives the private key to `body`, which must not keep it.
  /// - Throws: ``SigningProblem/signer(_:)`` for a key that only its command has.
  borrowing func withHandle<Result>(
    _ body: (OpaquePointer) throws(SigningProblem) -> Result
  ) throws(SigningProblem) -> Result {
    guard case .memory(let handle) = keeping else { throw .signer(.keepsKey) }
    return try unsafe body(handle)
  }
}

extension PublicKey {
  /// The public half of a key of libcrypto, through the one spelling that is read.
  fileprivate init(of handle: OpaquePointer) throws(SigningProblem) {
    let name = "point-format"
    // Keys of curves may come with a compressed point; this has no effect on others.
    unsafe EVP_PKEY_set_utf8_string_param(handle, name, "uncompressed")
    var start: UnsafeMutablePointer<UInt8>?
    let count = unsafe i2d_PUBKEY(handle, &start)
    defer { unsafe openssl_free(start) }
    guard count > 0, let start = unsafe start else { throw .notPublicKey }
    try unsafe self.init(spki: Array(UnsafeBufferPointer(start: start, count: Int(count))))
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
