internal import Glibc
internal import Synchronization

/// A program run to its end, with what it wrote.
public struct Command: Sendable {
  /// How it ended.
  public let exit: Exit
  /// The bytes that it wrote to its standard output.
  public let outputBytes: [UInt8]
  /// The bytes that it wrote to its standard error.
  public let errorBytes: [UInt8]

  /// The exit status; -1 when a signal ended it.
  public var status: Int32 {
    switch exit {
    case .status(let status): status
    case .signal: -1
    }
  }

  /// Standard output as text; invalid UTF-8 is repaired.
  public var output: String { String(decoding: outputBytes, as: UTF8.self) }
  /// Standard error as text; invalid UTF-8 is repaired.
  public var errors: String { String(decoding: errorBytes, as: UTF8.self) }

  /// Runs a program and waits for its end.
  ///
  /// The environment is small and the same on every machine (UTF-8, `HOME` in the directory), with
  /// `environment` over it. `descriptors` are open in the program with these bytes to read, as
  /// `--passphrase-fd` needs. After `timeout` the program is killed, which shows as a signal.
  public static func run(
    _ executable: String, _ arguments: [String] = [], input: [UInt8] = [],
    environment: [String: String] = [:], directory: String? = nil,
    descriptors: [Int32: [UInt8]] = [:], timeout: Duration = .seconds(60)
  ) throws -> Command {
    // A program that closes its input early must not end the tests.
    signal(SIGPIPE, SIG_IGN)
    var exchange = try Exchange(input: input, descriptors: descriptors)
    let spawn = Spawn(
      executable: executable, arguments: arguments, environment: environment,
      directory: directory, descriptors: exchange.childEnds)
    let process: pid_t
    do { process = try spawn.start() } catch {
      exchange.closeAll()
      throw error
    }
    exchange.closeChildEnds()
    if !exchange.run(until: Deadline(after: timeout)) { kill(process, SIGKILL) }
    exchange.closeAll()
    return Command(
      exit: Exit.of(process), outputBytes: exchange.received[0], errorBytes: exchange.received[1])
  }

  /// Runs a program with text as its input.
  public static func run(
    _ executable: String, _ arguments: [String] = [], input: String,
    environment: [String: String] = [:], directory: String? = nil,
    descriptors: [Int32: [UInt8]] = [:], timeout: Duration = .seconds(60)
  ) throws -> Command {
    try run(
      executable, arguments, input: Array(input.utf8), environment: environment,
      directory: directory, descriptors: descriptors, timeout: timeout)
  }
}

/// The pipes between a test and the program that it runs.
private struct Exchange {
  /// Pipes that we write: our end, the child's end, its number there, what is still to be written.
  private var writers: [(ours: Int32, child: Int32, number: Int32, rest: ArraySlice<UInt8>)] = []
  /// Pipes that we read: standard output and standard error.
  private var readers: [(ours: Int32, child: Int32, number: Int32)] = []
  /// What came, by reader.
  private(set) var received: [[UInt8]] = [[], []]

  init(input: [UInt8], descriptors: [Int32: [UInt8]]) throws {
    for (number, bytes) in [(0, input)] + descriptors.sorted(by: { $0.key < $1.key }) {
      let (read, write) = try Exchange.pipe()
      writers.append((write, read, number, bytes[...]))
    }
    for number in [Int32(1), 2] {
      let (read, write) = try Exchange.pipe()
      readers.append((read, write, number))
    }
  }

  var childEnds: [(child: Int32, ours: Int32)] {
    readers.map { ($0.number, $0.child) } + writers.map { ($0.number, $0.child) }
  }

  mutating func closeChildEnds() {
    for index in writers.indices { close(writers[index].child); writers[index].child = -1 }
    for index in readers.indices { close(readers[index].child); readers[index].child = -1 }
  }

  mutating func closeAll() {
    for end in writers.flatMap({ [$0.ours, $0.child] }) + readers.flatMap({ [$0.ours, $0.child] })
    where end >= 0 { close(end) }
    writers = []
    readers = []
  }

  /// Writes and reads until the program has closed its output; false when time ran out.
  mutating func run(until deadline: Deadline) -> Bool {
    closeFinishedWriters()
    while readers.contains(where: { $0.ours >= 0 }) {
      if deadline.hasPassed { return false }
      var waiting = writers.map { pollfd(fd: $0.ours, events: Int16(POLLOUT), revents: 0) }
      waiting += readers.map { pollfd(fd: $0.ours, events: Int16(POLLIN), revents: 0) }
      unsafe poll(&waiting, nfds_t(waiting.count), deadline.milliseconds)
      for index in writers.indices where waiting[index].revents != 0 { write(index) }
      for index in readers.indices where waiting[writers.count + index].revents != 0 {
        read(index)
      }
      closeFinishedWriters()
    }
    return true
  }

  private mutating func write(_ index: Int) {
    let count = unsafe writers[index].rest.withUnsafeBytes { bytes in
      unsafe Glibc.write(writers[index].ours, bytes.baseAddress, min(bytes.count, 4096))
    }
    if count > 0 { writers[index].rest = writers[index].rest.dropFirst(count) }
    // A program need not read all that it is given.
    if count < 0 && errno == EPIPE { writers[index].rest = [] }
  }

  private mutating func closeFinishedWriters() {
    for index in writers.indices where writers[index].ours >= 0 && writers[index].rest.isEmpty {
      close(writers[index].ours)
      writers[index].ours = -1
    }
  }

  private mutating func read(_ index: Int) {
    var chunk = [UInt8](repeating: 0, count: 65536)
    let count = unsafe Glibc.read(readers[index].ours, &chunk, chunk.count)
    if count > 0 { received[index] += chunk[..<count] }
    guard count == 0 else { return }
    close(readers[index].ours)
    readers[index].ours = -1
  }

  /// A pipe that programs do not inherit, with numbers above those that they are given.
  private static func pipe() throws -> (read: Int32, write: Int32) {
    let high = spawning.withLock { _ in
      var ends: [Int32] = [-1, -1]
      unsafe Glibc.pipe(&ends)
      defer { for end in ends where end >= 0 { close(end) } }
      return ends.map { fcntl($0, F_DUPFD_CLOEXEC, 100) }
    }
    guard high.allSatisfy({ $0 >= 0 }) else { throw SystemFailure("pipe") }
    return (high[0], high[1])
  }
}
