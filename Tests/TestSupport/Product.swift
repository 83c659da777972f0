internal import Glibc

/// Where the things under test are.
public enum Product {
  /// The root of the repository, without a slash at the end.
  public static var root: String { parent(parent(parent(#filePath))) }

  /// The path of an executable that was built together with the tests, such as `child-impact`.
  public static func executable(_ name: String) -> String { folder + "/" + name }

  /// The folder of the running test bundle, where all products are.
  public static var folder: String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = unsafe readlink("/proc/self/exe", &buffer, buffer.count)
    let bytes = buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:))
    return parent(String(decoding: bytes, as: UTF8.self))
  }

  private static func parent(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }
}
