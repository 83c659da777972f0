import Testing

@testable import BatchScoring

struct CSVSplitterTests {
  @Test func `rows end at LF, at CRLF and at the end of the file`() {
    let read = CSVCase("a,b\r\n1,2\n3,4\r\n5,6")
    #expect(read.header == "a,b")
    #expect(read.rows.map(\.cells) == [["1", "2"], ["3", "4"], ["5", "6"]])
    #expect(read.rows.map(\.line) == [2, 3, 4])
  }

  @Test func `quoted cells hold commas, line ends and doubled quotes`() {
    let read = CSVCase("a,b\n\"1,\n2\",\"say \"\"yes\"\"\"\n3,4\n")
    #expect(read.rows.map(\.cells) == [["1,\n2", "say \"yes\""], ["3", "4"]])
    #expect(read.rows.map(\.line) == [2, 4])
  }

  @Test func `a byte order mark is dropped, also before a quoted name`() {
    #expect(CSVCase("\u{FEFF}\"a\",b\n1,2\n").header == "\"a\",b")
    #expect(CSVCase("\u{FEFF}\"a\",b\n1,2\n", piece: 1).header == "\"a\",b")
    #expect(CSVCase("\u{FEFF}").header == nil)
    #expect(CSVCase("é").header == "é")
  }

  @Test func `empty lines are no rows, and count as lines`() {
    let read = CSVCase("\n\na\n\n1\n\r\n2\n\n")
    #expect(read.header == "a")
    #expect(read.rows.map(\.cells) == [["1"], ["2"]])
    #expect(read.rows.map(\.line) == [5, 7])
  }

  @Test(arguments: [64, 128, 256, 1024])
  func `bytes that end with a row and with 64 of them`(piece: Int) {
    let plain = String(repeating: "x", count: 30) + "," + String(repeating: "y", count: 32) + "\n"
    let quoted = "\"\n" + plain.dropLast(4) + "\"\n"
    #expect(plain.utf8.count == 64 && quoted.utf8.count == 64)
    for text in [plain, quoted] {
      let read = CSVCase(String(repeating: text, count: 16), piece: piece)
      #expect(read.rows.count == 15)
    }
  }

  @Test func `empty cells stand at the beginning, in the middle and at the end`() {
    let read = CSVCase("a,b,c\n,,\n\"\",,x\n")
    #expect(read.rows.map(\.cells) == [["", "", ""], ["", "", "x"]])
  }

  @Test func `nothing, and a header alone, have no rows`() {
    #expect(CSVCase("").header == nil)
    #expect(CSVCase("\n\r\n").header == nil)
    #expect(CSVCase("a,b").header == "a,b")
    #expect(CSVCase("a,b\n").rows == [])
  }

  @Test(arguments: [
    ("a\n1\"2\n", "strayQuote"), ("a\n\"1\"2\n", "textAfterQuote"),
    ("a\n\"1\" \n", "textAfterQuote"),
    ("a\n1\u{0}2\n", "nul"), ("a\n\"1\u{0}\"\n", "nul"), ("a\n1\r2\n", "strayReturn"),
    ("a\n\"1", "unclosedQuote"), ("a\n\"1\"\"", "unclosedQuote"), ("a\n\"", "unclosedQuote"),
  ])
  func `a row that is no CSV says why`(text: String, trouble: String) {
    #expect(CSVCase(text).rows.map(\.trouble) == [trouble])
  }

  @Test func `a quote that is never closed costs one line`() {
    let read = CSVCase("a,b\n1,\"2\n3,4\n5,6\n")
    #expect(read.rows.map(\.cells) == [[], ["3", "4"], ["5", "6"]])
    #expect(read.rows.map(\.trouble) == ["unclosedQuote", nil, nil])
    #expect(read.rows.map(\.raw) == ["1,\"2", "3,4", "5,6"])
    #expect(read.rows.map(\.line) == [2, 3, 4])
  }

  @Test func `a quote that only the next row's quote closes costs one line`() {
    let read = CSVCase("a,b\n1,\"2\n3,\"4\"\n5,6\n")
    #expect(read.rows.map(\.trouble) == ["unclosedQuote", nil, nil])
    #expect(read.rows.map(\.cells) == [[], ["3", "4"], ["5", "6"]])
  }

