internal import Diagnostics
internal import Glibc
internal import Records
internal import Signing

/// The last head of a log that this computer saw, in a small file of its own.
///
/// A log that does not extend it is refused: a file that was rolled back, an old copy, a history
/// that an administrator wrote anew. The file is found under a name that the caller chooses, not
/// under one that the log claims.
public struct LastSeen: Sendable, Hashable {
  /// The folder; it is made when it is missing, the folders above it are not.
  public let directory: String
  /// The name of the file.
  public let name: String

  /// Names the place.
  public init(directory: String, name: String) {
    self.directory = directory
    self.name = name
  }

  /// What was seen.
  struct Sight: Sendable, Hashable {
    /// The leaf hash of the genesis.
    let genesis: Digest
    /// The head.
    let checkpoint: Checkpoint
  }

  private var path: String { directory + "/" + name }

  /// What was seen last; nil when nothing was.
  /// - Throws: ``ArchiveProblem/badMemory(path:)``.
  func sight() throws(ArchiveProblem) -> Sight? {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try WholeFile.read(path, limit: 1 << 17)
    } catch {
      guard error.code == ENOENT else { throw .badMemory(path: path) }
      return nil
    }
    guard let sight = try? Self.sight(in: bytes) else { throw .badMemory(path: path) }
    return sight
  }

  private static func sight(in bytes: [UInt8]) throws(JSONProblem) -> Sight {
    let part = JSONPart(try JSON.canonical(bytes))
    try part.requireOnly(["checkpoint", "genesis", "v"])
    guard try part["v"].integer() == 1 else { throw part["v"].problem(.notAllowed) }
    return Sight(
      genesis: try part["genesis"].parsed { Digest(hex: $0) },
      checkpoint: try part["checkpoint"].parsed { Checkpoint(reading: Array($0.utf8)) })
  }

  /// Remembers a head, unless a later one is remembered already.
  /// - Throws: ``SystemError`` when it cannot be written; what was remembered stays.
  func advance(to sight: Sight) throws(SystemError) {
    guard unsafe mkdir(directory, 0o700) == 0 || errno == EEXIST else { throw .last }
    let lock = unsafe open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard lock >= 0 else { throw .last }
    defer { close(lock) }
    guard flock(lock, LOCK_EX) == 0 else { throw .last }
    if let earlier = try? self.sight(), earlier.checkpoint.size >= sight.checkpoint.size {
      return
    }
    guard let bytes = try? Self.json(sight).canonicalBytes() else {
      throw SystemError(code: EINVAL)
    }
    try WholeFile.replace(path, bytes, mode: 0o600)
  }

  /// What is said when a head could not be remembered.
  static func warning(_ error: SystemError) -> Phrase {
    let reason = error.phrase
    return Phrase(
      zh: "未能记下本次所见的检查点（\(reason.zh)）", en: "the head could not be remembered: \(reason.en)")
  }

  private static func json(_ sight: Sight) -> JSON {
    [
      "checkpoint": .string(String(decoding: sight.checkpoint.bytes, as: UTF8.self)),
      "genesis": .string(sight.genesis.hex), "v": 1,
    ]
  }
}
