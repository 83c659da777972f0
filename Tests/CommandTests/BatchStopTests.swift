import TestSupport
import Testing

/// A batch that is asked to stop from outside, and the command that goes on.
struct BatchStopTests {
  @Test func `a batch that is ended in the middle leaves whole rows and says how to go on`() throws
  {
    let workplace = try Workplace()
    let rows = (1...400).map { "r\($0),project,\($0 % 3 - 1)\n" }
    try Files.write("id,kind,A1_1.rating\n" + rows.joined(), to: workplace.folder.file("rows.csv"))
    try Files.write(BatchStopTests.script, to: workplace.folder.file("script"))
    let done = try Command.run(
      "/bin/sh", ["script", Workplace.program], environment: Workplace.environment,
      directory: workplace.folder.path)
    #expect(done.output == "ended 143, went on 0, the same\n", "\(done.errors)")
    #expect(done.errors.contains("--from-line 202 即可接着做。"), "\(done.errors)")
    #expect(done.errors.contains("已完成的部分：scores.csv.from-line-202"))
    let names = try Files.names(in: workplace.folder.path)
    #expect(names == ["pipe", "rows.csv", "scores.csv", "script", "whole.csv"])
  }

  /// Half of the rows come through a pipe that stays open, until the first scores are on the disk.
  private static let script = """
    mkfifo pipe
    "$1" score - --output scores.csv < pipe &
    program=$!
    exec 5> pipe
    head -n 201 rows.csv >&5
    until tail -c +200 .scores.csv.*.partial 2> /dev/null | grep -q r200; do sleep 0.05; done
    kill -TERM $program
    wait $program
    ended=$?
    exec 5>&-
    "$1" score rows.csv --output scores.csv --from-line "$(ls scores.csv.* | sed 's/.*-//')"
    went=$?
    "$1" score rows.csv > whole.csv
    cmp scores.csv whole.csv && echo "ended $ended, went on $went, the same"

    """

  @Test func `on a terminal progress is shown, and Ctrl-C says how to go on`() throws {
    let workplace = try Workplace()
    let padding = String(repeating: "路", count: 170)
    let rows = (1...1_500).map { "r\($0),project,\(padding)\n" }
    try Files.write("id,kind,title\n" + rows.joined(), to: workplace.folder.file("rows.csv"))
    let script = #"(cat rows.csv; sleep 100) | "$1" score - --output scores.csv"#
    var terminal = try PseudoTerminal(
      "/bin/sh", ["-c", script, "sh", Workplace.program], environment: Workplace.environment,
      directory: workplace.folder.path, columns: 100)
    _ = try terminal.expect("行，每秒")
    try terminal.send("\u{3}")
    let said = try terminal.expect("即可接着做。")
    #expect(said.contains("已完成的部分：scores.csv.from-line-"), "\(said)")
    let parts = try Files.names(in: workplace.folder.path).filter { $0.hasPrefix("scores.csv") }
    let part = try #require(parts.first)
    let lines = try Files.text(at: workplace.folder.file(part)).split(separator: "\n").count
    #expect(part == "scores.csv.from-line-\(lines + 1)")
  }
}
