internal import Glibc

/// A program that runs on a terminal of its own, played by the test.
///
/// ```swift
/// var terminal = try PseudoTerminal(Product.executable("child-impact"), ["assess"])
/// try terminal.expect("标题")
/// try terminal.send("县图书馆\r")
/// #expect(try terminal.end() == .status(0))
/// ```
public struct PseudoTerminal: ~Copyable {
  private let master: Int32
  private let process: pid_t
  private var ended: Exit?
  private var mark = Screen.Mark()
  private var pending: [UInt8] = []
  private var hasHungUp = false
  /// What a person would see.
  public private(set) var screen: Screen
  /// Every byte that the program wrote.
  public private(set) var bytes: [UInt8] = []

  /// Starts a program on a new terminal; the environment is that of ``Command`` with
  /// `TERM=xterm`.
  public init(
    _ executable: String, _ arguments: [String] = [], environment: [String: String] = [:],
    directory: String? = nil, columns: Int = 80, rows: Int = 24
  ) throws {
    let descriptor = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure("open /dev/ptmx") }
    do {
      let name = try PseudoTerminal.unlock(descriptor)
      PseudoTerminal.resize(descriptor, columns: columns, rows: rows)
      process = try Spawn(
        executable: executable, arguments: arguments, environment: environment,
        directory: directory, terminal: name
      ).start()
    } catch {
      close(descriptor)
      throw error
    }
    master = descriptor
    screen = Screen(columns: columns)
  }

  deinit {
    if !hasHungUp { close(master) }
    guard ended == nil else { return }
    Glibc.kill(process, SIGKILL)
    _ = Exit.of(process)
  }

  /// What a person would see, as text.
  public var text: String { screen.text }

  /// Types.
  public mutating func send(_ text: String) throws { try send(bytes: Array(text.utf8)) }

  /// Types bytes that need not be text.
  public mutating func send(bytes: [UInt8]) throws { try Files.writeAll(bytes, to: master) }

  /// Waits until the screen shows `text` behind what was last expected, and gives what stands between
  /// the two, `text` included. Throws with the screen when it does not come.
  @discardableResult
  public mutating func expect(_ text: String, timeout: Duration = .seconds(20)) throws -> String {
    let deadline = Deadline(after: timeout)
    while true {
      if let end = screen.end(of: text, from: mark) {
        let seen = screen.text(from: mark)
        let rest = screen.text(from: end)
        mark = end
        return String(seen.dropLast(rest.count))
      }
      guard try receive(until: deadline) else {
        throw Unexpected(wanted: text, screen: screen.text(from: mark))
      }
    }
  }

  /// Waits for the end of the program. Throws with the screen when it does not come.
  public mutating func end(timeout: Duration = .seconds(20)) throws -> Exit {
    if let ended { return ended }
    let deadline = Deadline(after: timeout)
    while try receive(until: deadline) {}
    if deadline.hasPassed { throw Unexpected(wanted: "the end", screen: screen.text(from: mark)) }
    return wait()
  }

  /// Changes the size of the window, which the program is told.
  public mutating func resize(columns: Int, rows: Int = 24) {
    screen.columns = columns
    PseudoTerminal.resize(master, columns: columns, rows: rows)
  }

  /// Closes the terminal, as when its window is closed, and waits for the end of the program.
  @discardableResult
  public mutating func hangUp() -> Exit {
    if !hasHungUp { close(master) }
    hasHungUp = true
    return wait()
  }

  /// Sends a signal to the program, without waiting.
  public func signal(_ number: Int32) { Glibc.kill(process, number) }

  /// Ends the program at once, as a crash would, and waits for its end.
  @discardableResult
  public mutating func kill() -> Exit {
    Glibc.kill(process, SIGKILL)
    return wait()
  }

  private mutating func wait() -> Exit {
    let exit = ended ?? Exit.of(process)
    ended = exit
    return exit
  }

  /// Takes what the program wrote; false at its end or when time ran out.
  private mutating func receive(until deadline: Deadline) throws -> Bool {
    if hasHungUp || deadline.hasPassed { return false }
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    unsafe poll(&waiting, 1, deadline.milliseconds)
    if waiting.revents == 0 { return !deadline.hasPassed }
    var chunk = [UInt8](repeating: 0, count: 65536)
    let count = unsafe read(master, &chunk, chunk.count)
    // The last program on the terminal has gone: EIO.
    if count <= 0 { return count < 0 && errno == EINTR }
    take(Array(chunk[..<count]))
    return true
  }

  /// Shows whole characters and keeps the beginning of one that is not whole.
  private mutating func take(_ received: [UInt8]) {
    bytes += received
    pending += received
    var whole = pending.count
    let tail = pending.indices.suffix(3).last { pending[$0] >= 0xC0 }
    if let tail {
      let length = pending[tail] >= 0xF0 ? 4 : pending[tail] >= 0xE0 ? 3 : 2
      if pending.count - tail < length { whole = tail }
    }
    screen.show(String(decoding: pending[..<whole], as: UTF8.self))
    pending.removeFirst(whole)
  }

  /// Unlocks the program's side and gives its name: what `unlockpt` and `ptsname_r` do, which the
  /// module map hides.
  private static func unlock(_ master: Int32) throws -> String {
    let unlock = UInt(0x4004_5431)  // TIOCSPTLCK
    let number = UInt(0x8004_5430)  // TIOCGPTN
    var isLocked: Int32 = 0
    var index: UInt32 = 0
    guard unsafe ioctl(master, unlock, &isLocked) == 0, unsafe ioctl(master, number, &index) == 0
    else { throw SystemFailure("pseudo-terminal") }
    return "/dev/pts/\(index)"
  }

  private static func resize(_ master: Int32, columns: Int, rows: Int) {
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = unsafe ioctl(master, UInt(TIOCSWINSZ), &size)
  }
}

/// Text that did not appear on a screen in time.
public struct Unexpected: Error, CustomStringConvertible {
  /// What was waited for.
  public let wanted: String
  /// What the screen showed instead.
  public let screen: String

  /// Both, for the report of the test.
  public var description: String { "no \"\(wanted)\" on the screen, which shows:\n\(screen)" }
}
