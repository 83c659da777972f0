import Archiving
import Diagnostics
import Interviewing
import Questionnaires
import Records
import SQLiteStore
import Signing
import Terminal

extension AssessmentDesk {
  /// Shows what will be signed, rendered from its bytes; signs it; appends it to the archive; takes
  /// the draft away. The record's id is the one line on standard output.
  func sign(_ work: AssessmentWork) throws {
    let held = try passphrases.passphraseFD.map { _ in try passphrases.passphrase(language) }
    try foundIfNeeded(held)
    var archive = try office.open(for: .writing)
    let person = try guarded { try KeyFile.readPublic(office.folder.personalKey + ".pub") }
    let owner = archive.registry.owner(of: person.id)?.id ?? Founding.personID
    let signer = Assessment.Signer(key: person.id.hex, person: owner)
    let moment = try moment(work.readings)
    let payload = try work.signable.payload(moment, office: archive.office, signer: signer)
    try show(payload, of: work)
    let fields = try Document.Fields(
      Assessment(JSONPart(try JSON.canonical(payload))), work.loaded.questionnaire)
    let keys = try keys(held)
    let time = try work.readings.time(for: .archived)
    let envelope = try guarded {
      try Envelope(signing: payload, as: .assessment, with: keys.personal)
    }
    let appended = try guarded {
      try archive.append(
        assessment: envelope.bytes, questionnaire: work.loaded.canonical, as: fields,
        key: keys.office, at: time)
    }
    work.draft.discard()
    if let warning = appended.warning { try common.tell(warning) }
    let signing = TranscriptEntry.Signature(
      office: archive.office, signer: signer, engine: Version.engine,
      payload: Digest(of: payload).hex, envelope: Digest(of: envelope.bytes).hex)
    try note(signing, of: work)
    try report(work.head.revises?.record ?? moment.record, appended.index)
  }

  private func moment(_ readings: Readings) throws -> Signable.Moment {
    Signable.Moment(
      record: Entropy.uuid(of: try readings.random(16, for: .record)),
      nonce: Hexadecimal.text(try readings.random(16, for: .nonce)),
      finished: try readings.time(for: .finished).text)
  }

  /// The record is in the archive: that its transcript cannot be finished is told and no failure.
  private func note(_ signing: TranscriptEntry.Signature, of work: AssessmentWork) throws {
    do { try work.transcript?.write(.signed(signing)) } catch let failure as Failure {
      try common.tell(failure.message)
    }
  }

  /// Opens both keys, by one passphrase where they have one. At a terminal a wrong one may be typed again.
  private func keys(_ held: borrowing Passphrase?) throws -> OfficeKeys {
    switch held {
    case .some(let passphrase): return try guarded { try OfficeKeys(office.folder, passphrase) }
    case .none: break
    }
    let opening = KeyOpening(common: common, passphrases: passphrases)
    let personal = try opening.open(office.folder.personalKey)
    let officeKey = try opening.openOffice(office.folder.officeKey, trying: personal.passphrase)
    return OfficeKeys(personal: personal.key, office: officeKey)
  }

  private func foundIfNeeded(_ held: borrowing Passphrase?) throws {
    guard !office.hasArchive else { return }
    guard !office.remembersArchive else { throw office.missingArchive() }
    switch held {
    case .some(let passphrase): try found(passphrase)
    case .none: try prepareOffice()
    }
  }

  private func show(_ payload: [UInt8], of work: AssessmentWork) throws {
    let assessment = try Assessment(JSONPart(try JSON.canonical(payload)))
    let summary = AssessmentSummary(assessment, work.loaded.questionnaire, language)
    try dialogue.line("")
    try dialogue.paragraph(
      Phrase(zh: "将要签署的内容", en: "What will be signed").text(in: language), .strong)
    for line in summary.lines { try dialogue.paragraph(line, first: "  ", hanging: "    ") }
    let digest = Phrase(
      zh: "内容摘要（SHA-256）：", en: "Digest (SHA-256): ")
    try dialogue.paragraph(
      Digest(of: payload).hex, first: "  " + digest.text(in: language), hanging: "    ")
  }

  private func report(_ record: String, _ index: Int) throws {
    try common.tell(
      Phrase(
        zh: "已签署并归档，档案库第 \(index) 条。查看：child-impact archive show \(record)；"
          + "报告：child-impact report \(record)",
        en:
          "Signed and archived as entry \(index). See it with: child-impact archive show \(record); "
          + "report: child-impact report \(record)"))
    try common.output.line(record)
  }
}

/// Runs what the proof and store modules do, with their problems in the program's words. A wrong
/// passphrase loses nothing: the draft stays.
func guarded<Result: ~Copyable>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let problem as SigningProblem {
    throw Failure(Exit.cannotReadOrWrite, problem.phrase)
  } catch let problem as ArchiveProblem {
    throw Failure(Exit.no, problem.phrase)
  } catch let problem as StoreProblem {
    throw Failure(Exit.cannotReadOrWrite, problem.phrase)
  } catch let problem as ParcelProblem {
    throw Failure(Exit.no, problem.phrase)
  } catch let problem as Archiving.Refusal {
    throw Failure(Exit.no, problem.phrase)
  } catch let problem as RegistryProblem {
    throw Failure(Exit.no, problem.phrase)
  } catch let problem as JSONProblem {
    throw Failure(Exit.no, problem.phrase)
  }
}
