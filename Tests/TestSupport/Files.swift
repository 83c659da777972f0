internal import Glibc

/// A system call that failed in a test's own work, with the path it concerned.
public struct SystemFailure: Error, CustomStringConvertible {
  /// What was attempted, such as `open /x/y`.
  public let attempt: String
  /// The number that the system gave.
  public let code: Int32

  /// Notes the failure that `errno` names.
  init(_ attempt: String, code: Int32 = errno) {
    self.attempt = attempt
    self.code = code
  }

  /// The attempt and the system's words.
  public var description: String {
    let words = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    return attempt + ": " + words
  }
}

/// The few operations on files that tests need, without Foundation.
public enum Files {
  /// All bytes of a file.
  public static func bytes(at path: String) throws -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure("open " + path) }
    defer { close(descriptor) }
    return try bytes(from: descriptor)
  }

  /// All bytes up to the end of input of a descriptor.
  static func bytes(from descriptor: Int32) throws -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = unsafe read(descriptor, &buffer, buffer.count)
      if count == 0 { return all }
      if count > 0 { all += buffer[..<count] }
      if count < 0 && errno != EINTR { throw SystemFailure("read") }
    }
  }

  /// A file as text; invalid UTF-8 is repaired.
  public static func text(at path: String) throws -> String {
    String(decoding: try bytes(at: path), as: UTF8.self)
  }

  /// Writes a file, replacing one that exists and making the folders above it.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    try makeFolders(above: path)
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemFailure("create " + path) }
    defer { close(descriptor) }
    try writeAll(bytes, to: descriptor)
  }

  /// Writes all of `bytes` to a descriptor.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count > 0 { rest = rest.dropFirst(count) }
      if count < 0 && errno != EINTR { throw SystemFailure("write") }
    }
  }

  /// Writes a text file.
  public static func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  /// Makes a symbolic link.
  public static func link(_ path: String, to target: String) throws {
    guard unsafe symlink(target, path) == 0 else { throw SystemFailure("symlink " + path) }
  }

  /// Whether something has this path.
  public static func exists(_ path: String) -> Bool {
    unsafe access(path, F_OK) == 0
  }

  /// The names in a folder, sorted by bytes, without `.` and `..`.
  public static func names(in folder: String) throws -> [String] {
    guard let handle = unsafe opendir(folder) else { throw SystemFailure("opendir " + folder) }
    defer { unsafe closedir(handle) }
    var names: [String] = []
    while let entry = unsafe readdir(handle) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// Makes a folder and those above it.
  public static func makeFolder(_ path: String) throws {
    if exists(path) { return }
    try makeFolders(above: path)
    guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw SystemFailure("mkdir " + path)
    }
  }

  private static func makeFolders(above path: String) throws {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
    try makeFolder(String(path[..<slash]))
  }
}

/// The environment of the test process.
public enum Environment {
  /// The value of a variable; nil when it is not set.
  public static func value(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}

extension Files {
  /// The permission bits of a file, such as `0o600`.
  public static func permissions(of path: String) throws -> UInt32 {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { throw SystemFailure("stat " + path) }
    return status.st_mode & 0o777
  }
}
