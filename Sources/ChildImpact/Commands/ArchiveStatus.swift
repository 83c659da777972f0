import Archiving
import ArgumentParser
import BatchScoring
import Diagnostics
import Records
import SQLiteStore
import Terminal

/// `child-impact archive status`: how far the records are, and what waits for whose signature.
struct ArchiveStatus: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "各记录的进展，等待谁签署。 What waits for whose signature.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var place: ResultsOptions
  @Option(name: .long, help: "text、csv 或 json.") var format = ListFormat.text

  mutating func run() throws {
    let archive = try Office(folder: place.folder, language: common.language)
      .view()
    let documents = try guarded { try archive.documents() }.filter {
      $0.status != Document.superseded
    }
    switch format {
    case .text: try show(documents, archive.registry)
    case .csv: try csv(documents)
    case .json: try json(documents)
    }
  }

  private func show(_ documents: [Document], _ registry: Registry) throws {
    guard !documents.isEmpty else {
      return try common.tell(Phrase(zh: "还没有记录。", en: "There are no records yet."))
    }
    try common.output.paragraph(totals(documents), hanging: "  ")
    for role in Role.allCases {
      let waiting = documents.filter { $0.waiting.contains(.role(role)) }
      guard !waiting.isEmpty else { continue }
      try common.output.line("")
      try common.output.line(heading(role, registry, waiting.count), .strong)
      try table(waiting)
    }
    try showDoubts(documents, registry)
  }

  private func totals(_ documents: [Document]) -> String {
    let counts = RecordStatus.allCases.compactMap { status -> String? in
      let count = documents.count { $0.status == status.rawValue }
      guard count > 0 else { return nil }
      let word = SignOffWords.status(status.rawValue).text(in: common.language)
      return "\(word) \(count)"
    }
    let done = documents.count { $0.waiting.isEmpty }
    let list = counts.joined(separator: common.language == .chinese ? "，" : ", ")
    return Phrase(
      zh: "共 \(documents.count) 条：\(list)；办结 \(done) 条。",
      en: "Records: \(documents.count) (\(list)); complete: \(done)."
    ).text(in: common.language)
  }

  /// The role with those who hold it.
  private func heading(_ role: Role, _ registry: Registry, _ count: Int) -> String {
    let holders = registry.heldPosts(for: role).flatMap { registry.holders(of: $0.id) }.map(\.name)
    let names = holders.isEmpty ? nil : holders.joined(separator: "、")
    let word = SignOffWords.role(role)
    return Phrase(
      zh: "等待\(word.zh)\(names.map { "（\($0)）" } ?? "（尚无人任职）")：\(count) 条",
      en: "Waiting for the \(word.en) (\(names ?? "nobody holds the post")): \(count)"
    ).text(in: common.language)
  }

  private func table(_ documents: [Document]) throws {
    var table = TextTable([TextTable.Column(), TextTable.Column(), TextTable.Column()])
    for document in documents.sorted(by: { $0.standing.since < $1.standing.since }) {
      let days = Clock.timestamp.days(since: document.standing.since)
      let since = Phrase(
        zh: "\(document.standing.since.text.prefix(10)) 起（\(days) 天）",
        en: "since \(document.standing.since.text.prefix(10)) (\(days) days)")
      table.append([
        "  " + document.record.prefix(8), since.text(in: common.language),
        "\(document.unit) · \(document.title)",
      ])
    }
    try common.output.lines(table.lines(width: common.output.width))
  }

  private func showDoubts(_ documents: [Document], _ registry: Registry) throws {
    let doubtful = documents.filter { document in
      document.waiting.contains { if case .reaffirmation = $0 { true } else { false } }
    }
    guard !doubtful.isEmpty else { return }
    try common.output.line("")
    let title = Phrase(
      zh: "有签署因密钥作废而存疑，等待本人重新确认（key reaffirm）：\(doubtful.count) 条",
      en: "In doubt because a key was revoked, waiting for key reaffirm: \(doubtful.count)")
    try common.output.line(title.text(in: common.language), .strong)
    try table(doubtful)
  }

  /// A row for each signature, reply or word that is waited for.
  private func csv(_ documents: [Document]) throws {
    var bytes = Array("record,status,waiting,since,unit,title\n".utf8)
    for document in documents {
      for waiting in document.waiting {
        let cells = [
          document.record, document.status, waiting.text, document.standing.since.text,
          document.unit, document.title,
        ]
        CSVText.append(row: cells, to: &bytes)
      }
    }
    try common.output.write(bytes: bytes)
  }

  private func json(_ documents: [Document]) throws {
    for document in documents where !document.waiting.isEmpty {
      let json: JSON = [
        "record": .string(document.record), "since": .string(document.standing.since.text),
        "status": .string(document.status), "title": .string(document.title),
        "unit": .string(document.unit),
        "waiting": .array(document.waiting.map { .string($0.text) }),
      ]
      try common.output.write(bytes: try json.canonicalBytes() + [0x0A])
    }
  }
}

extension Timestamp {
  /// Whole days between an earlier moment and this one; 0 where it is not earlier.
  fileprivate func days(since earlier: Timestamp) -> Int64 {
    max(0, secondsSince1970 - earlier.secondsSince1970) / 86_400
  }
}
