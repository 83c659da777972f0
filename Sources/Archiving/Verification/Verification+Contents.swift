internal import Diagnostics
internal import Records
internal import Signing

extension Verification {
  /// Hands an admitted assessment to those who look into it.
  mutating func look(
    into statement: Statement?, _ blob: [UInt8]?, at index: Int
  ) throws(StoreProblem) {
    guard let statement, let blob, statement.kind == .assessment,
      options.examine != nil || options.project != nil,
      let assessment = try admitted(statement, blob, at: index)
    else { return }
    if let phrase = options.examine?(assessment) { note(index, "examination", phrase) }
    guard let fields = options.project?(assessment) else { return }
    let text = try store.text(at: index)
    if text.map({ $0.utf8.elementsEqual(fields.text.utf8) }) != true {
      note(index, "projection", Self.otherFields)
    }
    expected[index] = fields.digest
  }

  private func admitted(
    _ statement: Statement, _ blob: [UInt8], at index: Int
  ) throws(StoreProblem) -> AdmittedAssessment? {
    guard let payload = try? Envelope(reading: blob).payload,
      let claim = try? AssessmentClaim(payload),
      let questionnaire = try store.blob(claim.questionnaire)
    else { return nil }
    return AdmittedAssessment(
      index: index, record: statement.record, payload: payload, questionnaire: questionnaire)
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
    for document in try store.documents(matching: nil) {
      guard let expected = missing.removeValue(forKey: document.index) else {
        note(document.index, "projection", Self.strayDocument)
        continue
      }
      let fields = self.expected[document.index]
      if !document.agrees(with: expected, fields) {
        note(document.index, "projection", Self.otherFields)
      }
    }
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

extension Document {
  /// Whether the list shows what the log says, and what `fields` say, byte for byte.
  fileprivate func agrees(with expected: ExpectedDocument, _ fields: Digest?) -> Bool {
    record == expected.record && version == expected.version && time == expected.time
      && (expected.standing.map { $0.isSame(as: standing) } ?? true)
      && (fields.map { self.fields.digest == $0 } ?? true)
      && (expected.standing?.status != RecordStatus.disposed.rawValue
        || self.fields.digest == Fields.blank.digest)
  }
}

extension Document.Standing {
  fileprivate func isSame(as other: Self) -> Bool {
    status.utf8.elementsEqual(other.status.utf8) && since == other.since && acts == other.acts
      && waiting.utf8.elementsEqual(other.waiting.utf8)
  }
}

extension Document.Fields {
  /// What the list shows, as a digest: equal when every column is, byte for byte. The text is not in
  /// it, which is compared for itself.
  fileprivate var digest: Digest {
    let columns = [title, kind, unit, grade, township, track, questionnaire]
    return Digest(of: columns.flatMap { Array("\($0.utf8.count):".utf8) + Array($0.utf8) })
  }
}
