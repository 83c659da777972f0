import Archiving
import BatchScoring
import Diagnostics
import Questionnaires
import Records
import SQLiteStore
import Signing
import Terminal

/// A line of a list: a document with the words for its kind and its grade.
struct DocumentRow {
  let document: Document
  private let words: DocumentWords

  var kind: String { words.kind }
  var grade: String { words.grade }
  /// The words of all languages, which a filter may name.
  var all: [String] { words.all }

  init(_ document: Document, _ words: DocumentWords) {
    self.document = document
    self.words = words
  }
}

/// What a questionnaire calls a kind and a grade.
struct DocumentWords {
  /// What decides them; most documents of an archive share a few.
  struct Key: Hashable {
    let questionnaire: String
    let kind: String
    let grade: String

    init(_ document: Document) {
      questionnaire = document.questionnaire
      kind = document.kind
      grade = document.grade
    }
  }

  let kind: String
  let grade: String
  let all: [String]

  /// Without a questionnaire the names stand for themselves.
  init(_ key: Key, _ questionnaire: Questionnaire?, _ language: Language) {
    func kind(_ language: Language) -> String {
      questionnaire?.kindLabel(key.kind, language) ?? key.kind
    }
    func grade(_ language: Language) -> String {
      questionnaire?.gradeLabel(key.grade, language) ?? key.grade
    }
    self.kind = kind(language)
    self.grade = grade(language)
    all = Language.allCases.flatMap { [kind($0), grade($0)] }
  }
}

/// Records as a table, as CSV or as JSON, one object a line.
struct DocumentList {
  let common: CommonOptions
  let folder: ResultsFolder
  let format: ListFormat

  /// Prints the records that match.
  func print(_ filter: FilterOptions, matching text: String? = nil) throws {
    let archive = try Office(folder: folder, language: common.language).view()
    let documents = try guarded { try archive.documents(matching: text) }
    let rows = try rows(documents, in: archive).filter { filter.matches($0) }
    switch format {
    case .text: try table(rows, filter)
    case .csv: try csv(rows)
    case .json: for row in rows { try json(row) }
    }
  }

  /// The rows, each with words from its own questionnaire, which is read once.
  private func rows(
    _ documents: [Document], in archive: ArchiveView<ArchiveFile>
  ) throws -> [DocumentRow] {
    var shelf: [String: Questionnaire] = [:]
    for name in Set(documents.map(\.questionnaire)) {
      guard let digest = Digest(hex: name) else { continue }
      let bytes = try guarded { try archive.questionnaire(digest) }
      shelf[name] = try QuestionnaireShelf.load(canonical: bytes, named: name).questionnaire
    }
    var known: [DocumentWords.Key: DocumentWords] = [:]
    return documents.map { document in
      let key = DocumentWords.Key(document)
      let words =
        known[key] ?? DocumentWords(key, shelf[document.questionnaire], common.language)
      known[key] = words
      return DocumentRow(document, words)
    }
  }

  private static let titles = [
    Phrase(zh: "编号", en: "Record"), Phrase(zh: "状态", en: "Status"),
    Phrase(zh: "等待", en: "Waits for"), Phrase(zh: "自", en: "Since"),
    Phrase(zh: "等级", en: "Grade"), Phrase(zh: "类别", en: "Kind"),
    Phrase(zh: "单位", en: "Unit"),
  ]
  private static let townshipTitle = Phrase(zh: "乡镇", en: "Township")

  private func table(_ rows: [DocumentRow], _ filter: FilterOptions) throws {
    guard !rows.isEmpty else {
      return try common.tell(Phrase(zh: "没有符合的记录。", en: "No records."))
    }
    // On a narrow screen the title needs the room, unless somebody asks for a township.
    let hasTownships =
      (filter.township != nil || common.output.width >= 100)
      && rows.contains { !$0.document.township.isEmpty }
    let titles =
      Self.titles + (hasTownships ? [Self.townshipTitle] : []) + [Phrase(zh: "事项", en: "Title")]
    var table = TextTable(titles.map { TextTable.Column($0.text(in: common.language)) })
    for row in rows {
      let document = row.document
      table.append(
        [
          String(document.record.prefix(8)),
          SignOffWords.status(document.status).text(in: common.language),
          SignOffWords.waiting(document, common.language),
          String(document.standing.since.text.dropFirst(5).prefix(5)), row.grade, row.kind,
          document.unit,
        ] + (hasTownships ? [document.township] : []) + [document.title])
    }
    try common.output.lines(table.lines(width: common.output.width))
  }

  private static let columns = [
    "record", "version", "submitted", "title", "unit", "township", "kind", "track", "grade",
    "status", "waiting", "since",
  ]

  private func csv(_ rows: [DocumentRow]) throws {
    var bytes = Array((Self.columns.joined(separator: ",") + "\n").utf8)
    for row in rows {
      let document = row.document
      let cells = [
        document.record, String(document.version), document.time.text, document.title,
        document.unit, document.township, document.kind, document.track, document.grade,
        document.status, document.standing.waiting, document.standing.since.text,
      ]
      CSVText.append(row: cells, to: &bytes)
    }
    try common.output.write(bytes: bytes)
  }

  private func json(_ row: DocumentRow) throws {
    let document = row.document
    let json: JSON = [
      "acts": .array(document.standing.acts.map { .count($0) }),
      "grade": .string(document.grade), "index": .count(document.index),
      "kind": .string(document.kind), "record": .string(document.record),
      "since": .string(document.standing.since.text), "status": .string(document.status),
      "time": .string(document.time.text), "title": .string(document.title),
      "township": .string(document.township), "track": .string(document.track),
      "unit": .string(document.unit), "version": .count(document.version),
      "waiting": .array(document.waiting.map { .string($0.text) }),
    ]
    try common.output.write(bytes: try json.canonicalBytes() + [0x0A])
  }
}
