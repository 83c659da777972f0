import Archiving
import Diagnostics
import FEEL
import Questionnaires
import Records
import SQLiteStore
import Scoring
import Signing

/// A record read from the archive, with the questionnaire that it was made with.
struct RecordReading {
  /// The line of the lists; nil for a record that came in a file.
  let document: Document?
  /// The position of the assessment.
  let index: Int
  let envelope: Envelope
  let assessment: Assessment
  let loaded: QuestionnaireShelf.Loaded
  let sheet: Sheet

  /// Reads the latest version of the record whose id is `id` or begins with it; `last` is the record
  /// that came last.
  init(_ id: String, in archive: Archive<ArchiveFile>) throws {
    try self.init(id, in: archive.view)
  }

  /// What the list has of the latest version of the record that `id` names, as long as its content is
  /// kept.
  static func document(
    _ id: String, in archive: ArchiveView<ArchiveFile>
  ) throws -> Document {
    let last = id == "last" ? try guarded { try archive.lastDocument() }?.record : nil
    let id = last ?? id
    let matches = try guarded { try archive.documents(beginning: id) }
    let records = Set(matches.map(\.record))
    guard let document = matches.last, records.count == 1 else {
      throw records.isEmpty
        ? Failure(Exit.no, zh: "档案库里没有编号为 \(id) 的记录。", en: "the archive holds no record \(id).")
        : Failure(
          Exit.usage, zh: "编号 \(id) 对应 \(records.count) 条记录，请多写几位。",
          en: "\(records.count) records begin with \(id); please give more of the id.")
    }
    guard document.status != RecordStatus.disposed.rawValue else {
      throw Failure(Exit.no, Archiving.Refusal.disposed.phrase)
    }
    return document
  }

  /// The same, of an archive that is open to read.
  init(_ id: String, in archive: ArchiveView<ArchiveFile>) throws {
    let document = try Self.document(id, in: archive)
    let bytes = try guarded { try archive.envelope(at: document.index) }
    let envelope = try guarded { try Envelope(reading: bytes) }
    let digest = try RecordReading.questionnaire(of: envelope)
    try self.init(
      envelope: envelope, questionnaire: try guarded { try archive.questionnaire(digest) },
      index: document.index, document: document)
  }

  /// Reads a record from its envelope and the canonical bytes of its questionnaire.
  init(
    envelope: Envelope, questionnaire: [UInt8], index: Int, document: Document? = nil
  ) throws {
    self.document = document
    self.index = index
    self.envelope = envelope
    let payload = envelope.payload
    self.assessment = try guarded { try Assessment(JSONPart(try JSON.canonical(payload))) }
    self.loaded = try QuestionnaireShelf.load(
      canonical: questionnaire, named: assessment.questionnaire.id)
    self.sheet = assessment.sheet(of: loaded.questionnaire).sheet
  }

  private static func questionnaire(of envelope: Envelope) throws -> Digest {
    let name = try guarded {
      try JSONPart(try JSON.canonical(envelope.payload))["questionnaire"]["sha256"].string()
    }
    guard let digest = Digest(hex: name) else {
      throw Failure(Exit.no, zh: "记录中的问卷摘要无效。", en: "the digest of the questionnaire is no digest.")
    }
    return digest
  }
}

/// Working the scores of a record out again.
enum Rescoring {
  /// What differs between a record and the scores that its answers give; nil where nothing does.
  static func difference(_ assessment: Assessment, _ questionnaire: Questionnaire) -> Phrase? {
    let (sheet, unread) = assessment.sheet(of: questionnaire)
    guard unread.isEmpty else {
      return Phrase(
        zh: "\(unread.count) 个答案不被所存问卷接受",
        en: "\(unread.count) answers are not taken by its questionnaire")
    }
    let again = Assessment(sheet, notes: [:], circumstances(of: assessment))
    let names = [
      again.scores == assessment.scores ? nil : "scores",
      again.items == assessment.items ? nil : "items",
      again.grade == assessment.grade ? nil : "grade",
      again.redLines == assessment.redLines ? nil : "red_lines",
      again.findings == assessment.findings ? nil : "findings",
      again.subject == assessment.subject ? nil : "subject",
    ].compactMap { $0 }
    return difference(names)
  }

  /// That the parts called so are not what the answers give; nil where there are none.
  static func difference(_ names: [String]) -> Phrase? {
    guard !names.isEmpty else { return nil }
    let list = names.joined(separator: ", ")
    return Phrase(
      zh: "重新计算的结果与记录不符：\(list)", en: "worked out again, these differ from the record: \(list)")
  }

  private static func circumstances(of assessment: Assessment) -> Assessment.Circumstances {
    Assessment.Circumstances(
      record: assessment.record, version: assessment.version, supersedes: assessment.supersedes,
      office: assessment.office, questionnaireDigest: assessment.questionnaire.sha256,
      engine: assessment.engine, started: assessment.started, finished: assessment.finished,
      language: assessment.language, nonce: assessment.nonce, signer: assessment.signer)
  }
}

extension Document.Fields {
  /// What the list and the search of the archive show of an assessment.
  init(_ assessment: Assessment, _ questionnaire: Questionnaire) {
    let summary = AssessmentSummary(assessment, questionnaire, questionnaire.defaultLanguage)
    let texts = assessment.answers.compactMap(\.text)
    self.init(
      title: assessment.subject.title, kind: assessment.subject.kind,
      unit: summary.label(assessment.subject.unit, of: questionnaire.subject.unit),
      grade: assessment.grade ?? "", township: summary.townships,
      track: assessment.subject.track ?? "", questionnaire: assessment.questionnaire.sha256,
      text: texts.joined(separator: "\n"))
  }
}
