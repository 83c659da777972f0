internal import Glibc

/// Keys in files that stock `openssl` reads: PKCS#8 under PBES2 with scrypt and AES-256-CBC
/// (RFC 8018, RFC 7914), and SubjectPublicKeyInfo, both as PEM.
public enum KeyFile {
  /// The most bytes that a key file may have.
  private static let limit = 1 << 16

  /// Writes a new key file that only its owner may read.
  /// - Throws: ``SigningProblem/file(path:_:)`` when something has the name already, or nothing
  ///   can be written; the file is whole or absent.
  public static func create(
    _ key: borrowing SigningKey, at path: String, passphrase: borrowing Passphrase
  ) throws(SigningProblem) {
    try write(try EncryptedKey.pem(of: key, passphrase), to: path, mode: 0o600)
  }

  /// Opens a key file. Where a ``SignerCommand`` is named for it, the command keeps the key, the
  /// public key beside it says whose it is, and the passphrase is not used.
  /// - Throws: ``SigningProblem`` for a link, a file that others can read, another user's file, a
  ///   file that is no key, or a wrong passphrase.
  public static func open(
    _ path: String, passphrase: borrowing Passphrase
  ) throws(SigningProblem) -> SigningKey {
    ProcessMemory.refuseDumps()
    if let command = try SignerCommand.named(for: path) {
      return SigningKey(try readPublic(path + ".pub"), keptBy: command)
    }
    let pem = try privateBytes(path)
    do throws(KeyFileProblem) {
      return try EncryptedKey.key(in: pem, passphrase)
    } catch {
      throw .file(path: path, error)
    }
  }

  /// Whether a passphrase opens the key file `path`: not where a command keeps the key.
  public static func needsPassphrase(_ path: String) throws(SigningProblem) -> Bool {
    try SignerCommand.named(for: path) == nil
  }

  /// Writes a public key for others to read; replaces nothing.
  public static func writePublic(_ key: PublicKey, at path: String) throws(SigningProblem) {
    try write(Array(key.pem.utf8), to: path, mode: 0o644)
  }

  /// Reads a public key.
  public static func readPublic(_ path: String) throws(SigningProblem) -> PublicKey {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try WholeFile.read(path, limit: limit)
    } catch {
      throw .file(path: path, .unreadable(error))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notPublicKey }
    return try PublicKey(pem: text)
  }

  private static func write(
    _ bytes: [UInt8], to path: String, mode: UInt32
  ) throws(SigningProblem) {
    do throws(SystemError) {
      try WholeFile.create(path, bytes, mode: mode)
    } catch {
      throw .file(path: path, .unwritable(error))
    }
  }

  /// The bytes of a file that nobody else may change: for what decides which program runs.
  static func trustedBytes(_ path: String) throws(SigningProblem) -> [UInt8] {
    try ownBytes(path, closedTo: 0o022)
  }

  /// The bytes of a key file that passes the rules for private files.
  private static func privateBytes(_ path: String) throws(SigningProblem) -> [UInt8] {
    try ownBytes(path, closedTo: 0o077)
  }

  private static func ownBytes(
    _ path: String, closedTo mode: mode_t
  ) throws(SigningProblem) -> [UInt8] {
    do throws(KeyFileProblem) {
      let descriptor = try openedWithoutLinks(path)
      defer { close(descriptor) }
      return try ownBytes(from: descriptor, closedTo: mode)
    } catch {
      throw .file(path: path, error)
    }
  }

  private static func openedWithoutLinks(_ path: String) throws(KeyFileProblem) -> Int32 {
    do throws(SystemError) {
      return try WholeFile.opened(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    } catch {
      throw error.code == ELOOP ? .symbolicLink : .unreadable(error)
    }
  }

  private static func ownBytes(
    from descriptor: Int32, closedTo mode: mode_t
  ) throws(KeyFileProblem) -> [UInt8] {
    let facts: stat
    do throws(SystemError) {
      facts = try WholeFile.regularFile(descriptor)
    } catch {
      throw .unreadable(error)
    }
    guard facts.st_uid == geteuid() else { throw .foreign }
    guard facts.st_mode & mode == 0 else { throw .openToOthers }
    guard facts.st_nlink == 1 else { throw .hardLink }
    do throws(SystemError) {
      return try WholeFile.bytes(from: descriptor, limit: limit)
    } catch {
      throw .unreadable(error)
    }
  }
}
