import Questionnaires
import Testing

@testable import BatchScoring

/// The contract of the batch, line by line.
struct BatchContractTests {
  private let complete = "title,kind,heard,A1.rating,A2.rating,A1.reason,A2.reason"

  @Test func `the columns of the output are those of the questionnaire`() throws {
    let batch = try BatchCase("id,\(complete)\nr1,Oak,park,yes,1,0,,\n")
    #expect(batch.output == "id,title,total,opened,unknown,grade,fee\nr1,Oak,0.22,,0,graded,1.5\n")
    #expect(batch.tally.rows == 1)
    #expect(batch.tally.scored == 1)
  }

  @Test func `columns come in any order and any may be missing`() throws {
    #expect(
      try BatchCase("A2.rating,id,A1.rating\n1,x,-1\n").rows == ["x,,-0.11,V1:A1,0,graded,1.5"])
    #expect(try BatchCase("id\nx\n").rows == ["x,,,,2,ungraded,1.5"])
  }

  @Test func `without an id column the number of the row is its key`() throws {
    let batch = try BatchCase("title\na\n\nb\n\"c\nd\"\n")
    #expect(batch.rows.map { $0.prefix(1) } == ["1", "2"])
    #expect(batch.tally.rejected == 1)
  }

  @Test func `an empty cell is an unanswered question`() throws {
    let batch = try BatchCase("id,\(complete)\nx,,,,1,,\"\",\n")
    #expect(batch.rows == ["x,,0.33,,1,ungraded,1.5"])
    #expect(batch.tally.missing == .init(answers: 3, rows: 1))
    #expect(batch.tally.unknownItems == .init(answers: 1, rows: 1))
  }

  @Test func `a missing answer that makes an item unknown is told once, as unknown`() throws {
    let batch = try BatchCase("id,title,kind,heard,A1.rating\nx,t,park,yes,-1\n")
    #expect(batch.tally.missing == .init(answers: 1, rows: 1))
    #expect(batch.tally.unknownItems == .init(answers: 1, rows: 1))
  }

  @Test func `strict rejects a row for a required answer, but not for an unknown item`() throws {
    let text = "id,\(complete)\nx,t,park,yes,1,,,\ny,t,,yes,1,1,,\nz,t,park,no,1,1,,\n"
    let batch = try BatchCase(text, options: .init(isStrict: true))
    #expect(batch.rows == ["x,t,0.33,,1,ungraded,1.5"])
    #expect(
      batch.reasons == [
        "kind: a required answer is missing", "why_not: a required answer is missing",
      ])
    #expect(try BatchCase(text).tally.rejected == 0)
  }

  @Test func `an answer to a question that is not relevant is withheld and counted`() throws {
    let batch = try BatchCase("id,kind,road_width,heard,why_not\nx,park,-5,yes,because\n")
    #expect(batch.tally.withheld == .init(answers: 2, rows: 1))
    #expect(batch.tally.rejected == 0)
  }

  @Test(arguments: [
    ("kind", "bridge", "is no choice of this question (park road)"),
    ("A1.rating", "2", "is no choice of this question (1 0 -1 unknown not_applicable_at_all)"),
    ("groups", "toddlers strangers", "is no choice of this question (toddlers pupils nobody)"),
    ("groups", "toddlers nobody", "holds a choice that excludes the others"),
    ("heard", "true", "is neither yes nor no"), ("heard", "YES", "is neither yes nor no"),
    ("children", "many", "is no number"), ("children", "1.5", "is no whole number"),
    ("children", "-1", "must not be negative"), ("cost", "1,5", "is no number"),
    ("cost", " 1", "is no number"), ("opens", "2026-02-30", "is no date (such as 2026-11-23)"),
    ("code", "6403", "a division code has 6 digits (county) or 9 (township)"),
    ("fee", "2", "is worked out and takes no answer"),
    ("title", "a\u{7}b", "has a control or hidden character at place 2"),
    ("title", "a\u{202E}b", "has a control or hidden character at place 2"),
    ("title", "two\nlines", "has a control or hidden character at place 4"),
    ("id", "a\u{200B}", "has a control or hidden character at place 2"),
  ])
  func `an invalid answer rejects its row, with column and reason`(
    column: String, cell: String, reason: String
  ) throws {
    let batch = try BatchCase(
      "other,\(column)\n".replacing("other,", with: "A2.reason,") + "x,\"\(cell)\"\n")
    #expect(batch.reasons == ["\(column): \(reason)"])
    #expect(batch.rows == [])
  }

  @Test func `every wrong cell of a row is told`() throws {
    let batch = try BatchCase("kind,heard,children\nbridge,maybe,3\n")
    #expect(
      batch.reasons == [
        "kind: is no choice of this question (park road); heard: is neither yes nor no"
      ])
  }

  @Test func `a rule that only warns is counted and the row is scored`() throws {
    let batch = try BatchCase("id,cost\nx,2000\ny,3\n")
    #expect(batch.tally.doubtful == .init(answers: 1, rows: 1))
    #expect(batch.tally.rejected == 0)
  }

  @Test(arguments: [
    ("id,titel\n", "unknown-column: no question is named 'titel'; did you mean 'title'?"),
    ("id,zzzzzz\n", "unknown-column: no question is named 'zzzzzz'"),
    ("id,title,title\n", "duplicate-column: column 'title' stands twice"),
    ("id,id\n", "duplicate-column: column 'id' stands twice"),
    (
      "id,options.name\n",
      "repeat-column: 'options.name' belongs to a part that repeats, which has no columns in a batch"
    ),
    ("id,,title\n", "unknown-column: a column has no name"),
    ("id,\"title\n", "bad-header: a quote is never closed"),
    (
      "id,ti\"tle\n",
      "bad-header: a quote inside a cell: put the whole cell in quotes and double those inside"
    ),
    ("id\rtitle\r", "bad-header: a carriage return inside the row: line ends are LF or CRLF"),
    (
      "id;title\n",
      "unknown-column: no question is named 'id;title'; columns are parted by commas: please save the file as CSV with commas"
    ),
  ])
  func `a header that is wrong stops the run before the first row`(text: String, said: String)
    throws
  {
    let batch = try BatchCase(text + "1,2\n")
    #expect(batch.stopped == [said])
  }

  @Test func `every fault of a header is told at once`() throws {
    #expect(try BatchCase("id,titel,knd,heard,heard\n").stopped.count == 3)
  }

  @Test func `a header of nothing but faults is not looked at to its end`() throws {
    let header = String(repeating: "nonsense,", count: 5_000) + "id\n"
    #expect(try BatchCase(header).stopped.count == 100)
  }

  @Test func `a header in another encoding is refused in words`() throws {
    let questionnaire = try ParksQuestionnaire.read()
    let latin = try BatchCase([0x69, 0x64, 0x2C, 0xE9, 0x0A], of: questionnaire)
    #expect(
      latin.stopped == [
        "not-utf8: the first line, the header, is not UTF-8: please save the file as CSV in UTF-8"
      ])
    let wide = try BatchCase([0xFF, 0xFE, 0x69, 0x00, 0x0A, 0x00], of: questionnaire)
    #expect(wide.stopped == ["bad-header: the file is UTF-16: please save it as CSV in UTF-8"])
  }

  @Test func `a row in another encoding is rejected as it came`() throws {
    let bytes = Array("id,title\na,".utf8) + [0xB9, 0xAB] + Array("\nb,公园\n".utf8)
    let batch = try BatchCase(bytes, of: ParksQuestionnaire.read())
    #expect(batch.rows == ["b,公园,,,2,ungraded,1.5"])
    #expect(batch.reasons == ["-: the row is not UTF-8"])
  }

  @Test func `ragged rows are rejected with both counts`() throws {
    let batch = try BatchCase("id,title\na\nb,c,d\ne,f\n")
    #expect(
      batch.reasons == [
        "-: the row has 1 cells where the header has 2",
        "-: the row has 3 cells where the header has 2",
      ])
    #expect(batch.tally.rows == 3)
    #expect(batch.tally.scored == 1)
  }

  @Test func `text that a spreadsheet would run is made harmless, figures are not`() throws {
    let batch = try BatchCase("id,title,A1.rating,A2.rating\n=1,+cmd,-1,-1\n")
    #expect(batch.rows == ["'=1,'+cmd,-0.33,V1:A1 V1:A2,0,graded,1.5"])
  }
}
