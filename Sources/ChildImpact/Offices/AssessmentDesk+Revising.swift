import Archiving
import Diagnostics
import Interviewing
import Questionnaires
import Records
import Signing

extension AssessmentDesk {
  /// Begins the next version of a signed record: its answers and remarks, on the questionnaire that
  /// it was made with. The version before it stays in the archive, superseded.
  func revise(_ id: String) throws -> AssessmentWork {
    let docket = try Docket(record: id, in: try office.view())
    let reading = docket.reading
    if let registry = docket.registry,
      [.refused, .withdrawn].contains(docket.chain.status(registry))
    {
      let closed = Archiving.Refusal.closed.phrase
      throw Failure(Exit.no, zh: closed.zh + "。", en: closed.en + ".")
    }
    let revision = Draft.Revision(
      record: reading.assessment.record, version: reading.assessment.version + 1,
      supersedes: Digest(of: reading.envelope.bytes).hex)
    var work = try begin(reading.loaded, revises: revision)
    try work.take(reading.assessment.changes(on: reading.sheet))
    return work
  }
}

extension Assessment {
  /// What leads from an empty interview to the answers and remarks of the record, as `sheet` has
  /// them: instances, answers in document order, remarks.
  fileprivate func changes(on sheet: Sheet) -> [Change] {
    let repeats = sheet.questionnaire.repeats.indices
    let instances = repeats.flatMap { index in
      Array(
        repeating: Change.addInstance(ofRepeat: index), count: sheet.instanceCount(ofRepeat: index))
    }
    let closed = repeats.map { Change.closeRepeat($0, true) }
    let answers = sheet.addresses().compactMap { address -> Change? in
      switch sheet.answer(at: address) {
      case .open: nil
      case .given, .skipped: .answer(address, sheet.answer(at: address))
      }
    }
    let notes = (self.answers + withheld).compactMap { entry -> Change? in
      guard let note = entry.note, let address = sheet.address(named: entry.name) else {
        return nil
      }
      return .note(address, note)
    }
    return instances + closed + answers + notes
  }
}
