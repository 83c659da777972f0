import TestSupport
import Testing

/// Every kind of broken table: one clear message, or rows that are rejected and counted; never a
/// crash, never a row that is neither scored nor rejected.
struct BrokenTableTests {
  /// What the program makes of a table.
  private struct Result {
    let done: Command
    let output: String
    let rejects: [UInt8]
  }

  private func score(_ table: BrokenTable, in workplace: borrowing Workplace) throws -> Result {
    let folder = workplace.folder.path
    try Files.write(table.bytes, to: folder + "/in.csv")
    let done = try workplace.run([
      "score", "in.csv", "--questionnaire", "./broken", "--lang", "en", "--output", "out.csv",
      "--rejects", "rejects.csv",
    ])
    guard Files.exists(folder + "/out.csv") else {
      return Result(done: done, output: "", rejects: [])
    }
    let script = "rm out.csv rejects.csv"
    defer { _ = try? Command.run("/bin/sh", ["-c", script], directory: folder) }
    return Result(
      done: done, output: try Files.text(at: folder + "/out.csv"),
      rejects: try Files.bytes(at: folder + "/rejects.csv"))
  }

  private func workplace() throws -> Workplace {
    let workplace = try Workplace()
    try Files.write(
      BrokenTable.questionnaire, to: workplace.folder.file("broken/questionnaire.yaml"))
    return workplace
  }

  @Test func `the museum has forty kinds of broken table at least`() {
    #expect(BrokenTable.all.count >= 40)
    #expect(Set(BrokenTable.all.map(\.name)).count == BrokenTable.all.count)
  }

  @Test func `each one is told in words, and every row is scored or rejected`() throws {
    let workplace = try workplace()
    var said = ""
    for table in BrokenTable.all {
      let result = try score(table, in: workplace)
      said += "## \(table.name)\nstatus \(result.done.status)\n"
      said += result.done.errors.replacing(String(repeating: "x", count: 100), with: "x…")
      check(table, result)
      let rows = result.output.split(separator: "\n", omittingEmptySubsequences: false)
      said += rows.dropFirst().dropLast().map { "> \($0.prefix(60))\n" }.joined() + "\n"
    }
    Golden.check(said, "broken-tables.txt")
  }

  private func check(_ table: BrokenTable, _ result: Result) {
    guard let rows = table.rows else {
      #expect([1, 2].contains(result.done.status), "\(table.name)")
      #expect(result.output == "", "\(table.name)")
      return
    }
    let scored = result.output.split(separator: "\n").count - 1
    let rejected = rows - scored
    #expect(result.done.status == (rejected > 0 ? 1 : 0), "\(table.name)")
    let total = "\(rows) rows: \(scored) scored, \(rejected) rejected\n"
    #expect(result.done.errors.hasPrefix(total), "\(table.name): \(result.done.errors)")
  }

  /// A hundred million bytes where the slow forms are asked for, else more than the longest row.
  private static let longLine =
    Environment.value("CHILD_IMPACT_FAULTS") == "full" ? 100_000_000 : 12_000_000

  @Test func `a line of a hundred million bytes costs no memory and no other row`() throws {
    let workplace = try workplace()
    let size = BrokenTableTests.longLine
    let script = """
      { printf 'id,title\\na,'; head -c \(size) /dev/zero | tr '\\0' x; printf '\\nb,y\\n'; } |
        "$1" score - --questionnaire ./broken --lang en --rejects rejects.csv
      """
    let done = try Command.run(
      "/bin/sh", ["-c", "ulimit -v 4000000\n" + script, "sh", Workplace.program],
      environment: Workplace.environment, directory: workplace.folder.path)
    #expect(done.output == "id,title,double\nb,y,0\n")
    #expect(done.errors.hasPrefix("2 rows: 1 scored, 1 rejected\nline 2: the row is too long"))
    #expect(try Files.bytes(at: workplace.folder.file("rejects.csv")).count < 100_000)
  }
}
