internal import Records
internal import Signing

extension Archive {
  /// What the lists should show, worked out from the log and its contents.
  /// - Parameters:
  ///   - project: Makes the fields of an assessment; nil for one that cannot be read, which keeps the
  ///     fields that the list has.
  ///   - progress: Told how many records are done, of how many.
  /// - Throws: ``StoreProblem``.
  public func rows(
    _ project: (AdmittedAssessment) -> Document.Fields?, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> [Batch.Row] {
    var ledger = ledger
    var rows: [Batch.Row] = []
    let kept = try? Dictionary(
      store.documents(matching: nil).map { ($0.index, $0.fields) }
    ) { first, _ in first }
    for (done, (record, history)) in self.ledger.records.enumerated() {
      progress(done, self.ledger.records.count)
      let present = ledger.standing(of: record)
      for (offset, version) in history.versions.enumerated() {
        let next = history.versions.dropFirst(offset + 1).first
        let standing = next.map { .superseded(since: $0.time) } ?? present
        let admitted = try admitted(record, version)
        guard let fields = admitted.flatMap(project) ?? kept?[version.index], let standing else {
          throw ArchiveProblem.broken(index: version.index, .missingBlob)
        }
        rows.append(row(record, offset + 1, version, fields, standing))
      }
    }
    return rows.sorted { $0.document.index < $1.document.index }
  }

  private func admitted(
    _ record: String, _ version: Ledger.Version
  ) throws -> AdmittedAssessment? {
    guard let blob = try store.blob(version.digest), Digest(of: blob) == version.digest,
      let payload = try? Envelope(reading: blob).payload,
      let claim = try? AssessmentClaim(payload),
      let questionnaire = try store.blob(claim.questionnaire),
      Digest(of: questionnaire) == claim.questionnaire
    else { return nil }
    return AdmittedAssessment(
      isCalculation: false, index: version.index, record: record, content: claim.content,
      questionnaire: questionnaire,
      questionnaireDigest: claim.questionnaire)
  }

  private func row(
    _ record: String, _ number: Int, _ version: Ledger.Version, _ fields: Document.Fields,
    _ standing: Document.Standing
  ) -> Batch.Row {
    Batch.Row(
      document: Document(
        index: version.index, record: record, version: number, time: version.time,
        fields: fields, standing: standing),
      text: fields.text)
  }
}
