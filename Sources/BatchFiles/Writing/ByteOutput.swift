internal import Glibc

/// Where results go: a file that appears under its name only when it is whole, or something that
/// is not a regular file, such as a pipe or standard output.
///
/// A run that was asked to stop leaves what it has under a name that says where to go on, such as
/// `scores.csv.from-line-412`; a later run begins with a copy of that part, which stays until the
/// new one has its name.
struct ByteOutput: ~Copyable {
  private let path: String
  private let descriptor: Int32
  /// The name that a regular file has until it is whole.
  private let temporaryPath: String?
  /// What an earlier run left, and this one has begun with.
  private var earlierPart: String?
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

  /// Begins a file with what an earlier run left, which stopped before `line`.
  static func continuing(path: String, from line: Int) throws(BatchFailure) -> ByteOutput {
    var output = try ByteOutput(path: path)
    if output.temporaryPath != nil {
      try output.begin(withPart: ByteOutput.part(of: path, before: line))
    }
    return output
  }

  private mutating func begin(withPart part: String) throws(BatchFailure) {
    guard unsafe access(part, R_OK) == 0 else { throw .noEarlierPart(path: part) }
    var input = try ByteInput(path: part, pieceSize: 1 << 20, undoesGzip: false)
    var piece: [UInt8] = []
    while try input.next({ piece = Array($0) }) == .more { try write(piece) }
    earlierPart = part
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
  mutating func finish() throws(BatchFailure) { _ = try finish(as: path) }

  /// Makes what there is durable, under the name of a part that ends before `line`. Answers that
  /// name; nil for what is no file.
  mutating func keepPart(before line: Int) throws(BatchFailure) -> String? {
    try finish(as: ByteOutput.part(of: path, before: line))
  }

  private mutating func finish(as name: String) throws(BatchFailure) -> String? {
    guard let temporaryPath else { return nil }
    guard fsync(descriptor) == 0 else { throw failure() }
    guard unsafe rename(temporaryPath, name) == 0 else { throw failure() }
    isFinished = true
    try syncFolder()
    // Its content is in the new file, which is durable now.
    if let earlierPart, earlierPart != name { unsafe unlink(earlierPart) }
    return name
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

  /// The name of what a run leaves that was stopped before `line`.
  static func part(of path: String, before line: Int) -> String {
    path + ".from-line-" + String(line)
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
