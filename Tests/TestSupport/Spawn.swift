internal import Glibc
internal import Synchronization

/// Held while descriptors are made and while a program starts, or a program of another test that
/// runs at the same time would inherit the descriptors before they are marked.
let spawning = Mutex(())

/// A program to start, and what its descriptors are.
struct Spawn {
  let executable: String
  let arguments: [String]
  let environment: [String: String]
  let directory: String?
  /// Child descriptor and the descriptor of ours that it becomes.
  var descriptors: [(child: Int32, ours: Int32)] = []
  /// A terminal to open as 0, 1 and 2, controlling a session of its own.
  var terminal: String?

  /// Starts the program and gives its process number.
  func start() throws -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    unsafe prepare(&actions)
    prepare(&attributes)
    var process: pid_t = 0
    let code = spawning.withLock { _ in
      unsafe withStrings(command) { arguments in
        unsafe withStrings(variables) { environment in
          unsafe posix_spawn(&process, command[0], &actions, &attributes, arguments, environment)
        }
      }
    }
    guard code == 0 else { throw SystemFailure("start " + executable, code: code) }
    return process
  }

  /// The program through `env -C`, which goes to the directory first and then becomes it.
  private var command: [String] {
    let program = [executable] + arguments
    return directory.map { ["/usr/bin/env", "-C", $0] + program } ?? program
  }

  private func prepare(_ actions: inout posix_spawn_file_actions_t) {
    if let terminal {
      // The first terminal that a session leader opens becomes its controlling one.
      unsafe posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
      unsafe posix_spawn_file_actions_adddup2(&actions, 0, 1)
      unsafe posix_spawn_file_actions_adddup2(&actions, 0, 2)
    }
    for (child, ours) in descriptors {
      unsafe posix_spawn_file_actions_adddup2(&actions, ours, child)
    }
  }

  private func prepare(_ attributes: inout posix_spawnattr_t) {
    // The test process may ignore or block signals; the program starts with none of that.
    var all = sigset_t()
    var none = sigset_t()
    unsafe sigfillset(&all)
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigdefault(&attributes, &all)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    var flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
    if terminal != nil { flags |= 0x80 }  // POSIX_SPAWN_SETSID, which the module map hides.
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  /// The environment given, over a small one that is the same on every machine.
  private var variables: [String] {
    var all = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm",
      "HOME": directory ?? "/nonexistent", "INPUTRC": "/dev/null", "TZ": "UTC",
    ]
    all["LD_LIBRARY_PATH"] = Environment.value("LD_LIBRARY_PATH")
    all.merge(environment) { _, given in given }
    return all.map { $0 + "=" + $1 }.sorted()
  }
}

/// Calls `body` with a null-terminated array of C strings.
private func withStrings<R>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> R
) -> R {
  let copies = unsafe strings.map { unsafe strdup($0) } + [nil]
  defer { unsafe copies.forEach { unsafe free($0) } }
  return unsafe copies.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else {
      preconditionFailure("the array holds a nil at least")
    }
    return unsafe body(base)
  }
}

/// How a program ended.
public enum Exit: Sendable, Hashable {
  /// By itself, with a status.
  case status(Int32)
  /// By a signal.
  case signal(Int32)

  /// Waits for the end of a process.
  static func of(_ process: pid_t) -> Exit {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? .status((status >> 8) & 0xFF) : .signal(signal)
  }
}

/// A moment after which a test gives up.
struct Deadline {
  private let end: ContinuousClock.Instant

  init(after timeout: Duration) { end = ContinuousClock.now + timeout }

  /// The time left for `poll`, at least 0.
  var milliseconds: Int32 {
    let left = end - ContinuousClock.now
    let (seconds, attoseconds) = left.components
    return Int32(clamping: max(0, seconds * 1000 + attoseconds / 1_000_000_000_000_000))
  }

  var hasPassed: Bool { ContinuousClock.now >= end }
}
