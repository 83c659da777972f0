import BatchScoring
import Diagnostics
import Questionnaires
import TestSupport
import Testing

@testable import BatchFiles

/// Summaries, comparisons and what is kept of rows, over files and threads.
final class AnalysisRunTests {
  // A class, because a folder cannot be copied.
  private let folder: TemporaryFolder
  private let rows = Counts.rows(3_000)

  init() throws {
    folder = try TemporaryFolder()
    try Files.write(rows.input, to: folder.file("in.csv"))
  }

  private func options(threads: Int = 3) -> BatchRun.Options {
    var options = BatchRun.Options(
      input: folder.file("in.csv"), output: folder.file("out.csv"), threads: threads)
    options.pieceSize = 1 << 14
    return options
  }

  @Test func `a summary is the same for every number of threads`() throws {
    var seen: Set<[UInt8]> = []
    for threads in 1...3 {
      var options = options(threads: threads)
      options.summarises = true
      options.groupColumn = "children"
      options.writesOutput = false
      let outcome = try BatchRun(Counts.questionnaire(), options).run()
      let summary = try #require(outcome.summary)
      seen.insert(SummaryReport(summary, outcome.tally).json)
    }
    #expect(seen.count == 1)
    #expect(!Files.exists(folder.file("out.csv")))
  }

  @Test func `a column to group by that the file lacks is told`() throws {
    var options = options()
    options.summarises = true
    options.groupColumn = "township"
    let failure = try Counts.failure(options)
    #expect(failure?.message.en == "the file has no column 'township'")
    #expect(failure?.exitStatus == 2)
  }

  @Test func `what is kept of rows comes in their order, a block at a time, before the results`()
    throws
  {
    let lines = Collected()
    var options = options()
    options.keeping = RowKeeping(
      make: { $0.line }, keep: { lines.append($0.compactMap { $0 as? Int }) })
    _ = try BatchRun(Counts.questionnaire(), options).run()
    let expected = (2...3_001).filter { ($0 - 1) % 100 != 0 }
    #expect(lines.all == expected)
  }

  @Test func `a row that cannot be kept stops the run and leaves no results`() throws {
    struct Refused: Error {}
    var options = options()
    options.keeping = RowKeeping(
      make: { row in if row.line == 2_500 { throw Refused() } else { 0 } }, keep: { _ in })
    #expect(try Counts.failure(options)?.exitStatus == 3)
    #expect(try Files.names(in: folder.path) == ["in.csv"])
  }

  @Test func `a byte order mark stands in front of CSV where it is asked for, once`() throws {
    var options = options()
    options.rejects = folder.file("rejects.csv")
    options.marksOrder = true
    _ = try BatchRun(Counts.questionnaire(), options).run()
    #expect(try Files.text(at: folder.file("out.csv")) == "\u{FEFF}" + rows.output)
    #expect(try Files.text(at: folder.file("rejects.csv")).hasPrefix("\u{FEFF}_line,"))
  }
}
