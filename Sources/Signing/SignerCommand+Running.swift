internal import COpenSSL
internal import Glibc

extension SignerCommand {
  /// What the program answers to `message`.
  /// - Throws: ``SigningProblem/signer(_:)``.
  func signature(of message: [UInt8], by key: PublicKey) throws(SigningProblem) -> [UInt8] {
    do throws(SignerProblem) {
      return try run(message, limit: key.algorithm.signatureLimit)
    } catch {
      throw .signer(error)
    }
  }

  private func run(_ message: [UInt8], limit: Int) throws(SignerProblem) -> [UInt8] {
    let input = try Self.file(holding: message)
    defer { close(input) }
    var ends: [Int32] = [-1, -1]
    guard unsafe closed_pipe(&ends) == 0 else { throw .notStarted(.last) }
    defer { close(ends[0]) }
    let process: pid_t
    do throws(SignerProblem) {
      process = try start(input, ends[1])
    } catch {
      close(ends[1])
      throw error
    }
    close(ends[1])
    var run = Run(process: process, output: ends[0], end: Self.now + Int64(timeout) * 1000)
    do throws(SignerProblem) {
      let bytes = try run.output(limit: limit)
      let status = try run.status()
      guard status == 0 else { throw .failed(status: status) }
      return bytes
    } catch {
      run.stop()
      throw error == .late(seconds: 0) ? .late(seconds: timeout) : error
    }
  }

  /// A file without a name that holds the message: unlike a pipe it can be left unread.
  private static func file(holding message: [UInt8]) throws(SignerProblem) -> Int32 {
    let file = memory_file()
    guard file >= 0 else { throw .notStarted(.last) }
    do throws(SystemError) {
      try WholeFile.write(message, to: file)
      guard lseek(file, 0, SEEK_SET) == 0 else { throw .last }
      return file
    } catch {
      close(file)
      throw .notStarted(error)
    }
  }

  private func start(_ input: Int32, _ output: Int32) throws(SignerProblem) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    let words = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var process: pid_t = 0
    let code = unsafe posix_spawn(&process, program, &actions, nil, words, environ)
    guard code == 0 else { throw .notStarted(SystemError(code: code)) }
    return process
  }

  /// Milliseconds of a clock that nobody sets.
  fileprivate static var now: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}

/// A signer command at work.
private struct Run {
  let process: pid_t
  let output: Int32
  /// When it is too late, on the clock of `SignerCommand.now`.
  let end: Int64
  private var hasEnded = false

  init(process: pid_t, output: Int32, end: Int64) {
    self.process = process
    self.output = output
    self.end = end
  }

  /// All that it writes.
  func output(limit: Int) throws(SignerProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1024)
    while true {
      var wanted = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      let left = end - SignerCommand.now
      guard left > 0 else { throw .late(seconds: 0) }
      guard unsafe poll(&wanted, 1, Int32(clamping: left)) > 0 else { continue }
      let count = unsafe read(output, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 && errno != EINTR { throw .notStarted(.last) }
      bytes += buffer[..<max(0, count)]
      guard bytes.count <= limit else { throw .tooLong }
    }
  }

  /// Its exit status, or 128 and the signal that ended it.
  mutating func status() throws(SignerProblem) -> Int32 {
    while SignerCommand.now < end {
      var status: Int32 = 0
      let done = unsafe waitpid(process, &status, WNOHANG)
      if done == process {
        hasEnded = true
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
      }
      guard done == 0 || errno == EINTR else { throw .notStarted(.last) }
      var pause = timespec(tv_sec: 0, tv_nsec: 5_000_000)
      unsafe nanosleep(&pause, nil)
    }
    throw .late(seconds: 0)
  }

  /// Ends what has not ended by itself.
  mutating func stop() {
    guard !hasEnded else { return }
    kill(process, SIGKILL)
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    hasEnded = true
  }
}
