import BatchScoring
import Diagnostics
import TestSupport
import Testing

@testable import BatchFiles

/// A run that is asked to stop, and the run that goes on from there.
final class ContinuingTests {
  // A class, because a folder cannot be copied.
  private let folder: TemporaryFolder
  private let rows = Counts.rows(6_000)

  init() throws {
    folder = try TemporaryFolder()
    try Files.write(rows.input, to: folder.file("in.csv"))
  }

  private func options(_ output: String, from line: Int = 1) -> BatchRun.Options {
    var options = BatchRun.Options(
      input: folder.file("in.csv"), output: folder.file(output),
      rejects: folder.file("rejects.csv"))
    options.pieceSize = 1 << 15
    options.fromLine = line
    return options
  }

  /// Stops once `count` rows are done.
  private func run(_ options: BatchRun.Options, stoppingAt count: Int) throws -> BatchOutcome {
    let stop = StopRequest()
    var options = options
    options.stop = stop
    return try BatchRun(Counts.questionnaire(), options).run { progress in
      if progress.rows >= count { stop.make() }
    }
  }

  @Test(arguments: ["out.csv", "out.csv.gz"])
  func `what was stopped twice and continued is what an unbroken run gives`(output: String) throws {
    let first = try run(options(output), stoppingAt: 1_000)
    let line = try #require(first.stop?.line)
    #expect(first.tally.rows == line - 2)
    #expect(first.tally.rows >= 1_000 && first.tally.rows < 6_000)
    #expect(first.stop?.parts.map { $0.hasSuffix(".from-line-\(line)") } == [true, true])
    #expect(!Files.exists(folder.file(output)))

    let second = try run(options(output, from: line), stoppingAt: 1_000)
    let next = try #require(second.stop?.line)
    #expect(next > line && second.tally.rows == next - line)

    let last = try run(options(output, from: next), stoppingAt: 1_000_000)
    #expect(last.stop == nil)
    #expect(last.tally.rows == 6_002 - next)
    #expect(try Files.names(in: folder.path) == ["in.csv", output, "rejects.csv"])
    _ = try BatchRun(Counts.questionnaire(), options("whole.csv")).run()
    let packed = try Command.run("/usr/bin/env", ["gzip", "-dcf", folder.file(output)])
    #expect(packed.output == rows.output)
  }

  @Test func `rejected rows go on too`() throws {
    _ = try BatchRun(Counts.questionnaire(), options("out.csv")).run()
    let whole = try Files.text(at: folder.file("rejects.csv"))
    let first = try run(options("out.csv"), stoppingAt: 2_000)
    _ = try run(options("out.csv", from: #require(first.stop?.line)), stoppingAt: 1_000_000)
    #expect(try Files.text(at: folder.file("rejects.csv")) == whole)
  }

  @Test func `a line that no earlier run has stopped at is refused, and nothing is touched`() throws
  {
    let failure = try Counts.failure(options("out.csv", from: 17))
    #expect(failure?.exitStatus == 2)
    #expect(failure?.message.en.contains("out.csv.from-line-17") == true)
    #expect(try Files.names(in: folder.path) == ["in.csv"])
  }

  @Test func `a stop before the first row leaves nothing`() throws {
    let stop = StopRequest()
    stop.make()
    var options = options("out.csv")
    options.stop = stop
    let outcome = try BatchRun(Counts.questionnaire(), options).run()
    #expect(outcome.stop?.line == 1)
    #expect(try Files.names(in: folder.path) == ["in.csv"])
  }

  @Test func `rows without a key keep their numbers, and quoted line ends count as lines`() throws {
    try Files.write("note,children\n\"a\nb\",1\nc,2\n\nd,3\n", to: folder.file("in.csv"))
    var options = BatchRun.Options(input: folder.file("in.csv"), output: folder.file("out.csv"))
    options.fromLine = 4
    try Files.write("id,double\n1,2\n", to: folder.file("out.csv.from-line-4"))
    _ = try BatchRun(Counts.questionnaire(), options).run()
    #expect(try Files.text(at: folder.file("out.csv")) == "id,double\n1,2\n2,4\n3,6\n")
  }
}
