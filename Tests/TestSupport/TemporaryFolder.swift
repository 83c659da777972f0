internal import Glibc

/// An empty folder that disappears with its content when the value does.
public struct TemporaryFolder: ~Copyable {
  /// Its absolute path, without a slash at the end.
  public let path: String

  /// Makes a folder with a name of its own under `TMPDIR` or `/tmp`.
  public init() throws {
    let parent = Environment.value("TMPDIR") ?? "/tmp"
    var template = Array((parent + "/child-impact-test-XXXXXX").utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw SystemFailure("mkdtemp in " + parent) }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The path of a file inside.
  public func file(_ name: String) -> String { path + "/" + name }

  deinit { TemporaryFolder.remove(path) }

  /// Removes a file or a folder with all it holds; links are removed, not followed.
  private static func remove(_ path: String) {
    if unsafe unlink(path) == 0 { return }
    for name in (try? Files.names(in: path)) ?? [] { remove(path + "/" + name) }
    unsafe rmdir(path)
  }
}
