import Glibc

/// An archive of 100,000 entries, asked through the program.
///
/// `microbenchmarks grow` makes it, each entry signed and under a head of its own; in `/dev/shm` where there is one,
/// so that 100,000 transactions do not wait for a disk. What is measured afterwards reads files that are in memory
/// either way.
struct ArchiveBenchmarks {
  static let size = 100_000
  private static let passphrase = "benchmark only"
  /// A short assessment, as a registration is.
  private static let answers = """
    answers:
      classified: no
      title: 机关办公设备更新
      kind: project
      proposing_unit: housing_construction
      deciding_body: county_government
      drafting_began: "2026-03-02"
      final_draft_date: "2026-12-10"
      assessment_began: "2026-10-12"
      assessment_date: "2026-11-23"
      decision_date: "2027-01-15"
      summary: 更新办公电脑和打印机，不涉及儿童使用的设施和服务。
      children_direct: no
      children_indirect: no
      takes_space: no
      near_children: no
      catalogue: unlisted
      other_assessments: none
      track_reason: 内部设备更新，与儿童没有直接或间接关系。

    """

  let child: Child
  let folder: String

  init(_ child: Child, size: Int = ArchiveBenchmarks.size) throws {
    folder = try Self.temporaryFolder()
    var child = child
    child.environment = [
      "CHILD_IMPACT_RESULTS": folder + "/Results", "CHILD_IMPACT_STATE": folder + "/state",
    ]
    self.child = child
    try TextFile.write(Self.passphrase + "\n", to: folder + "/passphrase")
    try TextFile.write(Self.answers, to: folder + "/answers.yaml")
    try run(["assess", "--answers", folder + "/answers.yaml", "--sign"])
    let grower = Child(program: Self.grower(beside: child.program))
    let results = folder + "/Results"
    try grower.run([
      "grow", results + "/archive.sqlite", results + "/keys", Self.passphrase, "\(size)",
    ])
  }

  /// In memory where that is possible.
  private static func temporaryFolder() throws -> String {
    var template = Array("/dev/shm/child-impact-bench-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { return try TextFile.temporaryFolder() }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func grower(beside program: String) -> String {
    let end = program.lastIndex(of: "/") ?? program.startIndex
    return program[..<end] + "/microbenchmarks"
  }

  func remove() { unsafe system("rm -rf '\(folder)'") }

  /// Runs the program with the passphrase on descriptor 3.
  private func run(_ arguments: [String]) throws {
    let status = try child.wait(
      for: unsafe child.spawn(arguments + ["--passphrase-fd", "3"]) { actions in
        unsafe posix_spawn_file_actions_addopen(
          actions, 3, folder + "/passphrase", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(actions, 1, "/dev/null", O_WRONLY, 0)
      })
    guard status == 0 else { throw BenchmarkFailure("\(arguments) ended with status \(status)") }
  }

  func measurements() throws -> [Measurement] {
    var number = 0
    let receipt = try Times.of(9) {
      number += 1
      try child.run(["archive", "receipt", "last", folder + "/receipt\(number)"])
    }
    return [
      Measurement(
        name: "`archive list` of 100,000 entries", goal: .seconds(1),
        times: try Times.of(5) { try child.run(["archive", "list"]) }),
      Measurement(
        name: "`archive search` in 100,000 entries", goal: .seconds(1),
        times: try Times.of(5) { try child.run(["archive", "search", "没有这几个字"]) }),
      Measurement(
        name: "`archive receipt` from 100,000 entries", goal: .milliseconds(300), times: receipt),
      Measurement(
        name: "`archive verify` of 100,000 entries", goal: .seconds(30),
        times: try Times.of(1) { try child.run(["archive", "verify"], statuses: [0, 4]) }),
    ]
  }

  /// The most memory that listing and verifying take, as a row of the table.
  func memory() throws -> (row: String, isKept: Bool) {
    let list = try child.memory(["archive", "list"])
    let verify = try child.memory(["archive", "verify"])
    let isKept = max(list, verify) <= 300
    return (
      "| most memory of `archive list` and of `archive verify` | 300 MB | \(list) MB | \(verify) MB "
        + "| 1 | \(isKept ? "kept" : "MISSED") |", isKept
    )
  }
}

extension Child {
  /// The most megabytes that the program held at a time.
  fileprivate func memory(_ arguments: [String]) throws -> Int {
    let pid = try unsafe spawn(arguments) { actions in
      unsafe posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0)
      unsafe posix_spawn_file_actions_addopen(actions, 1, "/dev/null", O_WRONLY, 0)
      unsafe posix_spawn_file_actions_addopen(actions, 2, "/dev/null", O_WRONLY, 0)
    }
    var (status, usage) = (Int32(0), rusage())
    while unsafe wait4(pid, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw BenchmarkFailure("no status of process \(pid)") }
    }
    return usage.ru_maxrss / 1024
  }
}