  @Test func `a row that is too long is cut, and the next one is read`() {
    var limits = CSVSplitter.Limits()
    limits.longestRow = 40
    limits.keptOfLongRow = 8
    let long = String(repeating: "x", count: 100)
    let read = CSVCase("a,b\n\(long),1\n2,3\n\(long)", limits: limits)
    #expect(read.rows.map(\.trouble) == ["tooLong", nil, "tooLong"])
    #expect(read.rows.map(\.raw) == ["xxxxxxxx", "2,3", "xxxxxxxx"])
    #expect(read.rows.map(\.line) == [2, 3, 4])
  }

  @Test func `a row of the greatest length is read`() {
    var limits = CSVSplitter.Limits()
    limits.longestRow = 40
    limits.keptOfLongRow = 8
    for (count, trouble) in [(40, nil), (41, "tooLong")] as [(Int, String?)] {
      let row = String(repeating: "x", count: count)
      #expect(CSVCase("a\n\(row)\n1\n", limits: limits).rows.map(\.trouble) == [trouble, nil])
    }
  }

  @Test func `a long row inside quotes costs its first line`() {
    var limits = CSVSplitter.Limits()
    limits.longestRow = 40
    let lines = (1...30).map { "\($0),x\n" }.joined()
    let read = CSVCase("a,b\n\"0,x\n" + lines, limits: limits)
    #expect(read.rows.count == 31)
    #expect(read.rows.map(\.trouble) == ["unclosedQuote"] + Array(repeating: nil, count: 30))
  }

  @Test func `a file of open quotes takes linear time`() {
    let rows = String(repeating: "x\",\"\n", count: 200_000)
    let read = CSVCase("a,b\n" + rows)
    #expect(read.rows.allSatisfy { $0.trouble != nil })
  }

  @Test func `no cut of the bytes into pieces changes what is read`() {
    let alphabet: [UInt8] = Array("a,\"\n\r".utf8)
    var limits = CSVSplitter.Limits()
    limits.longestRow = 4
    limits.keptOfLongRow = 2
    var texts: [[UInt8]] = [[]]
    for _ in 0..<5 {
      texts = texts.flatMap { text in alphabet.map { text + [$0] } }
      for text in texts {
        for limits in [limits, CSVSplitter.Limits()] {
          let whole = CSVCase(Array("h\n".utf8) + text, limits: limits)
          for piece in [1, 2, 3] {
            let cut = CSVCase(Array("h\n".utf8) + text, piece: piece, limits: limits)
            #expect(
              cut.rows == whole.rows, "\(String(decoding: text, as: UTF8.self).debugDescription)")
          }
        }
      }
    }
  }

  @Test func `every byte of the file is in some row or a line end`() {
    let alphabet: [UInt8] = Array("a,\"\n".utf8)
    var texts: [[UInt8]] = [[]]
    for _ in 0..<7 {
      texts = texts.flatMap { text in alphabet.map { text + [$0] } }
      for text in texts {
        let read = CSVCase(Array("h\n".utf8) + text)
        let kept = read.rows.map { $0.raw.utf8.filter { $0 != 10 }.count }.reduce(0, +)
        #expect(kept == text.filter { $0 != 10 }.count)
      }
    }
  }

  @Test(arguments: UInt64(1)...20)
  func `what is written by the rules is read back`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let words = ["", "a", "甲乙", "a,b", "x\ny", "\"", "\"\"", "\r\n", " ", "=1", "'", "é\u{301}"]
    let table = (0..<50).map { _ in
      (0..<4).map { _ in words.randomElement(using: &numbers) ?? "" }
    }.filter { $0 != ["", "", "", ""] }
    let ends = ["\n", "\r\n"]
    var text = "a,b,c,d\n"
    for row in table {
      let cells = row.map { cell in
        let isPlain = !cell.utf8.contains { Array(",\"\r\n".utf8).contains($0) }
        if isPlain && Bool.random(using: &numbers) { return cell }
        var quoted = "\""
        for scalar in cell.unicodeScalars { quoted += scalar == "\"" ? "\"\"" : String(scalar) }
        return quoted + "\""
      }
      text += cells.joined(separator: ",") + (ends.randomElement(using: &numbers) ?? "\n")
    }
    let piece = Int.random(in: 1...64, using: &numbers)
    #expect(CSVCase(text, piece: piece).rows.map(\.cells) == table, "seed \(seed)")
  }
}
