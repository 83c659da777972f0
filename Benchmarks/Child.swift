import Glibc

/// What went wrong in a benchmark's own work.
struct BenchmarkFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Runs of the program under test with nothing of a shell between.
struct Child {
  /// The absolute path of the program.
  let program: String
  /// Variables for it, beside `PATH` and a UTF-8 locale.
  var environment: [String: String] = [:]

  /// POSIX_SPAWN_SETSID, which the C library shows to GNU sources only.
  private let newSession: Int16 = 0x80

  /// Runs it with its output thrown away, and throws unless it ends with one of `statuses`.
  func run(_ arguments: [String], statuses: Set<Int32> = [0]) throws {
    let status = try wait(
      for: unsafe spawn(arguments) { actions in
        unsafe posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(actions, 1, "/dev/null", O_WRONLY, 0)
        unsafe posix_spawn_file_actions_addopen(actions, 2, "/dev/null", O_WRONLY, 0)
      })
    guard statuses.contains(status) else {
      throw BenchmarkFailure("\(arguments.joined(separator: " ")) ended with status \(status)")
    }
  }

  init(program: String) { self.program = program }

  /// Starts it in a session of its own, so that a terminal among its files becomes its own.
  func spawn(
    _ arguments: [String],
    files prepare: (UnsafeMutablePointer<posix_spawn_file_actions_t>) -> Void
  ) throws -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    unsafe posix_spawnattr_setflags(&attributes, newSession)
    unsafe prepare(&actions)
    var pid: pid_t = 0
    let code = unsafe CStrings.with([program] + arguments) { arguments in
      unsafe CStrings.with(variables) { variables in
        unsafe posix_spawn(&pid, program, &actions, &attributes, arguments, variables)
      }
    }
    guard code == 0 else { throw BenchmarkFailure("\(program) does not start: error \(code)") }
    return pid
  }

  /// The exit status of a process that was started, or 128 and the signal that ended it.
  func wait(for pid: pid_t) throws -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(pid, &status, 0) < 0 {
      guard errno == EINTR else { throw BenchmarkFailure("no status of process \(pid)") }
    }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  private var variables: [String] {
    let path = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? ""
    let all = ["PATH": path, "LANG": "C.UTF-8", "TERM": "xterm"]
      .merging(environment) { $1 }
    return all.map { $0.key + "=" + $0.value }
  }
}

/// Arrays of C strings for as long as a call needs them.
enum CStrings {
  static func with<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = unsafe strings.map { unsafe strdup($0) }
    defer { unsafe copies.forEach { unsafe free($0) } }
    return unsafe body(copies + [nil])
  }
}
