internal import Glibc

/// Files that are read and written as a whole: under its final name a file is complete or absent.
package enum WholeFile {
  /// The bytes of a regular file, at most `limit` of them.
  /// - Throws: `EFBIG` for more, `EISDIR` and the like for what is no regular file.
  package static func read(_ path: String, limit: Int) throws(SystemError) -> [UInt8] {
    let descriptor = try opened(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    defer { close(descriptor) }
    _ = try regularFile(descriptor)
    return try bytes(from: descriptor, limit: limit)
  }

  /// Writes a file that must not exist yet, with `mode`, durably.
  package static func create(
    _ path: String, _ bytes: [UInt8], mode: UInt32
  ) throws(SystemError) {
    let partial = try written(beside: path, bytes, mode: mode)
    defer { unsafe unlink(partial) }
    try place(partial, at: path)
    try syncFolder(of: path)
  }

  /// Writes a file in place of the one that has its name, durably.
  package static func replace(
    _ path: String, _ bytes: [UInt8], mode: UInt32
  ) throws(SystemError) {
    let partial = try written(beside: path, bytes, mode: mode)
    guard unsafe rename(partial, path) == 0 else {
      let failure = SystemError.last
      unsafe unlink(partial)
      throw failure
    }
    try syncFolder(of: path)
  }

  /// Gives the finished file `partial` the name `path`, which nothing may have yet.
  package static func place(_ partial: String, at path: String) throws(SystemError) {
    // A hard link fails on a name that is taken; rename(2) would replace what has it.
    guard unsafe link(partial, path) == 0 else { throw .last }
  }

  /// Makes the names in the folder of `path` durable.
  package static func syncFolder(of path: String) throws(SystemError) {
    let descriptor = try opened(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .last }
  }

  /// The folder that holds `path`.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A name beside `path` that no other process uses.
  package static func partialName(beside path: String) throws(SystemError) -> String {
    guard let random = try? Entropy.bytes(8) else { throw SystemError(code: EIO) }
    let name = path.split(separator: "/").last.map(String.init) ?? "file"
    return folder(of: path) + "/." + name + "." + Hexadecimal.text(random) + ".partial"
  }

  private static func written(
    beside path: String, _ bytes: [UInt8], mode: UInt32
  ) throws(SystemError) -> String {
    let partial = try partialName(beside: path)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = try opened(partial, flags, mode: mode)
    defer { close(descriptor) }
    do throws(SystemError) {
      try write(bytes, to: descriptor)
      guard fsync(descriptor) == 0 else { throw .last }
      return partial
    } catch {
      unsafe unlink(partial)
      throw error
    }
  }
}

extension WholeFile {
  /// Opens a file and never waits for the other end of a pipe.
  static func opened(
    _ path: String, _ flags: Int32, mode: UInt32 = 0
  ) throws(SystemError) -> Int32 {
    while true {
      let descriptor = unsafe open(path, flags, mode)
      if descriptor >= 0 { return descriptor }
      guard errno == EINTR else { throw .last }
    }
  }

  /// What the system knows of an open file, refused unless it is a regular one.
  static func regularFile(_ descriptor: Int32) throws(SystemError) -> stat {
    var facts = stat()
    guard unsafe fstat(descriptor, &facts) == 0 else { throw .last }
    guard facts.st_mode & S_IFMT == S_IFREG else {
      throw SystemError(code: facts.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
    }
    return facts
  }

  /// The bytes that an open descriptor gives to its end, at most `limit` of them.
  package static func bytes(from descriptor: Int32, limit: Int) throws(SystemError) -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return all }
      if count < 0 && errno != EINTR { throw .last }
      all += buffer[..<max(0, count)]
      guard all.count <= limit else { throw SystemError(code: EFBIG) }
    }
  }

  /// Writes all of `bytes` to an open descriptor.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes[written...].withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 && errno != EINTR { throw .last }
      written += max(0, count)
    }
  }
}
