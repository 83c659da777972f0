import Glibc

/// A pseudo-terminal with the program on its far side.
final class PseudoTerminal {  // A class for its deinit, which ends what it started.
  private let near: Int32
  private let pid: pid_t
  private let child: Child

  /// TIOCSPTLCK and TIOCGPTN of Linux, macros that do not come through to Swift.
  private enum Requests {
    static let setLock: UInt = 0x4004_5431
    static let getNumber: UInt = 0x8004_5430
  }

  /// Starts the program with all three standard files on a terminal of 100 columns.
  init(_ child: Child, _ arguments: [String]) throws {
    let near = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var number: UInt32 = 0
    var isLocked: Int32 = 0
    guard near >= 0, unsafe ioctl(near, Requests.setLock, &isLocked) == 0,
      unsafe ioctl(near, Requests.getNumber, &number) == 0
    else { throw BenchmarkFailure("no pseudo-terminal") }
    let name = "/dev/pts/\(number)"
    var size = winsize(ws_row: 40, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
    guard unsafe ioctl(near, UInt(TIOCSWINSZ), &size) == 0 else {
      throw BenchmarkFailure("the pseudo-terminal takes no size")
    }
    self.near = near
    self.child = child
    pid = try unsafe child.spawn(arguments) { actions in
      unsafe posix_spawn_file_actions_addopen(actions, 0, name, O_RDWR, 0)
      unsafe posix_spawn_file_actions_adddup2(actions, 0, 1)
      unsafe posix_spawn_file_actions_adddup2(actions, 0, 2)
    }
  }

  /// Types a line and its Enter.
  func type(_ line: String) {
    var bytes = Array((line + "\r").utf8)
    unsafe write(near, &bytes, bytes.count)
  }

  /// What appears until it ends with `mark`; throws after `limit`, or when the program is gone.
  func output(upTo mark: String, within limit: Duration = .seconds(10)) throws -> String {
    let end = ContinuousClock.now + limit
    var seen: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while !seen.ends(with: mark.utf8) {
      var wanted = pollfd(fd: near, events: Int16(POLLIN), revents: 0)
      let left = Int32((end - .now) / .milliseconds(1))
      guard left > 0, unsafe poll(&wanted, 1, left) > 0 else { throw ended(seen, "took too long") }
      let count = unsafe read(near, &buffer, buffer.count)
      guard count > 0 else { throw ended(seen, "ended") }
      seen += buffer[..<count]
    }
    return String(decoding: seen, as: UTF8.self)
  }

  private func ended(_ seen: [UInt8], _ how: String) -> BenchmarkFailure {
    BenchmarkFailure(
      "the program \(how) after: \(String(decoding: seen.suffix(600), as: UTF8.self))")
  }

  deinit {
    kill(pid, SIGKILL)
    _ = try? child.wait(for: pid)
    close(near)
  }
}

extension Array<UInt8> {
  fileprivate func ends(with mark: some Collection<UInt8>) -> Bool {
    suffix(mark.count).elementsEqual(mark)
  }
}
