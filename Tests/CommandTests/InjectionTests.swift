import TestSupport
import Testing

/// Signing and archiving with a fault at each system call that touches the archive.
@Suite(.serialized) struct InjectionTests {
  /// What can go wrong at a call.
  enum Fault: String, CaseIterable, Sendable {
    case kill = "signal=KILL"
    case disk = "error=EIO"
    case full = "error=ENOSPC"
  }

  /// The calls that a store can be hurt by.
  private static let calls = [
    "pwrite64", "fsync", "fdatasync", "ftruncate", "pread64", "openat", "rename", "unlink", "write",
  ]

  private static let isPossible: Bool = {
    let trace = ["strace", "-o", "/dev/null", "-e", "inject=getpid:retval=1", "true"]
    return (try? Command.run("/usr/bin/env", trace))?.exit == .status(0)
  }()

  /// A workplace with one record and a copy of it to begin each round from.
  private func prepared() throws -> Workplace {
    let workplace = try Workplace()
    _ = try workplace.signRegistration()
    try keep(workplace, from: "Results", to: "kept", "state")
    return workplace
  }

  private func keep(
    _ workplace: borrowing Workplace, from: String, to: String, _ state: String
  ) throws {
    let script = """
      rm -rf \(to) && cp -a \(from) \(to) && mkdir -p \(state) .local/state && \
      if [ \(to) = kept ]; then rm -rf state && cp -a .local/state state; \
      else rm -rf .local/state && cp -a state .local/state; fi
      """
    let done = try Command.run("/bin/sh", ["-c", script], directory: workplace.folder.path)
    try #require(done.exit == .status(0), "\(done.errors)")
  }

  /// Signs a second record with one fault, and gives how it ended and what strace saw.
  private func sign(
    _ workplace: borrowing Workplace, _ expressions: [String]
  ) throws -> (ended: Command, trace: String) {
    let trace = workplace.folder.file("trace")
    let paths = ["archive.sqlite", "archive.sqlite-journal", ""].flatMap {
      ["-P", workplace.results + ($0.isEmpty ? "" : "/" + $0)]
    }
    let ended = try Command.run(
      "/usr/bin/env",
      ["strace", "-f", "-o", trace] + expressions.flatMap { ["-e", $0] } + paths
        + [Workplace.program, "assess", "--answers", try workplace.registrationFile(), "--sign"]
        + ["--passphrase-fd", "3"],
      environment: Workplace.environment, directory: workplace.folder.path,
      descriptors: [3: Array((Workplace.passphrase + "\n").utf8)])
    return (ended, try Files.text(at: trace))
  }

  /// How often each call touches the archive when nothing goes wrong.
  private func counts(_ workplace: borrowing Workplace) throws -> [(call: String, count: Int)] {
    let run = try sign(workplace, ["trace=" + Self.calls.joined(separator: ",")])
    try #require(run.ended.exit == .status(0), "\(run.ended.errors)")
    return Self.calls.map { call in
      (call, run.trace.split(separator: "\n").count { $0.contains(" \(call)(") })
    }.filter { $0.count > 0 }
  }

  @Test(.enabled(if: isPossible, "skipped: strace cannot trace here"))
  func `a fault at any system call leaves all of an append or nothing of it`() throws {
    let workplace = try prepared()
    let counts = try counts(workplace)
    let all = counts.flatMap { call, count in
      (1...count).flatMap { number in Fault.allCases.map { (call, number, $0) } }
    }
    #expect(counts.contains { $0.call == "fsync" || $0.call == "fdatasync" })
    var seed = SeededGenerator(seed: 11)
    let chosen = Faults.isFull ? all : Array(all.shuffled(using: &seed).prefix(12))
    var tally: [String: Int] = [:]
    for (call, number, fault) in chosen {
      try keep(workplace, from: "kept", to: "Results", "state")
      let name = "\(call) \(number) of \(counts), \(fault)"
      let run = try sign(workplace, ["inject=\(call):\(fault.rawValue):when=\(number)"])
      let hasFired = run.trace.contains("INJECTED") || run.trace.contains("killed by SIGKILL")
      #expect(hasFired, "\(name) did not fire")
      try check(workplace, run.ended, name)
      tally["\(fault)", default: 0] += 1
    }
    print("faults injected: \(tally) of \(all.count) possible")
  }

  /// Acknowledged means there; not acknowledged means wholly there or wholly absent; the next command
  /// works.
  private func check(_ workplace: borrowing Workplace, _ ended: Command, _ name: String) throws {
    let verified = try workplace.run(["archive", "verify"])
    #expect(verified.exit == .status(0), "\(name): \(verified.output)\(verified.errors)")
    let records = try workplace.run(["archive", "list", "--format", "json"]).output
      .split(separator: "\n").count
    #expect([1, 2].contains(records), "\(name): \(records) records")
    if ended.exit == .status(0) { #expect(records == 2, "\(name): acknowledged and lost") }
    if case .status(let status) = ended.exit {
      #expect([0, 3].contains(status), "\(name): \(status) \(ended.errors)")
    }
    let drafts = try workplace.draftNames().count
    #expect(records == 2 || drafts == 1, "\(name): neither record nor draft")
    guard records == 1 else { return }
    let again = try workplace.run(
      ["assess", "--resume", "last", "--sign"], passphrase: Workplace.passphrase)
    #expect(again.exit == .status(0), "\(name): \(again.errors)")
  }
}
