import Glibc
import Signing

/// Files read and written whole.
enum WholeFile {
  /// The bytes of a file of at most `limit` bytes; a longer one is refused as too large (EFBIG).
  static func read(_ path: String, limit: Int = 64 << 20) throws(FileProblem) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileProblem(path: path, code: errno, isWriting: false) }
    defer { close(descriptor) }
    return try bytes(from: descriptor, path, limit: limit)
  }

  /// The bytes that an open descriptor gives to its end.
  static func bytes(from descriptor: Int32, _ path: String, limit: Int) throws(FileProblem)
    -> [UInt8]
  {
    do throws(Signing.SystemError) {
      return try Signing.WholeFile.bytes(from: descriptor, limit: limit)
    } catch {
      throw FileProblem(path: path, code: error.code, isWriting: false)
    }
  }

  /// Writes a file so that it appears under its name only when it is whole: a temporary name, sync,
  /// rename, sync of the folder.
  static func write(_ bytes: [UInt8], to path: String) throws(FileProblem) {
    let temporary = path + ".part"
    unsafe unlink(temporary)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = unsafe open(temporary, flags, 0o644)
    guard descriptor >= 0 else { throw FileProblem(path: path, code: errno, isWriting: true) }
    do throws(FileProblem) {
      try append(bytes, to: descriptor, path)
      guard fsync(descriptor) == 0 else {
        throw FileProblem(path: path, code: errno, isWriting: true)
      }
    } catch {
      close(descriptor)
      unsafe unlink(temporary)
      throw error
    }
    close(descriptor)
    guard unsafe rename(temporary, path) == 0 else {
      let code = errno
      unsafe unlink(temporary)
      throw FileProblem(path: path, code: code, isWriting: true)
    }
    Folder.sync(Folder.parent(of: path))
  }

  /// Writes all of `bytes` to a descriptor.
  static func append(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(FileProblem) {
    do throws(Signing.SystemError) {
      try Signing.WholeFile.write(bytes, to: descriptor)
    } catch {
      throw FileProblem(path: path, code: error.code, isWriting: true)
    }
  }
}

/// Folders.
enum Folder {
  /// Makes a folder and those above it.
  static func create(_ path: String, mode: mode_t = 0o755) throws(FileProblem) {
    if unsafe mkdir(path, mode) == 0 || errno == EEXIST { return }
    let code = errno
    guard code == ENOENT, parent(of: path) != path else {
      throw FileProblem(path: path, code: code, isWriting: true)
    }
    try create(parent(of: path))
    guard unsafe mkdir(path, mode) == 0 || errno == EEXIST else {
      throw FileProblem(path: path, code: errno, isWriting: true)
    }
  }

  /// The folder that holds `path`.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The names in a folder, sorted; empty where there is no folder.
  static func names(in path: String) -> [String] {
    guard let folder = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { start in
          unsafe String(validatingCString: start)
        }
      }
      if let name, name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// When a file was last changed, in nanoseconds since 1970; 0 where there is none.
  static func time(of path: String) -> Int {
    var status = stat()
    return unsafe stat(path, &status) == 0
      ? status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec : 0
  }

  /// When the newest file in a folder was changed.
  static func newest(in path: String) -> Int {
    names(in: path).map { time(of: path + "/" + $0) }.max() ?? 0
  }

  /// Whether there is a file or folder at `path`.
  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// The path from the root; unchanged where the working folder cannot be told.
  static func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    guard let here = unsafe getcwd(nil, 0) else { return path }
    defer { unsafe free(here) }
    return (unsafe String(validatingCString: here) ?? "") + "/" + path
  }

  /// Makes a rename in the folder durable.
  static func sync(_ path: String) {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
