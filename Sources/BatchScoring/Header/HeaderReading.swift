internal import Diagnostics
internal import Questionnaires

/// Finds what each column of a header is for, and everything that is wrong with it.
struct HeaderReading {
  /// A header with more faults than that is not looked at further.
  private static let mostFindings = 100

  private let questionnaire: Questionnaire
  private let carried: Set<String>
  private let source: SourceText
  private let line: Int
  private var findings: [Finding] = []
  private var seen: Set<[UInt8]> = []
  private(set) var columns: [Column] = []

  init(
    _ header: HeaderLine, named name: String, for questionnaire: Questionnaire,
    carrying carried: Set<String>
  ) throws(Findings) {
    self.questionnaire = questionnaire
    self.carried = carried
    self.line = header.line
    let text = try HeaderReading.text(of: header, named: name)
    let above = String(repeating: "\n", count: header.line - 1)
    self.source = SourceText(name: name, text: above + text)
    try bind(header.bytes)
    guard findings.isEmpty else {
      throw Findings(Array(findings.prefix(HeaderReading.mostFindings)))
    }
  }

  private mutating func bind(_ bytes: [UInt8]) throws(Findings) {
    var row = RowFields()
    do throws(RowFields.Problem) {
      try row.split(bytes.span, from: 0, to: bytes.count)
    } catch {
      throw Findings([finding("bad-header", error.phrase, atColumn: 1, length: 1)])
    }
    var position = 0
    var column = 1
    for field in row.fields where findings.count < HeaderReading.mostFindings {
      let name = String(decoding: row.content(of: field, in: bytes.span), as: UTF8.self)
      // Every scalar of UTF-8 has one byte that continues none.
      column += bytes[position..<field.start].count { $0 & 0xC0 != 0x80 }
      position = field.start
      bind(name, atColumn: column)
    }
  }

  private mutating func bind(_ name: String, atColumn column: Int) {
    let length = name.unicodeScalars.count
    let isNew = seen.insert(Array(name.utf8)).inserted
    if !isNew && !RejectColumns.names.contains(name) {
      let message = Phrase(zh: "列“\(shown(name))”出现了两次", en: "column '\(shown(name))' stands twice")
      findings.append(finding("duplicate-column", message, atColumn: column, length: length))
    }
    if let role = role(of: name) {
      columns.append(Column(name: name, role: role))
    } else {
      findings.append(unknown(name, atColumn: column, length: length))
      columns.append(Column(name: name, role: .ignored))
    }
  }

  private func role(of name: String) -> Column.Role? {
    if let question = questionnaire.question(named: name) ?? onlyQuestion(ofItem: name) {
      guard question.repeatIndex == nil else { return nil }
      return .question(question.index, CellDecoding(question, in: questionnaire))
    }
    if name == "id" { return .id }
    return RejectColumns.names.contains(name) || carried.contains(name) ? .ignored : nil
  }

  /// The question of a scored item that asks just one: its column may bear the name of the item.
  private func onlyQuestion(ofItem name: String) -> Question? {
    guard let item = questionnaire.scoredItems.first(where: { $0.name == name }) else { return nil }
    return item.questions.count == 1 ? questionnaire[item.questions[0]] : nil
  }

  private func unknown(_ name: String, atColumn column: Int, length: Int) -> Finding {
    if name.isEmpty {
      let message = Phrase(zh: "有一列没有列名", en: "a column has no name")
      return finding("unknown-column", message, atColumn: column, length: 1)
    }
    if questionnaire.question(named: name) != nil {
      let message = Phrase(
        zh: "“\(shown(name))”属于可重复填写的部分，批量文件中没有这样的列",
        en: "'\(shown(name))' belongs to a part that repeats, which has no columns in a batch")
      return finding("repeat-column", message, atColumn: column, length: length)
    }
    let message = Phrase(
      zh: "问卷中没有名为“\(shown(name))”的问题", en: "no question is named '\(shown(name))'")
    return finding(
      "unknown-column", message, atColumn: column, length: length,
      help: separator(in: name) ?? suggestion(for: name))
  }

  /// A name that is a whole header with other marks between its names.
  private func separator(in name: String) -> Phrase? {
    guard columns.isEmpty, name.contains(where: { ";\t|；".contains($0) }) else { return nil }
    return Phrase(
      zh: "各列之间应为逗号，请另存为以逗号分隔的 CSV",
      en: "columns are parted by commas: please save the file as CSV with commas")
  }

  private func suggestion(for name: String) -> Phrase? {
    let known = questionnaire.questions.lazy.filter { $0.repeatIndex == nil }.map(\.name.text)
    return Suggestion.nearest(to: name, among: known + ["id"]).map {
      Phrase(zh: "您要写的是“\($0)”吗？", en: "did you mean '\($0)'?")
    }
  }

  private func shown(_ name: String) -> String { Visible.text(name.prefix(80)) }

  private func finding(
    _ code: String, _ message: Phrase, atColumn column: Int, length: Int, help: Phrase? = nil
  ) -> Finding {
    let place = Place(source: source, line: line, column: column, length: length)
    return Finding(code: code, message: message, place: place, help: help)
  }
}

// A header that is no text.
extension HeaderReading {
  private static func text(of header: HeaderLine, named name: String) throws(Findings) -> String {
    if let message = wholeProblem(of: header) {
      throw Findings([Finding(code: "bad-header", message: message, place: nil)])
    }
    if let message = HeaderReading.otherFile(header.bytes) {
      throw Findings([Finding(code: "bad-header", message: message, place: nil)])
    }
    guard let text = String(validating: header.bytes, as: UTF8.self) else {
      throw Findings([Finding(code: "not-utf8", message: notUTF8, place: nil)])
    }
    return text
  }

  private static func wholeProblem(of header: HeaderLine) -> Phrase? {
    switch header.fault {
    case .unclosedQuote: RowFields.Problem.unclosedQuote.phrase
    case .tooLong: Phrase(zh: "第一行（列名）过长", en: "the first line, the header, is too long")
    case nil: nil
    }
  }

  private static let notUTF8 = Phrase(
    zh: "第一行（列名）不是 UTF-8 编码，请另存为 UTF-8 编码的 CSV",
    en: "the first line, the header, is not UTF-8: please save the file as CSV in UTF-8")

  /// What the first bytes say of a file that is no table of text; nil for one that may be.
  private static func otherFile(_ bytes: [UInt8]) -> Phrase? {
    let isMarked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    // In UTF-16 every Latin letter has a NUL beside it.
    if isMarked || (bytes.count > 1 && (bytes[0] == 0) != (bytes[1] == 0)) {
      return Phrase(
        zh: "文件是 UTF-16 编码，请另存为 UTF-8 编码的 CSV",
        en: "the file is UTF-16: please save it as CSV in UTF-8")
    }
    guard bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    else { return nil }
    return Phrase(
      zh: "文件是电子表格工作簿，请另存为 UTF-8 编码的 CSV",
      en: "the file is a workbook: please save the sheet as CSV in UTF-8")
  }
}
