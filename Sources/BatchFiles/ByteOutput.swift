internal import Glibc

/// Where results go: a file that appears under its name only when it is whole, or something that
/// is not a regular file, such as a pipe or standard output.
struct ByteOutput: ~Copyable {
  private let path: String
  private let descriptor: Int32
  /// The name that a regular file has until it is whole.
  private let temporaryPath: String?
  private var isFinished = false

  /// Standard output.
  static func standard() -> ByteOutput { ByteOutput(descriptor: STDOUT_FILENO) }

  private init(descriptor: Int32) {
    path = "stdout"
    self.descriptor = descriptor
    temporaryPath = nil
  }

  /// Begins a file; one that exists is replaced at the end.
  init(path: String) throws(BatchFailure) {
    self.path = path
    if ByteOutput.isSpecial(path) {
      temporaryPath = nil
      descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
    } else {
      let temporary = ByteOutput.temporaryPath(beside: path)
      temporaryPath = temporary
      descriptor = unsafe open(
        temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    }
    guard descriptor >= 0 else { throw .system(.create, path: path, code: errno) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    if descriptor != STDOUT_FILENO { close(descriptor) }
    if let temporaryPath, !isFinished { unsafe unlink(temporaryPath) }
  }

  /// Writes all of `bytes`.
  func write(_ bytes: [UInt8]) throws(BatchFailure) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { all in
        unsafe Glibc.write(
          descriptor, all.baseAddress.map { unsafe $0 + written }, all.count - written)
      }
      if count > 0 { written += count }
      if count < 0 && errno != EINTR { throw failure() }
    }
  }

  /// Makes the file durable and gives it its name.
  mutating func finish() throws(BatchFailure) {
    guard let temporaryPath else { return }
    guard fsync(descriptor) == 0 else { throw failure() }
    guard unsafe rename(temporaryPath, path) == 0 else { throw failure() }
    isFinished = true
    try syncFolder()
  }

  private func syncFolder() throws(BatchFailure) {
    let folder = unsafe open(ByteOutput.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw failure() }
    defer { close(folder) }
    // Some file systems cannot sync a folder and say so with EINVAL.
    guard fsync(folder) == 0 || errno == EINVAL else { throw failure() }
  }

  private func failure() -> BatchFailure { .system(.write, path: path, code: errno) }
}

// Names.
extension ByteOutput {
  /// Whether the path leads to something that exists and is no regular file.
  private static func isSpecial(_ path: String) -> Bool {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT != S_IFREG
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func temporaryPath(beside path: String) -> String {
    let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
    return folder(of: path) + "/." + name + "." + String(getpid()) + ".partial"
  }

  /// Whether two paths lead to one file that exists.
  static func isSame(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    var first = stat()
    var second = stat()
    guard unsafe stat(a, &first) == 0, unsafe stat(b, &second) == 0 else { return false }
    guard first.st_mode & S_IFMT == S_IFREG else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }
}
