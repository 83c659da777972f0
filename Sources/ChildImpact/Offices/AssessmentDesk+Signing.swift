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
    let record = try Entropy.uuid()
    var archive = try office.open(for: .writing)
    let person = try KeyFile.readPublic(office.folder.personalKey + ".pub")
    let payload = try payload(work, record: record, archive: archive, key: person)
    try show(payload, of: work)
    let fields = try Document.Fields(
      Assessment(JSONPart(try JSON.canonical(payload))), work.loaded.questionnaire)
    let keys = try keys(held)
    let appended = try guarded {
      let envelope = try Envelope(signing: payload, as: .assessment, with: keys.personal)
      return try archive.append(
        assessment: envelope.bytes, questionnaire: work.loaded.canonical, as: fields,
        key: keys.office, at: Clock.timestamp)
    }
    work.draft.discard()
    if let warning = appended.warning { try common.tell(warning) }
    try report(record, appended.index)
  }

  /// Opens both keys. At a terminal a wrong passphrase may be typed again, twice.
  private func keys(_ held: borrowing Passphrase?) throws -> OfficeKeys {
    switch held {
    case .some(let passphrase): return try guarded { try OfficeKeys(office.folder, passphrase) }
    case .none: break
    }
    for _ in 0..<2 {
      let passphrase = try passphrases.passphrase(language)
      do throws(SigningProblem) {
        return try OfficeKeys(office.folder, passphrase)
      } catch {
        guard case .file(_, .wrongPassphrase) = error else {
          throw Failure(Exit.cannotReadOrWrite, error.phrase)
        }
        let again = Phrase(zh: "口令不对，请重新输入。", en: "Wrong passphrase; please try again.")
        try dialogue.line(again.text(in: language))
      }
    }
    let passphrase = try passphrases.passphrase(language)
    return try guarded { try OfficeKeys(office.folder, passphrase) }
  }

  private func foundIfNeeded(_ held: borrowing Passphrase?) throws {
    guard !office.hasArchive else { return }
    guard !office.remembersArchive else { throw office.missingArchive() }
    switch held {
    case .some(let passphrase): try found(passphrase)
    case .none: try prepareOffice()
    }
  }

  private func payload(
    _ work: AssessmentWork, record: String, archive: Archive<ArchiveFile>, key: PublicKey
  ) throws -> [UInt8] {
    let circumstances = Assessment.Circumstances(
      record: record, office: archive.office, questionnaireDigest: work.loaded.digest.hex,
      engine: Version.engine, started: work.draft.head.started, finished: Clock.text,
      language: work.interview.language, nonce: Hexadecimal.text(try Entropy.bytes(16)),
      signer: Assessment.Signer(key: key.id.hex, person: Founding.personID))
    let assessment = Assessment(
      work.interview.sheet, notes: work.interview.notes, circumstances)
    return try assessment.json.canonicalBytes()
  }

  private func show(_ payload: [UInt8], of work: AssessmentWork) throws {
    let assessment = try Assessment(JSONPart(try JSON.canonical(payload)))
    let summary = AssessmentSummary(assessment, work.loaded.questionnaire, language)
    try dialogue.line("")
    try dialogue.line(
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
  } catch let problem as JSONProblem {
    throw Failure(Exit.no, problem.phrase)
  }
}
