internal import CReadline
internal import Diagnostics
internal import Glibc

/// Lines typed at a terminal, edited with GNU readline.
///
/// There is one session in a process at a time, because readline has one state. While it is open,
/// SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGWINCH and SIGTSTP are taken by it: an interrupt gives up the
/// line, a hang-up or a request to end is reported so that the caller can save, a new window size
/// redraws the line, a stop restores the terminal first. Between two lines the terminal is as it was
/// before.
public struct LineReader: LineSource, ~Copyable {
  // The only file that may use CReadline: its state belongs to this object file.

  private let input: Int32
  private var histories: [String: [String]] = [:]
  private var isGone = false

  /// How many lines a history keeps.
  static let historyLimit = 100

  /// Opens the session on two descriptors, which stay open. Fails with `ENOTTY` when `input` is no
  /// terminal and with `EBUSY` when a session is open.
  public init(input: Int32 = 0, output: Int32 = 1) throws(SystemError) {
    let code = line_session_open(input, output)
    guard code == 0 else { throw SystemError(.reading, code: code) }
    self.input = input
  }

  deinit { line_session_close() }

  /// Puts a line into a history, as if it had been typed; for answers of an earlier session.
  public mutating func remember(_ line: String, in history: String) {
    guard !line.isEmpty, histories[history]?.last != line else { return }
    histories[history, default: []].append(line)
    if histories[history, default: []].count > LineReader.historyLimit {
      histories[history]?.removeFirst()
    }
  }

  /// Asks for a line. After a hang-up every further line is a hang-up.
  public mutating func next(_ prompt: Prompt) throws(SystemError) -> Line {
    if isGone { return .hangUp }
    load(prompt.history)
    let line = try edit(prompt)
    if case .text(let text) = line, let history = prompt.history { remember(text, in: history) }
    isGone = line == .hangUp
    return line
  }

  private func load(_ history: String?) {
    clear_history()
    for line in history.flatMap({ histories[$0] }) ?? [] { unsafe add_history(line) }
  }

  private func edit(_ prompt: Prompt) throws(SystemError) -> Line {
    switch prompt.completion {
    case .none:
      line_session_set_completion(nil, nil, 0)
      return try typed(prompt)
    case .files:
      line_session_set_completion(nil, nil, 1)
      return try typed(prompt)
    case .candidates(let provider):
      return try typed(prompt, completing: Provider(candidates: provider))
    }
  }

  /// Lends the provider to the C callback for as long as the line is edited.
  private func typed(
    _ prompt: Prompt, completing provider: Provider
  ) throws(SystemError) -> Line {
    try unsafe withUnsafePointer(to: provider) {
      (pointer) throws(SystemError) -> Line in
      unsafe line_session_set_completion(completeLine, pointer, 0)
      defer { line_session_set_completion(nil, nil, 0) }
      return try typed(prompt)
    }
  }

  private func typed(_ prompt: Prompt) throws(SystemError) -> Line {
    unsafe line_session_begin(Visible.text(prompt.text), prompt.prefill)
    while true {
      let ready = try wait()
      if let line = handleSignals() { return line }
      if ready & POLLIN != 0 {
        if line_session_read_key() == 1 { return takeLine(hasHungUp: ready & POLLHUP != 0) }
      } else if ready & (POLLHUP | POLLERR | POLLNVAL) != 0 {
        line_session_abandon(0)
        return .hangUp
      }
    }
  }

  /// Waits for a key or a signal; what `poll` says about the input.
  private func wait() throws(SystemError) -> Int32 {
    var waiting = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: line_session_signal_descriptor(), events: Int16(POLLIN), revents: 0),
    ]
    let count = unsafe poll(&waiting, 2, -1)
    if count < 0 && errno != EINTR {
      let code = errno
      line_session_abandon(0)
      throw SystemError(.reading, code: code)
    }
    return count < 0 ? 0 : Int32(waiting[0].revents)
  }

  /// Does what the signals that have come in ask for; a line when they end it.
  private func handleSignals() -> Line? {
    while true {
      let number = line_session_next_signal()
      switch number {
      case 0: return nil
      case SIGWINCH: rl_resize_terminal()
      case SIGTSTP: line_session_suspend()
      default:
        line_session_abandon(number == SIGINT ? number : 0)
        return number == SIGINT ? .interrupted : .hangUp
      }
    }
  }

  private func takeLine(hasHungUp: Bool) -> Line {
    guard let line = unsafe line_session_take_line() else {
      line_session_end_line()
      return hasHungUp ? .hangUp : .endOfInput
    }
    defer { unsafe free(line) }
    let count = unsafe strlen(line)
    let bytes = unsafe UnsafeBufferPointer(start: line, count: count).map(UInt8.init(bitPattern:))
    return Line(validating: bytes)
  }
}

/// The closure of a prompt, so that C can be given its address.
private struct Provider {
  let candidates: @Sendable (String) -> [Candidate]
}

/// What readline calls on Tab.
private func completeLine(reader: UnsafeRawPointer?, text: UnsafePointer<CChar>?) {
  guard let reader = unsafe reader, let text = unsafe text else { return }
  let provider = unsafe reader.assumingMemoryBound(to: Provider.self).pointee
  guard
    let typed = unsafe String(validatingCString: text),
    let result = CompletionResult(of: typed, provider.candidates)
  else { return }
  unsafe line_session_add_match(result.replacement)
  for shown in result.shown { unsafe line_session_add_match(shown) }
}
