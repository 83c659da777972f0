import Glibc

/// Measures the release program from outside, as its users meet it.
///
///     benchmarks PROGRAM [NAME...]
///
/// Prints the machine and a table row for each measurement; ends with 1 when a goal was missed. Names: `help`,
/// `check`, `answer`, `batch`, `archive`, `load-500`, `load-10000`; none means all.
@main
struct Benchmarks {
  let child: Child
  let folder: String

  static func main() {
    var arguments = CommandLine.arguments.dropFirst()
    guard let program = arguments.popFirst() else {
      print(
        "usage: benchmarks PROGRAM [help] [check] [answer] [batch] [archive] [load-500] [load-10000]"
      )
      exit(2)
    }
    do {
      exit(try run(program, only: Set(arguments)) ? 0 : 1)
    } catch {
      print("error: \(error)")
      exit(3)
    }
  }

  private static func run(_ program: String, only: Set<String>) throws -> Bool {
    let folder = try TextFile.temporaryFolder()
    defer { unsafe system("rm -rf '\(folder)'") }
    let benchmarks = Benchmarks(child: Child(program: program), folder: folder)
    let all: [(name: String, measure: () throws -> Measurement)] = [
      ("help", benchmarks.help), ("check", benchmarks.check), ("answer", benchmarks.answer),
      ("batch", benchmarks.batch),
      ("load-500", { try benchmarks.load(500, 400, .milliseconds(100)) }),
      ("load-10000", { try benchmarks.load(10_000, 10_000, .seconds(1)) }),
    ]
    print(Machine.description + "\n\n" + Measurement.heading)
    var isKept = true
    for benchmark in all where only.isEmpty || only.contains(benchmark.name) {
      let measurement = try benchmark.measure()
      print(measurement.row)
      isKept = isKept && measurement.isKept
    }
    guard only.isEmpty || only.contains("archive") else { return isKept }
    return try archive(benchmarks.child) && isKept
  }

  private static func archive(_ child: Child) throws -> Bool {
    let archive = try ArchiveBenchmarks(child)
    defer { archive.remove() }
    let measurements = try archive.measurements()
    for measurement in measurements { print(measurement.row) }
    let memory = try archive.memory()
    print(memory.row)
    return measurements.allSatisfy(\.isKept) && memory.isKept
  }

  func help() throws -> Measurement {
    let times = try Times.of(40) { try child.run(["--help"]) }
    return Measurement(name: "`--help`", goal: .milliseconds(20), times: times)
  }

  func check() throws -> Measurement {
    let times = try Times.of(20) { try child.run(["check", "tongxin-child-impact"]) }
    return Measurement(
      name: "`check` of the county questionnaire", goal: .milliseconds(100), times: times)
  }

  func answer() throws -> Measurement {
    var child = child
    child.environment = [
      "CHILD_IMPACT_RESULTS": folder + "/Results", "CHILD_IMPACT_STATE": folder + "/state",
    ]
    var robot = try Robot(child)
    try robot.answer(250)
    return Measurement(
      name: "an answer of the interview, to the next question", goal: .milliseconds(10),
      times: robot.times)
  }

  func batch() throws -> Measurement {
    let input = folder + "/rows.csv"
    let rows = Rows(items: try Questionnaire.scoredItems())
    try TextFile.write(rows.csv(count: 10_000, seed: 1), to: input)
    let times = try Times.of(5) {
      try child.run(["score", input, "--questionnaire", "tongxin-child-impact"])
    }
    return Measurement(
      name: "`score` of 10,000 rows, every item filled in", goal: .seconds(2), times: times)
  }
}
