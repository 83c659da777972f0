internal import Glibc

extension Passphrase {
  /// Asks at the terminal of the process, with echo off.
  ///
  /// Ctrl-C, a hang-up or a request to stop restores the echo, wipes what was typed and then takes
  /// its usual effect; where that is not the end of the process, `interrupted` is thrown.
  /// - Throws: ``SigningProblem/noTerminal``, ``SigningProblem/noPassphrase`` for an empty end of
  ///   input, ``SigningProblem/interrupted``.
  public static func asked(_ prompt: String) throws(SigningProblem) -> Passphrase {
    let terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else { throw .noTerminal }
    defer { close(terminal) }
    return try asked(prompt, on: terminal)
  }

  /// Asks at the terminal that `terminal` is open on.
  static func asked(_ prompt: String, on terminal: Int32) throws(SigningProblem) -> Passphrase {
    let signals = HeldSignals.hold()
    do throws(SigningProblem) {
      let passphrase = try typed(prompt, on: terminal, until: signals)
      signals.release()
      return passphrase
    } catch {
      // By now the echo is back and what was typed is wiped, so the signal may take effect.
      signals.release()
      if error == .interrupted { kill(getpid(), SIGINT) }
      throw error
    }
  }

  private static func typed(
    _ prompt: String, on terminal: Int32, until signals: HeldSignals
  ) throws(SigningProblem) -> Passphrase {
    let quiet = try QuietTerminal.silenced(terminal)
    defer { quiet.restore() }
    var passphrase = try Passphrase(copying: [])
    quiet.write(prompt)
    try passphrase.readLine(from: terminal, breakingOffAt: quiet.interruptions) {
      () throws(SigningProblem) in
      while !(try quiet.hasInput()) {
        guard !signals.isPending else { throw .interrupted }
      }
    }
    quiet.write("\n")
    return passphrase
  }
}

/// A terminal without echo, until it is restored.
private struct QuietTerminal {
  let descriptor: Int32
  let earlier: termios

  static func silenced(_ descriptor: Int32) throws(SigningProblem) -> QuietTerminal {
    var settings = termios()
    guard unsafe tcgetattr(descriptor, &settings) == 0 else { throw .noTerminal }
    let quiet = QuietTerminal(descriptor: descriptor, earlier: settings)
    settings.c_lflag &= ~tcflag_t(ECHO | ECHONL | ISIG)
    settings.c_lflag |= tcflag_t(ICANON | IEXTEN)
    // Ctrl-C comes as a character that ends the line. As a signal it could reach another thread,
    // which would end the process before the echo is back.
    setCharacter(VEOL, of: &settings, to: character(VINTR, of: settings))
    setCharacter(VEOL2, of: &settings, to: character(VQUIT, of: settings))
    guard unsafe tcsetattr(descriptor, TCSAFLUSH, &settings) == 0 else { throw .noTerminal }
    return quiet
  }

  /// The characters by which people break off: usually Ctrl-C, Ctrl-\ and Ctrl-Z.
  var interruptions: [UInt8] {
    // Zero stands for a character that is switched off.
    [VINTR, VQUIT, VSUSP].map { Self.character($0, of: earlier) }.filter { $0 != 0 }
  }

  private static func character(_ index: Int32, of settings: termios) -> UInt8 {
    unsafe withUnsafeBytes(of: settings.c_cc) { unsafe $0[Int(index)] }
  }

  private static func setCharacter(_ index: Int32, of settings: inout termios, to value: UInt8) {
    unsafe withUnsafeMutableBytes(of: &settings.c_cc) { unsafe $0[Int(index)] = value }
  }

  func restore() {
    var settings = earlier
    unsafe tcsetattr(descriptor, TCSAFLUSH, &settings)
  }

  /// Waits a tenth of a second for a line.
  /// - Throws: ``SigningProblem/noPassphrase`` when the terminal is gone.
  func hasInput() throws(SigningProblem) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let count = unsafe poll(&wanted, 1, 100)
    guard count > 0 else { return false }
    guard wanted.revents & Int16(POLLERR | POLLNVAL) == 0 else { throw .noPassphrase }
    return true
  }

  func write(_ text: String) {
    // A prompt that cannot be shown is no reason to refuse what is typed.
    var text = text
    text.withUTF8 { bytes in
      _ = unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    }
  }
}

/// Signals that would end or stop the process, held back until they are released. Holding rather
/// than catching them needs no handler and no global state; the kernel delivers what is pending
/// when they are released.
private struct HeldSignals {
  private static let held = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP]
  let earlier: sigset_t

  static func hold() -> HeldSignals {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for signal in held { unsafe sigaddset(&set, signal) }
    var earlier = sigset_t()
    unsafe pthread_sigmask(SIG_BLOCK, &set, &earlier)
    return HeldSignals(earlier: earlier)
  }

  func release() {
    var set = earlier
    unsafe pthread_sigmask(SIG_SETMASK, &set, nil)
  }

  /// Whether one of them waits to be delivered.
  var isPending: Bool {
    var set = sigset_t()
    guard unsafe sigpending(&set) == 0 else { return false }
    return Self.held.contains { unsafe sigismember(&set, $0) == 1 }
  }
}
