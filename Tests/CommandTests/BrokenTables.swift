/// Files of answers that are broken, each in its own way, and how many rows each of them has.
struct BrokenTable {
  let name: String
  let bytes: [UInt8]
  /// Nil where the file is refused before its first row.
  let rows: Int?

  init(_ name: String, _ bytes: [UInt8], rows: Int?) {
    self.name = name
    self.bytes = bytes
    self.rows = rows
  }

  init(_ name: String, _ text: String, rows: Int?) {
    self.init(name, Array(text.utf8), rows: rows)
  }

  /// Rows under the header that most specimens have.
  private init(_ name: String, under text: String, rows: Int) {
    self.init(name, BrokenTable.header + text, rows: rows)
  }

  static let header = "id,title,kind,groups,heard,children,cost,opens\n"

  /// A questionnaire with a question of each kind.
  static let questionnaire = """
    id: broken
    version: 1.0.0
    title: {zh: 表, en: Tables}
    languages: [zh, en]
    default_language: en
    choices:
      kinds:
        choices:
          - {name: park, label: {zh: 公园, en: park}}
          - {name: road, label: {zh: 道路, en: road}}
      groups:
        choices:
          - {name: pupils, label: {zh: 学生, en: pupils}}
          - {name: toddlers, label: {zh: 幼儿, en: toddlers}}
          - {name: nobody, label: {zh: 没有, en: nobody}, exclusive: true}
    items:
      - {question: title, type: text, label: {zh: 名称, en: Title}}
      - {question: kind, type: select_one kinds, label: {zh: 类别, en: Kind}}
      - {question: groups, type: select_multiple groups, label: {zh: 群体, en: Groups}}
      - {question: heard, type: boolean, label: {zh: 听取, en: Heard}}
      - {question: children, type: integer, label: {zh: 人数, en: Children}}
      - {question: cost, type: decimal, label: {zh: 费用, en: Cost}}
      - {question: opens, type: date, label: {zh: 日期, en: Opens}}
    scoring:
      measures:
        - calculate: double
          calculation: if answered(children) then children * 2 else 0
          round: {places: 0, mode: half_even}
      output:
        - {column: id, value: id}
        - {column: title, value: title}
        - {column: double, value: double, places: 0}

    """
}

// Quotes, separators, line ends, columns.
extension BrokenTable {
  static let shapes: [BrokenTable] = [
    BrokenTable("empty file", "", rows: nil),
    BrokenTable("nothing but a byte order mark", "\u{FEFF}", rows: nil),
    BrokenTable("nothing but empty lines", "\n\n\r\n", rows: nil),
    BrokenTable("header only", header, rows: 0),
    BrokenTable("header only, without a line end", "id,children", rows: 0),
    BrokenTable("no line end after the last row", "id,children\na,1\nb,2", rows: 2),
    BrokenTable("byte order mark twice", "\u{FEFF}\u{FEFF}id,children\na,1\n", rows: nil),
    BrokenTable("byte order mark between two files", "id,children\na,1\n\u{FEFF}b,2\n", rows: 2),
    BrokenTable("header again in the middle", "id,children\na,1\nid,children\nb,2\n", rows: 3),
    BrokenTable("quote never closed in the last row", under: "a,\"x,park,,,,,\n", rows: 1),
    BrokenTable(
      "quote never closed in the first row", under: "a,\"x,park,,,,,\nb,y,park,,,,,\nc,z,,,,,,\n",
      rows: 3),
    BrokenTable("quote never closed in the header", "id,\"title\na,x\nb,y\n", rows: nil),
    BrokenTable(
      "quote in the middle of a cell", under: "a,the \"old\" oak,,,,,,\nb,,,,,,,\n", rows: 2),
    BrokenTable("text behind a closing quote", under: "a,\"old\" oak,,,,,,\nb,,,,,,,\n", rows: 2),
    BrokenTable(
      "quotes escaped by backslashes", under: "a,\"the \\\"old\\\" oak\",,,,,,\nb,,,,,,,\n", rows: 2
    ),
    BrokenTable("single quotes", "id,children\n'a',1\n'b,c',2\n", rows: 2),
    BrokenTable(
      "empty cells in quotes", under: "\"a\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"\n", rows: 1),
    BrokenTable("nothing but commas", under: ",,,,,,,\n", rows: 1),
    BrokenTable("too few cells", under: "a\nb,y\nc,z,park,pupils,yes,1,1,2026-11-23\n", rows: 3),
    BrokenTable("too many cells", under: "a,x,,,,,,,\nb,y,,,,,,\n", rows: 2),
    BrokenTable("comma at the end of every line", "id,children,\na,1,\n", rows: nil),
    BrokenTable("blank lines between rows", "id,children\n\na,1\n\r\n \nb,2\n\n", rows: 3),
    BrokenTable("semicolons", "id;children\na;1\n", rows: nil),
    BrokenTable("tabs", "id\tchildren\na\t1\n", rows: nil),
    BrokenTable(
      "the line of a spreadsheet that names the separator", "sep=,\nid,children\na,1\n", rows: nil),
    BrokenTable("line ends of old computers", "id,children\ra,1\rb,2\r", rows: nil),
    BrokenTable("a lone return inside a row", "id,children\na\rb,1\nc,2\n", rows: 2),
    BrokenTable("line ends of both kinds", "id,children\r\na,1\nb,2\r\n", rows: 2),
    BrokenTable("line end in a quoted cell", "id,title\na,\"x\ny\"\nb,z\n", rows: 2),
    BrokenTable("column twice", "id,children,children\na,1,2\n", rows: nil),
    BrokenTable("id twice", "id,id,children\na,b,1\n", rows: nil),
    BrokenTable("column that is no question", "id,childern\na,1\n", rows: nil),
    BrokenTable("column without a name", "id,,children\na,,1\n", rows: nil),
    BrokenTable("blanks around the names of columns", "id, children\na,1\n", rows: nil),
    BrokenTable("names in capitals", "ID,Children\na,1\n", rows: nil),
  ]
}

// Encodings and other kinds of file.
extension BrokenTable {
  private static func wide(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return bigEndian ? bytes : bytes.reversed()
    }
  }

