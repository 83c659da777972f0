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
    expected[index] = fields
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
    var missing = Dictionary(
      ledger.records.flatMap { record, versions in
        versions.enumerated().map { ($1.index, (record, $0 + 1, $1.time, versions.count)) }
      }
    ) { first, _ in first }
    for document in try store.documents(matching: nil) {
      guard let (record, version, time, count) = missing.removeValue(forKey: document.index) else {
        note(document.index, "projection", Self.strayDocument)
        continue
      }
      let status = version == count ? Document.submitted : Document.superseded
      let agrees =
        document.record == record && document.version == version && document.time == time
        && document.status == status
        && (expected[document.index].map { document.shows($0) } ?? true)
      if !agrees { note(document.index, "projection", Self.otherFields) }
    }
    for index in missing.keys { note(index, "projection", Self.missingDocument) }
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

extension Document {
  /// Whether the list shows what `fields` say, byte for byte.
  fileprivate func shows(_ fields: Fields) -> Bool {
    zip([title, kind, unit, grade], [fields.title, fields.kind, fields.unit, fields.grade])
      .allSatisfy { $0.utf8.elementsEqual($1.utf8) }
  }
}
