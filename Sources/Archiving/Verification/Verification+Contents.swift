internal import Diagnostics
internal import HashTreeCollections
internal import Records
internal import Signing

extension Verification {
  /// Hands admitted assessments to those who look into them, on all processors.
  mutating func look(
    into entries: [(index: Int, reading: EntryReading)]
  ) throws(StoreProblem) {
    guard options.examine != nil || options.project != nil else { return }
    var admitted: [AdmittedAssessment] = []
    for entry in entries {
      if let content = try content(of: entry.reading, at: entry.index) { admitted.append(content) }
    }
    let options = options
    let found = admitted.mapConcurrently { content in
      (
        content.index, options.examine?(content),
        content.isCalculation ? nil : options.project?(content)?.digest
      )
    }
    for (index, phrase, fields) in found {
      if let phrase { note(index, "examination", phrase) }
      if let fields { expected[index] = fields }
    }
  }

  private mutating func content(
    of reading: EntryReading, at index: Int
  ) throws(StoreProblem) -> AdmittedAssessment? {
    guard let statement = try? reading.statement.get(),
      let (content, digest) = Self.content(of: reading, statement.kind, options),
      let questionnaire = try questionnaire(digest)
    else { return nil }
    return AdmittedAssessment(
      isCalculation: statement.kind == .calculation, index: index, record: statement.record,
      content: content, questionnaire: questionnaire, questionnaireDigest: digest)
  }

  /// What an entry says, and the questionnaire that it names; nil for one that nobody looks into.
  private static func content(
    of reading: EntryReading, _ kind: Statement.Kind, _ options: VerifyOptions
  ) -> (JSON, Digest)? {
    switch kind {
    case .assessment: return (try? reading.claim?.get()).map { ($0.content, $0.questionnaire) }
    case .calculation:
      guard options.examine != nil, let json = reading.blob.flatMap({ try? JSON.canonical($0) })
      else { return nil }
      let name = try? JSONPart(json)["questionnaire"]["sha256"].string()
      return name.flatMap { Digest(hex: $0) }.map { (json, $0) }
    case .genesis, .questionnaire, .signoff, .registry, .disposal, .notice: return nil
    }
  }

  /// The bytes of a questionnaire; nil where they are not those that the log states.
  private mutating func questionnaire(_ digest: Digest) throws(StoreProblem) -> [UInt8]? {
    if let questionnaire, questionnaire.digest == digest { return questionnaire.bytes }
    guard let bytes = try store.blob(digest), Digest(of: bytes) == digest else { return nil }
    questionnaire = (digest, bytes)
    return bytes
  }

  /// Every blob must be stated by the log.
  mutating func verifyBlobs() throws(StoreProblem) {
    let strays = try store.blobs().count { !stated.contains($0) }
    guard strays > 0 else { return }
    note(
      nil, "stray-blob",
      Phrase(zh: "有 \(strays) 份内容不属于任何条目", en: "\(strays) contents belong to no entry"))
  }

  /// The lists must show every assessment, as the log has it, and nothing else.
  mutating func verifyDocuments() throws(StoreProblem) {
    var missing = expectedDocuments()
    var wrong: [(index: Int, phrase: Phrase)] = []
    try store.forEachRow { row in
      let document = row.document
      guard let expected = missing.removeValue(forKey: document.index) else {
        wrong.append((document.index, Self.strayDocument))
        return
      }
      if !row.agrees(with: expected, self.expected[document.index]) {
        wrong.append((document.index, Self.otherFields))
      }
    }
    for (index, phrase) in wrong { note(index, "projection", phrase) }
    for index in missing.keys { note(index, "projection", Self.missingDocument) }
  }

  /// What the log says of every assessment, by position.
  private mutating func expectedDocuments() -> [Int: ExpectedDocument] {
    var documents: [Int: ExpectedDocument] = [:]
    for (record, history) in ledger.records {
      let present = ledger.standing(of: record)
      for (offset, entry) in history.versions.enumerated() {
        let next = history.versions.dropFirst(offset + 1).first
        documents[entry.index] = ExpectedDocument(
          record: record, version: offset + 1, time: entry.time,
          standing: next.map { .superseded(since: $0.time) } ?? present)
      }
    }
    return documents
  }

  private static var strayDocument: Phrase {
    Phrase(zh: "清单中的记录不在日志里", en: "the list shows a record that the log has not got")
  }
  private static var missingDocument: Phrase {
    Phrase(zh: "清单中缺少此记录", en: "the list does not show this record")
  }
  private static var otherFields: Phrase {
    Phrase(zh: "清单中的内容与记录不符", en: "the list shows something else than the record")
  }
}

/// What the log says of one assessment.
private struct ExpectedDocument {
  let record: String
  let version: Int
  let time: Timestamp
  /// Nil where the content cannot be read, which is told elsewhere.
  let standing: Document.Standing?
}

extension Batch.Row {
  /// Whether the list shows what the log says, and what `fields` say, byte for byte.
  fileprivate func agrees(with expected: ExpectedDocument, _ fields: Digest?) -> Bool {
    let isDisposed = expected.standing?.status == RecordStatus.disposed.rawValue
    let fields = isDisposed ? Document.Fields.blank.digest : fields
    return document.record == expected.record && document.version == expected.version
      && document.time == expected.time
      && (expected.standing.map { $0.isSame(as: document.standing) } ?? true)
      && (fields.map { document.fields.digest(text: text) == $0 } ?? true)
  }
}

extension Document.Standing {
  fileprivate func isSame(as other: Self) -> Bool {
    status.utf8.elementsEqual(other.status.utf8) && since == other.since && acts == other.acts
      && waiting.utf8.elementsEqual(other.waiting.utf8)
  }
}

extension Document.Fields {
  /// What the list shows, as a digest: equal when every column is, byte for byte.
  fileprivate var digest: Digest { digest(text: text) }

  /// The digest with a text that is kept elsewhere.
  fileprivate func digest(text: String) -> Digest {
    let columns = [title, kind, unit, grade, township, track, questionnaire, text]
    return Digest(of: columns.flatMap { Array("\($0.utf8.count):".utf8) + Array($0.utf8) })
  }
}