  static let encodings: [BrokenTable] = [
    BrokenTable(
      "UTF-16 with its mark", wide("id,children\na,1\n", bigEndian: false, mark: true), rows: nil),
    BrokenTable(
      "UTF-16, the other way round", wide("id,children\na,1\n", bigEndian: true, mark: true),
      rows: nil),
    BrokenTable(
      "UTF-16 without its mark", wide("id,children\na,1\n", bigEndian: false, mark: false),
      rows: nil),
    BrokenTable(
      "Latin-1 in a row", Array("id,title\na,Caf".utf8) + [0xE9] + Array("\nb,Cafe\n".utf8), rows: 2
    ),
    BrokenTable(
      "Latin-1 in the header", Array("id,Caf".utf8) + [0xE9] + Array("\na,1\n".utf8), rows: nil),
    BrokenTable(
      "GBK in every row",
      Array("id,title\na,".utf8) + [0xB9, 0xAB, 0xD4, 0xB0] + Array("\nb,".utf8) + [
        0xB5, 0xC0, 0xC2, 0xB7, 0x0A,
      ],
      rows: 2),
    BrokenTable("NUL in a cell", "id,title\na,x\u{0}y\nb,z\n", rows: 2),
    BrokenTable("NUL in the header", "id,ti\u{0}tle\na,x\n", rows: nil),
    BrokenTable("overlong UTF-8", Array("id,title\na,".utf8) + [0xC0, 0xAF, 0x0A], rows: 1),
    BrokenTable(
      "half of a character at the end", Array("id,title\na,".utf8) + [0xE5, 0x85], rows: 1),
    BrokenTable(
      "a workbook", Array("PK\u{3}\u{4}".utf8) + [0x14, 0, 6, 0, 8, 0, 0, 0, 0x21, 0], rows: nil),
    BrokenTable("a web page", "<!DOCTYPE html>\n<html><body>no</body></html>\n", rows: nil),
  ]
}

// What stands in the cells.
extension BrokenTable {
  /// Rows with one number, and nothing else.
  private static func numbers(_ name: String, _ cells: String...) -> BrokenTable {
    let rows = cells.enumerated().map { "r\($0.offset),\($0.element)\n" }
    return BrokenTable(name, "id,children\n" + rows.joined(), rows: cells.count)
  }

  private static func cells(_ name: String, of column: String, _ cells: String...) -> BrokenTable {
    let rows = cells.enumerated().map { "r\($0.offset),\($0.element)\n" }
    return BrokenTable(name, "id,\(column)\n" + rows.joined(), rows: cells.count)
  }

  static let contents: [BrokenTable] = [
    numbers("thousands separators", "\"1,234\"", "1 234", "1'234", "1，234"),
    numbers("full-width digits", "１２", "−５"),
    numbers("numbers with something around them", " 12", "12 ", "+12", "12人", "50%", "¥5"),
    numbers("numbers that are none", "NaN", "inf", "0x10", "--1", "1.2.3", "twelve"),
    numbers(
      "numbers without end", "1e400", String(repeating: "9", count: 40),
      "0." + String(repeating: "0", count: 60) + "1"),
    cells("decimal comma", of: "cost", "\"1,5\"", "1.5"),
    cells(
      "days that no month has", of: "opens", "2026-02-30", "2025-02-29", "2026-13-01", "0000-00-00"),
    cells(
      "dates in other forms", of: "opens", "2026/11/23", "23.11.2026", "46000",
      "2026-11-23T00:00:00", "2026年11月23日"),
    cells("choices that the list lacks", of: "kind", "bridge", "Park", "park ", "公园", "park road"),
    cells(
      "choices that exclude each other", of: "groups", "nobody pupils", "pupils pupils",
      "pupils;toddlers", "pupils  toddlers"),
    cells("truth in other words", of: "heard", "TRUE", "1", "Yes", "是", "y"),
    cells(
      "characters that hide", of: "title", "a\u{202E}b", "a\u{200B}b", "a\u{7}b", "a\u{1B}[31mb"),
    cells(
      "formulas", of: "title", "=1+1", "+1", "-1", "@x", "＝1", " =1",
      "\"=HYPERLINK(\"\"http://x\"\")\""),
    cells(
      "answer over the limit", of: "title", String(repeating: "长", count: 21_846),
      String(repeating: "x", count: 65_536)),
    BrokenTable("id repeated", "id,children\na,1\na,2\n", rows: 2),
    BrokenTable("id empty", "id,children\n,1\n,2\n", rows: 2),
    BrokenTable("id that is a formula", "id,children\n=cmd|' /C calc'!A0,1\n", rows: 1),
    BrokenTable(
      "id with a line end, a hidden character, an escape",
      "id,children\n\"a\nb\",1\na\u{200B},2\n\u{1B}c,3\n", rows: 3),
  ]

  static let all = shapes + encodings + contents
}
