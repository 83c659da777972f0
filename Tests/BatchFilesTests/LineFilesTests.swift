import BatchScoring
import TestSupport
import Testing

@testable import BatchFiles

/// Files of JSON objects, one a line.
final class LineFilesTests {
  // A class, because a folder cannot be copied.
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func score(_ text: String, as name: String, _ format: InputFormat? = nil) throws -> String
  {
    try Files.write(text, to: folder.file(name))
    var options = BatchRun.Options(input: folder.file(name), output: folder.file("out.csv"))
    options.format = format
    _ = try BatchRun(Counts.questionnaire(), options).run()
    return try Files.text(at: folder.file("out.csv"))
  }

  @Test func `the form is told by the name, by the content, or by the caller`() throws {
    let line = "{\"id\":\"a\",\"children\":2}\n"
    let output = "id,double\na,4\n"
    #expect(try score(line, as: "in.ndjson") == output)
    #expect(try score(line, as: "in.jsonl") == output)
    #expect(try score("\n" + line, as: "in.JSONL") == output)
    #expect(try score(line, as: "in.txt") == output)
    #expect(try score("\u{FEFF}" + line, as: "in") == output)
    #expect(try score(" " + line, as: "in.txt", .ndjson) == output)
    #expect(try score("", as: "none.ndjson") == "id,double\n")
  }

  @Test func `many lines keep their order, and a run goes on from a line`() throws {
    let lines = (1...3_000).map { "{\"children\":\($0)}\n" }
    try Files.write(lines.joined(), to: folder.file("in.ndjson"))
    var options = BatchRun.Options(input: folder.file("in.ndjson"), output: folder.file("out.csv"))
    options.pieceSize = 1 << 12
    _ = try BatchRun(Counts.questionnaire(), options).run()
    let whole = try Files.text(at: folder.file("out.csv"))
    #expect(whole == "id,double\n" + (1...3_000).map { "\($0),\($0 * 2)\n" }.joined())

    let stop = StopRequest()
    options.stop = stop
    let first = try BatchRun(Counts.questionnaire(), options).run {
      if $0.rows > 900 { stop.make() }
    }
    options.stop = nil
    options.fromLine = try #require(first.stop?.line)
    _ = try BatchRun(Counts.questionnaire(), options).run()
    #expect(try Files.text(at: folder.file("out.csv")) == whole)
  }
}
