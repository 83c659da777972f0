import Archiving
import Glibc
import Signing

/// A receipt on disk: under its name it is whole or absent.
struct ReceiptFolder {
  let receipt: Receipt

  init(_ receipt: Receipt) { self.receipt = receipt }

  /// Writes a folder, or one file when the name ends in `.tar`. Nothing is replaced.
  func write(to path: String) throws {
    guard !Folder.exists(path) else {
      throw Failure(
        Exit.usage, zh: "\(path) 已存在，未作任何改动。", en: "\(path) exists already; nothing was changed.")
    }
    do throws(FileProblem) {
      if path.hasSuffix(".tar") {
        return try WholeFile.write(Tarball(receipt.files).bytes, to: path)
      }
      try writeFolder(path)
    } catch {
      throw error.failure
    }
  }

  private func writeFolder(_ path: String) throws(FileProblem) {
    let partial = Folder.parent(of: path) + "/." + Folder.name(of: path) + ".part"
    Folder.remove(partial)
    do throws(FileProblem) {
      for folder in ["", "/entries", "/keys"] { try Folder.create(partial + folder) }
      for file in receipt.files { try WholeFile.write(file.bytes, to: partial + "/" + file.name) }
      Folder.sync(partial)
      guard unsafe rename(partial, path) == 0 else {
        throw FileProblem(path: path, code: errno, isWriting: true)
      }
    } catch {
      Folder.remove(partial)
      // What is told is the name that was asked for.
      throw FileProblem(path: path, code: error.code, isWriting: true)
    }
    Folder.sync(Folder.parent(of: path))
  }
}

/// Files in one file (POSIX.1-1988 ustar): the same receipt gives the same bytes.
struct Tarball {
  let bytes: [UInt8]

  init(_ files: [Receipt.File]) {
    let blocks = files.flatMap { file in
      Self.header("receipt/" + file.name, size: file.bytes.count) + file.bytes
        + [UInt8](repeating: 0, count: (512 - file.bytes.count % 512) % 512)
    }
    bytes = blocks + [UInt8](repeating: 0, count: 1024)
  }

  private static func header(_ name: String, size: Int) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, _ offset: Int) {
      block.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
    }
    put(name, 0)
    for (value, offset, width) in [
      (0o644, 100, 7), (0, 108, 7), (0, 116, 7), (size, 124, 11), (0, 136, 11),
    ] {
      put(octal(value, width), offset)
    }
    put("        0", 148)
    put("ustar\u{0}00", 257)
    put(octal(block.reduce(0) { $0 + Int($1) }, 6) + "\u{0} ", 148)
    return block
  }

  private static func octal(_ value: Int, _ width: Int) -> String {
    let digits = String(value, radix: 8)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Folder {
  /// The last part of a path.
  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Removes a file, or a folder of files and folders; links are removed and not followed. What
  /// cannot be removed stays.
  static func remove(_ path: String) {
    if unsafe unlink(path) == 0 || errno == ENOENT { return }
    for name in names(in: path) { remove(path + "/" + name) }
    unsafe rmdir(path)
  }
}
