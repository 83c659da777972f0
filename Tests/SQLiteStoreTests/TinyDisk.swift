import Foundation
import Glibc
import TestSupport

/// A disk of a few pages that fills up, in memory.
struct TinyDisk {
  let path: String

  /// Whether this process may mount one.
  static let isPossible: Bool = {
    guard geteuid() == 0, let folder = try? TemporaryFolder(),
      let disk = try? TinyDisk(at: folder.file("disk"))
    else { return false }
    disk.unmount()
    return true
  }()

  struct NotMounted: Error {}

  init(at path: String) throws {
    self.path = path
    try Files.makeFolder(path)
    try run("mount", "-t", "tmpfs", "-o", "size=160k", "tmpfs", path)
  }

  /// Takes up what room is left.
  func fill() {
    let page = [UInt8](repeating: 0, count: 4096)
    for number in 0..<1000 {
      guard (try? Files.write(page, to: path + "/filler\(number)")) != nil else { return }
    }
  }

  /// Makes room.
  func grow() throws { try run("mount", "-o", "remount,size=4m", path) }

  func unmount() { try? run("umount", "-l", path) }

  private func run(_ command: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw NotMounted() }
  }
}
