import BatchScoring
import Diagnostics
import Questionnaires
import TestSupport
import Testing

@testable import BatchFiles

struct BatchRunTests {
  private func questionnaire() throws -> Questionnaire { try Counts.questionnaire() }

  private func failure(_ options: BatchRun.Options) throws -> BatchFailure? {
    try Counts.failure(options)
  }

  @Test(arguments: [1, 2, 5])
  func `rows come out in the order of the file, whatever the number of threads`(threads: Int) throws
  {
    let folder = try TemporaryFolder()
    let rows = Counts.rows(15_000)
    try Files.write(rows.input, to: folder.file("in.csv"))
    let options = BatchRun.Options(
      input: folder.file("in.csv"), output: folder.file("out.csv"),
      rejects: folder.file("rejects.csv"), threads: threads)
    let tally = try BatchRun(questionnaire(), options).run().tally
    #expect(tally.rows == 15_000)
    #expect(tally.rejected == rows.rejected)
    #expect(try Files.text(at: folder.file("out.csv")) == rows.output)
    let rejects = try Files.text(at: folder.file("rejects.csv")).split(separator: "\n")
    #expect(rejects.first == "_line,_column,_reason,id,children")
    #expect(rejects.dropFirst().first == "101,children,is no number,r100\(Counts.padding),many")
    #expect(rejects.count == 1 + rows.rejected)
    #expect(try Files.names(in: folder.path) == ["in.csv", "out.csv", "rejects.csv"])
  }

  @Test func `progress reaches every row`() throws {
    let folder = try TemporaryFolder()
    try Files.write(Counts.rows(15_000).input, to: folder.file("in.csv"))
    let seen = Seen()
    let options = BatchRun.Options(input: folder.file("in.csv"), output: "/dev/null")
    _ = try BatchRun(questionnaire(), options).run { seen.note($0.rows) }
    #expect(seen.largest == 15_000)
  }

  @Test func `a full disk is told, and nothing is left`() throws {
    let folder = try TemporaryFolder()
    try Files.write(Counts.rows(100).input, to: folder.file("in.csv"))
    let error = try failure(.init(input: folder.file("in.csv"), output: "/dev/full"))
    #expect(error?.message.en == "cannot write /dev/full: no space left on the disk")
    #expect(error?.exitStatus == 3)
  }

  @Test func `a run that fails leaves an earlier file as it was and no part of a new one`() throws {
    let folder = try TemporaryFolder()
    try Files.write(Counts.rows(15_000).input, to: folder.file("in.csv"))
    try Files.write("earlier", to: folder.file("out.csv"))
    let error = try failure(
      .init(input: folder.file("in.csv"), output: folder.file("out.csv"), rejects: "/dev/full"))
    #expect(error?.exitStatus == 3)
    #expect(try Files.text(at: folder.file("out.csv")) == "earlier")
    #expect(try Files.names(in: folder.path) == ["in.csv", "out.csv"])
  }

  @Test func `a header that is wrong makes no file`() throws {
    let folder = try TemporaryFolder()
    try Files.write("id,childern\n1,2\n", to: folder.file("in.csv"))
    let error = try failure(.init(input: folder.file("in.csv"), output: folder.file("out.csv")))
    guard case .header(let findings)? = error else {
      Issue.record("not stopped by its header")
      return
    }
    #expect(findings.all.map(\.help?.en) == ["did you mean 'children'?"])
    #expect(error?.exitStatus == 1)
    #expect(try Files.names(in: folder.path) == ["in.csv"])
  }

  @Test func `files that cannot be used are named with the reason`() throws {
    let folder = try TemporaryFolder()
    try Files.write("", to: folder.file("empty.csv"))
    try Files.write("id\n", to: folder.file("in.csv"))
    let gone = try failure(.init(input: folder.file("no.csv"), output: "/dev/null"))
    #expect(gone?.message.en == "cannot open \(folder.file("no.csv")): no such file or folder")
    let directory = try failure(.init(input: folder.path, output: "/dev/null"))
    #expect(directory?.message.zh == "无法读取 \(folder.path)：这是一个文件夹")
    let empty = try failure(.init(input: folder.file("empty.csv"), output: "/dev/null"))
    #expect(empty?.message.en.hasSuffix("is empty: the first line should name the columns") == true)
    let same = try failure(.init(input: folder.file("in.csv"), output: folder.file("in.csv")))
    #expect(same?.exitStatus == 2)
    let nowhere = try failure(
      .init(input: folder.file("in.csv"), output: folder.file("no/out.csv")))
    #expect(nowhere?.exitStatus == 3)
  }

  @Test func `a header alone gives a header alone`() throws {
    let folder = try TemporaryFolder()
    try Files.write("children\n", to: folder.file("in.csv"))
    let options = BatchRun.Options(input: folder.file("in.csv"), output: folder.file("out.csv"))
    #expect(try BatchRun(questionnaire(), options).run().tally.rows == 0)
    #expect(try Files.text(at: folder.file("out.csv")) == "id,double\n")
  }

  @Test func `the summary says what became of the rows`() throws {
    let folder = try TemporaryFolder()
    try Files.write(Counts.rows(100).input, to: folder.file("in.csv"))
    let options = BatchRun.Options(input: folder.file("in.csv"), output: "/dev/null")
    let tally = try BatchRun(questionnaire(), options).run().tally
    #expect(tally.lines.map(\.en) == ["100 rows: 99 scored, 1 rejected"])
    #expect(tally.lines.map(\.zh) == ["共 100 行：评分 99 行，退回 1 行"])
    #expect(tally.examples.map(\.summary.en) == ["line 101: children is no number"])
  }
}
