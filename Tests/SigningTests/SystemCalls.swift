import Foundation
import Glibc
import Testing

/// Modes, links and pipes, with a failure of the test where the system refuses.
enum Node {
  static func setMode(_ mode: mode_t, of path: String) throws {
    try #require(unsafe chmod(path, mode) == 0)
  }

  static func mode(of path: String) throws -> mode_t {
    var facts = stat()
    try #require(unsafe stat(path, &facts) == 0)
    return facts.st_mode & 0o7777
  }

  static func link(_ path: String, to target: String) throws {
    try #require(unsafe symlink(target, path) == 0)
  }

  static func makePipe(_ path: String) throws {
    try #require(unsafe mkfifo(path, 0o600) == 0)
  }

  /// The reading end of a pipe that holds `bytes` and is closed for writing.
  static func pipe(holding bytes: [UInt8]) throws -> Int32 {
    var ends: [Int32] = [0, 0]
    try #require(unsafe Glibc.pipe(&ends) == 0)
    try #require(unsafe write(ends[1], bytes, bytes.count) == bytes.count)
    close(ends[1])
    return ends[0]
  }
}

/// Both ends of a pseudo-terminal.
struct TerminalPair: Sendable {
  let master: Int32
  let slave: Int32
  let name: String

  init() throws {
    var ends: (master: Int32, slave: Int32) = (-1, -1)
    var path = [CChar](repeating: 0, count: 128)
    try #require(unsafe openpty(&ends.master, &ends.slave, &path, nil, nil) == 0)
    (master, slave) = ends
    name = String(decoding: path.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Opens the terminal `name` as that of the process, in a session of its own.
  static func adopt(_ name: String) -> Int32 {
    setsid()
    let descriptor = unsafe open(name, O_RDWR)
    _ = ioctl(descriptor, UInt(TIOCSCTTY), 0)
    return descriptor
  }

  /// Asked at the master, because the slave's descriptors end with the session that adopted it.
  var echoes: Bool {
    var settings = termios()
    return unsafe tcgetattr(master, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Does `action` as soon as somebody has switched the echo off, at the latest after 20 seconds.
  /// A thread of its own, because the one who asks keeps a thread of the pool.
  func whenSilent(_ action: @escaping @Sendable () -> Void) {
    Thread.detachNewThread {
      for _ in 0..<2000 where echoes { usleep(10_000) }
      action()
    }
  }

  func type(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      _ = unsafe write(master, bytes.baseAddress, bytes.count)
    }
  }

  /// What the terminal has shown so far.
  func output() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = unsafe read(master, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, count)))
  }
}
