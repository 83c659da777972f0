import TestSupport
import Testing

/// The county's example file, as CSV and as JSON lines.
struct LinesOfTheCountyTests {
  @Test func `the county's proposals score alike in both forms, packed or not`() throws {
    let workplace = try Workplace()
    let path = Product.root + "/Questionnaires/tongxin-child-impact/examples/proposals.csv"
    try Files.write(Files.bytes(at: path), to: workplace.folder.file("rows.csv"))
    try Files.write(LinesOfTheCountyTests.script, to: workplace.folder.file("script.py"))
    _ = try Command.run("/usr/bin/env", ["python3", "script.py"], directory: workplace.folder.path)
    let table = try workplace.run(["score", "rows.csv", "--format", "ndjson"])
    #expect(table.status == 0 && table.outputBytes.count > 1_000)
    for name in ["rows.ndjson", "rows.jsonl.gz"] {
      let lines = try workplace.run(["score", name, "--format", "ndjson"])
      // A line of JSON lines is one less than the line of the table, which has a header.
      let shifted = (2...5).reversed().reduce(lines.output) { text, line in
        text.replacing("{\"line\":\(line - 1),", with: "{\"line\":\(line),")
      }
      #expect(shifted == table.output, "\(name): \(lines.errors)")
      #expect(lines.errors == table.errors)
    }
  }

  /// Numbers as numbers, yes and no as truth values, the rest as text; no answer, no key.
  private static let script = """
    import csv, gzip, json, re
    def value(cell):
        if cell in ("yes", "no"): return cell == "yes"
        return int(cell) if re.fullmatch("-?[1-9][0-9]{0,8}|0", cell) else cell
    lines = "".join(
        json.dumps({name: value(cell) for name, cell in row.items() if cell}, ensure_ascii=False) + "\\n"
        for row in csv.DictReader(open("rows.csv", encoding="utf-8", newline="")))
    open("rows.ndjson", "w", encoding="utf-8").write(lines)
    gzip.open("rows.jsonl.gz", "wb").write(lines.encode())

    """
}
